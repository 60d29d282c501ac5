import { deepEqual, equal, match, ok as truthy } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { defaultMasters, defaultSettings } from "../../src/core/masters/masters.ts";
import { NO_CONDITIONS } from "../../src/core/assign/plan-conditions.ts";
import { trainingQuestion } from "../../src/core/assign/training-from-scores.ts";
import type { TrainingPlan } from "../../src/core/assign/training-plan.ts";
import { composeTown } from "../../src/node/demo/make-demo.ts";
import { loadRules } from "../../src/node/scoring-rules.ts";
import { COURSES_BOOK, masters as writeMasters } from "../../src/node/tasks/masters.ts";
import { highsSolver } from "../../src/output/solve/highs-solver.ts";
import { PLAN_BOOK, planFiles } from "../../src/output/plan-files.ts";
import { type ScoredRun, scoreRun, type ScoringRules } from "../../src/output/scored-run.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";
import { nodeInflater } from "../../src/node/inflate.ts";
import { recalculate } from "../support/recalculate.ts";

const RUN = { version: "0", stamp: "2026-10-01T00:00:00Z", runId: "0123456789ab", inputs: [], options: {} };
const PORTS = { progress: () => undefined, readStdin: async () => "" };
const SHEET = defaultMasters().courses.title;

const { tables } = composeTown(160, 20261123);

function score(rules: ScoringRules): ScoredRun {
  const scored = scoreRun({ tables, run: RUN, issues: [], asOf: "2026-10-01" }, rules);
  truthy(scored.ok);
  return scored.value;
}

/** What the clerk sees of the plan. */
async function planned(rules: ScoringRules, yen: number | null) {
  const scored = score(rules);
  const files = await planFiles(scored, await highsSolver(), { ...NO_CONDITIONS, budget: { yen, hoursPerPerson: 20 } });
  const bytes = files.find(({ path }) => path === PLAN_BOOK)!.bytes;
  const ledger = await readLedger(PLAN_BOOK, bytes, { inflate: nodeInflater });
  truthy(ledger.ok);
  const sheet = (name: string) => ledger.value.grids.find((grid) => grid.name === name);
  const { training } = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === "plan.json")!.bytes)) as { training: TrainingPlan | null };
  const question = trainingQuestion(scored.scores, scored.work, rules.masters.courses.courses, { yen, hoursPerPerson: 20 });
  return { bytes, sheet, training, question };
}

describe("研修一覧.xlsx: filled by a clerk, given back with --masters", function () {
  this.timeout(240_000);
  let room: string;
  let folder: string;
  before(async () => {
    room = mkdtempSync(join(tmpdir(), "courses-"));
    folder = join(room, "マスター");
    const made = await writeMasters({ out: folder, replace: false }, PORTS);
    truthy(made.ok && /未入力 11 件/u.test(made.value.lines.join()));
  });
  after(() => rmSync(room, { recursive: true }));

  /** Types into the book with another program, and saves it. */
  async function typed(name: string, cells: Readonly<Record<string, string | number | null>>): Promise<string> {
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(join(folder, COURSES_BOOK));
    const sheet = book.getWorksheet(SHEET)!;
    for (const [at, value] of Object.entries(cells)) sheet.getCell(at).value = value;
    const out = mkdtempSync(join(room, `${name}-`));
    writeFileSync(join(out, COURSES_BOOK), Buffer.from(await book.xlsx.writeBuffer()));
    return out;
  }
  const FILLED = Object.fromEntries(defaultMasters().courses.courses.flatMap((_, i) => [[`E${3 + i}`, 6 + i], [`F${3 + i}`, i === 10 ? 0 : 10_000 + 1000 * i], [`G${3 + i}`, 8]]));
  const rulesOf = async (from: string): Promise<ScoringRules> => {
    const rules = await loadRules(from, undefined);
    truthy(rules.ok, JSON.stringify(rules));
    return rules.value;
  };
  const refusalOf = async (from: string): Promise<string> => {
    const rules = await loadRules(from, undefined);
    return rules.ok ? "" : rules.error.message;
  };

  it("is the shipped courses as long as nothing is typed, and says in the plan how to go on", async () => {
    const rules = await rulesOf(folder);
    deepEqual(rules.masters.courses, JSON.parse(JSON.stringify(defaultMasters().courses)));
    const { sheet, training } = await planned({ ...rules, settings: defaultSettings() }, null);
    equal(training, null);
    match(String(sheet("育成計画")?.cell(3, 1).value), /daicho masters .*研修一覧\.xlsx.*--masters/u);
    equal(sheet("育成計画_研修別"), undefined);
  });

  it("gives the plan that closes most within the budget: seats, yen and hours held, cost and leftover gap as live formulas", async () => {
    const rules = await rulesOf(await typed("filled", FILLED));
    match(rules.masters.courses.version, /^1＋変更 [0-9a-f]{8}$/u);
    const { sheet, training, bytes, question } = await planned(rules, 300_000);
    truthy(training !== null && training.places.length > 3 && training.yen <= 300_000);
    for (const { id, seats } of question.problem.courses) truthy(training.places.filter(({ course }) => course === id).length <= seats);
    for (const { staffNo } of training.places) {
      const hours = training.places.filter((place) => place.staffNo === staffNo).reduce((sum, { course }) => sum + question.problem.courses.find(({ id }) => id === course)!.hours, 0);
      truthy(hours <= 20, staffNo);
    }
    const people = sheet("育成計画")!;
    const [first] = [...Array(people.rowCount).keys()].filter((row) => people.cell(row, 1).value === "合計");
    const number = (row: number, column: number): number => Number(people.cell(row, column).value);
    equal(number(first!, 7), training.yen);
    truthy(Math.abs(number(first! + 2, 4) - training.closed) < 1e-9);
    truthy(number(first! + 3, 4) > 0);
    truthy(Math.abs(number(first! + 4, 4) - training.closedPerMillionYen!) < 1e-6);
    equal(number(first! + 6, 4), 300_000 - training.yen);
    // Everybody with a place is on the sheet, also who is not near-qualified.
    const listed = new Set([...Array(people.rowCount).keys()].map((row) => people.cell(row, 1).value));
    for (const { staffNo } of training.places) truthy(listed.has(staffNo), staffNo);
    const { book } = await recalculate({ book: bytes });
    deepEqual(book.differences, []);
  });

  it("closes no less with more money, and leaves out courses that are not complete", async () => {
    const all = await rulesOf(await typed("filled", FILLED));
    const closed = [];
    for (const yen of [0, 60_000, 200_000, null]) closed.push((await planned(all, yen)).training?.closed ?? Number.NaN);
    deepEqual(closed, [...closed].sort((a, b) => a - b));
    const some = await rulesOf(await typed("some", { ...FILLED, G3: null, F4: null }));
    const { sheet, training } = await planned(some, null);
    truthy(training?.places.every(({ course }) => course !== "K01" && course !== "K02"));
    match(String(sheet("育成計画")?.cell(4, 1).value), /未入力の研修 2 件は対象にしていません/u);
  });

  it("takes courses of one's own below, numbers as people write them, and a version of one's own", async () => {
    const rules = await rulesOf(await typed("own", { B1: "市独自R8", B14: "庁内BPR勉強会", C14: "P1.3.6；P1.2.1", D14: 2, E14: "３時間", F14: "1,500円", G14: "30名" }));
    equal(rules.masters.courses.version, "市独自R8");
    deepEqual(rules.masters.courses.courses.at(-1), { id: "14行", name: "庁内BPR勉強会", items: ["P1.3.6", "P1.2.1"], raisesTo: 2, hours: 3, yen: 1500, seats: 30 });
  });

  it("refuses with row or course and remedy", async () => {
    match(await refusalOf(await typed("a", { E3: "二日間" })), /研修例 3行：時間数：「二日間」/u);
    match(await refusalOf(await typed("b", { F3: -100 })), /（K01）：1人当たりの費用（0以上の数。無料なら0）：「-100」/u);
    match(await refusalOf(await typed("c", { G3: 2.5 })), /定員（1以上の整数/u);
    match(await refusalOf(await typed("d", { C3: "P9.9.9" })), /（K01）：項目ID：「P9\.9\.9」はスキル標準の項目にありません/u);
    match(await refusalOf(await typed("e", { A4: "K01" })), /「K01」が2回/u);
    match(await refusalOf(await typed("f", { B14: "名前だけ" })), /14行：到達レベル/u);
  });

  it("is the same bytes each time", async () => {
    const again = join(room, "もう一度");
    truthy((await writeMasters({ out: again, replace: false }, PORTS)).ok);
    const { readFileSync } = await import("node:fs");
    deepEqual(readFileSync(join(again, COURSES_BOOK)), readFileSync(join(folder, COURSES_BOOK)));
    const taken = await writeMasters({ out: again, replace: false }, PORTS);
    equal(taken.ok, false);
  });
});
