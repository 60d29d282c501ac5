import { deepEqual, equal, ok } from "node:assert/strict";
import { markable } from "../../src/taskpane/issue-marks.ts";
import { canGo, countEdits, type Happening, initialState, type PaneState, reduce, STEPS } from "../../src/taskpane/state.ts";
import type { ConvertView, IssueView, ScoreView, TablesView } from "../../src/taskpane/work/messages.ts";

const file = (path: string) => ({ path, body: new Blob([path]) });
const extra = (name: string) => ({ name, files: [file(name)] });
const tables: TablesView = { tables: [], choices: {}, profile: null, others: [] };
const converted: ConvertView = { asOf: "2026-10-01", runId: "x", tables: [], accounting: [], counts: { error: 0, warning: 0, info: 0 }, issues: [], changes: 0 };
const scored: ScoreView = { lines: [], departments: [], roles: [] };
const after = (...happenings: readonly Happening[]): PaneState => happenings.reduce(reduce, initialState(true));
const WHOLE_WAY: readonly Happening[] = [{ kind: "given", files: [file("名簿.xlsx")], others: [] }, { kind: "recognised", tables, book: "名簿.xlsx" }, { kind: "converted", view: converted }, { kind: "scored", view: scored }, { kind: "made", files: [{ path: "a", bytes: 1 }] }];

describe("state of the pane", () => {
  it("opens a step only when the one before it is done", () => {
    const open = (state: PaneState): readonly string[] => STEPS.filter((step) => canGo(state, step));
    deepEqual(open(initialState(false)), ["choose"]);
    deepEqual(open(after(...WHOLE_WAY.slice(0, 2))), ["choose", "tables", "undo"]);
    deepEqual(open(after(...WHOLE_WAY.slice(0, 3))), ["choose", "tables", "issues", "undo"]);
    deepEqual(open(after(...WHOLE_WAY)), [...STEPS]);
    equal(reduce(initialState(false), { kind: "go", step: "files" }).step, "choose");
  });

  it("shows no figure that belongs to an older input", () => {
    const all = after(...WHOLE_WAY);
    const stale: readonly (readonly [Happening, readonly (keyof PaneState)[]])[] = [
      [{ kind: "given", files: [file("研修.csv")], others: [] }, ["tables", "converted", "scored", "files"]],
      [{ kind: "removed", path: "名簿.xlsx" }, ["tables", "converted", "scored", "files"]],
      [{ kind: "asOf", day: "2026-04-01" }, ["converted", "scored", "files"]],
      [{ kind: "recognised", tables, book: null }, ["converted", "scored", "files", "writes"]],
      [{ kind: "converted", view: converted }, ["scored", "files", "writes"]],
      [{ kind: "scored", view: scored }, ["files"]],
      [{ kind: "by", by: "部" }, ["files"]],
      [{ kind: "recipient", recipient: "人事" }, ["files"]],
      [{ kind: "locking", locking: { way: "new" } }, ["files"]],
      [{ kind: "extra", which: "decisions", given: extra("判定.xlsx") }, ["converted", "scored", "files", "writes", "offer"]],
      [{ kind: "extra", which: "crosswalk", given: undefined }, ["converted", "scored", "files"]],
      [{ kind: "extra", which: "settings", given: extra("設定.json") }, ["scored", "files", "offer"]],
      [{ kind: "individual", wanted: true }, ["scored", "files"]],
      [{ kind: "cancelled", note: "", lost: true }, ["tables", "converted", "scored", "files"]],
    ];
    for (const [happening, gone] of stale) for (const key of gone) equal(reduce(all, happening)[key], null, `${happening.kind}: ${key}`);
  });

  it("keeps what is there when something fails, and says it", () => {
    const state = after(...WHOLE_WAY, { kind: "failed", problem: { message: "だめでした" } });
    deepEqual([state.note, state.problem?.message, state.scored !== null, state.busy], ["だめでした", "だめでした", true, null]);
    equal(reduce(state, { kind: "busy", busy: { stage: "x", done: 0, total: 0 } }).problem, null);
  });

  it("gathers corrections table by table", () => {
    const state = after({ kind: "edited", table: 0, header: "備考", field: "staff.concurrent" }, { kind: "edited", table: 0, header: "備考", field: "" }, { kind: "edited", table: 1, header: "名", field: "staff.name" }, { kind: "kindChosen", table: 0, ledger: "staff" });
    deepEqual(state.edits.map(({ table }) => table).sort(), [0, 1]);
    equal(countEdits(state.edits), 3);
  });

  it("keeps what was given beside the ledgers when other ledgers are read or a run is cancelled, and lets it go when it is taken out", () => {
    const state = after({ kind: "extra", which: "settings", given: extra("設定.json") }, { kind: "extra", which: "transfer", given: extra("案.csv") }, ...WHOLE_WAY, { kind: "cancelled", note: "", lost: true });
    deepEqual([state.extra.settings?.name, state.extra.transfer?.name], ["設定.json", "案.csv"]);
    deepEqual(Object.keys(reduce(state, { kind: "extra", which: "settings", given: undefined }).extra), ["transfer"]);
    ok(reduce(after(...WHOLE_WAY), { kind: "extra", which: "conditions", given: extra("条件.xlsx") }).converted !== null, "a condition does not touch the linking");
  });

  it("replaces a file given again under its name", () => {
    const state = after({ kind: "given", files: [file("a.csv"), file("b.csv")], others: [] }, { kind: "given", files: [file("a.csv")], others: [] });
    deepEqual(state.given.map(({ path }) => path).sort(), ["a.csv", "b.csv"]);
  });
});

describe("cells to colour", () => {
  const issue = (severity: IssueView["severity"], cell: string, of = "名簿.xlsx"): IssueView => ({ severity, file: of, sheet: "名簿", cell, message: "" });
  it("are those of errors and warnings in the open workbook, the graver one first", () => {
    const marks = markable([issue("error", "B5"), issue("warning", "B5"), issue("warning", "C6"), issue("info", "D7"), issue("error", "A1:B2"), issue("error", "E9", "研修.csv")], "名簿.xlsx");
    deepEqual(marks.map(({ row, column, color }) => [row, column, color]), [[5, 2, "#FFC7CE"], [6, 3, "#FFEB9C"]]);
    ok(markable([issue("error", "B5")], null).length === 0);
  });
});
