import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { addMonths, serialOf } from "../../model/date.ts";
import type { CertificateWork, UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { dateContent } from "../sheet/date-cell.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { QUALIFICATION_TEXTS } from "./wording.ts";

export interface QualificationSheets {
  readonly sheet: SheetDraft;
  readonly data: SheetDraft;
}

interface Held {
  readonly person: number;
  readonly certificate: CertificateWork;
}

const WIDTHS = [34, 14, 14, 14, 24, 14, 14, 24];

/** 資格・研修: holders per certificate, certificates that end soon, completion rates per unit. */
export function qualificationSheets(layout: HrLayout): QualificationSheets {
  const { input } = layout;
  const held = input.work.people.flatMap((person, i) => person.certificates.map((certificate): Held => ({ person: i, certificate })));
  const numbers = new Map(input.masters.certificates.certificates.map(({ id }, i) => [id, i + 1]));
  const data = makeDraft(SHEETS.certificateData);
  putDataTitle(data, "資格の一覧（資格台帳から）。資格の番号は「資格・研修」の並び順で、0は対応表にない資格です。");
  const table = placeTable(data, [4, 1], dataColumns(layout, numbers), held);
  const draft = makeDraft(SHEETS.qualifications);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "資格・研修", QUALIFICATION_TEXTS.lead, WIDTHS.length);
  put(draft, [4, 1], "資格ごとの保有者（有効なもの、対象の職員）", "subtitle");
  const certificates = placeTable(draft, [5, 1], certificateColumns(table), input.masters.certificates.certificates);
  put(draft, [certificates.lastRow + 1, 1], "対応表にない資格", "label");
  put(draft, [certificates.lastRow + 1, 3], f`COUNTIFS(${columnRange(table, "no")},0,${columnRange(table, "scope")},1)`, "count");
  let row = certificates.lastRow + 3;
  put(draft, [row, 1], `期限が近い資格（${input.settings.expiryMonths}か月以内）`, "subtitle");
  const expiring = held.filter(({ certificate }) => endsSoon(layout, certificate)).toSorted((a, b) => ((a.certificate.validUntil ?? "") < (b.certificate.validUntil ?? "") ? -1 : 1));
  const expiry = placeTable(draft, [row + 1, 1], expiryColumns(layout), expiring);
  if (expiring.length === 0) put(draft, [expiry.firstRow, 1], QUALIFICATION_TEXTS.noExpiry, "caption");
  row = expiry.lastRow + 2;
  put(draft, [row, 1], "研修の修了率・資格の保有率", "subtitle");
  draft.page.titleRows = [row + 1, row + 1];
  draft.page.breaksAfter.push(row - 1);
  placeTable(draft, [row + 1, 1], rateColumns(layout), layout.units.units.filter(({ level, isSection }) => level < 2 || isSection));
  return { sheet: draft, data };
}

function dataColumns({ input, staff }: HrLayout, numbers: ReadonlyMap<string, number>): readonly ColumnSpec<Held>[] {
  const record = ({ certificate }: Held) => input.tables.qualifications[certificate.index];
  return [
    { id: "no", label: "資格の番号", width: 9, style: "count", cell: ({ certificate }) => (certificate.certificate === null ? 0 : (numbers.get(certificate.certificate) ?? 0)) },
    { id: "person", label: "職員の番号", width: 9, style: "count", cell: ({ person }) => person + 1 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ person }) => staff.people[person]?.work.staffNo ?? null },
    { id: "name", label: "資格名", width: 34, style: "text", cell: (line) => record(line)?.name ?? null },
    { id: "itss", label: "ITSS", width: 7, style: "count", cell: ({ certificate }) => certificate.itss },
    { id: "valid", label: "有効（1）", width: 8, style: "count", cell: ({ certificate }) => (certificate.valid ? 1 : 0) },
    { id: "acquired", label: "取得日", width: 11, style: "date", cell: (line) => dateContent(record(line)?.acquired_on ?? null) },
    { id: "until", label: "有効期限", width: 11, style: "date", cell: ({ certificate }) => (certificate.validUntil === null ? null : serialOf(certificate.validUntil)) },
    { id: "scope", label: "対象（1）", width: 8, style: "count", cell: ({ person }) => f`${cellIn(staff.table, person, "scope")}` },
  ];
}

function certificateColumns(table: PlacedTable): readonly ColumnSpec<{ readonly id: string; readonly name: string; readonly itss: number; readonly note: string }>[] {
  const column = (id: string): Reference => columnRange(table, id);
  return [
    { id: "name", label: "資格", style: "bodyShrink", cell: ({ name }) => name },
    { id: "itss", label: "ITSSレベル", style: "count", cell: ({ itss }) => itss },
    { id: "holders", label: "有効な保有（件）", style: "countBold", cell: (_row, _own, i) => f`COUNTIFS(${column("no")},${i + 1},${column("valid")},1,${column("scope")},1)` },
    { id: "lapsed", label: "期限切れ（件）", style: "count", cell: (_row, _own, i) => f`COUNTIFS(${column("no")},${i + 1},${column("valid")},0,${column("scope")},1)` },
    { id: "note", label: "備考", style: "smallWrap", cell: ({ note }) => note },
  ];
}

function endsSoon({ input }: HrLayout, { valid, validUntil }: CertificateWork): boolean {
  const limit = addMonths(input.work.asOf, input.settings.expiryMonths);
  return valid && validUntil !== null && limit !== undefined && validUntil <= limit;
}

function expiryColumns(layout: HrLayout): readonly ColumnSpec<Held>[] {
  const { staff, input } = layout;
  const fact = (id: string) => ({ person }: Held): Formula => f`${cellIn(staff.table, person, id)}&""`;
  return [
    { id: "name", label: "資格", style: "bodyShrink", cell: ({ certificate }) => input.tables.qualifications[certificate.index]?.name ?? null },
    { id: "person", label: "氏名", style: "bodyShrink", cell: fact("name") },
    { id: "section", label: "課", style: "bodyShrink", cell: fact("sectionName") },
    { id: "until", label: "有効期限", style: "date", cell: ({ certificate }) => (certificate.validUntil === null ? null : serialOf(certificate.validUntil)) },
    { id: "days", label: "残り日数", style: "count", cell: (_line, own) => f`${own("until")}-${serialOf(input.work.asOf)}` },
    { id: "next", label: "次にすること", style: "bodyShrink", cell: (_line, own) => f`IF(${own("days")}<=90,${textLiteral(QUALIFICATION_TEXTS.urgent)},${textLiteral(QUALIFICATION_TEXTS.soon)})` },
  ];
}

function rateColumns({ units, unitWork }: HrLayout): readonly ColumnSpec<UnitWork>[] {
  const at = (unit: UnitWork, id: string): Reference => cellIn(unitWork.table, units.numberOf(unit.unit) - 1, id);
  const parent = ({ division }: UnitWork): string => units.units[units.numberOf(division) - 1]?.name ?? "";
  const rate = (top: Formula | Reference, base: Formula | Reference): Formula => f`IF(${base}=0,${textLiteral(NO_VALUE)},${top}/${base})`;
  const mark = (_unit: UnitWork, own: OwnRow): Formula => f`IF(ISNUMBER(${own("security")}),IF(${own("security")}>=1,${textLiteral("○ 全員修了")},IF(${own("security")}>=0.8,${textLiteral("△ あと少し")},${textLiteral("× 未修了者が多い")})),${textLiteral(NO_VALUE)})`;
  return [
    { id: "name", label: "所属", style: "bodyShrink", cell: (unit) => (unit.level < 2 ? unit.name : `${parent(unit)}　${unit.name}`.trim()) },
    { id: "head", label: "対象人数", style: "count", cell: (unit) => f`${at(unit, "head")}` },
    { id: "managers", label: "管理職のDX研修", style: "percent", cell: (unit) => rate(at(unit, "managersDx"), at(unit, "managers")) },
    { id: "others", label: "一般職のDX研修", style: "percent", cell: (unit) => rate(at(unit, "othersDx"), f`(${at(unit, "head")}-${at(unit, "managers")})`) },
    { id: "security", label: "セキュリティ研修", style: "percentBold", cell: (unit) => rate(at(unit, "security"), at(unit, "head")) },
    { id: "certified", label: "資格の保有率", style: "percent", cell: (unit) => rate(at(unit, "certified"), at(unit, "head")) },
    { id: "attained", label: "リテラシー到達率", style: "percent", cell: (unit) => rate(at(unit, "attained"), at(unit, "judged")) },
    { id: "mark", label: "セキュリティ研修の状況", style: "mark", cell: mark },
  ];
}
