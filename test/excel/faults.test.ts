import { equal, fail, ok } from "node:assert/strict";
import type { BookHost, CellMark, ExcelFault, JournalRun, Watch } from "../../src/excel/book-host.ts";
import { excelHost } from "../../src/excel/excel-host.ts";
import type { Result } from "../../src/core/model/result.ts";
import type { CellWrite } from "../../src/output/cell-writes.ts";
import { cellAt, changeCell, type EmulatedBook, type EmulatedSheet, reopened, snapshot } from "../office-host/book.ts";
import { CALL } from "../office-host/excel-answers.ts";
import { blankBook } from "../office-host/ledger-book.ts";
import { openNodeHost } from "../office-host/node-host.ts";
import { type ExcelProfile, PROFILES } from "../office-host/profiles.ts";
import type { OfficeServer } from "../office-host/server.ts";

const QUIET: Watch = { progress: () => undefined, cancelled: () => false };
const value = <T>(result: Result<T, ExcelFault>): T => {
  if (!result.ok) fail(JSON.stringify(result));
  return result.value;
};
const kindOf = (result: Result<unknown, ExcelFault>): string => (result.ok ? "done" : result.error.kind);
const sheetOf = (book: EmulatedBook): EmulatedSheet => book.sheets[0] as EmulatedSheet;

/** Places in two columns, far enough apart that they go in two portions. */
const PLACES = [1, 2].flatMap((column) => Array.from({ length: 101 }, (_, i) => ({ row: 1 + i * 50, column }))).filter(({ row }) => row <= 5000 + 1);
const WRITES = PLACES.map((at): CellWrite => ({ sheet: "Sheet1", ...at, before: "平成10年4月1日", value: at.column === 2 ? "001" : 36_000, format: at.column === 2 ? "@" : "yyyy/mm/dd", rule: "x", field: "x" }) as CellWrite);
const MARKS = PLACES.map((at): CellMark => ({ sheet: "Sheet1", ...at, color: "#FFC7CE" }));

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

interface Desk {
  readonly book: EmulatedBook;
  readonly server: OfficeServer;
  readonly host: BookHost;
  readonly before: string;
}

let untouched: Desk;
before(async () => {
  untouched = await sit(PROFILES.ltsc2021);
});

async function sit(profile: ExcelProfile): Promise<Desk> {
  const book = await blankBook();
  for (const { row, column } of PLACES) changeCell(book, sheetOf(book), { row: row - 1, column: column - 1 }, { formula: "平成10年4月1日", value: "平成10年4月1日", format: row % 3 === 0 ? "@" : "General", fill: row % 2 === 0 ? "#00FF00" : null });
  changeCell(book, sheetOf(book), { row: 0, column: 5 }, { formula: "=A1", value: 0, format: "0.00" });
  const server = openNodeHost(book, profile);
  return { book, server, host: excelHost(), before: snapshot(book) };
}

/** The cells that differ from before, and those the journal knows: the second must hold all of the first, at any time. */
function assertNoted(book: EmulatedBook, untouched: EmulatedBook, runs: readonly JournalRun[]): void {
  const noted = new Set(runs.flatMap(({ cells }) => cells.map(({ row, column }) => `${row - 1},${column - 1}`)));
  for (const [at] of sheetOf(book).cells) {
    const [row, column] = at.split(",").map(Number) as [number, number];
    if (JSON.stringify(cellAt(sheetOf(book), row, column)) !== JSON.stringify(cellAt(sheetOf(untouched), row, column))) ok(noted.has(at), `${at} was changed and is not in the journal`);
  }
}

/** What may have happened: everything changed is noted, and undo restores all of it. */
async function assertWhole({ book, server, host, before }: Desk): Promise<void> {
  Object.assign(server, { fault: undefined, actionFault: undefined, fileFault: undefined });
  assertNoted(book, untouched.book, value(await host.journal()));
  await undoEverything(book, before);
}

async function undoEverything(book: EmulatedBook, before: string): Promise<void> {
  openNodeHost(book, PROFILES.ltsc2021);
  const host = excelHost();
  for (const { id } of value(await host.journal())) value(await host.undo(id, QUIET));
  equal(snapshot(book), before);
  equal(book.xmlParts.size, 0);
}

const TASKS: Readonly<Record<"write" | "mark", (host: BookHost, watch: Watch) => Promise<Result<{ readonly cancelled: boolean }, ExcelFault>>>> = {
  write: (host, watch) => host.write(WRITES, watch), mark: (host, watch) => host.mark(MARKS, watch),
};
/** Codes of the host itself, and what a clerk is told. */
const CODES = [[5004, "editing"], [5102, "busy"], [5103, "too_large"], [5104, "too_large"], [7000, "protected"], [5012, "unknown"], [5001, "unknown"]] as const;

for (const name of ["ltsc2021", "ltsc2024", "web"] as const) {
  describe(`faults of Excel, ${name}`, function () {
    this.timeout(60_000);
    const profile = PROFILES[name];
    /** Every place on one Excel, two of them on the others. */
    const some = (places: readonly number[]): readonly number[] => (name === "ltsc2021" ? places : [places[Math.floor(places.length / 2)] ?? 0, places.at(-2) ?? 0]);
    const later = globalThis.setTimeout;
    before(() => void Object.assign(globalThis, { setTimeout: (work: () => void) => later(work, 0) })); // nobody waits in a test
    after(() => void Object.assign(globalThis, { setTimeout: later }));

    /** How many requests a task takes when all goes well; office.js's letting go not counted. */
    async function requestsOf(task: (desk: Desk) => Promise<unknown>): Promise<number> {
      const desk = await sit(profile);
      const from = desk.server.requests.length;
      await task(desk);
      return desk.server.requests.length - from;
    }

    for (const task of ["write", "mark"] as const) {
      it(`${task}: Excel stops answering at any request, for good; undo restores all`, async () => {
        const requests = await requestsOf(({ host }) => TASKS[task](host, QUIET));
        ok(requests >= 6, String(requests));
        for (const hit of some(upTo(requests))) {
          const desk = await sit(profile);
          const from = desk.server.requests.length;
          desk.server.fault = (request) => (request - from >= hit ? 5004 : undefined);
          const stopped = await TASKS[task](desk.host, QUIET);
          if (hit < requests - 1) equal(kindOf(stopped), "editing", `request ${hit}`);
          const changed = [...sheetOf(desk.book).cells.values()].filter(({ value: held, fill }) => (task === "write" ? held === 36_000 || held === "001" : fill === "#FFC7CE")).length;
          if (!stopped.ok) equal(stopped.error.done ?? 0, changed, "what is said to be done is what was done");
          await assertWhole(desk);
        }
      });

      it(`${task}: an error in the middle of a request leaves nothing that undo does not restore`, async () => {
        const sizes: number[] = [];
        await requestsOf(async ({ server, host }) => {
          await TASKS[task](host, QUIET);
          sizes.push(...server.requests.map(({ actions }) => actions));
        });
        const longest = sizes.indexOf(Math.max(...sizes));
        const actions = sizes[longest] ?? 0;
        for (const at of some([0, 2, 4, 5, 6, 7, 8, 10, 12, actions - 1])) {
          const desk = await sit(profile);
          desk.server.actionFault = (request, action) => (request === longest && action === at ? "AccessDenied" : undefined);
          equal(kindOf(await TASKS[task](desk.host, QUIET)), "protected");
          await assertWhole(desk);
        }
      });

      it(`${task}: a moment of patience is enough when Excel is busy or a cell is being edited`, async () => {
        for (const code of [5004, 5102]) {
          const desk = await sit(profile);
          let refusals = 0;
          desk.server.fault = () => (refusals++ % 3 === 0 ? code : undefined);
          const done = value(await TASKS[task](desk.host, QUIET));
          equal(done.cancelled, false);
          ok(refusals > 6);
          await assertWhole(desk);
        }
      });

      it(`${task}: cancelled at each portion; what was done is said, and undo restores it`, async () => {
        for (const portions of [0, 1]) {
          const desk = await sit(profile);
          let asked = 0;
          equal(value(await TASKS[task](desk.host, { ...QUIET, cancelled: () => asked++ === portions })).cancelled, true);
          equal(value(await desk.host.journal()).length, portions === 0 ? 0 : 1);
          await assertWhole(desk);
        }
      });

      it(`${task}: the workbook is closed midway, saved at any portion or never`, async () => {
        for (const portions of [0, 1]) {
          const desk = await sit(profile);
          let saved = reopened(desk.book);
          let asked = 0;
          const stopped = await TASKS[task](desk.host, { ...QUIET, cancelled: () => {
            if (asked++ !== portions) return false;
            saved = reopened(desk.book);
            desk.server.fault = () => 5012;
            return false;
          } });
          equal(kindOf(stopped), "unknown");
          await undoEverything(saved, desk.before);
        }
      });
    }

    it("every code of the host becomes a kind a clerk is told about", async () => {
      for (const [code, kind] of CODES) {
        const desk = await sit(profile);
        desk.server.fault = () => code;
        equal(kindOf(await desk.host.write(WRITES, QUIET)), kind, String(code));
        equal(kindOf(await desk.host.goTo("Sheet1", "A1")), kind, String(code));
        await assertWhole(desk);
      }
    });

    it("undo: stopped at any request or within one, it goes on later and restores all", async () => {
      const start = async (): Promise<Desk & { readonly run: string }> => {
        const desk = await sit(profile);
        return { ...desk, run: value(await desk.host.write(WRITES, QUIET)).run };
      };
      const clean = await start();
      const from = clean.server.requests.length;
      value(await clean.host.undo(clean.run, QUIET));
      const sizes = clean.server.requests.slice(from).map(({ actions }) => actions);
      ok(sizes.length >= 5);
      for (const hit of some(upTo(sizes.length))) {
        const actions = sizes[hit] ?? 0;
        for (const at of actions < 30 ? [undefined] : [undefined, Math.floor(actions / 2), actions - 1]) {
          const desk = await start();
          const begun = desk.server.requests.length;
          if (at === undefined) desk.server.fault = (request) => (request - begun >= hit ? 5012 : undefined);
          else desk.server.actionFault = (request, action) => (request - begun === hit && action === at ? "GeneralException" : undefined);
          await desk.host.undo(desk.run, QUIET);
          Object.assign(desk.server, { fault: undefined, actionFault: undefined });
          await undoEverything(desk.book, desk.before);
        }
      }
    });

    it("undo of the earlier of two runs, with an Excel that is busy now and then; nothing is lost", async () => {
      const desk = await sit(profile);
      const first = value(await desk.host.write(WRITES, QUIET));
      value(await desk.host.write(WRITES.map((write) => ({ ...write, before: String(write.value), value: "確認済", format: "@" })), QUIET));
      let refusals = 0;
      desk.server.fault = () => (refusals++ % 4 === 0 ? 5102 : undefined);
      const undone = value(await desk.host.undo(first.run, QUIET));
      equal(undone.kept, WRITES.length, "the later run's values stay");
      await assertWhole(desk);
    });

    it("undo: cancelled at each part, it goes on later", async () => {
      for (const parts of [0, 1]) {
        const desk = await sit(profile);
        const { run } = value(await desk.host.write(WRITES, QUIET));
        let asked = 0;
        equal(value(await desk.host.undo(run, { ...QUIET, cancelled: () => asked++ === parts })).cancelled, true);
        await undoEverything(desk.book, desk.before);
      }
    });

    it("a protected sheet: nothing is written, marked or noted, also when it is one of two", async () => {
      const desk = await sit(profile);
      desk.book.sheets.push({ ...sheetOf(desk.book), id: "{second}", name: "保護", isProtected: true, cells: new Map() });
      const both = [...WRITES, { ...(WRITES[0] as CellWrite), sheet: "保護" }];
      equal(kindOf(await desk.host.write(both, QUIET)), "protected");
      equal(kindOf(await desk.host.mark([...MARKS, { sheet: "保護", row: 1, column: 1, color: "#FFC7CE" }], QUIET)), "protected");
      desk.book.sheets.pop();
      equal(snapshot(desk.book), desk.before);
      equal(desk.book.xmlParts.size, 0);
    });

    it("a sheet protected after the writing: undo says so, and goes on when the protection is gone", async () => {
      const desk = await sit(profile);
      const { run } = value(await desk.host.write(WRITES, QUIET));
      sheetOf(desk.book).isProtected = true;
      equal(kindOf(await desk.host.undo(run, QUIET)), "protected");
      sheetOf(desk.book).isProtected = false;
      await undoEverything(desk.book, desk.before);
    });

    it("an Excel that lacks what is needed: nothing is written", async () => {
      for (const ExcelApi of [1.1, 1.4, 1.5]) {
        const desk = await sit({ ...profile, sets: { ...profile.sets, ExcelApi } });
        equal(kindOf(await desk.host.write(WRITES, QUIET)), "unsupported", `ExcelApi ${ExcelApi}`);
        equal(snapshot(desk.book), desk.before);
        equal(desk.book.xmlParts.size, 0);
      }
    });

    it("reading is cancelled between any two slices: no copy stays open, nothing is handed over", async () => {
      const desk = await sit(profile);
      desk.book.original = new Uint8Array(8 * 1024 * 1024 + 1); // three slices
      for (const slices of name === "ltsc2021" ? [0, 1, 2] : [1]) {
        let asked = 0;
        const read = value(await desk.host.readBook({ ...QUIET, cancelled: () => asked++ === slices }));
        equal(read.cancelled, true);
        equal(read.bytes.length, 0);
        equal(asked, slices + 1);
        equal(desk.server.copies.size, 0);
      }
      const ticks: number[] = [];
      equal(value(await desk.host.readBook({ ...QUIET, progress: (done) => void ticks.push(done) })).bytes.length, 8 * 1024 * 1024 + 1);
      equal(ticks.join(), "0,1,2");
    });

    it("handing over the file fails at any call: it is said, and no copy stays open", async () => {
      for (const call of [CALL.fileOpen, CALL.fileSlice]) {
        const desk = await sit(profile);
        desk.server.fileFault = (asked) => (asked === call ? 5001 : undefined);
        equal(kindOf(await desk.host.readBook(QUIET)), "unknown");
        equal(desk.server.copies.size, 0);
        equal(snapshot(desk.book), desk.before);
      }
    });
  });
}

describe("the limit of 5 MB a request and an answer, Excel on the web", function () {
  this.timeout(60_000);
  const LONG = "長い備考".repeat(400); // 1,600 characters, 4.8 kB
  const ROWS = 3000;
  const remarks = (): CellWrite[] => Array.from({ length: ROWS }, (_, i) => ({ sheet: "Sheet1", row: 1 + i, column: 1, before: LONG, value: `${LONG}。`, format: "General", rule: "x", field: "x" }) as CellWrite);

  async function remarksDesk(profile: ExcelProfile): Promise<Desk> {
    const book = await blankBook();
    for (let row = 0; row < ROWS; row++) changeCell(book, sheetOf(book), { row, column: 0 }, { formula: LONG, value: LONG });
    const server = openNodeHost(book, profile);
    return { book, server, host: excelHost(), before: snapshot(book) };
  }

  it("is met by dividing what is too large: all is written, and undone on the web", async () => {
    const desk = await remarksDesk(PROFILES.web);
    equal(value(await desk.host.write(remarks(), QUIET)).written, ROWS);
    ok(desk.server.requests.length > 10, "in many requests");
    const [run] = value(await desk.host.journal());
    equal(run?.cells.length, ROWS);
    equal(value(await desk.host.undo(run?.id ?? "", QUIET)).restored, ROWS);
    equal(snapshot(desk.book), desk.before);
  });

  it("is told when a single cell goes beyond it, with nothing written", async () => {
    const desk = await remarksDesk(PROFILES.web);
    desk.server.payloadLimit = 3000;
    equal(kindOf(await desk.host.write(remarks().slice(0, 3), QUIET)), "too_large");
    desk.server.payloadLimit = Number.POSITIVE_INFINITY;
    equal(snapshot(desk.book), desk.before);
    equal(desk.book.xmlParts.size, 0);
  });

  it("is told for a result that is too large to be opened; nothing is opened", async () => {
    const desk = await sit(PROFILES.web);
    equal(kindOf(await desk.host.openBook(`UEsDB${"A".repeat(6 * 1024 * 1024)}`)), "too_large");
    equal(desk.book.opened.length, 0);
    const onWindows = await sit(PROFILES.ltsc2021);
    equal(kindOf(await onWindows.host.openBook(`UEsDB${"A".repeat(6 * 1024 * 1024)}`)), "done");
  });
});
