import { masterVersions } from "../../masters/masters.ts";
import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { DIMENSION_IDS } from "../../model/scores.ts";
import { warekiText } from "../sheet/date-cell.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { TRACE_TEXTS } from "./wording.ts";

const WIDTHS = [7, 86, 8, 11, 9, 9, 30];

/** 説明書_所属: choose a department; one A4 page says which answers, weights and missing data made its readiness. */
export function departmentTraceSheet(layout: HrLayout): SheetDraft {
  const { readiness, input } = layout;
  const draft = makeDraft(SHEETS.departmentTrace);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  put(draft, [1, 1], "準備度の説明書（所属）", "title");
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, TRACE_TEXTS.departmentLead, "captionWrap");
  put(draft, [3, 1], "所属", "label");
  const first = readiness.units.find(({ isSection }) => isSection) ?? readiness.units[0];
  const choice = putWide(draft, { top: 3, left: 2, bottom: 3, right: 4 }, first === undefined ? "" : labelAt(layout, first.unit), "inputText");
  const labels = columnRange(readiness.table, "label");
  put(draft, [3, 5], "行", "caption");
  const row = put(draft, [3, 6], f`SUMPRODUCT(--(${labels}=${choice}),${rowNumbers(layout)})`, "count");
  draft.extras.validations = [{ kind: "list", values: labels, range: choice.range, prompt: { title: "所属", text: "所属を選ぶと、下の内容が切り替わります。" } }];
  const pick = (id: string): Formula => f`IF(${row}=0,${textLiteral("―")},INDEX(${columnRange(readiness.table, id)},${row}))`;
  putAcross(draft, [5, 1], ["結果", null, "素点", "調整後", "未確認率", "参考値", "基準日"], "head");
  putAcross(draft, [6, 1], [null, f`${choice}&""`, pick("raw"), pick("adjusted"), pick("unknown"), f`${pick("reference")}&""`, warekiText(input.scores.asOf)], ["label", "label", "score", "scoreBold", "percent", "mark", "body"]);
  const names = new Map(input.masters.presets.dimensions.map(({ id, name }) => [id as string, name]));
  putAcross(draft, [8, 1], ["分野", "名称", "重み", "点"], "head");
  DIMENSION_IDS.forEach((id, d) => {
    const weight: Reference = { sheet: layout.settings.draft.name, range: { ...columnRange(layout.settings.dimensions, "weight").range, top: layout.settings.dimensions.firstRow + d, bottom: layout.settings.dimensions.firstRow + d } };
    putAcross(draft, [9 + d, 1], [id, names.get(id) ?? "", f`${weight}`, pick(id)], ["bodyCenter", "body", "weight", "scoreBold"]);
  });
  placeTable(draft, [16, 1], questionColumns(layout, row), readiness.questions);
  readiness.questions.forEach((_question, i) => draft.heights.set(17 + i, 15));
  putVersions(draft, layout, 18 + readiness.questions.length, WIDTHS.length);
  return draft;
}

const labelAt = ({ readiness }: HrLayout, unit: string): string => {
  const found = readiness.units.find((u) => u.unit === unit);
  return found === undefined ? "" : found.unit === "ORG" ? found.name : `${found.unit}　${found.fullPath}`;
};

/** 1, 2, 3 … beside the units of 計算_準備度. */
const rowNumbers = ({ readiness }: HrLayout): Reference => columnRange(readiness.table, "line");

function questionColumns(layout: HrLayout, row: Reference): readonly ColumnSpec<(typeof layout.readiness.questions)[number]>[] {
  const { readiness, settings, input } = layout;
  const weights = columnRange(settings.questions, "weight");
  const place = new Map(input.masters.questions.questions.map(({ id }, i) => [id, i]));
  const t = textLiteral;
  const value = (id: string): Formula => f`INDEX(${columnRange(readiness.table, id)},${row})`;
  return [
    { id: "id", label: "設問", style: "bodyCenter", cell: ({ id }) => id },
    { id: "wording", label: "内容", style: "bodyShrink", cell: ({ wording }) => wording },
    { id: "kind", label: "出所", style: "bodyCenter", cell: ({ kind }) => (kind === "computed" ? "計算" : "回答") },
    { id: "value", label: "値（0〜1）", style: "fte", cell: ({ id }) => f`IF(${row}=0,${t("―")},IF(${value(id)}&""="",${t("課の合計")},${value(id)}))` },
    { id: "weight", label: "重み", style: "weight", cell: ({ id }) => f`INDEX(${weights},${(place.get(id) ?? 0) + 1})` },
    { id: "points", label: "得点", style: "fte", cell: (_question, own) => f`IF(ISNUMBER(${own("value")}),${own("value")}*${own("weight")},0)` },
    { id: "note", label: "扱い", style: "bodyShrink", cell: (_question, own) => f`IF(ISNUMBER(${own("value")}),${t("得点に入る")},IF(${own("value")}=${t("未確認")},${t("素点では0点、調整後では除く")},IF(${own("value")}=${t("対象外")},${t("基準から除く")},${t("課ごとの値を合計")})))` },
  ];
}

/** Which versions of the masters were used, and how to ask for a correction. */
export function putVersions(draft: SheetDraft, { input }: HrLayout, top: number, columns: number): void {
  const versions = Object.entries(masterVersions(input.masters)).map(([id, version]) => `${id} ${version}`).join("　");
  putWide(draft, { top, left: 1, bottom: top, right: columns }, `${TRACE_TEXTS.versions}${versions}`, "captionWrap");
  draft.heights.set(top, 44);
  putWide(draft, { top: top + 1, left: 1, bottom: top + 1, right: columns }, TRACE_TEXTS.appeal, "captionWrap");
}
