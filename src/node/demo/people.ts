import { isoDate, type IsoDate } from "../../core/model/date.ts";
import { DIGITAL_OFFICE, type Draft, fullPath, type Section } from "./organisation.ts";
import { drawName, type PersonName } from "./names.ts";
import type { Random } from "./random.ts";

/** A person with what the canonical record does not say but the ledgers need. */
export interface Person {
  readonly staff: Draft<"staff">;
  readonly name: PersonName;
  readonly section: Section | null;
  /** Drives skills, training and certificates. */
  readonly persona: "leader" | "ict" | "manager" | "young" | "line" | "field";
  /** Second post (兼務), full path of the 課. */
  readonly secondPost: string | null;
}

export const AS_OF = "2026-10-01";
const AS_OF_YEAR = 2026;
const day = (year: number, month: number, date: number): IsoDate => isoDate(year, month, date) ?? (AS_OF as IsoDate);

interface Seat {
  readonly post: string;
  readonly rank: string;
  readonly unit: Section["units"][number] | null;
}

/** Everybody: a 部長 for each 部, then each 課 in its share of the rest. */
export function makePeople(random: Random, sections: readonly Section[], staff: number): readonly Person[] {
  const bureaus = [...new Map(sections.map((s) => [s.bureauCode, s])).values()];
  const rest = Math.max(sections.length * 3, staff - bureaus.length);
  const shares = sections.reduce((sum, s) => sum + s.share, 0);
  const people: Person[] = [];
  const number = staffNumbers(random);
  let placed = 0;
  let owed = 0;
  for (const bureau of bureaus) {
    people.push(makePerson(random, number(), bureau, { post: "部長", rank: "部長級", unit: null }, true));
    for (const section of sections.filter((s) => s.bureauCode === bureau.bureauCode)) {
      owed += (rest * section.share) / shares;
      const n = Math.max(3, Math.round(owed - placed));
      placed += n;
      for (const seat of makeSeats(random, section, n)) people.push(makePerson(random, number(), section, seat, false));
    }
  }
  return people;
}

/** Seven digits with leading zeros, in order of entry with holes. None ends in 0: no number is a part of a department code, which ends in 00. */
function staffNumbers(random: Random): () => string {
  let last = 10_000;
  return () => {
    last += random.between(1, 9);
    if (last % 10 === 0) last += 1;
    return String(last).padStart(7, "0");
  };
}

function makeSeats(random: Random, section: Section, n: number): readonly Seat[] {
  const technical = /土木|水道|下水道|建築|河川|道路|浄水/u.test(section.name);
  const seats: Seat[] = [{ post: "課長", rank: "課長級", unit: null }];
  if (n >= 8) seats.push({ post: "課長補佐", rank: "課長補佐級", unit: null });
  section.units.slice(0, Math.max(1, Math.floor(n / 4))).forEach((unit) => seats.push({ post: "係長", rank: "係長級", unit }));
  const units = section.units.slice(0, Math.max(1, Math.floor(n / 4)));
  for (let i = 0; seats.length < n; i++) {
    const unit = units[i % units.length] ?? null;
    seats.push(random.chance(0.38) ? { post: "主任", rank: "主任級", unit } : { post: technical ? "技師" : "主事", rank: "係員", unit });
  }
  const order = (seat: Seat): number => (seat.unit === null ? 0 : 1 + units.indexOf(seat.unit));
  return seats.slice(0, n).map((seat, i) => ({ seat, i })).sort((x, y) => order(x.seat) - order(y.seat) || x.i - y.i).map(({ seat }) => seat);
}

function makePerson(random: Random, staff_no: string, section: Section, seat: Seat, bureauHead: boolean): Person {
  const sex = random.chance(seat.rank === "部長級" ? 0.8 : 0.55) ? "男" : "女";
  const name = drawName(random, sex);
  const job = drawJob(random, section, seat, bureauHead);
  const birth_date = drawBirth(random, seat.rank, job.employment);
  const persona = drawPersona(random, section, seat, job, birth_date);
  const hire_date = drawHire(random, birth_date, job.employment);
  const status = bureauHead || seat.post === "課長" ? "在職" : random.weighted([["在職", 96], ["育休", 1.6], ["休職", 0.8], ["派遣", 0.8], ["退職", 0.8]] as const);
  const post = job.employment.startsWith("会計年度") ? job.post : seat.rank === "係員" || job.jobClass === "保健師" && seat.unit !== null ? job.post : seat.post;
  const staff: Draft<"staff"> = {
    staff_no, name: `${name.family}　${name.given}`, name_kana: `${name.familyKana}　${name.givenKana}`,
    former_name: sex === "女" && random.chance(0.03) ? random.pick(["旧山", "旧川", "旧沢"]).replace("旧", "") + "田" : null,
    birth_date, sex, hire_date, retire_date: status === "退職" ? "2026-06-30" : null,
    dept_1: section.bureau, dept_2: bureauHead ? null : section.name, dept_3: bureauHead ? null : (seat.unit?.name ?? null),
    dept_code: bureauHead ? section.bureauCode : (seat.unit?.code ?? section.code),
    post, rank_band: RANK_OF[post] ?? "係員", job_class: job.jobClass,
    pay_table: job.jobClass === "保健師" ? "医療職（三）" : job.jobClass === "消防" ? "消防職" : "行政職（一）",
    grade: String(GRADE[RANK_OF[post] ?? "係員"] ?? 2), step: String(random.between(1, 93)),
    employment_type: job.employment, weekly_hours: job.hours, fte: job.hours / 38.75, status,
    concurrent: null, designation: designationOf(random, persona, job.employment), as_of: AS_OF,
  };
  const secondPost = persona === "leader" && random.chance(0.12) ? "企画部　デジタル推進課" : null;
  return { staff: { ...staff, concurrent: secondPost }, name, section: bureauHead ? null : section, persona, secondPost };
}

const RANK_OF: Readonly<Record<string, string>> = { 部長: "部長級", 課長: "課長級", 課長補佐: "課長補佐級", 係長: "係長級", 主任: "主任級" };
const GRADE: Readonly<Record<string, number>> = { 部長級: 8, 課長級: 6, 課長補佐級: 5, 係長級: 4, 主任級: 3, 係員: 2 };

interface Job {
  readonly jobClass: string;
  readonly post: string;
  readonly employment: string;
  readonly hours: number;
}

function drawJob(random: Random, section: Section, seat: Seat, bureauHead: boolean): Job {
  const head = bureauHead || seat.rank.endsWith("長級") || seat.rank === "課長補佐級";
  const jobClass = head ? "事務" : jobClassOf(random, section.name);
  const post = { 事務: "主事", 土木: "技師", 建築: "技師", 保健師: "保健師", 保育士: "保育士", 情報: "主事", 技能労務: "技能員", 消防: "消防士" }[jobClass] ?? "主事";
  if (head) return { jobClass, post, employment: "常勤", hours: 38.75 };
  const office = section.name === DIGITAL_OFFICE;
  const employment = random.weighted([
    ["常勤", 84], ["再任用短時間", 4], ["再任用フルタイム", 2], ["任期付", office ? 12 : 0.5], ["会計年度フルタイム", 2], ["会計年度パートタイム", 7],
  ] as const);
  const hours = employment === "再任用短時間" ? random.pick([31, 31, 23.25, 15.5]) : employment === "会計年度パートタイム" ? random.pick([31, 23.25]) : 38.75;
  return { jobClass, post: employment.startsWith("会計年度") ? "事務補助員" : post, employment, hours };
}

function jobClassOf(random: Random, name: string): string {
  const special: readonly (readonly [RegExp, string, number])[] = [
    [/デジタル/u, "情報", 0.45], [/保育/u, "保育士", 0.5], [/健康|保健/u, "保健師", 0.45], [/土木|水道|道路|河川/u, "土木", 0.6],
    [/建築|営繕/u, "建築", 0.5], [/給食|清掃|廃棄物/u, "技能労務", 0.4], [/消防|警防|救急|通信指令|予防課/u, "消防", 0.9],
  ];
  const hit = special.find(([pattern]) => pattern.test(name));
  return hit !== undefined && random.chance(hit[2]) ? hit[1] : "事務";
}

function drawBirth(random: Random, rank: string, employment: string): IsoDate {
  const [young, old] = employment.startsWith("再任用") ? [60, 64] : ({ 部長級: [55, 59], 課長級: [49, 58], 課長補佐級: [45, 56], 係長級: [38, 52], 主任級: [30, 44] }[rank] ?? [19, 36]);
  return day(AS_OF_YEAR - random.between(young ?? 19, old ?? 36), random.between(1, 12), random.between(1, 28));
}

function drawHire(random: Random, birth: IsoDate, employment: string): IsoDate {
  if (employment.startsWith("会計年度")) return day(2026, 4, 1);
  if (employment.startsWith("再任用")) return day(random.between(2023, 2026), 4, 1);
  const year = Math.min(AS_OF_YEAR, Number(birth.slice(0, 4)) + random.pick([18, 19, 22, 22, 22, 22, 23, 24, 26]) + 1);
  return year > 2019 && random.chance(0.06) && year < AS_OF_YEAR ? day(year, 10, 1) : day(year, 4, 1);
}

function drawPersona(random: Random, section: Section, seat: Seat, job: Job, birth: IsoDate): Person["persona"] {
  if (job.jobClass === "情報" || (section.name === DIGITAL_OFFICE && random.chance(0.7))) return "ict";
  if (/保育士|技能労務|消防/u.test(job.jobClass) || job.employment.startsWith("会計年度")) return "field";
  if (/部長|課長級/u.test(seat.rank)) return "manager";
  if (job.employment === "常勤" && random.chance(seat.rank === "係長級" || seat.rank === "主任級" ? 0.36 : 0.11)) return "leader";
  return birth > "1997" ? "young" : "line";
}

function designationOf(random: Random, persona: Person["persona"], employment: string): string | null {
  if (persona === "leader") return random.chance(0.85) ? random.pick(["DX推進リーダー(0.2)", "DX推進リーダー(0.2)", "DX推進リーダー", "DX推進リーダー(0.3)"]) : null;
  if (persona === "ict" && employment === "任期付") return "DX専門官";
  return persona === "young" && random.chance(0.2) ? "DX推進員" : null;
}

/** 「部　課」 of a person, as other ledgers write it. */
export const sectionPath = (p: Person): string => fullPath(p.staff.dept_1, p.staff.dept_2);
