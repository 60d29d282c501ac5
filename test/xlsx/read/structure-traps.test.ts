import { deepEqual, equal } from "node:assert/strict";
import { LIMITS } from "../../../src/core/model/limits.ts";
import { read, readGrid, refusal, valuesOf } from "./builders/reading.ts";
import { MAIN, REL, XML, partsOf, sheetOf, workbookOf } from "./builders/tiny-workbook.ts";
import { zipOf } from "./builders/tiny-zip.ts";

const A1 = '<row r="1"><c r="A1"><v>1</v></c></row>';
/** Every tag of the main namespace with a prefix, as the Open XML SDK writes. */
const prefixed = (xml: string): string => xml.replace(/<(\/?)([a-zA-Z])/gu, "<$1x:$2").replace("xmlns=", "xmlns:x=");

describe("xlsx/read structure traps", () => {
  it("x: prefixes everywhere", async () => {
    const parts = partsOf({ sheets: [{ data: "" }], styles: [0, 14] });
    const bytes = zipOf({
      ...parts,
      "xl/workbook.xml": XML + prefixed(`<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`),
      "xl/styles.xml": XML + prefixed(`<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`),
      "xl/sharedStrings.xml": XML + prefixed(`<sst xmlns="${MAIN}"><si><t>髙</t><rPh sb="0" eb="1"><t>タカ</t></rPh></si></sst>`),
      "xl/worksheets/sheet1.xml": XML + prefixed(`<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>2+3</f><v>5</v></c><c r="C1" s="1"><v>45000</v></c><c r="D1" t="inlineStr"><is><t>接</t></is></c></row></sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells></worksheet>`),
    });
    const grid = await readGrid(bytes);
    deepEqual(valuesOf(grid), [["髙", 5, 45000, "接"]]);
    equal(grid.cell(1, 3).iso, "2023-03-15");
    equal(grid.cell(1, 2).computed, true);
    deepEqual(grid.merges, [{ top: 2, left: 1, bottom: 3, right: 2 }]);
  });

  it("rows and cells without r", async () => {
    const grid = await readGrid(sheetOf('<row><c><v>1</v></c><c t="inlineStr"><is><t>二</t></is></c></row><row/><row><c/><c><v>3</v></c></row>'));
    deepEqual(valuesOf(grid), [[1, "二"], [null, null], [null, 3]]);
  });

  it("cells whose reference disagrees with the row are believed", async () => {
    deepEqual(valuesOf(await readGrid(sheetOf('<row><c r="A2"><v>1</v></c></row>'))), [[null], [1]]);
  });

  it("rows and cells out of order, and one place twice", async () => {
    const grid = await readGrid(sheetOf('<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>33</v></c></row>'));
    deepEqual(valuesOf(grid), [[1, null], [null, null], [33, 4]]);
  });

  it("a dimension that lies, both ways", async () => {
    for (const ref of ["A1:XFD1048576", "A1", "B7:C9"]) {
      const grid = await readGrid(workbookOf({ sheets: [{ before: `<dimension ref="${ref}"/>`, data: '<row r="2"><c r="C2"><v>5</v></c></row>' }] }));
      deepEqual([grid.rowCount, grid.columnCount], [2, 3]);
    }
  });

  it("phantom ranges: styled blanks, empty rows, formulas that show nothing", async () => {
    const grid = await readGrid(sheetOf(`${A1}<row r="2"><c r="XFD2" s="0"/></row><row r="900" ht="12"/><row r="901"><c r="D901" t="str"><f>IF(A901="","",1)</f><v></v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>`));
    deepEqual([grid.rowCount, grid.columnCount], [1, 1]);
    equal(grid.cell(901, 4).computed, true);
  });

  it("reading outside gives a blank", async () => {
    const grid = await readGrid(sheetOf(A1));
    for (const [row, column] of [[0, 0], [1, 2], [2, 1], [-1, 1], [1e7, 1e7]] as const) equal(grid.cell(row, column).kind, "blank");
  });

  it("the last cell of a sheet", async () => {
    const grid = await readGrid(sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'));
    deepEqual([grid.rowCount, grid.columnCount, grid.cell(1_048_576, 16_384).value], [1_048_576, 16_384, 1]);
  });

  it("strict OOXML", async () => {
    const bytes = workbookOf({ strict: true, styles: [0, 14], strings: ["<si><t>厳密</t></si>"], sheets: [{ data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="d"><v>2023-03-15</v></c></row>' }] });
    const grid = await readGrid(bytes);
    deepEqual([grid.cell(1, 1).value, grid.cell(1, 2).iso], ["厳密", "2023-03-15"]);
  });

  it("the 1904 date system", async () => {
    const ledger = await read(sheetOf('<row r="1"><c r="A1" s="1"><v>43538</v></c><c r="B1" s="1"><v>0</v></c><c r="C1" s="1" t="d"><v>2023-03-15</v></c></row>', { date1904: true, styles: [0, 14] }));
    const [grid] = ledger.grids;
    deepEqual([ledger.date1904, grid?.cell(1, 1).iso, grid?.cell(1, 2).iso, grid?.cell(1, 3).value], [true, "2023-03-15", "1904-01-01", 43538]);
  });

  it("hidden sheets, rows and columns are read and marked; what lies behind the data is not listed", async () => {
    const ledger = await read(workbookOf({
      sheets: [
        { name: "見える", before: '<cols><col min="1" max="1" width="9" hidden="1"/><col min="2" max="2" width="0" customWidth="1"/><col min="3" max="16384" hidden="true"/></cols>', data: '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="B2"><v>2</v></c></row><row r="3"><c r="C3"><v>3</v></c></row><row r="4" hidden="1"/>' },
        { name: "隠し", state: "hidden", data: A1 },
        { name: "深く", state: "veryHidden", data: A1 },
      ],
    }));
    const [first] = ledger.grids;
    deepEqual(ledger.grids.map((g) => [g.name, g.state]), [["見える", "visible"], ["隠し", "hidden"], ["深く", "veryHidden"]]);
    deepEqual([...(first?.hiddenRows ?? [])], [1, 2]);
    deepEqual([...(first?.hiddenColumns ?? [])], [1, 2, 3]);
    equal(first?.cell(1, 1).value, 1);
  });

  it("values other programs leave under a merge are blank, and reported", async () => {
    const row = (r: number): string => `<row r="${r}"><c r="A${r}"><v>${r}</v></c><c r="B${r}"><v>${r * 10}</v></c><c r="C${r}"><f>1</f><v>7</v></c></row>`;
    const ledger = await read(workbookOf({ sheets: [{ data: row(1) + row(2) + row(3), after: '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A3:C4"/></mergeCells>' }] }));
    deepEqual(valuesOf(ledger.grids[0]!), [[1, null, 7], [null, null, 7], [3, null, null]]);
    deepEqual(ledger.warnings, [{ kind: "covered_values", sheet: "Sheet1", count: 5, row: 1, column: 2 }]);
  });

  it("covered cells of a merge are blank, nothing is repeated", async () => {
    const grid = await readGrid(workbookOf({ sheets: [{ data: '<row r="1"><c r="A1" t="inlineStr"><is><t>採用</t></is></c></row><row r="2"><c r="A2" s="0"/></row>', after: '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="C3"/></mergeCells>' }] }));
    deepEqual(grid.merges, [{ top: 1, left: 1, bottom: 2, right: 1 }]);
    equal(grid.cell(2, 1).kind, "blank");
  });

  it("notes and drawings", async () => {
    const comments = `${XML}<comments xmlns="${MAIN}"><authors><author>総務</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>要</t></r><r><t>確認_x000D_</t></r><rPh sb="0" eb="1"><t>ヨウ</t></rPh></text></comment></commentList></comments>`;
    const drawing = '<xdr:wsDr xmlns:xdr="d"><xdr:twoCellAnchor><xdr:from/></xdr:twoCellAnchor><xdr:oneCellAnchor/></xdr:wsDr>';
    const grid = await readGrid(workbookOf({
      sheets: [{ data: A1, rels: `<Relationship Id="r1" Type="${REL}/comments" Target="../comments1.xml"/><Relationship Id="r2" Type="${REL}/drawing" Target="/xl/drawings/drawing1.xml"/><Relationship Id="r3" Type="${REL}/hyperlink" Target="https://example.invalid/" TargetMode="External"/>` }],
      parts: { "xl/comments1.xml": comments, "xl/drawings/drawing1.xml": drawing },
    }));
    deepEqual(grid.notes, [{ row: 2, column: 2, text: "要確認\r" }]);
    equal(grid.drawingCount, 2);
  });

  it("sheet order and part names come from the workbook, not from file names", async () => {
    const bytes = workbookOf({
      sheets: [{ name: "一" , data: A1 }, { name: "二", data: '<row r="1"><c r="A1"><v>2</v></c></row>' }],
      parts: { "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="二番" sheetId="9" r:id="rId2"/><sheet name="&lt;一&gt;" sheetId="4" r:id="rId1"/></sheets></workbook>` },
    });
    deepEqual((await read(bytes)).grids.map((g) => [g.name, g.cell(1, 1).value]), [["二番", 2], ["<一>", 1]]);
  });

  it("a chart sheet is named in a warning", async () => {
    const bytes = workbookOf({
      sheets: [{ name: "表", data: A1 }],
      parts: {
        "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="グラフ" sheetId="2" r:id="rId5"/><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="p"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId5" Type="${REL}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
      },
    });
    const ledger = await read(bytes);
    deepEqual(ledger.grids.map((g) => g.name), ["表"]);
    deepEqual(ledger.warnings, [{ kind: "sheet_without_cells", sheet: "グラフ" }]);
  });

  it("a result sheet that daicho added to the workbook is no ledger; other people's properties mean nothing", async () => {
    const property = (name: string): string => `<customProperties><customPr name="${name}" r:id="rId1"/></customProperties>`;
    const ledger = await read(workbookOf({ sheets: [{ name: "名簿", data: A1, after: property("よその印") }, { name: "職員 (2)", data: A1, after: property("daicho") }] }));
    deepEqual(ledger.grids.map((g) => g.name), ["名簿"]);
    deepEqual(ledger.warnings, [{ kind: "own_result_sheet", sheet: "職員 (2)" }]);
  });

  it("xlsm by its content type, whatever the file is called", async () => {
    equal((await read(workbookOf({ macros: true, sheets: [{ data: A1 }] }))).format, "xlsm");
  });

  it("formulas without results are reported with the first place", async () => {
    const ledger = await read(sheetOf('<row r="1"><c r="A1"><f>1</f></c><c r="B1"><f>2</f><v/></c><c r="C1"><f>3</f></c></row>'));
    deepEqual(ledger.warnings, [{ kind: "formula_without_result", sheet: "Sheet1", count: 2, row: 1, column: 1 }]);
  });

  it("styles missing from the package, and style numbers beyond the list", async () => {
    const data = '<row r="1"><c r="A1" s="7"><v>45000</v></c><c r="B1" s="999999"><v>1</v></c></row>';
    deepEqual(valuesOf(await readGrid(sheetOf(data, { parts: { "xl/styles.xml": undefined } }))), [[45000, 1]]);
  });

  it("zip variants: stored, zip64, data descriptors, a comment, part names in another case", async () => {
    for (const zip of [{ method: 0 }, { zip64: true }, { dataDescriptor: true }, { comment: `PK\u0005\u0006${"注".repeat(20)}` }] as const) {
      deepEqual(valuesOf(await readGrid(sheetOf(A1, { zip }))), [[1]]);
    }
    const parts = Object.entries(partsOf({ sheets: [{ data: A1 }] })).map(([name, content]) => [name.replace("worksheets/sheet1", "Worksheets\\Sheet1"), content]);
    deepEqual(valuesOf(await readGrid(zipOf(Object.fromEntries(parts)))), [[1]]);
  });

  it("a byte order mark before a part's XML", async () => {
    deepEqual(valuesOf(await readGrid(workbookOf({ sheets: [{ xml: `\uFEFF${XML}<worksheet xmlns="${MAIN}"><sheetData>${A1}</sheetData></worksheet>` }] }))), [[1]]);
  });

  it("nested elements, ten thousand deep", async () => {
    const deep = "<ext>".repeat(10_000) + "</ext>".repeat(10_000);
    const grid = await readGrid(workbookOf({ sheets: [{ data: `<row r="1"><c r="A1"><v>1</v><extLst>${deep}</extLst></c></row>`, after: `<extLst>${deep}</extLst>` }] }));
    equal(grid.cell(1, 1).value, 1);
  });

  it("ten thousand merges", async () => {
    const merges = Array.from({ length: 10_000 }, (_, i) => `<mergeCell ref="A${i * 2 + 1}:B${i * 2 + 2}"/>`).join("");
    equal((await readGrid(workbookOf({ sheets: [{ data: A1, after: `<mergeCells>${merges}</mergeCells>` }] }))).merges.length, 10_000);
  });

  it("more merges than the limit are counted and reported", async () => {
    const merges = '<mergeCell ref="A1:B2"/>'.repeat(LIMITS.merges + 3);
    const ledger = await read(workbookOf({ sheets: [{ data: A1, after: `<mergeCells>${merges}</mergeCells>` }] }));
    equal(ledger.grids[0]?.merges.length, LIMITS.merges);
    deepEqual(ledger.warnings, [{ kind: "merges_ignored", sheet: "Sheet1", count: 3 }]);
  });

  it("sixty thousand styled blank rows and a million tags nobody needs", async () => {
    const blanks = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="0"/><c r="B${i + 2}" s="0"/></row>`).join("");
    const grid = await readGrid(workbookOf({ sheets: [{ data: A1 + blanks, after: "<extLst>" + "<a/>".repeat(1_000_000) + "</extLst>" }] }));
    deepEqual([grid.rowCount, grid.columnCount], [1, 1]);
  });

  it("a place outside any sheet is damage, named by row", async () => {
    for (const data of ['<row r="1048577"><c><v>1</v></c></row>', '<row r="3"><c r="XFE3"><v>1</v></c></row>', '<row r="3"><c r="A3" t="s"><v>7</v></c></row>']) {
      const fault = await refusal(sheetOf(data));
      equal(fault.kind, "damaged");
    }
    deepEqual(await refusal(sheetOf('<row r="3"><c r="ZZZ3"><v>1</v></c></row>')), { kind: "damaged", at: { where: "sheet", sheet: "Sheet1", row: 3 } });
  });
});
