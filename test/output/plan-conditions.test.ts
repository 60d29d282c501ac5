import { deepEqual, equal, match, ok as truthy } from "node:assert/strict";
import { planViolations } from "../../src/core/assign/check-plan.ts";
import { assignmentProblem } from "../../src/core/assign/from-scores.ts";
import { CONDITION_SHEETS, type PlanConditions } from "../../src/core/assign/plan-conditions.ts";
import type { AssignmentPlan, Assigned } from "../../src/core/assign/problem.ts";
import { defaultMasters, defaultSettings } from "../../src/core/masters/masters.ts";
import type { Cell, Grid } from "../../src/core/model/grid.ts";
import { composeTown } from "../../src/node/demo/make-demo.ts";
import { planConditions } from "../../src/output/plan-conditions.ts";
import { PLAN_BOOK, planFiles } from "../../src/output/plan-files.ts";
import { highsSolver } from "../../src/output/solve/highs-solver.ts";
import { type ScoredRun, scoreRun } from "../../src/output/scored-run.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";

const RUN = { version: "0", stamp: "2026-10-01T00:00:00Z", runId: "0123456789ab", inputs: [], options: {} };

/** What a clerk types: sheet → row from the headings on (1 = the first below) → heading → value. */
type Edits = Readonly<Record<string, readonly { readonly row: number; readonly head: string; readonly value: string | number }[]>>;

function typed(grid: Grid, edits: Edits): Grid {
  const list = edits[grid.name] ?? [];
  const heads = new Map<string, { row: number; column: number }>();
  for (let row = 12; row >= 1; row--) for (let column = 1; column <= grid.columnCount; column++) heads.set(String(grid.cell(row, column).value), { row, column });
  const cells = new Map(list.map(({ row, head, value }) => {
    const at = heads.get(head);
    truthy(at !== undefined, `${grid.name} has no heading ${head}`);
    return [`${at.row + row}:${at.column}`, { kind: typeof value === "number" ? "number" : "text", value } satisfies Cell] as const;
  }));
  const rowCount = Math.max(grid.rowCount, ...[...cells.keys()].map((key) => Number(key.split(":")[0])));
  return { ...grid, rowCount, cell: (row, column) => cells.get(`${row}:${column}`) ?? grid.cell(row, column) };
}

describe("output/plan-conditions: what HR lays down for 配置案", () => {
  let scored: ScoredRun;
  let grids: readonly Grid[];
  let first: AssignmentPlan;

  const plan = async (conditions?: PlanConditions): Promise<{ readonly book: Uint8Array; readonly assignment: AssignmentPlan }> => {
    const files = await planFiles(scored, await highsSolver(), conditions);
    const json = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === "plan.json")?.bytes)) as { assignment: AssignmentPlan };
    return { book: files.find(({ path }) => path === PLAN_BOOK)?.bytes ?? new Uint8Array(), assignment: json.assignment };
  };
  const gridsOf = async (book: Uint8Array): Promise<readonly Grid[]> => {
    const ledger = await readLedger(PLAN_BOOK, book);
    truthy(ledger.ok);
    return ledger.value.grids;
  };
  const given = (edits: Edits) => planConditions("条件.xlsx", grids.map((grid) => typed(grid, edits)), scored);
  const accepted = (edits: Edits): PlanConditions => {
    const read = given(edits);
    truthy(read.ok, read.ok ? "" : read.error.message);
    return read.value;
  };
  const message = (edits: Edits): string => {
    const read = given(edits);
    truthy(!read.ok, "was accepted");
    return read.error.message;
  };
  const key = ({ staffNo, slot }: Pick<Assigned, "staffNo" | "slot">): string => `${staffNo}|${slot}`;

  before(async () => {
    const run = scoreRun({ tables: composeTown(120, 3).tables, run: RUN, issues: [], asOf: "2026-10-01" }, { masters: defaultMasters(), settings: defaultSettings() });
    truthy(run.ok);
    scored = run.value;
    const made = await plan();
    first = made.assignment;
    grids = await gridsOf(made.book);
    truthy(first.assigned.length >= 4);
  });

  it("the untouched workbook lays nothing down and gives the same plan", async () => {
    const conditions = accepted({});
    deepEqual((await plan(conditions)).assignment, first);
  });

  it("見送り is not proposed again, 採用 stays with at least its FTE, and both hold by the independent checker", async () => {
    const [taken, turned] = [first.assigned[0], first.assigned[1]] as [Assigned, Assigned];
    const conditions = accepted({ [CONDITION_SHEETS.proposals]: [{ row: 1, head: "採否", value: "採用" }, { row: 2, head: "採否", value: "見送り" }] });
    deepEqual([conditions.wishes.kept, conditions.wishes.declined], [[taken], [{ staffNo: turned.staffNo, slot: turned.slot }]]);
    const { assignment, book } = await plan(conditions);
    truthy((assignment.assigned.find((row) => key(row) === key(taken))?.fte ?? 0) >= taken.fte - 1e-6);
    truthy(!assignment.assigned.some((row) => key(row) === key(turned)));
    deepEqual(planViolations(assignmentProblem(scored.scores, scored.work, conditions.wishes), assignment.assigned), []);
    const again = planConditions(PLAN_BOOK, await gridsOf(book), scored);
    truthy(again.ok);
    deepEqual(again.value.wishes.kept?.map(key), [key(taken)], "what was taken over is still 採用 in the next workbook");
  });

  it("keeps people apart, sections staffed and roles few, and shows it in the next workbook", async () => {
    const project = (row: Assigned): string => row.slot.split("#")[0] ?? "";
    const pair = first.assigned.flatMap((a) => first.assigned.filter((b) => a.staffNo < b.staffNo && project(a) === project(b)).map((b) => [a, b] as const))[0];
    truthy(pair !== undefined);
    const conditions = accepted({
      [CONDITION_SHEETS.exclusions]: [{ row: 1, head: "職員番号1", value: Number(pair[0].staffNo) }, { row: 1, head: "職員番号2", value: pair[1].staffNo }],
      [CONDITION_SHEETS.minimum]: [{ row: 1, head: "残す人工", value: "100" }],
      [CONDITION_SHEETS.values]: [{ row: 2, head: "値", value: 1 }, { row: 5, head: "値", value: "1,000,000" }],
    });
    deepEqual([conditions.wishes.exclusions, conditions.wishes.rules, conditions.budget], [[[pair[0].staffNo, pair[1].staffNo]], { rolesPerPerson: 1 }, { yen: 1_000_000, hoursPerPerson: null }]);
    const { assignment, book } = await plan(conditions);
    const projects = (no: string): readonly string[] => assignment.assigned.filter((row) => row.staffNo === no).map(project);
    deepEqual(projects(pair[0].staffNo).filter((p) => projects(pair[1].staffNo).includes(p)), []);
    equal(new Set(assignment.assigned.map(({ staffNo }) => staffNo)).size, assignment.assigned.length, "one role a person");
    const [section = ""] = Object.keys(conditions.wishes.minimum ?? {});
    const owner = new Map(scored.work.projects.map(({ projectId, section: own }) => [projectId, own]));
    const sectionOf = new Map(scored.work.people.map((person) => [person.staffNo, person.section]));
    deepEqual(assignment.assigned.filter((row) => sectionOf.get(row.staffNo) === section && owner.get(project(row)) !== section), [], "nobody of the kept section is lent");
    const again = planConditions(PLAN_BOOK, await gridsOf(book), scored);
    truthy(again.ok);
    deepEqual(again.value, conditions, "the next workbook carries the conditions on");
  });

  it("an agreeing wish wins between equals", () => {
    const [row] = first.assigned;
    const project = row?.slot.split("#")[0] ?? "";
    const title = scored.tables.projects.find(({ project_id }) => project_id === project)?.title ?? "";
    const { wishes } = accepted({ [CONDITION_SHEETS.wishes]: [{ row: 1, head: "職員番号", value: row?.staffNo ?? "" }, { row: 1, head: "希望する案件（番号か案件名）", value: title }] }).wishes;
    deepEqual(wishes, { [row?.staffNo ?? ""]: [project] });
    const eligible = assignmentProblem(scored.scores, scored.work, { wishes: wishes ?? {} }).eligible.filter(({ wished }) => wished);
    truthy(eligible.length > 0 && eligible.every(({ staffNo, slot }) => staffNo === row?.staffNo && slot.startsWith(`${project}#`)));
  });

  describe("refuses what is in doubt, with its cell", () => {
    const staffNo = () => first.assigned[0]?.staffNo ?? "";
    const cases: readonly [string, () => Edits, RegExp][] = [
      ["a number of nobody", () => ({ [CONDITION_SHEETS.exclusions]: [{ row: 1, head: "職員番号1", value: "99999999" }, { row: 1, head: "職員番号2", value: staffNo() }] }), /「条件_組合せ除外」の A5：職員番号「99999999」の職員が名簿にいません/u],
      ["half a pair", () => ({ [CONDITION_SHEETS.exclusions]: [{ row: 1, head: "職員番号1", value: staffNo() }] }), /の B5：職員番号が片方しかありません/u],
      ["one person twice", () => ({ [CONDITION_SHEETS.exclusions]: [{ row: 1, head: "職員番号1", value: staffNo() }, { row: 1, head: "職員番号2", value: staffNo() }] }), /同じ職員/u],
      ["a name of somebody else", () => ({ [CONDITION_SHEETS.wishes]: [{ row: 1, head: "職員番号", value: staffNo() }, { row: 1, head: "氏名", value: "別人　太郎" }, { row: 1, head: "希望する案件（番号か案件名）", value: scored.tables.projects[0]?.project_id ?? "" }] }), /の B5：氏名「別人 太郎」は、その職員番号の氏名/u],
      ["an unknown project", () => ({ [CONDITION_SHEETS.wishes]: [{ row: 1, head: "職員番号", value: staffNo() }, { row: 1, head: "希望する案件（番号か案件名）", value: "ない案件" }] }), /の C5：案件「ない案件」が見つからない/u],
      ["a word for a number", () => ({ [CONDITION_SHEETS.minimum]: [{ row: 1, head: "残す人工", value: "二人" }] }), /「条件_最低人員」の D5：「二人」は使えません/u],
      ["half a role", () => ({ [CONDITION_SHEETS.values]: [{ row: 2, head: "値", value: 1.5 }] }), /「条件」の B6：「1.5」は使えません。1〜20の整数（件）で/u],
      ["a half-year out of the plan", () => ({ [CONDITION_SHEETS.values]: [{ row: 1, head: "値", value: "2040H1" }] }), /半期「2040H1」は対象にありません。2026H2/u],
      ["another word than the list's", () => ({ [CONDITION_SHEETS.proposals]: [{ row: 1, head: "採否", value: "ok" }] }), /「配置案」の I\d+：「ok」は選べません。採用、見送り、要相談/u],
      ["採用 against a section's minimum", () => {
        const index = first.assigned.findIndex(({ staffNo: no, slot }) => {
          const section = scored.work.people.find((person) => person.staffNo === no)?.section;
          return section !== null && scored.work.projects.find(({ projectId }) => projectId === slot.split("#")[0])?.section !== section;
        });
        const rows = Array.from({ length: 60 }, (_, i) => ({ row: i + 1, head: "残す人工", value: 100 })).slice(0, new Set(scored.work.people.flatMap(({ section, capacity }) => (section !== null && (capacity[0] ?? 0) > 0 ? [section] : []))).size);
        return { [CONDITION_SHEETS.proposals]: [{ row: index + 1, head: "採否", value: "採用" }], [CONDITION_SHEETS.minimum]: rows };
      }, /採用とした配置では、所属 \S+ の最低人員を割ります/u],
    ];
    for (const [title, edits, expected] of cases) it(title, () => match(message(edits()), expected));

    it("a workbook without the sheets", () => {
      const read = planConditions("名簿.xlsx", [], scored);
      truthy(!read.ok);
      match(read.error.message, /条件のファイル「名簿.xlsx」を使えません。条件のシート.*一つもありません/u);
    });
  });
});
