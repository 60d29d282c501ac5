import type { Masters } from "../../masters/master-types.ts";
import { masterHeads } from "../../masters/masters.ts";
import { SETTING_LABELS } from "../../masters/setting-labels.ts";
import { f, type Reference, textLiteral } from "../../model/formula.ts";
import { DIMENSION_IDS, ROLE_IDS } from "../../model/scores.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { dateContent, periodName } from "../sheet/date-cell.ts";
import { cellIn, columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import { NUMBER_SETTINGS } from "./number-settings.ts";
import { presetWeight, requiredLevelOf } from "./preset.ts";
import { BAND_HEAD, cellTextOf, CHOICE_LABELS, FORM, OTHER_SETTINGS, REQUIREMENT_HEADS, SECTION_TITLES } from "./setting-fields.ts";
import { SETTING_TEXTS } from "./wording.ts";

/** 設定 as laid out: where every weight and threshold stands. */
export interface SettingSheet {
  readonly draft: SheetDraft;
  /** A threshold by its key. */
  readonly value: (key: string) => Reference;
  readonly leaderBasis: Reference;
  readonly headcountWeighting: Reference;
  /** One row per dimension: `weight` in use, then one column per preset (`preset0` …). */
  readonly dimensions: PlacedTable;
  /** One row per question: dimension, step, weight. */
  readonly questions: PlacedTable;
  /** One row per role and item. */
  readonly requirements: PlacedTable;
  readonly periods: PlacedTable;
  readonly roles: PlacedTable;
  /** Readiness bands: `from` (points) and `name`. */
  readonly bands: PlacedTable;
}

const LAST = 9;

/** 設定: cells on yellow may be changed; every figure of the workbook follows. */
export function settingSheet(input: HrWorkbookInput): SettingSheet {
  const draft = makeDraft(SHEETS.settings);
  [12, 62, 11, 11, 11, 11, 11, 11, 11].forEach((width, i) => (draft.widths[i + 1] = width));
  put(draft, [1, 1], "設定", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: LAST }, SETTING_TEXTS.lead);
  const thresholds = putThresholds(draft, input, 4);
  const presetTop = thresholds.next + 1;
  const dimensions = putPresets(draft, input, presetTop);
  const questions = putQuestions(draft, input, dimensions, dimensions.lastRow + 3);
  draft.page.breaksAfter.push(presetTop - 1, dimensions.lastRow + 2);
  const roles = putRoles(draft, input.masters, questions.lastRow + 3);
  const requirements = putRequirements(draft, input, roles.lastRow + 3);
  draft.page.breaksAfter.push(questions.lastRow + 2, roles.lastRow + 2, requirements.lastRow + 2);
  const periods = putPeriods(draft, input, requirements.lastRow + 3);
  const bands = putBands(draft, input.masters, periods.lastRow + 3);
  const others = bands.lastRow + 3;
  const versions = putOthers(draft, input, others) + 1;
  draft.page.breaksAfter.push(others - 1, versions - 1);
  putVersions(draft, input.masters, versions);
  draft.extras.notes = [];
  return { draft, dimensions, questions, roles, requirements, periods, bands, ...thresholds };
}

function putThresholds(draft: SheetDraft, input: HrWorkbookInput, top: number): Pick<SettingSheet, "value" | "leaderBasis" | "headcountWeighting"> & { readonly next: number } {
  put(draft, [top, 1], SECTION_TITLES.thresholds, "subtitle");
  putAcross(draft, [top + 1, 1], ["規則", "内容", "値"], ["head", "head", "headInput"]);
  const places = new Map<string, Reference>();
  NUMBER_SETTINGS.forEach(({ key, label, rule, style }, i) => {
    const row = top + 2 + i;
    put(draft, [row, 1], rule, "bodyCenter");
    put(draft, [row, 2], label, "bodyWrap");
    places.set(key, put(draft, [row, 3], input.settings[key], style));
  });
  const row = top + 2 + NUMBER_SETTINGS.length;
  putAcross(draft, [row, 1], ["R23", CHOICE_LABELS.leaderBasis], ["bodyCenter", "bodyWrap"]);
  const leaderBasis = put(draft, [row, 3], input.settings.leaderBasis, "inputText");
  putAcross(draft, [row + 1, 1], ["R40", CHOICE_LABELS.headcountWeighting], ["bodyCenter", "bodyWrap"]);
  const headcountWeighting = put(draft, [row + 1, 3], input.settings.headcountWeighting ? 1 : 0, "inputCount");
  draft.extras.validations = [
    { kind: "list", values: ["ratio", "count", "both"], range: leaderBasis.range },
    { kind: "list", values: ["0", "1"], range: headcountWeighting.range },
    ...NUMBER_SETTINGS.map(({ key, style }) => ({
      kind: "decimal" as const, min: 0, max: style === "inputPercent" ? 1 : 1000, range: (places.get(key) as Reference).range, allowBlank: false,
      error: { title: "設定", text: style === "inputPercent" ? "0%から100%までの値を入力してください。" : "0以上の数を入力してください。" },
    })),
  ];
  const value = (key: string): Reference => {
    const place = places.get(key);
    if (place === undefined) throw new Error(`no threshold ${key}`);
    return place;
  };
  return { value, leaderBasis, headcountWeighting, next: row + 2 };
}

function putPresets(draft: SheetDraft, input: HrWorkbookInput, top: number): PlacedTable {
  const { presets } = input.masters.presets;
  put(draft, [top, 1], SECTION_TITLES.presets, "subtitle");
  put(draft, [top + 1, 2], CHOICE_LABELS.mainPreset, "label");
  const choice = put(draft, [top + 1, 3], input.settings.mainPreset, "inputText");
  draft.extras.validations = [...(draft.extras.validations ?? []), { kind: "list", values: presets.map(({ id }) => id), range: choice.range }];
  const columns: readonly ColumnSpec<(typeof input.masters.presets.dimensions)[number]>[] = [
    { id: "id", label: "分野", style: "bodyCenter", cell: ({ id }) => id },
    { id: "name", label: "名称", style: "bodyWrap", cell: ({ name, reason }) => `${name}（${reason}）` },
    {
      id: "weight", label: "使う重み", style: "weight",
      cell: (_record, _own, i) => {
        const heads = { sheet: draft.name, range: { top: top + 2, left: 4, bottom: top + 2, right: 3 + presets.length } };
        const row = top + 3 + i;
        return f`INDEX(${{ sheet: draft.name, range: { top: row, left: 4, bottom: row, right: 3 + presets.length } }},MATCH(${choice},${heads},0))`;
      },
    },
    ...presets.map((preset, p): ColumnSpec<{ readonly id: (typeof DIMENSION_IDS)[number] }> => ({
      id: `preset${p}`, label: preset.id, headStyle: "headInput", style: "inputWeight", cell: ({ id }) => presetWeight(preset, id),
    })),
    { id: "items", label: "設問数", style: "count", cell: ({ id }) => input.masters.questions.questions.filter((q) => q.dimension === id).length },
  ];
  const table = placeTable(draft, [top + 2, 1], columns, input.masters.presets.dimensions);
  return table;
}

function putQuestions(draft: SheetDraft, input: HrWorkbookInput, dimensions: PlacedTable, top: number): PlacedTable {
  put(draft, [top, 1], "3　設問と重み（分野の配点÷分野の全設問数。対象外の設問の重みは配り直しません）", "subtitle");
  const columns: readonly ColumnSpec<(typeof input.masters.questions.questions)[number]>[] = [
    { id: "id", label: "設問", style: "bodyCenter", cell: ({ id }) => id },
    { id: "wording", label: "内容", style: "bodyWrap", cell: ({ wording }) => wording },
    { id: "dimension", label: "分野", style: "bodyCenter", cell: ({ dimension }) => dimension },
    { id: "step", label: "ステップ", style: "count", cell: ({ step }) => step },
    { id: "organisation", label: "全庁のみ", style: "bodyCenter", cell: ({ organisationWide }) => (organisationWide ? "全庁" : "") },
    { id: "kind", label: "値の出所", style: "bodyCenter", cell: ({ kind }) => (kind === "computed" ? "計算" : "回答") },
    {
      id: "weight", label: "重み", style: "weight",
      cell: ({ dimension }) => {
        const d = DIMENSION_IDS.indexOf(dimension);
        return f`${cellIn(dimensions, d, "weight")}/${cellIn(dimensions, d, "items")}`;
      },
    },
  ];
  const table = placeTable(draft, [top + 1, 1], columns, input.masters.questions.questions);
  return table;
}

function putRoles(draft: SheetDraft, masters: Masters, top: number): PlacedTable {
  put(draft, [top, 1], "4　役割", "subtitle");
  const names = new Map(masters.roles.roles.map((role) => [role.id, role]));
  const columns: readonly ColumnSpec<(typeof ROLE_IDS)[number]>[] = [
    { id: "no", label: "役割番号", style: "count", cell: (_role, _own, i) => i + 1 },
    { id: "name", label: "名称（国の外部人材スキル標準との対応）", style: "bodyWrap", cell: (role) => `${names.get(role)?.name ?? role}${names.get(role)?.mic ? `（${names.get(role)?.mic}）` : ""}` },
    { id: "id", label: "役割", style: "bodyCenter", cell: (role) => role },
  ];
  const table = placeTable(draft, [top + 1, 1], columns, ROLE_IDS);
  return table;
}

function putRequirements(draft: SheetDraft, input: HrWorkbookInput, top: number): PlacedTable {
  put(draft, [top, 1], SECTION_TITLES.requirements, "subtitle");
  const items = new Map(input.work.items.map((item) => [item.item, item]));
  const columns: readonly ColumnSpec<(typeof input.masters.requirements.requirements)[number]>[] = [
    { id: "item", label: REQUIREMENT_HEADS.item, style: "bodyCenter", cell: ({ item }) => item },
    { id: "name", label: "名称", style: "bodyWrap", cell: ({ item }) => items.get(item)?.name ?? item },
    { id: "role", label: REQUIREMENT_HEADS.role, style: "bodyCenter", cell: ({ role }) => role },
    { id: "roleNo", label: "役割番号", style: "count", cell: ({ role }) => ROLE_IDS.indexOf(role) + 1 },
    { id: "required", label: REQUIREMENT_HEADS.required, headStyle: "headInput", style: "inputCount", cell: requiredLevelOf },
    { id: "weight", label: REQUIREMENT_HEADS.weight, headStyle: "headInput", style: "inputCount", cell: ({ weight }) => weight },
    { id: "must", label: REQUIREMENT_HEADS.must, headStyle: "headInput", style: "inputCount", cell: ({ mustHave }) => (mustHave ? 1 : 0) },
    { id: "inUse", label: "調査あり", style: "count", cell: ({ item }) => (items.get(item)?.inUse === true ? 1 : 0) },
    { id: "product", label: "重み×レベル", style: "count", cell: (_record, own) => f`${own("required")}*${own("weight")}` },
  ];
  return placeTable(draft, [top + 1, 1], columns, input.masters.requirements.requirements);
}

function putPeriods(draft: SheetDraft, input: HrWorkbookInput, top: number): PlacedTable {
  put(draft, [top, 1], "6　見通しの半期", "subtitle");
  const columns: readonly ColumnSpec<(typeof input.work.periods)[number]>[] = [
    { id: "label", label: "半期", style: "bodyCenter", cell: ({ label }) => label },
    { id: "name", label: "期間", style: "body", cell: ({ label }) => periodName(label) },
    { id: "first", label: "はじめ", style: "date", cell: ({ first }) => dateContent(first) },
    { id: "last", label: "おわり", style: "date", cell: ({ last }) => dateContent(last) },
    { id: "days", label: "日数", style: "count", cell: (_record, own) => f`${own("last")}-${own("first")}+1` },
  ];
  return placeTable(draft, [top + 1, 1], columns, input.work.periods);
}

/** R41: each band from its lower limit. */
function putBands(draft: SheetDraft, masters: Masters, top: number): PlacedTable {
  put(draft, [top, 1], SECTION_TITLES.bands, "subtitle");
  const { bands } = masters.questions;
  const columns: readonly ColumnSpec<(typeof bands)[number]>[] = [
    { id: "from", label: BAND_HEAD, headStyle: "headInput", style: "inputCount", cell: (_band, _own, i) => (i === 0 ? 0 : (bands[i - 1]?.below ?? 0)) },
    { id: "name", label: "段階", style: "body", cell: ({ name }) => name },
  ];
  return placeTable(draft, [top + 1, 1], columns, bands);
}

/** What no formula of this workbook reads: taken over when the workbook is given back with `--settings`. Lists are joined by `;`. */
function putOthers(draft: SheetDraft, { settings }: HrWorkbookInput, top: number): number {
  put(draft, [top, 1], SECTION_TITLES.others, "subtitle");
  putWide(draft, { top: top + 1, left: 1, bottom: top + 1, right: LAST }, SETTING_TEXTS.others, "captionWrap");
  putAcross(draft, [top + 2, 1], ["規則", "内容", "値"], ["head", "head", "headInput"]);
  OTHER_SETTINGS.forEach((key, i) => {
    const row = top + 3 + i;
    put(draft, [row, 1], SETTING_LABELS[key].rule, "bodyCenter");
    put(draft, [row, 2], SETTING_LABELS[key].label, "bodyWrap");
    const value = settings[key];
    if (typeof value === "number") {
      put(draft, [row, 3], value, "inputNumber");
      put(draft, [row, 4], SETTING_LABELS[key].unit, "caption");
    } else putWide(draft, { top: row, left: 3, bottom: row, right: LAST }, cellTextOf(value), "inputWrap");
  });
  const yesNo = OTHER_SETTINGS.flatMap((key, i) => (typeof settings[key] === "boolean" ? [{ kind: "list" as const, values: [cellTextOf(true), cellTextOf(false)], range: { top: top + 3 + i, left: 3, bottom: top + 3 + i, right: 3 } }] : []));
  draft.extras.validations = [...(draft.extras.validations ?? []), ...yesNo];
  return top + 3 + OTHER_SETTINGS.length;
}

/** By what the sheet was made: read back first, so that a sheet of another version is refused. */
function putVersions(draft: SheetDraft, masters: Masters, top: number): void {
  put(draft, [top, 1], SECTION_TITLES.versions, "subtitle");
  putWide(draft, { top: top + 1, left: 1, bottom: top + 1, right: LAST }, SETTING_TEXTS.versions, "captionWrap");
  putAcross(draft, [top + 2, 1], ["種類", "名称", "版"], "head");
  [{ id: FORM.id, title: FORM.title, version: FORM.version }, ...masterHeads(masters)].forEach(({ id, title, version }, i) => {
    put(draft, [top + 3 + i, 1], id === FORM.id ? "様式" : "マスター", "bodyCenter");
    put(draft, [top + 3 + i, 2], title, "bodyWrap");
    putWide(draft, { top: top + 3 + i, left: 3, bottom: top + 3 + i, right: LAST }, version, "textWrap");
  });
}

/** Σ weight × level of a role, of all its items or of those in use. */
export const requirementBase = (settings: SettingSheet, roleNo: number, inUseOnly: boolean) => {
  const { requirements } = settings;
  const product = columnRange(requirements, "product");
  const role = columnRange(requirements, "roleNo");
  return inUseOnly ? f`SUMIFS(${product},${role},${roleNo},${columnRange(requirements, "inUse")},1)` : f`SUMIFS(${product},${role},${roleNo})`;
};

export const quoted = textLiteral;
