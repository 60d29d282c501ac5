import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { warekiText } from "../sheet/date-cell.ts";
import { makeDraft, put, putAcross, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import type { StyleName } from "../style.ts";
import { INDIVIDUAL_SHEETS, labelOf, type IndividualWorkbookInput, type LevelSheet, type PersonLine } from "./individual-data.ts";
import type { PeopleSheet } from "./people-sheet.ts";
import { INDIVIDUAL_TEXTS } from "./wording.ts";

const WIDTHS = [16, 34, 16, 16, 16];
const COLUMNS = WIDTHS.length;

/** 本人説明票: one person on one page, to be explained to and corrected by that person. */
export function slipSheet(input: IndividualWorkbookInput, people: readonly PersonLine[], { table }: PeopleSheet, levels: LevelSheet): SheetDraft {
  const draft = makeDraft(INDIVIDUAL_SHEETS.slip);
  setWidths(draft, WIDTHS);
  put(draft, [1, 1], "個人準備度（試行）　本人説明票", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: COLUMNS }, INDIVIDUAL_TEXTS.slip, "captionWrap");
  put(draft, [3, 1], "職員", "label");
  const first = people.find(({ place }) => input.scores.staff[place]?.literacy != null) ?? people[0];
  const choice = putWide(draft, { top: 3, left: 2, bottom: 3, right: 3 }, first === undefined ? "" : labelOf(first), "inputText");
  put(draft, [3, 4], `基準日 ${warekiText(input.scores.asOf)}`, "caption");
  const row = put(draft, [3, 5], f`SUMPRODUCT(--(${columnRange(levels.table, "label")}=${choice}),${columnRange(levels.table, "no")})`, "caption");
  draft.extras.validations = [{ kind: "list", values: columnRange(levels.table, "label"), range: choice.range, prompt: { title: "職員", text: "職員を選ぶと、下の内容が切り替わります。" } }];
  const next = putFigures(draft, (id) => (TEXTS.has(id) ? f`${chosen(row, columnRange(table, id))}&""` : chosen(row, columnRange(table, id))), 5);
  put(draft, [next + 1, 1], "スキルの評価", "subtitle");
  const items = placeTable(draft, [next + 2, 1], itemColumns(row, levels), levels.items);
  putWide(draft, { top: items.lastRow + 1, left: 1, bottom: items.lastRow + 1, right: COLUMNS }, INDIVIDUAL_TEXTS.sources, "captionWrap");
  putCorrections(draft, items.lastRow + 3);
  return draft;
}

const chosen = (row: Reference, column: Reference): Formula => f`IF(${row}=0,"",INDEX(${column},${row}))`;

/** A blank text cell read by INDEX would show as 0. */
const TEXTS: ReadonlySet<string> = new Set(["mark", "role", "sources"]);

function putFigures(draft: SheetDraft, of: (id: string) => Formula, top: number): number {
  const lines: readonly (readonly [string, string, StyleName, string])[] = [
    ["個人準備度（点）", "readiness", "scoreBold", "リテラシー・適合度・実践を、設定の重みで合わせた値"], ["参考値", "mark", "mark", "未確認が多いときは「参考値」"],
    ["未確認率", "unknown", "percent", "何も分かっていない部分の割合（0ではない）"], ["リテラシー充足率", "literacy", "percent", "必要なレベルに届いている項目の割合"],
    ["目標の役割", "role", "bodyShrink", "区分から決まる、育成の目標"], ["適合度", "fit", "percent", "目標の役割の必要レベルに対する割合"],
    ["実践", "practice", "percent", "DX研修の時間と案件への配置を半分ずつ"], ["DX研修（時間）", "hours", "hours", "修了した研修の時間の合計"],
    ["時間不明の研修", "blank", "count", "時間の書かれていない研修の数"], ["案件（件）", "projects", "count", "配置されたDX案件の数"], ["評価の出所（件）", "sources", "bodyShrink", "だれの評価によるか"],
  ];
  putWide(draft, { top, left: 1, bottom: top, right: 2 }, "項目", "head");
  put(draft, [top, 3], "値", "head");
  putWide(draft, { top, left: 4, bottom: top, right: COLUMNS }, "意味", "head");
  lines.forEach(([label, id, style, meaning], i) => {
    const row = top + 1 + i;
    putWide(draft, { top: row, left: 1, bottom: row, right: 2 }, label, "label");
    put(draft, [row, 3], of(id), style);
    putWide(draft, { top: row, left: 4, bottom: row, right: COLUMNS }, meaning, "bodyWrap");
  });
  return top + lines.length + 1;
}

function itemColumns(row: Reference, levels: LevelSheet): readonly ColumnSpec<LevelSheet["items"][number]>[] {
  const t = textLiteral;
  const manager = f`IF(${row}=0,0,INDEX(${columnRange(levels.table, "manager")},${row}))`;
  return [
    { id: "item", label: "項目", style: "bodyCenter", cell: ({ item }) => item },
    { id: "name", label: "名称", style: "bodyShrink", cell: ({ name }) => name },
    { id: "level", label: "本人のレベル", style: "level", cell: (_item, _own, k) => f`IF(${row}=0,"",IF(ISNUMBER(INDEX(${levels.item(k)},${row})),INDEX(${levels.item(k)},${row}),${t("未評価")}))` },
    {
      id: "required", label: "リテラシー必要レベル", style: "count",
      cell: (_item, _own, k) => f`IF(${levels.cell("set", k)}=0,${t("―")},IF(${manager}=1,${levels.cell("requiredManager", k)},${levels.cell("required", k)}))`,
    },
    { id: "mark", label: "印", style: "mark", cell: (_item, own) => f`IF(ISNUMBER(${own("level")}),IF(ISNUMBER(${own("required")}),IF(${own("level")}>=${own("required")}-1E-9,${t("○ 届いている")},${t("△ もう少し")}),${t("―")}),${t("？ 未確認")})` },
  ];
}

function putCorrections(draft: SheetDraft, top: number): void {
  put(draft, [top, 1], "訂正・追加してほしい記録", "subtitle");
  putWide(draft, { top: top + 1, left: 1, bottom: top + 1, right: COLUMNS }, INDIVIDUAL_TEXTS.slipNext, "captionWrap");
  putAcross(draft, [top + 2, 1], ["種類", "今の記録", "正しい記録", "根拠（修了証など）", "受付"], "head");
  for (let i = 0; i < 4; i += 1) {
    putAcross(draft, [top + 3 + i, 1], [null, null, null, null, null], "inputWrap");
    draft.heights.set(top + 3 + i, 30);
  }
}
