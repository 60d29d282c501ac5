import { f, textLiteral } from "../../model/formula.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { putResultTitle } from "./result-title.ts";
import { DISTRIBUTION_TEXTS } from "./wording.ts";

const WIDTHS = [12, 36, 26, 10, 14, 16, 18, 14, 18];

/** 配布管理: which department would get how many people, and the approval to fill in; hashes and checks stand in 配布一覧.xlsx after `daicho distribute`. */
export function distributionSheet(layout: HrLayout): SheetDraft {
  const { units } = layout;
  const draft = makeDraft(SHEETS.distribution);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "配布管理", DISTRIBUTION_TEXTS.lead, WIDTHS.length);
  const table = placeTable(draft, [4, 1], columnsOf(layout), units.units.filter(({ isSection }) => isSection));
  put(draft, [table.lastRow + 1, 3], "合計", "label");
  put(draft, [table.lastRow + 1, 4], f`SUM(${columnRange(table, "people")})`, "countBold");
  draft.extras.validations = [
    { kind: "list", values: ["配布する", "保留"], allowBlank: true, range: columnRange(table, "plan").range },
    { kind: "list", values: ["未返送", "返送済", "督促中"], allowBlank: true, range: columnRange(table, "returned").range },
  ];
  return draft;
}

function columnsOf({ units, unitWork, settings }: HrLayout): readonly ColumnSpec<UnitWork>[] {
  const t = textLiteral;
  return [
    { id: "code", label: "所属コード", style: "text", cell: ({ unit }) => unit },
    { id: "path", label: "所属", style: "bodyShrink", cell: ({ fullPath }) => fullPath },
    { id: "recipient", label: "あて先", style: "bodyShrink", cell: ({ name }) => `${name}長` },
    { id: "people", label: "対象人数", style: "count", cell: ({ unit }) => f`${cellIn(unitWork.table, units.numberOf(unit) - 1, "head")}` },
    { id: "small", label: "少数の秘匿", style: "mark", cell: (_unit, own) => f`IF(${own("people")}=0,${t("―")},IF(${own("people")}<${settings.value("smallCell")},${t("△ あり")},${t("○ なし")}))` },
    { id: "label", label: "取扱い", style: "bodyCenter", cell: () => "機密性3B" },
    { id: "plan", label: "配布の予定", headStyle: "headInput", style: "inputText", cell: () => null },
    { id: "approver", label: "承認者", headStyle: "headInput", style: "inputText", cell: () => null },
    { id: "returned", label: "返送の状況", headStyle: "headInput", style: "inputText", cell: () => null },
  ];
}
