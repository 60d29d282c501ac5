import { SURVEY_SKILLS } from "../evidence.ts";
import type { Draft } from "../organisation.ts";
import { type Person, sectionPath } from "../people.ts";
import type { Random } from "../random.ts";
import { addRow, addTitle, type DraftCell, type LedgerDraft, makeSheet, merge, type Places } from "../sheet-draft.ts";
import { hiragana, mixedDigit, otherSpelling, wareki, wide } from "../spelling.ts";
import type { Slips } from "../slips.ts";
import { groupBy } from "./roster.ts";

const TRAINING = "03_研修受講歴.csv";

/** Written out of an old system in CP932: lines of preamble, wareki beside western dates, 〃 for the same course, some people without a number. */
export function writeTraining(random: Random, rows: readonly { readonly person: Person; readonly record: Draft<"training"> }[], places: Places, slips: Slips): LedgerDraft {
  const sheet = makeSheet("03_研修受講歴");
  addRow(sheet, ["研修受講者一覧（令和４年度～令和８年度）"]);
  addRow(sheet, ["出力日：令和8年9月30日", "人事課"]);
  addRow(sheet, ["職員番号", "氏名", "ﾌﾘｶﾞﾅ", "所属", "研修名", "主催", "研修区分", "開始日", "終了日", "時間数", "修了区分"], true);
  let last = "";
  for (const { person, record } of rows) {
    const same = record.course === last && random.chance(0.25);
    last = record.course ?? "";
    const numberless = random.chance(0.05) && person.staff.status === "在職";
    const form = random.weighted([["sign", 3], ["wide", 1], ["iso", 5]] as const);
    const spell = (date: string | null): string => (date === null ? "" : form === "iso" ? date.replaceAll("-", "/") : wareki(date, form));
    const row = addRow(sheet, [
      numberless ? "" : random.chance(0.1) ? wide(person.staff.staff_no ?? "") : person.staff.staff_no, otherSpelling(random, person.name.family, person.name.given),
      `${person.name.familyKana} ${person.name.givenKana}`, random.chance(0.5) ? sectionPath(person).replace("　", "") : person.staff.dept_2 ?? person.staff.dept_1,
      same ? "〃" : record.course, record.provider, record.category, slips.get(record)?.written ?? spell(record.start), spell(record.end), random.chance(0.3) ? `${record.hours ?? ""}時間` : record.hours, record.result,
    ]);
    places.set(record, { file: TRAINING, sheet: sheet.name, row });
  }
  return { file: TRAINING, format: "csv", sheets: [sheet] };
}

const QUALIFICATIONS = "04_資格一覧.xls";

/** Excel took the staff numbers for numbers (zeros gone); 資格1 to 資格3 side by side; names as another system spells them. */
export function writeQualifications(random: Random, held: ReadonlyMap<Person, readonly Draft<"qualifications">[]>, places: Places, slips: Slips): LedgerDraft {
  const sheet = makeSheet("資格");
  addTitle(sheet, "職員資格取得状況一覧", 13);
  const top = addRow(sheet, ["職員番号", "氏名", "かな", "資格１", null, null, "資格２", null, null, "資格３", null, null, "備考"], true);
  addRow(sheet, [null, null, null, "資格名", "取得年月日", "有効期限", "資格名", "取得年月日", "有効期限", "資格名", "取得年月日", "有効期限"], true);
  for (const column of [1, 2, 3, 13]) merge(sheet, top, column, top + 1, column);
  for (const column of [4, 7, 10]) merge(sheet, top, column, top, column + 2);
  const spell = (date: string | null): DraftCell => (date === null ? null : random.weighted<DraftCell>([[{ date }, 5], [wareki(date, "sign"), 3], [wareki(date, "long"), 1]]));
  for (const [person, records] of held) {
    const cells = records.flatMap((r): DraftCell[] => [r.name, slips.get(r)?.written ?? spell(r.acquired_on), r.valid_until === null && random.chance(0.2) ? "―" : spell(r.valid_until)]);
    const row = addRow(sheet, [Number(person.staff.staff_no), otherSpelling(random, person.name.family, person.name.given), hiragana(`${person.name.familyKana} ${person.name.givenKana}`), ...cells]);
    for (const record of records) places.set(record, { file: QUALIFICATIONS, sheet: "資格", row });
  }
  addRow(sheet, ["注）　人事課に届け出のあったものに限る。"]);
  return { file: QUALIFICATIONS, format: "xls", sheets: [sheet] };
}

const SKILLS = "05_スキル調査票（所属長評価）.xlsx";

/** A cross-tab: people down, twelve skills across under stacked headers. Blank, 「－」 and 「未定」 are unknown; 課 that sent nothing say 未提出. */
export function writeSkills(random: Random, everybody: readonly Person[], rated: ReadonlyMap<Person, readonly Draft<"skills">[]>, places: Places): LedgerDraft {
  const sheet = makeSheet("調査票", [10, 24, 16, ...SURVEY_SKILLS.map(() => 9), 14]);
  addTitle(sheet, "ＤＸ関連スキル調査票（所属長評価・集計）", 16);
  addRow(sheet, ["評価基準日：令和８年７月１日", null, null, "（０：未習得　１：基礎理解　２：補助付き実践　３：独力実践　４：指導）"]);
  const groups = SURVEY_SKILLS.map(([group], i) => (i > 0 && SURVEY_SKILLS[i - 1]?.[0] === group ? null : group));
  const top = addRow(sheet, ["職員番号", "所属", "氏名", ...groups, "備考"], true);
  addRow(sheet, [null, null, null, ...SURVEY_SKILLS.map(([, skill]) => (skill.length > 8 ? `${skill.slice(0, 6)}\n${skill.slice(6)}` : skill))], true);
  for (const column of [1, 2, 3, 16]) merge(sheet, top, column, top + 1, column);
  mergeGroups(groups, (from, to) => merge(sheet, top, from + 4, top, to + 4));
  for (const section of groupBy(everybody.filter((p) => p.section !== null && p.staff.status !== "退職" && !p.staff.employment_type?.startsWith("会計年度")), (p) => p.section?.code ?? "")) {
    section.forEach((p, i) => {
      const records = rated.get(p);
      const levels = SURVEY_SKILLS.map(([, skill]): DraftCell => {
        const record = records?.find((r) => r.skill_id === skill);
        return record?.level == null ? (records === undefined || records.length === 0 ? null : random.pick([null, null, "－", "未定"])) : mixedDigit(random, record.level);
      });
      const row = addRow(sheet, [p.staff.staff_no, i === 0 ? sectionPath(p) : "〃", `${p.name.family}　${p.name.given}`, ...levels, records === undefined ? "未提出" : null]);
      for (const record of records ?? []) places.set(record, { file: SKILLS, sheet: "調査票", row });
    });
  }
  return { file: SKILLS, format: "xlsx", sheets: [sheet] };
}

function mergeGroups(groups: readonly (string | null)[], join: (from: number, to: number) => void): void {
  groups.forEach((group, from) => {
    if (group === null) return;
    const next = groups.findIndex((g, i) => i > from && g !== null);
    join(from, (next === -1 ? groups.length : next) - 1);
  });
}
