import type { Draft } from "./organisation.ts";
import { AS_OF, type Person } from "./people.ts";
import type { Random } from "./random.ts";

/** The twelve skills of `precise-rules.md` M2, with a leading group for the stacked header. */
export const SURVEY_SKILLS = [
  ["業務改革", "業務プロセスの可視化"], ["業務改革", "業務改善・BPR"], ["業務改革", "住民サービスデザイン"], ["業務改革", "変革マネジメント"],
  ["管理", "プロジェクト管理"], ["管理", "IT調達・契約"], ["管理", "システム標準化・移行"], ["データ・技術", "データ利活用"],
  ["データ・技術", "RPA・ノーコード"], ["データ・技術", "生成AI活用"], ["データ・技術", "ネットワーク・クラウド基礎"], ["データ・技術", "情報セキュリティ"],
] as const;

/** Mean level by persona, in the order of SURVEY_SKILLS. Chosen so that BA and SD are scarce, SEC and DATA very scarce, ENG nearly enough. */
const MEANS: Readonly<Record<Person["persona"], readonly number[]>> = {
  leader: [2.7, 2.5, 1.7, 2.0, 2.2, 1.6, 1.5, 1.6, 2.0, 1.8, 1.2, 1.6],
  ict: [2.2, 2.0, 1.4, 1.9, 2.6, 2.4, 2.7, 2.0, 2.8, 2.3, 2.9, 2.1],
  manager: [1.8, 1.8, 1.4, 1.7, 2.0, 1.6, 1.1, 1.1, 0.5, 0.7, 0.6, 1.6],
  young: [1.2, 1.0, 1.2, 0.8, 0.7, 0.4, 0.6, 1.5, 1.3, 1.9, 1.0, 1.5],
  line: [1.7, 1.4, 1.3, 0.9, 1.2, 0.9, 1.0, 1.2, 0.9, 0.9, 0.7, 1.4],
  field: [0.9, 0.7, 1.1, 0.6, 0.5, 0.2, 0.3, 0.6, 0.3, 0.5, 0.3, 1.0],
};
export const ASSESSED_ON = "2026-07-01";

/** 所属長評価. A skill nobody rated is absent: unknown, not zero. Sections that sent nothing are given by code. */
export function makeSkills(random: Random, people: readonly Person[], silent: ReadonlySet<string>): ReadonlyMap<Person, readonly Draft<"skills">[]> {
  const rated = people.filter((p) => p.section !== null && !silent.has(p.section.code) && p.staff.status !== "退職" && !p.staff.employment_type?.startsWith("会計年度"));
  return new Map(rated.map((p) => [p, random.chance(0.06) ? [] : rate(random, p)] as const));
}

function rate(random: Random, p: Person): readonly Draft<"skills">[] {
  const talent = random.normal() * 0.45;
  return SURVEY_SKILLS.flatMap(([, skill], i) => {
    const level = Math.max(0, Math.min(4, Math.round((MEANS[p.persona][i] ?? 1) + talent + random.normal() * 0.6)));
    if (random.chance(0.05)) return [];
    return [{ staff_no: p.staff.staff_no, skill_id: skill, skill_name: skill, level, source: "manager", assessed_on: ASSESSED_ON }];
  });
}

/** name, provider, category, hours, who (persona → probability). */
interface Course {
  readonly name: string;
  readonly provider: string;
  readonly category: string;
  readonly hours: number;
  readonly likely: Partial<Record<Person["persona"], number>>;
}
const COURSES: readonly Course[] = [
  { name: "情報セキュリティ研修", provider: "情報政策担当", category: "e-learning", hours: 1, likely: { leader: 0.85, ict: 0.95, manager: 0.7, young: 0.75, line: 0.7, field: 0.35 } },
  { name: "個人情報保護研修", provider: "法制担当", category: "e-learning", hours: 1, likely: { leader: 0.5, ict: 0.6, manager: 0.5, young: 0.4, line: 0.45, field: 0.3 } },
  { name: "管理職のためのDXセミナー", provider: "県自治研修所", category: "派遣", hours: 3, likely: { manager: 0.62 } },
  { name: "DX基礎研修", provider: "人事課", category: "階層別", hours: 3, likely: { leader: 0.6, ict: 0.4, young: 0.6, line: 0.35 } },
  { name: "DX推進リーダー育成研修", provider: "市町村アカデミー", category: "派遣", hours: 24, likely: { leader: 0.7, ict: 0.2, young: 0.03 } },
  { name: "BPR入門(業務フロー作成)", provider: "デジタル推進課", category: "専門", hours: 6, likely: { leader: 0.5, line: 0.06 } },
  { name: "ノーコード開発講座", provider: "デジタル推進課", category: "専門", hours: 12, likely: { leader: 0.35, ict: 0.5, young: 0.12 } },
  { name: "生成AI活用研修", provider: "デジタル推進課", category: "専門", hours: 2, likely: { leader: 0.5, ict: 0.6, manager: 0.2, young: 0.4, line: 0.2 } },
  { name: "データ利活用・EBPM研修", provider: "JIAM", category: "派遣", hours: 14, likely: { leader: 0.15, ict: 0.3 } },
  { name: "接遇研修", provider: "人事課", category: "階層別", hours: 3, likely: { young: 0.4, line: 0.1, field: 0.2 } },
  { name: "法制執務研修", provider: "県自治研修所", category: "専門", hours: 6, likely: { line: 0.08, manager: 0.05 } },
];

export function makeTraining(random: Random, people: readonly Person[]): readonly { readonly person: Person; readonly record: Draft<"training"> }[] {
  const rows = COURSES.flatMap((course) => people.filter((p) => random.chance(course.likely[p.persona] ?? 0)).map((person) => ({ person, record: attend(random, person, course) })));
  return rows.filter(({ person, record }) => (record.start ?? "") >= (person.staff.hire_date ?? ""));
}

function attend(random: Random, p: Person, course: Course): Draft<"training"> {
  const year = random.weighted([[2022, 1], [2023, 2], [2024, 3], [2025, 5], [2026, 4]] as const);
  const month = random.between(5, year === 2026 ? 9 : 12);
  const start = `${year}-${String(month).padStart(2, "0")}-${String(random.between(1, 26)).padStart(2, "0")}`;
  const days = Math.max(1, Math.round(course.hours / 7));
  const end = `${start.slice(0, 8)}${String(Math.min(28, Number(start.slice(8)) + days - 1)).padStart(2, "0")}`;
  const result = random.weighted([["修了", 90], ["受講", 4], ["未修了", 6]] as const);
  return { staff_no: p.staff.staff_no, course: course.name, provider: course.provider, category: course.category, start, end, hours: course.hours, result };
}

/** name, share of personas, years valid (0 = for life). */
const CERTIFICATES: readonly (readonly [string, Partial<Record<Person["persona"], number>>, number])[] = [
  ["ITパスポート試験", { leader: 0.35, ict: 0.4, young: 0.12, line: 0.04, manager: 0.02 }, 0],
  ["情報セキュリティマネジメント試験", { leader: 0.06, ict: 0.3 }, 0], ["基本情報技術者試験", { ict: 0.5, young: 0.02 }, 0],
  ["応用情報技術者試験", { ict: 0.25 }, 0], ["情報処理安全確保支援士", { ict: 0.06 }, 3], ["G検定", { leader: 0.03, ict: 0.08 }, 0],
  ["MOS(Excel)", { young: 0.08, line: 0.05 }, 0], ["統計検定2級", { leader: 0.03, young: 0.02 }, 0], ["生成AIパスポート", { leader: 0.08, young: 0.04 }, 0],
];

/** At most three each: the ledger has 資格1 to 資格3. */
export function makeQualifications(random: Random, people: readonly Person[]): ReadonlyMap<Person, readonly Draft<"qualifications">[]> {
  const entries = people.map((p) => {
    const held = CERTIFICATES.filter(([, likely]) => random.chance(likely[p.persona] ?? 0)).slice(0, 3);
    return [p, held.map(([name, , years]) => certificate(random, p, name, years))] as const;
  });
  return new Map(entries.filter(([, held]) => held.length > 0));
}

function certificate(random: Random, p: Person, name: string, years: number): Draft<"qualifications"> {
  const first = Math.max(2012, Number((p.staff.hire_date ?? AS_OF).slice(0, 4)));
  const year = random.between(Math.min(first, 2025), 2025);
  const acquired_on = `${year}-${random.pick(["05-20", "06-15", "11-10", "12-20"])}`;
  return { staff_no: p.staff.staff_no, name, acquired_on, valid_until: years === 0 ? null : `${year + years}-03-31` };
}
