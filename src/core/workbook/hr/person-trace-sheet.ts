import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { levelOf } from "../../model/level-table.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { ItemWork } from "../../model/scoring-work.ts";
import { warekiText } from "../sheet/date-cell.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { personLabel, type StaffLine } from "./staff-data.ts";
import { putVersions } from "./trace-sheets.ts";
import { TRACE_TEXTS } from "./wording.ts";

const WIDTHS = [18, 34, 16, 12, 18, 12, 40];
/** Above this many people the sources of the levels are not copied into the workbook (the normalised ledger has them). */
const SOURCES_UP_TO = 5000;

export interface PersonTrace {
  readonly sheet: SheetDraft;
  /** データ_スキル出典, where there is one. */
  readonly sources: SheetDraft | undefined;
}

/** 説明書_職員: choose a person; one A4 page says which facts, levels and requirements made category, literacy and fits. */
export function personTraceSheet(layout: HrLayout): PersonTrace {
  const { staff, input } = layout;
  const sources = sourceTable(layout);
  const draft = makeDraft(SHEETS.personTrace);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  put(draft, [1, 1], "区分・適合度の説明書（職員）", "title");
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, TRACE_TEXTS.personLead, "captionWrap");
  put(draft, [3, 1], "職員", "label");
  const judged = new Set(input.scores.staff.filter(({ literacy }) => literacy !== null).map(({ staff_no }) => staff_no));
  const first = staff.people.find(({ work }) => work.inScope && judged.has(work.staffNo)) ?? staff.people[0];
  const choice = putWide(draft, { top: 3, left: 2, bottom: 3, right: 4 }, first === undefined ? "" : personLabel(first.work.staffNo, first.record.name), "inputText");
  put(draft, [3, 5], "行", "caption");
  const row = put(draft, [3, 6], f`SUMPRODUCT(--(${columnRange(staff.table, "label")}=${choice}),${columnRange(staff.table, "no")})`, "count");
  draft.extras.validations = [{ kind: "list", values: columnRange(staff.table, "label"), range: choice.range, prompt: { title: "職員", text: "職員を選ぶと、下の内容が切り替わります。" } }];
  put(draft, [3, 7], `基準日 ${warekiText(input.scores.asOf)}`, "caption");
  putFacts(draft, layout, row);
  const roleTop = 12;
  placeTable(draft, [roleTop, 1], roleColumns(layout, row), ROLE_IDS);
  const itemTop = roleTop + ROLE_IDS.length + 2;
  placeTable(draft, [itemTop, 1], itemColumns(layout, row, sources?.table), layout.skills.items);
  putVersions(draft, layout, itemTop + Math.max(1, layout.skills.items.length) + 2, WIDTHS.length);
  return { sheet: draft, sources: sources?.draft };
}

const chosen = (row: Reference, column: Reference): Formula => f`IF(${row}=0,"",INDEX(${column},${row}))`;

function putFacts(draft: SheetDraft, { staff, fits }: HrLayout, row: Reference): void {
  const fact = (id: string): Formula => f`${chosen(row, columnRange(staff.table, id))}&""`;
  const figure = (id: string): Formula => chosen(row, columnRange(staff.table, id));
  const score = (id: string): Formula => chosen(row, columnRange(fits.people, id));
  const lines: readonly (readonly [string, Formula, string, Formula, string, Formula])[] = [
    ["課", fact("sectionName"), "職名", fact("post"), "人材区分", score("category")],
    ["職種", fact("job"), "職階", fact("band"), "理由（計算時点）", fact("reason")],
    ["任用形態", fact("employment"), "在職区分", fact("status"), "対象外の理由", fact("scopeReason")],
    ["指名", fact("designation"), "DX従事割合", figure("share"), "割合の根拠", fact("shareReason")],
    ["DX研修（期間内）", figure("dxCourses"), "資格（ITSS）", figure("itss"), "リテラシー充足率", score("literacy")],
    ["充足した項目", score("met"), "評価済みの項目", score("assessed"), "元の台帳", f`${fact("file")}&${textLiteral(" ")}&${figure("row")}&${textLiteral("行")}`],
  ];
  lines.forEach(([a, av, b, bv, c, cv], i) => {
    putAcross(draft, [5 + i, 1], [a, av, b], ["label", "bodyShrink", "label"]);
    put(draft, [5 + i, 4], bv, "bodyShrink");
    put(draft, [5 + i, 5], c, "label");
    putWide(draft, { top: 5 + i, left: 6, bottom: 5 + i, right: 7 }, cv, c === "リテラシー充足率" ? "percent" : "bodyShrink");
  });
}

function roleColumns({ fits, input }: HrLayout, row: Reference): readonly ColumnSpec<(typeof ROLE_IDS)[number]>[] {
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const of = (id: string): Formula => chosen(row, columnRange(fits.people, id));
  const t = textLiteral;
  return [
    { id: "id", label: "役割", style: "bodyCenter", cell: (role) => role },
    { id: "name", label: "名称", style: "bodyShrink", cell: (role) => names.get(role) ?? role },
    { id: "rate", label: "評価済み", style: "percent", cell: (_role, _own, r) => of(`rate${r}`) },
    { id: "fit", label: "適合度", style: "percentBold", cell: (_role, _own, r) => of(`fit${r}`) },
    { id: "state", label: "判定", style: "count", cell: (_role, _own, r) => of(`state${r}`) },
    {
      id: "mark", label: "印", style: "mark",
      cell: (_role, own) => f`IF(NOT(ISNUMBER(${own("fit")})),${t("―")},IF(${own("state")}=1,${t("○")},IF(${own("state")}=0,${t("×")},${t("△")})))`,
    },
    {
      id: "meaning", label: "意味", style: "bodyShrink",
      cell: (_role, own) => f`IF(NOT(ISNUMBER(${own("fit")})),${t("評価が足りず判定できません")},IF(${own("state")}=1,${t("適合")},IF(${own("state")}=2,${t("育成候補")},IF(${own("state")}=3,${t("必須スキルが不足")},${t("適合の水準に届いていません（または対象外）")}))))`,
    },
  ];
}

function itemColumns({ skills, staff }: HrLayout, row: Reference, sources: PlacedTable | undefined): readonly ColumnSpec<ItemWork>[] {
  const manager = f`IF(${row}=0,0,INDEX(${columnRange(staff.table, "manager")},${row}))`;
  const level = (i: number): Formula => f`INDEX(${skills.item(i)},${row})`;
  const t = textLiteral;
  return [
    { id: "item", label: "項目", style: "bodyCenter", cell: ({ item }) => item },
    { id: "name", label: "名称", style: "bodyShrink", cell: ({ name }) => name },
    { id: "level", label: "レベル", style: "level", cell: (_item, _own, i) => f`IF(${row}=0,"",IF(ISNUMBER(${level(i)}),${level(i)},${t("未評価")}))` },
    {
      id: "required", label: "リテラシー必要", style: "count",
      cell: (_item, _own, i) => f`IF(${skills.requirementOf("literacySet", i)}=0,${t("―")},IF(${manager}=1,${skills.requirementOf("requiredManager", i)},${skills.requirementOf("required", i)}))`,
    },
    { id: "roles", label: "使う役割の数", style: "count", cell: (_item, _own, i) => f`${ROLE_IDS.map((_role, r) => r).reduce<Formula>((sum, r) => f`${sum}+(${skills.requirementOf(`level${r}`, i)}>0)`, f`0`)}` },
    { id: "mark", label: "印", style: "mark", cell: (_item, own) => f`IF(ISNUMBER(${own("level")}),IF(ISNUMBER(${own("required")}),IF(${own("level")}>=${own("required")},${t("○")},${t("△")}),${t("―")}),${t("？")})` },
    { id: "source", label: "評価の出所", style: "bodyShrink", cell: (_item, _own, i) => (sources === undefined ? TRACE_TEXTS.manySources : f`${chosen(row, columnRange(sources, `s${i}`))}&""`) },
  ];
}

const SOURCE_NAMES: Readonly<Record<string, string>> = { manager: "上司", test: "試験", certificate: "資格", training: "研修", self: "自己" };

/** データ_スキル出典: who judged, when, in which row of which file. One row per person, one column per item. */
function sourceTable({ input, staff, skills }: HrLayout): { readonly draft: SheetDraft; readonly table: PlacedTable } | undefined {
  if (staff.people.length > SOURCES_UP_TO || skills.items.length === 0) return undefined;
  const draft = makeDraft(SHEETS.skillSources);
  putDataTitle(draft, "スキル評価の出所（評価者、評価日、元のファイルと行）。");
  const places = new Map(input.work.items.map(({ item }, i) => [item, i]));
  const columns: readonly ColumnSpec<StaffLine>[] = [
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ work }) => work.staffNo },
    ...skills.items.map(({ item }, i): ColumnSpec<StaffLine> => ({ id: `s${i}`, label: item, width: 20, style: "text", cell: (_line, _own, person) => sourceOf(input, person, places.get(item) ?? -1) })),
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, staff.people) };
}

function sourceOf({ work, tables }: HrLayout["input"], person: number, item: number): string | null {
  const best = item < 0 ? null : levelOf(work.levels, person, item);
  if (best === null) return null;
  const row = best.skillRow === null ? undefined : tables.skills[best.skillRow];
  const certificate = best.certificateRow === null ? undefined : tables.qualifications[best.certificateRow];
  const judged = row === undefined ? [] : [`${SOURCE_NAMES[row.source ?? ""] ?? row.source ?? "評価者不明"} ${row.assessed_on ?? "日付なし"}（${row._file} ${row._row}行）`];
  const floor = certificate === undefined ? [] : [`資格による底上げ：${certificate.name ?? ""}`];
  return [...judged, ...floor].join("、");
}
