import { type Person, sectionPath } from "../people.ts";
import type { Random } from "../random.ts";
import { addRow, addTitle, type LedgerDraft, makeSheet, merge, mergeDown, type Places, setCell, type SheetDraft } from "../sheet-draft.ts";
import type { Slips } from "../slips.ts";
import { halfKana, mixedWareki, wide } from "../spelling.ts";

const FILE = "01_職員名簿_R8.10.1現在.xlsx";
const SHEET = "職員名簿";
const COLUMNS = 20;
/** Records between two printed headers. */
const PAGE = 45;

/**
 * The printed roster: title, date in a caption, two header rows with merged groups, a hidden column of sort keys, 部 merged down,
 * 課 on the first row only, 〃 for 係, subtotals by 部, the header again on every page, 兼務 on a row of its own, notes at the end.
 */
export function writeRoster(random: Random, everybody: readonly Person[], places: Places): LedgerDraft {
  const people = everybody.filter((p) => !isFiscalYearStaff(p));
  const sheet = makeSheet(SHEET, [4, 9, 16, 16, 14, 5, 14, 12, 20, 10, 9, 9, 16, 8, 8, 12, 5, 5, 16, 18]);
  sheet.hiddenColumns.add(1);
  addTitle(sheet, "みなと野市（架空の市）　職　員　名　簿", COLUMNS);
  addRow(sheet, ["令和８年１０月１日現在"]);
  addRow(sheet, []);
  addHeader(sheet);
  let onPage = 0;
  for (const bureau of groupBy(people, (p) => p.staff.dept_1 ?? "")) {
    let first = sheet.rows.length + 1;
    const marks = { section: "", unit: "" };
    for (const person of bureau) {
      if (onPage === PAGE) {
        mergeDown(sheet, 7, first, sheet.rows.length);
        addHeader(sheet);
        first = sheet.rows.length + 1;
        Object.assign(marks, { section: "", unit: "" });
        onPage = 0;
      }
      const row = addRow(sheet, personRow(random, person, marks, sheet.rows.length));
      places.set(person.staff, { file: FILE, sheet: SHEET, row });
      sheet.phonetics.set(String(sheet.rows[row - 1]?.[2]), `${person.name.familyKana}　${person.name.givenKana}`);
      onPage += 1;
      if (person.secondPost === null) continue;
      onPage += addSecondPost(sheet, person);
      Object.assign(marks, { section: "", unit: "" });
    }
    mergeDown(sheet, 7, first, sheet.rows.length);
    addRow(sheet, [null, null, "小　計", null, null, null, bureau[0]?.staff.dept_1 ?? null, null, null, `${bureau.length}人`]);
  }
  addRow(sheet, [null, null, "合　　計", null, null, null, null, null, null, wide(`${people.length}人`)]);
  addRow(sheet, []);
  addRow(sheet, [null, "※１　会計年度任用職員は別の名簿（02）に記載する。"]);
  addRow(sheet, [null, "※２　兼務者は本務の次の行に「（兼）」として記載し、小計・合計には含めない。"]);
  return { file: FILE, format: "xlsx", sheets: [sheet] };
}

export const isFiscalYearStaff = (p: Person): boolean => (p.staff.employment_type ?? "").startsWith("会計年度");

function addHeader(sheet: SheetDraft): void {
  const top = addRow(sheet, ["整理", "職員番号", "氏　名", "フリガナ", "生年月日", "性別", "所　　属", null, null, "職名", "職種", "任用形態", "採用年月日", "週勤務\n時間", "在職\n区分", "給料", null, null, "指名", "備考"], true);
  addRow(sheet, [null, null, null, null, null, null, "部", "課", "係", null, null, null, null, null, null, "給料表", "級", "号給"], true);
  for (const column of [1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 19, 20]) merge(sheet, top, column, top + 1, column);
  merge(sheet, top, 7, top, 9);
  merge(sheet, top, 16, top, 18);
}

function personRow(random: Random, p: Person, marks: { section: string; unit: string }, sortKey: number): (string | number | null)[] {
  const { staff: s, name } = p;
  const section = s.dept_2 === null ? "－" : s.dept_2 === marks.section ? null : s.dept_2;
  const unit = s.dept_3 === null ? "－" : s.dept_3 === marks.unit && s.dept_2 === marks.section ? "〃" : s.dept_3;
  Object.assign(marks, { section: s.dept_2 ?? "", unit: s.dept_3 ?? "" });
  const space = random.weighted([["　", 8], [" ", 2]] as const);
  const remark = s.status === "育休" ? "※育休中" : s.status === "退職" ? "R8.6.30退職" : null;
  return [
    sortKey, s.staff_no, `${name.family}${space}${name.given}${s.former_name === null ? "" : `（旧姓：${s.former_name}）`}`, halfKana(`${name.familyKana}　${name.givenKana}`),
    mixedWareki(random, s.birth_date ?? ""), s.sex, s.dept_1, section, unit, s.post, s.job_class, s.employment_type,
    mixedWareki(random, s.hire_date ?? ""), random.chance(0.04) ? wide(String(s.weekly_hours)) : s.weekly_hours, s.status, s.pay_table, Number(s.grade), Number(s.step),
    s.designation ?? (random.chance(0.1) ? "－" : null), remark,
  ];
}

/** 兼務: the same number again with 「（兼）」, folded into the person when read. */
function addSecondPost(sheet: SheetDraft, p: Person): number {
  const [bureau, section] = (p.secondPost ?? "").split("　");
  const row = addRow(sheet, [null, p.staff.staff_no, `${p.name.family}　${p.name.given}`, null, null, null, null, section ?? null, "－", `（兼）${p.staff.post ?? ""}`]);
  setCell(sheet, row, 20, `${bureau ?? ""}${section ?? ""}を兼務`);
  return 1;
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

const LATER = "02_会計年度任用職員名簿.xls";

/** Another clerk's ledger of the same kind: hiragana, one column of 所属, western dates as Excel dates, numbers with full width. */
export function writeFiscalYearRoster(random: Random, everybody: readonly Person[], places: Places, slips: Slips): LedgerDraft {
  const sheet = makeSheet("R8会計年度");
  addRow(sheet, ["令和８年度　会計年度任用職員　任用一覧（令和8年10月1日現在）"]);
  addRow(sheet, ["No.", "職員No.", "職員氏名", "ふりがな", "生年月日", "性別", "任用開始日", "所属名", "係", "職名", "職種区分", "任用区分", "勤務時間(週)", "在職区分", "号給"], true);
  everybody.filter(isFiscalYearStaff).forEach((p, i) => {
    const s = p.staff;
    const number = random.chance(0.2) ? wide(s.staff_no ?? "") : s.staff_no;
    const kana = `${p.name.familyKana}　${p.name.givenKana}`.replaceAll(/[ァ-ヶ]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
    const row = addRow(sheet, [
      i + 1, number, `${p.name.family} ${p.name.given}`, kana, { date: s.birth_date ?? "" }, s.sex, { date: s.hire_date ?? "", format: 'yyyy"年"m"月"d"日"' },
      slips.get(s)?.written ?? sectionPath(p).replace("　", " "), slips.has(s) ? null : s.dept_3, s.post, s.job_class, s.employment_type, s.weekly_hours, s.status, Number(s.step),
    ]);
    places.set(s, { file: LATER, sheet: "R8会計年度", row });
  });
  return { file: LATER, format: "xls", sheets: [sheet] };
}
