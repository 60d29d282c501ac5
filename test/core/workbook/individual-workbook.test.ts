import assert from "node:assert/strict";
import { individualReadiness } from "../../../src/core/gap/individual.ts";
import { defaultSettings } from "../../../src/core/masters/masters.ts";
import type { Settings } from "../../../src/core/model/settings.ts";
import { buildIndividualWorkbook, individualDrafts } from "../../../src/core/workbook/individual-workbook.ts";
import { INDIVIDUAL_SHEETS, type IndividualWorkbookInput } from "../../../src/core/workbook/individual/individual-data.ts";
import { isFormula, isValued, type SheetDraft } from "../../../src/core/workbook/sheet/draft.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { recalculate } from "../../support/recalculate.ts";
import { evaluated, inputOf, isClose, townTables } from "./town.ts";

const input = inputOf(townTables(120, 5));
const figuresOf = (given: IndividualWorkbookInput) => individualReadiness({ scores: given.scores, working: given.work, tables: given.tables, masters: given.masters, settings: given.settings });

function disagreements(drafts: readonly SheetDraft[]): readonly string[] {
  const value = evaluated(drafts);
  return drafts.flatMap((draft) => draft.rows.flatMap((row, r) => (row ?? []).flatMap((cell, c) =>
    cell === undefined || !isValued(cell.content) || isClose(value(draft.name, r, c), cell.content.value) ? [] : [`${draft.name} ${r},${c}: engine ${String(cell.content.value)}, formula ${String(value(draft.name, r, c))}`])));
}
const sheetOf = (drafts: readonly SheetDraft[], name: string): SheetDraft => drafts.find((draft) => draft.name === name)!;
/** Texts of a sheet, joined. */
const wordsOf = (draft: SheetDraft): string => draft.rows.flatMap((row) => (row ?? []).map((cell) => (typeof cell?.content === "string" ? cell.content : ""))).join("\n");

describe("個人準備度（試行）.xlsx", () => {
  it("computes by formula what R51 says, for other weights too", () => {
    assert.deepEqual(disagreements(individualDrafts(input)), []);
    const settings: Settings = { ...defaultSettings(), individualLiteracyWeight: 0.2, individualFitWeight: 0.7, individualPracticeWeight: 0.1, practiceHours: 7, practiceAssignments: 2, fitAssessedRate: 0.9, referenceUnknownRate: 0.1 };
    assert.deepEqual(disagreements(individualDrafts(inputOf(townTables(60, 9), { settings }))), []);
  });

  it("follows weights typed on its 設定", () => {
    const drafts = individualDrafts(input);
    const settings = sheetOf(drafts, INDIVIDUAL_SHEETS.settings);
    const rows = settings.rows.map((row) => row?.slice());
    [[4, 0.1], [5, 0.1], [6, 0.8]].forEach(([row, weight]) => (rows[row!]![2] = { ...rows[row!]![2]!, content: weight! }));
    const value = evaluated(drafts.map((draft) => (draft === settings ? { ...draft, rows } : draft)) as SheetDraft[]);
    const wanted = figuresOf({ ...input, settings: { ...input.settings, individualLiteracyWeight: 0.1, individualFitWeight: 0.1, individualPracticeWeight: 0.8 } });
    wanted.forEach(({ readiness }, i) => assert.ok(isClose(value(INDIVIDUAL_SHEETS.people, 5 + i, 5), readiness === null ? "判定不能" : 100 * readiness)));
  });

  it("LibreOffice computes the same", async function () {
    this.timeout(120_000);
    const { book } = await recalculate({ book: await writeWorkbook(buildIndividualWorkbook(input)) });
    assert.ok(book.formulas > 1000);
    assert.deepEqual(book.differences, []);
  });

  it("has a formula behind every figure of a person, and lists people by number without rank or colour", () => {
    const people = sheetOf(individualDrafts(input), INDIVIDUAL_SHEETS.people);
    const figures = figuresOf(input);
    figures.forEach(({ staff_no }, i) => {
      assert.equal(people.rows[5 + i]?.[2]?.content, staff_no);
      for (const column of [5, 6, 7, 8, 9, 10, 14, 15, 16, 17]) {
        const content = people.rows[5 + i]?.[column]?.content;
        assert.ok(content !== undefined && (isValued(content) || isFormula(content)), `row ${i} column ${column}`);
      }
    });
    assert.deepEqual(figures.map(({ staff_no }) => staff_no), figures.map(({ staff_no }) => staff_no).sort());
    assert.equal(people.extras.conditionalFormats, undefined);
    assert.equal(people.rows.length, 5 + figures.length);
  });

  it("says first what it is and is not: 試行, no 人事評価, unknown is no zero, how a person has it corrected, as of when and by which versions", () => {
    const [front] = individualDrafts(input);
    assert.equal(front?.name, INDIVIDUAL_SHEETS.front);
    const words = wordsOf(front!);
    for (const said of [/試行の値/u, /人事評価.*使いません/u, /未確認は0ではありません/u, /訂正/u, /令和8年10月1日/u, /役割別の必要スキル/u, /人事課だけ/u]) assert.match(words, said);
    for (const sheet of buildIndividualWorkbook(input).sheets) assert.match(sheet.print?.header ?? "", /機密性3B/u);
  });

  it("explains any person who is chosen, and stands without skills, training, projects or people", () => {
    const drafts = individualDrafts(input);
    const slip = sheetOf(drafts, INDIVIDUAL_SHEETS.slip);
    const figures = figuresOf(input);
    const last = figures.length - 1;
    const label = sheetOf(drafts, INDIVIDUAL_SHEETS.levels).rows.at(-1)?.[5]?.content;
    const rows = slip.rows.map((row) => row?.slice());
    rows[3]![2] = { ...rows[3]![2]!, content: label! };
    const value = evaluated(drafts.map((draft) => (draft === slip ? { ...draft, rows } : draft)) as SheetDraft[]);
    assert.match(String(label), new RegExp(figures[last]!.staff_no, "u"));
    assert.ok(isClose(value(INDIVIDUAL_SHEETS.slip, 6, 3), figures[last]!.readiness === null ? "判定不能" : 100 * figures[last]!.readiness!));
    for (const gone of [["skills"], ["training"], ["assignments", "projects"], ["qualifications"], ["staff"]]) {
      const less = inputOf({ ...townTables(60, 7), ...Object.fromEntries(gone.map((id) => [id, []])) });
      assert.deepEqual(disagreements(individualDrafts(less)), [], gone.join());
      buildIndividualWorkbook(less);
    }
  });

  it("is the same bytes each time", async () => assert.deepEqual(await writeWorkbook(buildIndividualWorkbook(input)), await writeWorkbook(buildIndividualWorkbook(input))));
});
