import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import type { Masters } from "../../../src/core/masters/master-types.ts";
import { emptyTables } from "../../../src/core/model/canonical.ts";
import { DIMENSION_IDS } from "../../../src/core/model/scores.ts";
import type { CellModel, SheetModel, WorkbookModel } from "../../../src/core/model/workbook.ts";
import { buildHrWorkbook, hrDrafts } from "../../../src/core/workbook/hr-workbook.ts";
import { type HrWorkbookInput, SHEETS } from "../../../src/core/workbook/hr/hr-input.ts";
import { LEAVER } from "../../../src/core/workbook/hr/dependence-layout.ts";
import { layOut } from "../../../src/core/workbook/hr/layout.ts";
import type { Content, SheetDraft } from "../../../src/core/workbook/sheet/draft.ts";
import { isFormula, isValued } from "../../../src/core/workbook/sheet/draft.ts";
import { cellIn } from "../../../src/core/workbook/sheet/placed-table.ts";
import type { Reference } from "../../../src/core/model/formula.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { recalculatedValues } from "../../support/recalculate.ts";
import { a1 } from "../../../src/core/model/cell-address.ts";
import { disagreements, evaluated, inputOf, isClose, type Reader, townTables } from "./town.ts";

const RESULTS = [
  SHEETS.cover, SHEETS.summary, SHEETS.readiness, SHEETS.categories, SHEETS.gaps, SHEETS.projects, SHEETS.skills, SHEETS.candidates, SHEETS.qualifications,
  SHEETS.quality, SHEETS.distribution, SHEETS.rationale, SHEETS.settings,
];

const CLOSER = [
  SHEETS.byDimension, SHEETS.byStep, SHEETS.byObstacle, SHEETS.byPlanItem, SHEETS.byWeight, SHEETS.coverageViews, SHEETS.dependence, SHEETS.roster, SHEETS.years, SHEETS.openFigures,
];

const read = (value: Reader, { sheet, range }: Reference): unknown => value(sheet ?? "", range.top, range.left);

describe("HR workbook", function () {
  const input = inputOf(townTables(60, 7));
  const drafts = hrDrafts(input);

  it("has the 13 sheets in reading order, then closer looks, tools, working papers and data", () => {
    assert.deepEqual(drafts.slice(0, 13).map(({ name }) => name), RESULTS);
    assert.deepEqual(drafts.slice(13, 23).map(({ name }) => name), CLOSER);
    assert.deepEqual(drafts.slice(23, 27).map(({ name }) => name), [SHEETS.departmentTrace, SHEETS.personTrace, SHEETS.transfer, SHEETS.foldOut]);
    assert.ok(drafts.slice(27).every(({ name }) => name.startsWith("計算_") || name.startsWith("データ_")));
  });

  for (const [staff, seed] of [[60, 7], [150, 11], [300, 20261123]] as const) {
    it(`computes by formula what the engine computed (${staff} people, seed ${seed})`, () => {
      assert.deepEqual(disagreements(hrDrafts(inputOf(townTables(staff, seed)))), []);
    });
  }

  it("shows numbers of scores.json themselves, not copies that drift", () => {
    const { readiness, gaps } = layOut(input);
    const value = evaluated(drafts);
    for (const score of input.scores.readiness) {
      const row = readiness.rowOf(score.unit);
      assert.ok(isClose(read(value, cellIn(readiness.table, row, "adjusted")), score.adjusted ?? "―"), score.unit);
      for (const d of DIMENSION_IDS) assert.ok(isClose(read(value, cellIn(readiness.table, row, d)), score.dimensions[d] ?? "―"), `${score.unit} ${d}`);
    }
    assert.ok(isClose(read(value, cellIn(gaps.periods, 0, "coverage")), input.scores.organisationCoverage ?? "該当なし"));
  });

  it("holds formulas for at least 95 % of the numbers on result sheets", () => {
    const results = [...drafts.slice(0, 12), ...drafts.slice(13, 23)];
    let [formulas, constants] = [0, 0];
    const plain: string[] = [];
    const value = evaluated(drafts);
    for (const draft of results) {
      draft.rows.forEach((row, r) => row?.forEach((cell, c) => {
        if (cell === undefined || isInput(cell.style) || typeof value(draft.name, r, c) !== "number") return;
        if (isFormula(cell.content) || isValued(cell.content)) formulas += 1;
        else {
          constants += 1;
          plain.push(`${draft.name} ${a1(r, c)}`);
        }
      }));
    }
    assert.ok(formulas > 300);
    assert.ok(formulas / (formulas + constants) >= 0.95, `${formulas} formulas, ${constants} constants: ${plain.slice(0, 20).join(", ")}`);
  });

  it("follows changed weights and thresholds exactly as the engine does", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }), fc.double({ min: 0.5, max: 0.95, noNaN: true }), (weights, attained) => {
      fc.pre(weights.some((w) => w > 0));
      const settings = { ...defaultSettings(), literacyAttained: attained };
      const expected = inputOf(input.tables, { masters: weighted(weights), settings });
      const changed = changeSettings(input, weights, attained);
      const value = evaluated(changed.drafts);
      for (const score of expected.scores.readiness) {
        const row = changed.layout.readiness.rowOf(score.unit);
        for (const [id, wanted] of [["raw", score.raw], ["adjusted", score.adjusted], ["unknown", score.unknownRate]] as const) {
          const found = read(value, cellIn(changed.layout.readiness.table, row, id));
          assert.ok(isClose(found, wanted ?? "―"), `${score.unit} ${id}: ${String(found)} for ${String(wanted)}`);
        }
      }
    }), { numRuns: 12 });
  });

  it("LibreOffice follows changed weights and thresholds exactly as the engine does", async function () {
    this.timeout(240_000);
    const weights = [7, 0, 22, 31, 13, 5];
    const expected = inputOf(input.tables, { masters: weighted(weights), settings: { ...defaultSettings(), literacyAttained: 0.6 } });
    const changed = changeSettings(input, weights, 0.6);
    const book = withCells(buildHrWorkbook(input), changed.cells);
    const values = await recalculatedValues(await writeWorkbook(book));
    for (const score of expected.scores.readiness) {
      const { sheet, range } = cellIn(changed.layout.readiness.table, changed.layout.readiness.rowOf(score.unit), "adjusted");
      const found = values.get(`${sheet}!${a1(range.top, range.left)}`);
      assert.ok(isClose(found, score.adjusted ?? "―"), `${score.unit}: ${String(found)} for ${String(score.adjusted)}`);
    }
    const ours = evaluated(changed.drafts);
    let compared = 0;
    for (const draft of changed.drafts.filter(({ name }) => (CLOSER as readonly string[]).includes(name))) {
      draft.rows.forEach((row, r) => row?.forEach((cell, c) => {
        if (cell === undefined || !(isFormula(cell.content) || isValued(cell.content))) return;
        const [own, theirs] = [ours(draft.name, r, c), values.get(`${draft.name}!${a1(r, c)}`)];
        assert.ok(isClose(own, theirs), `${draft.name} ${a1(r, c)}: ${String(own)} here, ${String(theirs)} in LibreOffice`);
        compared += 1;
      }));
    }
    assert.ok(compared > 1000, `${compared} cells of the closer looks`);
  });

  it("moves people in 異動試算: head-counts follow, today's stay", () => {
    const { units, staff } = layOut(input);
    const [from, to] = units.units.filter(({ isSection, headcount }) => isSection && headcount > 0);
    assert.ok(from && to);
    const person = staff.people.findIndex(({ work }) => work.section === from.unit && work.inScope);
    const label = `${to.unit}　${to.fullPath}`;
    const moved = setContents(drafts, [[{ sheet: SHEETS.transfer, range: one(9 + person, 6) }, label]]);
    const value = evaluated(moved);
    const sheet = moved.find(({ name }) => name === SHEETS.transfer);
    const rowOf = (name: string): number => sheet?.rows.findIndex((row, r) => r > 8 && row?.[12]?.content === name) ?? -1;
    const change = (name: string): readonly unknown[] => [value(SHEETS.transfer, rowOf(name), 13), value(SHEETS.transfer, rowOf(name), 14)];
    assert.deepEqual(change(from.name), [from.headcount, from.headcount - 1]);
    assert.deepEqual(change(to.name), [to.headcount, to.headcount + 1]);
  });

  it("changes nothing in 異動試算 while nobody is moved", () => {
    const value = evaluated(drafts);
    const sheet = drafts.find(({ name }) => name === SHEETS.transfer);
    const sections = sheet?.rows.flatMap((row, r) => (r > 8 && row?.[12] !== undefined && row[13] !== undefined && row[36] !== undefined ? [r] : [])) ?? [];
    assert.ok(sections.length >= 2);
    for (const r of sections) for (let c = 13; c < 36; c += 2) assert.ok(isClose(value(SHEETS.transfer, r, c), value(SHEETS.transfer, r, c + 1)), `row ${r} column ${c}: ${String(value(SHEETS.transfer, r, c))} → ${String(value(SHEETS.transfer, r, c + 1))}`);
  });

  it("explains any person and department that is chosen", () => {
    const { staff } = layOut(input);
    const last = staff.people.length - 1;
    const label = `${staff.people[last]?.work.staffNo}　${staff.people[last]?.record.name}`;
    const value = evaluated(setContents(drafts, [[{ sheet: SHEETS.personTrace, range: one(3, 2) }, label]]));
    assert.equal(value(SHEETS.personTrace, 3, 6), last + 1);
    const lost = evaluated(setContents(drafts, [[{ sheet: SHEETS.personTrace, range: one(3, 2) }, "いない人"]]));
    assert.equal(lost(SHEETS.personTrace, 3, 6), 0);
  });

  it("stands without projects, people, skills or answers, and without any table at all", () => {
    const tables = townTables(60, 7);
    for (const gone of [["projects", "project_demands", "assignments"], ["skills"], ["readiness_answers"], ["training", "qualifications"]] as const) {
      const less = inputOf({ ...tables, ...Object.fromEntries(gone.map((id) => [id, []])) });
      assert.deepEqual(disagreements(hrDrafts(less)), [], gone.join());
      buildHrWorkbook(less);
    }
    buildHrWorkbook(inputOf(emptyTables()));
  });

  it("marks last time's scores only where the same masters were used", () => {
    const same = buildHrWorkbook({ ...input, previous: input.scores });
    const other = buildHrWorkbook({ ...input, previous: { ...input.scores, masters: {} } });
    const column = (book: WorkbookModel): readonly unknown[] => cellsOf(book, SHEETS.readiness).filter(({ row, column: c }) => row === 6 && c === 15).map(({ value }) => value);
    assert.equal(column(same)[0], input.scores.readiness.find(({ unit }) => unit === "ORG")?.adjusted);
    assert.deepEqual(column(other), ["―"]);
  });
});

const isInput = (style: string): boolean => style.startsWith("input");
const one = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

const cellsOf = (book: WorkbookModel, name: string): readonly (CellModel & { readonly row: number })[] =>
  [...(book.sheets.find((sheet) => sheet.name === name)?.rows ?? [])].flatMap(({ row, cells }) => cells.map((cell) => ({ ...cell, row })));

/** Masters whose first preset has these weights. */
function weighted(weights: readonly number[]): Masters {
  const masters = defaultMasters();
  const [first, ...rest] = masters.presets.presets;
  assert.ok(first);
  const changed = { id: first.id, weights: Object.fromEntries(DIMENSION_IDS.map((d, i) => [d, weights[i] ?? 0])) };
  return { ...masters, presets: { ...masters.presets, presets: [changed, ...rest] } };
}

type Cells = readonly (readonly [Reference, Content])[];

function setContents(drafts: readonly SheetDraft[], cells: Cells): readonly SheetDraft[] {
  return drafts.map((draft) => {
    const own = cells.filter(([{ sheet }]) => sheet === draft.name);
    if (own.length === 0) return draft;
    const rows = draft.rows.map((row) => row?.slice());
    for (const [{ range }, content] of own) {
      const row = rows[range.top];
      const cell = row?.[range.left];
      assert.ok(row !== undefined && cell !== undefined, `no cell at ${a1(range.top, range.left)}`);
      row[range.left] = { ...cell, content };
    }
    return { ...draft, rows } as SheetDraft;
  });
}

/** 設定 with other weights of the first preset and another literacy threshold. */
function changeSettings(input: HrWorkbookInput, weights: readonly number[], attained: number) {
  const layout = layOut(input);
  const cells: Cells = [
    ...DIMENSION_IDS.map((_d, i) => [cellIn(layout.settings.dimensions, i, "preset0"), weights[i] ?? 0] as const),
    [layout.settings.value("literacyAttained"), attained],
    [{ sheet: SHEETS.byPlanItem, range: one(4, 2) }, "1.0"], [{ sheet: SHEETS.dependence, range: one(LEAVER.row, LEAVER.choice) }, ""],
  ];
  return { layout, cells, drafts: setContents(hrDrafts(input), cells) };
}

function withCells(book: WorkbookModel, cells: Cells): WorkbookModel {
  const sheets = book.sheets.map((sheet): SheetModel => {
    const own = cells.filter(([{ sheet: name }]) => name === sheet.name);
    if (own.length === 0) return sheet;
    const rows = [...sheet.rows].map((row) => ({
      ...row, cells: row.cells.map((cell) => {
        const change = own.find(([{ range }]) => range.top === row.row && range.left === cell.column);
        return change === undefined ? cell : { ...cell, value: change[1] as CellModel["value"] };
      }),
    }));
    return { ...sheet, rows };
  });
  return { ...book, sheets };
}
