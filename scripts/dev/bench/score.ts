// CPU of scoring against a plain pass over the same numbers: `npx tsx scripts/dev/bench/score.ts [people] [projects]`.
// Also the streamed aggregate of every local employee of Japan (`--stream 2800000`) and the assignment programme (`--assign`).
import { assignPeople } from "../../../src/core/assign/assign.ts";
import { planViolations } from "../../../src/core/assign/check-plan.ts";
import { type AssignmentProblem, DEFAULT_RULES } from "../../../src/core/assign/problem.ts";
import { createTotals } from "../../../src/core/score-stream.ts";
import { CANONICAL, type CanonicalTables, type TableId, emptyTables } from "../../../src/core/model/canonical.ts";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import { ROLE_IDS } from "../../../src/core/model/scores.ts";
import { scoreTables } from "../../../src/core/score.ts";
import { highsSolver } from "../../../src/output/solve/highs-solver.ts";

/** mulberry32: the same numbers every time. */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const next = dice(1);
const int = (n: number): number => Math.floor(next() * n);
const masters = defaultMasters();
const settings = defaultSettings();
const blank = Object.fromEntries(Object.entries(CANONICAL).map(([table, { columns }]) => [table, Object.fromEntries(columns.map((c) => [c.id, null]))]));
const record = (table: TableId, row: number, values: object): never => ({ ...blank[table], _file: "t.csv", _sheet: "t", _row: row, ...values }) as never;

const SECTIONS = 200;
const departments = [
  ...Array.from({ length: 20 }, (_, i) => record("departments", i, { dept_code: `B${i}`, level: 1, name: `部${i}`, full_path: `部${i}` })),
  ...Array.from({ length: SECTIONS }, (_, i) => record("departments", 100 + i, { dept_code: `K${i}`, level: 2, name: i === 0 ? "デジタル課" : `課${i}`, parent_code: `B${i % 20}`, full_path: `部${i % 20} 課${i}` })),
];

function staffOf(from: number, people: number, items: readonly string[]): Pick<CanonicalTables, "staff" | "skills"> {
  const staff = Array.from({ length: people }, (_, i) => record("staff", i, {
    staff_no: String(from + i).padStart(7, "0"), dept_code: `K${int(SECTIONS)}`, rank_band: "係員", job_class: "事務", employment_type: "常勤", status: "在職", fte: 1, as_of: "2026-04-01",
  }));
  const skills = staff.flatMap((person, i) => items.map((skill_id, k) => record("skills", i * items.length + k, {
    staff_no: (person as { staff_no: string }).staff_no, skill_id, skill_name: "調査", level: int(5), source: "self", assessed_on: "2026-01-10",
  })));
  return { staff, skills };
}

function town(people: number, projects: number): CanonicalTables {
  return {
    ...emptyTables(), departments, ...staffOf(0, people, masters.promotion.items.map((item) => item.id)),
    projects: Array.from({ length: projects }, (_, i) => record("projects", i, { project_id: `P${i}`, owner_dept: `部${i % 20} 課${i % SECTIONS}`, status: "構築", start: "2026-04-01", end: "2028-03-31" })),
    project_demands: Array.from({ length: projects * 4 }, (_, i) => record("project_demands", i, {
      project_id: `P${i % projects}`, role_id: ROLE_IDS[int(ROLE_IDS.length)], fte: 0.5, sourcing: "内部", critical: i % 2 === 0,
    })),
  };
}

const cpu = (work: () => unknown): number => {
  const from = process.cpuUsage();
  work();
  const used = process.cpuUsage(from);
  return (used.user + used.system) / 1e6;
};

/** What any scoring must at least do: look at each level once, by person and item. */
function plainPass(tables: CanonicalTables): number {
  const places = new Map(tables.staff.map((row, i) => [row.staff_no, i]));
  const items = new Map(masters.promotion.items.map((item, i) => [item.id, i]));
  const levels = new Float64Array(tables.staff.length * items.size);
  for (const row of tables.skills) levels[(places.get(row.staff_no) ?? 0) * items.size + (items.get(row.skill_id ?? "") ?? 0)] = row.level ?? 0;
  return levels.reduce((a, b) => a + b, 0);
}

async function benchAssign(people: number, slots: number): Promise<void> {
  const problem: AssignmentProblem = {
    people: Array.from({ length: people }, (_, i) => ({ staffNo: `s${i}`, section: `K${int(SECTIONS)}`, capacity: next() < 0.1 ? 1 : next() < 0.3 ? 0.2 : 0.1 })),
    slots: Array.from({ length: slots }, (_, j) => ({ id: `t${j}`, projectId: `P${j % 30}`, role: "BA", fte: 0.2 + int(9) / 10, critical: j % 3 === 0, ownerSection: `K${int(SECTIONS)}` })),
    eligible: [], lendable: Object.fromEntries(Array.from({ length: SECTIONS }, (_, i) => [`K${i}`, 0.2 + int(8) / 10])),
    exclusions: Array.from({ length: 20 }, () => [`s${int(people)}`, `s${int(people)}`] as const).filter(([a, b]) => a !== b), kept: [], declined: [], rules: DEFAULT_RULES,
  };
  const eligible = problem.people.flatMap((p) => problem.slots.flatMap((s) => (next() < 0.1 ? [{ staffNo: p.staffNo, slot: s.id, fit: 0.8 + int(20) / 100, wished: next() < 0.05 }] : [])));
  const solver = await highsSolver();
  const from = performance.now();
  const plan = await assignPeople({ ...problem, eligible }, solver, { seconds: 15 });
  console.log(`assign ${people} × ${slots} (${eligible.length} pairs): ${((performance.now() - from) / 1000).toFixed(1)} s, proved ${plan.proved}, gaps ${JSON.stringify(plan.gaps)}, violations ${planViolations({ ...problem, eligible }, plan.assigned).length}, covered ${plan.covered.toFixed(2)}`);
}

function benchStream(people: number): void {
  const totals = createTotals({ ...emptyTables(), departments }, masters, settings, { asOf: "2026-04-01" });
  const chunk = 20_000;
  // The twelve-skill form, by the items it reaches.
  const items = ["P1.3.6", "P1.2.1", "P2.1.1", "P1.3.3", "P4.1.2", "P3.1.10", "P2.1.4", "P3.1.8", "P1.1.5", "P1.4.1", "P1.3.1", "P1.3.5"];
  let seconds = 0;
  for (let from = 0; from < people; from += chunk) {
    const part = staffOf(from, Math.min(chunk, people - from), items);
    seconds += cpu(() => totals.add({ ...emptyTables(), departments, ...part }));
  }
  const result = totals.finish();
  console.log(`stream ${people} people: ${seconds.toFixed(1)} s CPU in scoring, peak RSS ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, ${result.people} people, ${result.qualified.BA} qualified for BA`);
}

const [first, second] = process.argv.slice(2);
if (first === "--assign") await benchAssign(2000, 60);
else if (first === "--stream") benchStream(Number(second ?? 2_800_000));
else {
  const tables = town(Number(first ?? 20_000), Number(second ?? 200));
  const plain = Math.min(...[1, 2, 3].map(() => cpu(() => plainPass(tables))));
  const score = Math.min(...[1, 2, 3].map(() => cpu(() => scoreTables(tables, masters, settings, {}))));
  console.log(`score ${tables.staff.length} people × ${masters.promotion.items.length} skills × ${tables.projects.length} projects: ${score.toFixed(2)} s CPU; plain pass ${plain.toFixed(2)} s; ratio ${(score / plain).toFixed(1)}`);
}
