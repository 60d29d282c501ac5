import { fold } from "../../masters/fold.ts";
import type { RecordOf } from "../../model/canonical.ts";
import { f, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { PersonWork } from "../../model/scoring-work.ts";
import { readDesignation } from "../../readiness/designation.ts";
import { makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { dateContent } from "../sheet/date-cell.ts";
import { type ColumnSpec, type FilledSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { UnitSheet } from "./unit-data.ts";

export interface StaffSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
  /** Row number (from 1) of a person; 0 = nobody. */
  readonly numberOf: (staffNo: string) => number;
  readonly people: readonly StaffLine[];
}

export interface StaffLine {
  readonly work: PersonWork;
  readonly record: RecordOf<"staff">;
  readonly category: string;
  readonly categoryReason: string;
}

/** データ_職員: one row per staff number, in order; facts and the numbers of their units. */
export function staffSheet(input: HrWorkbookInput, settings: SettingSheet, units: UnitSheet): StaffSheet {
  const scores = new Map(input.scores.staff.map((score) => [score.staff_no, score]));
  const people = input.work.people.map((work): StaffLine => {
    const score = scores.get(work.staffNo);
    return { work, record: input.tables.staff[work.index] as RecordOf<"staff">, category: score?.category ?? "対象外", categoryReason: score?.categoryReason ?? "" };
  });
  const numbers = new Map(people.map(({ work }, i) => [work.staffNo, i + 1]));
  const draft = makeDraft(SHEETS.staffData);
  putDataTitle(draft, "職員の一覧（台帳から）。「元の行」で正規化台帳・元のファイルをたどれます。");
  const table = placeTable(draft, [4, 1], [...factColumns(units), ...numberColumns(input, settings)], people);
  return { draft, table, numberOf: (staffNo) => numbers.get(staffNo) ?? 0, people };
}

const flag = (yes: boolean): number => (yes ? 1 : 0);

function factColumns(units: UnitSheet): readonly ColumnSpec<StaffLine>[] {
  const nameOf = (unit: string | null): string => units.units[units.numberOf(unit) - 1]?.name ?? "";
  return [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_line, _own, i) => i + 1 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ work }) => work.staffNo },
    { id: "name", label: "氏名", width: 16, style: "text", cell: ({ record }) => record.name },
    { id: "divisionName", label: "部局", width: 16, cell: ({ work }) => nameOf(work.division) },
    { id: "sectionName", label: "課", width: 18, cell: ({ work }) => nameOf(work.section) },
    { id: "post", label: "職名", width: 12, cell: ({ record }) => record.post },
    { id: "band", label: "職階", width: 10, cell: ({ record }) => record.rank_band },
    { id: "job", label: "職種", width: 12, cell: ({ record }) => record.job_class },
    { id: "employment", label: "任用形態", width: 14, cell: ({ record }) => record.employment_type },
    { id: "status", label: "在職区分", width: 10, cell: ({ record }) => record.status },
    { id: "designation", label: "指名", width: 18, cell: ({ record }) => record.designation },
    { id: "retire", label: "退職日", width: 11, style: "date", cell: ({ record }) => dateContent(record.retire_date) },
    { id: "division", label: "部の番号", width: 8, style: "count", cell: ({ work }) => units.numberOf(work.division) },
    { id: "section", label: "課の番号", width: 8, style: "count", cell: ({ work }) => units.numberOf(work.section) },
    { id: "subsection", label: "係の番号", width: 8, style: "count", cell: ({ work }) => units.numberOf(work.subsection) },
  ];
}

function numberColumns(input: HrWorkbookInput, settings: SettingSheet): readonly (ColumnSpec<StaffLine> | FilledSpec<StaffLine>)[] {
  return [
    { id: "scope", label: "対象（1）", width: 8, style: "count", cell: ({ work }) => flag(work.inScope) },
    { id: "scopeReason", label: "対象外の理由", width: 12, cell: ({ work }) => work.scopeReason },
    { id: "manager", label: "管理職（1）", width: 8, style: "count", cell: ({ work }) => flag(work.manager) },
    { id: "fte", label: "常勤換算", width: 8, style: "fte", cell: ({ work }) => work.fte },
    { id: "shareReason", label: "従事割合の根拠", width: 16, cell: ({ work }) => work.dxShareReason },
    { id: "statedShare", label: "指名の割合", width: 8, style: "fte", cell: ({ work }) => (work.dxShareReason === "指名（割合あり）" ? work.dxShare : null) },
    { id: "stated", label: "割合の明示（1）", width: 8, style: "count", cell: ({ record }) => flag(readDesignation(record.designation, input.settings).share !== null) },
    { id: "share", label: "DX従事割合", width: 8, style: "fte", fill: (own) => shareFormula(settings, own), value: ({ work }) => work.dxShare },
    {
      id: "outsideShare", label: "DX所管課以外での割合", width: 9, style: "fte",
      cell: ({ record }) => {
        const { leader, share } = readDesignation(record.designation, input.settings);
        return leader ? (share ?? f`${settings.value("dxShareLeader")}+0`) : f`${settings.value("dxShareOther")}+0`;
      },
    },
    { id: "dxCourses", label: "DX研修（期間内）", width: 9, style: "count", cell: ({ work }) => work.dxCourses },
    { id: "securityCourses", label: "セキュリティ研修（期間内）", width: 11, style: "count", cell: ({ work }) => work.securityCourses },
    { id: "leaderCourses", label: "リーダー研修", width: 9, style: "count", cell: ({ work }) => work.leaderCourses },
    { id: "itss", label: "資格（ITSS最高）", width: 9, style: "count", cell: ({ work }) => Math.max(0, ...work.certificates.filter(({ valid }) => valid).map(({ itss }) => itss)) },
    { id: "ict", label: "情報の職種（1）", width: 9, style: "count", cell: ({ record }) => flag(input.settings.ictJobClasses.map(fold).includes(fold(record.job_class))) },
    { id: "candidateBand", label: "候補の職階（1）", width: 9, style: "count", cell: ({ record }) => flag(input.settings.candidateBands.includes(fold(record.rank_band))) },
    { id: "named", label: "指名による区分", width: 16, cell: ({ category, categoryReason }) => (categoryReason.startsWith("指名（") ? category : null) },
    { id: "inferred", label: "推定の根拠（任期付・資格）", width: 11, style: "count", cell: (line) => flag(inferredByFacts(line)) },
    { id: "reason", label: "区分の理由（計算時点）", width: 30, cell: ({ categoryReason }) => categoryReason },
    { id: "label", label: "選択用", width: 24, style: "text", cell: ({ work, record }) => personLabel(work.staffNo, record.name) },
    { id: "file", label: "元のファイル", width: 20, style: "text", cell: ({ record }) => record._file },
    { id: "row", label: "元の行", width: 7, style: "count", cell: ({ record }) => record._row },
  ];
}

/** R21 by employment or certificate; the branch by fit is a formula on 計算_適合度. */
const inferredByFacts = ({ category, categoryReason }: StaffLine): boolean =>
  category === "高度専門人材" && !categoryReason.startsWith("指名（") && !ROLE_IDS.some((role) => categoryReason.includes(`${role}の適合度`));

const shareFormula = (settings: SettingSheet, own: (id: string) => ReturnType<SettingSheet["value"]>) => {
  const reason = own("shareReason");
  const when = (text: string) => f`${reason}=${textLiteral(text)}`;
  return f`IF(${when("DX所管課")},${settings.value("dxShareOffice")},IF(${when("指名（割合あり）")},${own("statedShare")},IF(${when("指名（割合なし）")},${settings.value("dxShareLeader")},IF(${when("併任")},${settings.value("dxShareConcurrent")},${settings.value("dxShareOther")}))))`;
};

/** What the person selector of 説明書 lists. */
export const personLabel = (staffNo: string, name: string | null): string => `${staffNo}　${name ?? ""}`;
