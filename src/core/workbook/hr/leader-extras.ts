import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { EPSILON } from "./fit-work.ts";
import type { HrLayout } from "./layout.ts";
import { LEADER_TEXTS } from "./view-wording.ts";

/** 必要人数の決め方 as it stands on 設定 now. */
export function leaderRule({ settings }: HrLayout): Formula {
  const { value, leaderBasis } = settings;
  const t = textLiteral;
  const ratio = f`${t("課の対象人数の")}&TEXT(${value("leaderRatio")},"0%")&${t("（切上げ、1人以上）")}`;
  const count = f`${t("課ごとに")}&${value("leaderCount")}&${t("人")}`;
  return f`${t(`${LEADER_TEXTS.rule}：`)}&IF(${leaderBasis}="count",${count},IF(${leaderBasis}="both",${ratio}&${t("と")}&${count}&${t("の多い方")},${ratio}))&${t("。対象者のいない課は0人。部・全庁は課の合計。")}`;
}

/** Who was left out and why (R07-R09), and what small 課 would need if they shared a leader (R23). Returns the next free row. */
export function putLeaderExtras(draft: SheetDraft, layout: HrLayout, top: number): number {
  put(draft, [top, 1], LEADER_TEXTS.excluded, "subtitle");
  const reasons = placeTable(draft, [top + 1, 1], reasonColumns(layout), SCOPE_REASONS);
  SCOPE_REASONS.forEach((reason, i) => void putWide(draft, { top: reasons.firstRow + i, left: 3, bottom: reasons.firstRow + i, right: 10 }, scopeWords(layout, reason), "smallWrap"));
  putWide(draft, { top: reasons.headRow, left: 3, bottom: reasons.headRow, right: 10 }, "判定のしかた（設定）", "head");
  const row = reasons.lastRow + 2;
  put(draft, [row, 1], LEADER_TEXTS.sharing, "subtitle");
  const divisions = layout.units.units.filter(({ unit, level }) => level === 1 && hasSmallSection(layout, unit));
  if (divisions.length === 0) {
    put(draft, [row + 1, 1], LEADER_TEXTS.noSmall, "caption");
    return row + 3;
  }
  const table = placeTable(draft, [row + 1, 1], sharingColumns(layout), divisions);
  putWide(draft, { top: table.lastRow + 1, left: 1, bottom: table.lastRow + 1, right: 10 }, LEADER_TEXTS.sharingNote, "captionWrap");
  return table.lastRow + 3;
}

const hasSmallSection = ({ units, input: { settings } }: HrLayout, division: string): boolean =>
  units.units.some((unit) => unit.isSection && unit.division === division && unit.headcount > 0 && unit.headcount < settings.leaderSharingBelow);

const SCOPE_REASONS = ["退職", "不在", "任用形態", "職種"] as const;
type ScopeReason = (typeof SCOPE_REASONS)[number];

function scopeWords({ input: { settings } }: HrLayout, reason: ScopeReason): string {
  if (reason === "退職") return "在職区分が退職、又は退職日が基準日より前";
  if (reason === "不在") return `在職区分が「${settings.activeStatus}」以外（育休・休職・派遣・出向など）`;
  if (reason === "任用形態") return [...settings.scopeEmploymentOut, ...settings.scopeEitherOut].join("、");
  return [...settings.scopeJobOut, ...settings.scopeEitherOut].join("、");
}

const reasonColumns = ({ staff }: HrLayout): readonly ColumnSpec<ScopeReason>[] => [
  { id: "reason", label: "理由", cell: (reason) => reason },
  { id: "count", label: "人数", style: "count", cell: (reason) => f`COUNTIFS(${columnRange(staff.table, "scopeReason")},${textLiteral(reason)},${columnRange(staff.table, "scope")},0)` },
];

/** Small 課 of each 部 taken as one 課. */
function sharingColumns({ units, unitWork, settings }: HrLayout): readonly ColumnSpec<UnitWork>[] {
  const { value, leaderBasis } = settings;
  const small = ({ unit }: UnitWork): Formula => {
    const head: Reference = columnRange(unitWork.table, "head");
    return f`${columnRange(units.table, "section")},1,${columnRange(units.table, "division")},${units.numberOf(unit)},${head},${textLiteral(">0")},${head},${textLiteral("<")}&${value("leaderSharingBelow")}`;
  };
  const sum = (id: string) => (unit: UnitWork): Formula => f`SUMIFS(${columnRange(unitWork.table, id)},${small(unit)})`;
  return [
    { id: "name", label: "部", style: "bodyShrink", cell: ({ name }) => name },
    { id: "sections", label: "小さな課", style: "count", cell: (unit) => f`COUNTIFS(${small(unit)})` },
    { id: "heads", label: "その対象人数", style: "count", cell: sum("head") },
    { id: "required", label: "いまの必要人数", style: "count", cell: sum("required") },
    {
      id: "shared", label: "共有するときの必要人数", style: "countBold",
      cell: (_unit, own) => {
        const ratio = f`MAX(1,ROUNDUP(${value("leaderRatio")}*${own("heads")}-${EPSILON},0))`;
        return f`IF(${own("heads")}=0,0,IF(${leaderBasis}="count",${value("leaderCount")},IF(${leaderBasis}="both",MAX(${ratio},${value("leaderCount")}),${ratio})))`;
      },
    },
    { id: "actual", label: "現在のリーダー", style: "count", cell: sum("actual") },
    { id: "short", label: "共有するときの不足", style: "countBold", cell: (_unit, own) => f`MAX(0,${own("shared")}-${own("actual")})` },
  ];
}
