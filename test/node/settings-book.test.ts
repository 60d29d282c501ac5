import { deepEqual, equal, match, ok as truthy } from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { a1 } from "../../src/core/model/cell-address.ts";
import type { Reference } from "../../src/core/model/formula.ts";
import { DIMENSION_IDS } from "../../src/core/model/scores.ts";
import type { WorkbookModel } from "../../src/core/model/workbook.ts";
import { buildHrWorkbook } from "../../src/core/workbook/hr-workbook.ts";
import { layOut } from "../../src/core/workbook/hr/layout.ts";
import { cellIn } from "../../src/core/workbook/sheet/placed-table.ts";
import { loadRules } from "../../src/node/scoring-rules.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";
import { inputOf, isClose, townTables } from "../core/workbook/town.ts";
import { convert, inTemporaryFolder } from "../support/office.ts";
import { recalculatedValues } from "../support/recalculate.ts";

const input = inputOf(townTables(60, 7));
const layout = layOut(input);
const WEIGHTS = [7, 0, 22, 31.5, 13, 5];
const { settings } = layout;
/** What a clerk types on 設定: weights, two thresholds (a higher 適合 leaves the order of 計算_配分 as it is), one requirement. */
const TYPED: readonly (readonly [Reference, number])[] = [
  ...WEIGHTS.map((weight, i) => [cellIn(settings.dimensions, i, "preset0"), weight] as const),
  [settings.value("literacyAttained"), 0.6], [settings.value("fitQualified"), 0.85], [cellIn(settings.requirements, 0, "required"), 3],
];

function typedInto(book: WorkbookModel, typed: typeof TYPED): WorkbookModel {
  const at = new Map(typed.map(([{ sheet, range }, value]) => [`${sheet}!${a1(range.top, range.left)}`, value]));
  return { ...book, sheets: book.sheets.map((sheet) => (sheet.name !== "設定" ? sheet : {
    ...sheet, rows: [...sheet.rows].map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, value: at.get(`設定!${a1(row.row, cell.column)}`) ?? cell.value })) })),
  })) };
}

describe("--settings with the workbook a clerk changed", function () {
  this.timeout(240_000);
  let folder: string;
  let bytes: Uint8Array;
  const path = (name: string): string => join(folder, name);
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "settings-"));
    bytes = await writeWorkbook(typedInto(buildHrWorkbook(input), TYPED));
    writeFileSync(path("分析.xlsx"), bytes);
  });
  after(() => rmSync(folder, { recursive: true }));

  it("scores what the changed sheet's own formulas show in LibreOffice", async () => {
    const rules = await loadRules(undefined, path("分析.xlsx"));
    truthy(rules.ok, JSON.stringify(rules));
    deepEqual(DIMENSION_IDS.map((id) => rules.value.masters.presets.presets[0]?.weights[id]), WEIGHTS);
    deepEqual([rules.value.settings.literacyAttained, rules.value.settings.fitQualified, rules.value.masters.requirements.requirements[0]?.required], [0.6, 0.85, 3]);
    const { scores } = inputOf(input.tables, rules.value);
    const shown = await recalculatedValues(bytes);
    const read = ({ sheet, range }: Reference): unknown => shown.get(`${sheet}!${a1(range.top, range.left)}`);
    let changed = 0;
    scores.readiness.forEach((score, i) => {
      const row = layout.readiness.rowOf(score.unit);
      for (const [id, value] of [["raw", score.raw], ["adjusted", score.adjusted], ["unknown", score.unknownRate]] as const) {
        truthy(isClose(read(cellIn(layout.readiness.table, row, id)), value ?? "―"), `${score.unit} ${id}: ${String(read(cellIn(layout.readiness.table, row, id)))} for ${String(value)}, was ${String(input.scores.readiness[i]?.raw)}`);
      }
      if (score.adjusted !== input.scores.readiness[i]?.adjusted) changed += 1;
    });
    truthy(changed > 3);
    scores.staff.forEach((person, i) => {
      truthy(isClose(read(cellIn(layout.fits.people, i, "literacy")), person.literacy ?? "判定不能"), `${person.staff_no} literacy`);
      const shownState = (role: number): unknown => read(cellIn(layout.fits.people, i, `state${role}`));
      deepEqual(["PRODUCER", "PM", "BA", "SD", "DATA", "ENG", "SEC"].filter((_, role) => shownState(role) === 1), person.qualified, person.staff_no);
    });
    truthy(scores.staff.some((person, i) => person.qualified.length !== input.scores.staff[i]?.qualified.length));
  });

  it("reads it as another program saves it, and from the same file gives the same rules", async () => {
    const saved = await inTemporaryFolder((room) => {
      writeFileSync(join(room, "book.xlsx"), bytes);
      return readFileSync(join(convert([join(room, "book.xlsx")], "xlsx:Calc MS Excel 2007 XML", room), "book.xlsx"));
    });
    writeFileSync(path("保存.xlsx"), saved);
    const [own, other] = [await loadRules(undefined, path("分析.xlsx")), await loadRules(undefined, path("保存.xlsx"))];
    truthy(own.ok && other.ok, JSON.stringify(other));
    deepEqual(other.value, own.value);
  });

  it("refuses a book without the sheet, a file that is not there, and the workbook in the folder of masters", async () => {
    const said = async (masters: string | undefined, given: string | undefined): Promise<string> => {
      const rules = await loadRules(masters, given);
      equal(rules.ok, false);
      return rules.ok ? "" : rules.error.message;
    };
    const bare = buildHrWorkbook(input);
    writeFileSync(path("別.xlsx"), await writeWorkbook({ ...bare, sheets: bare.sheets.filter(({ name }) => name === "算出根拠").map((sheet) => ({ name: sheet.name, columns: [], rows: [] })), names: [] }));
    match(await said(undefined, path("別.xlsx")), /「設定」シートがありません/u);
    match(await said(undefined, path("ない.xlsx")), /ない\.xlsx/u);
    match(await said(folder, undefined), /分析.*--settings に指定してください/u);
  });
});
