import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import type { CellMark } from "../../../src/core/model/cell-mark.ts";
import type { Ledger } from "../../../src/core/model/grid.ts";
import type { WorkbookModel } from "../../../src/core/model/workbook.ts";
import { markCells } from "../../../src/xlsx/patch/mark-cells.ts";
import { markWorkbook } from "../../../src/xlsx/patch/mark-workbook.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";

const BOOK: WorkbookModel = {
  properties: { title: "名簿", creator: "試験", created: "2026-10-01T00:00:00Z" },
  styles: { default: {}, date: { numberFormat: "yyyy/m/d" }, head: { font: { bold: true } } },
  names: [],
  sheets: [
    {
      name: "名簿 & 一覧", columns: [{}, {}, {}],
      rows: [
        { row: 1, cells: [{ column: 1, value: "職員番号", style: "head" }, { column: 2, value: "氏名", style: "head" }, { column: 3, value: "採用", style: "head" }] },
        { row: 2, cells: [{ column: 1, value: "0001" }, { column: 2, value: "𠮷田　一郎" }, { column: 3, value: 45000, style: "date" }] },
        { row: 4, cells: [{ column: 2, value: "田中　四郎" }] },
      ],
    },
    { name: "別紙", columns: [{}], rows: [{ row: 1, cells: [{ column: 1, value: "メモ" }] }], notes: [{ row: 1, column: 1, text: "元の注", author: "人事課" }] },
  ],
};
const mark = (row: number, column: number, text = "【誤り】直してください", severity: CellMark["severity"] = "error"): CellMark => ({ row, column, text, severity });

async function ledgerOf(bytes: Uint8Array): Promise<Ledger> {
  const read = await readLedger("x.xlsx", bytes);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}
const marked = (bytes: Uint8Array, ...marks: Parameters<typeof markWorkbook>[1]): Uint8Array => {
  const result = markWorkbook(bytes, marks);
  assert.ok(result.ok);
  return result.value;
};

describe("markWorkbook: a copy with marks", () => {
  let book: Uint8Array;
  before(async () => { book = await writeWorkbook(BOOK); });

  it("keeps every value, and every part it need not touch byte for byte", async () => {
    const copy = marked(book, { sheet: "名簿 & 一覧", cells: [mark(2, 3), mark(4, 1)] });
    const [was, is] = [unzipSync(book), unzipSync(copy)];
    const changed = Object.keys(was).filter((name) => Buffer.compare(Buffer.from(was[name] ?? []), Buffer.from(is[name] ?? [])) !== 0);
    assert.deepEqual(changed.sort(), ["[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"]);
    const [before, after] = [await ledgerOf(book), await ledgerOf(copy)];
    before.grids.forEach((grid, i) => {
      for (let row = 1; row <= grid.rowCount; row += 1) for (let c = 1; c <= grid.columnCount; c += 1) assert.deepEqual(after.grids[i]?.cell(row, c), grid.cell(row, c));
    });
  });

  it("does not change the input", () => {
    const before = Buffer.from(book);
    marked(book, { sheet: "名簿 & 一覧", cells: [mark(2, 3)] });
    assert.equal(Buffer.compare(before, Buffer.from(book)), 0);
  });

  it("gives a new style with the fill, the rest of the style as it was", () => {
    const parts = unzipSync(marked(book, { sheet: "名簿 & 一覧", cells: [mark(2, 3), mark(2, 1, "【注意】", "warning")] }));
    const styles = strFromU8(parts["xl/styles.xml"] ?? strToU8(""));
    const formats = [...(/<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/u.exec(styles)?.[1] ?? "").matchAll(/<xf [^>]*?(?:\/>|>[\s\S]*?<\/xf>)/gu)].map(([xf]) => xf);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? strToU8(""));
    const styleOf = (cell: string): string => formats[Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`, "u").exec(sheet)?.[1])] ?? "";
    const fill = (xf: string): string => ([...styles.matchAll(/<fill>[\s\S]*?<\/fill>/gu)][Number(/fillId="(\d+)"/u.exec(xf)?.[1])] ?? [""])[0];
    assert.match(fill(styleOf("C2")), /F8B8B0/u);
    assert.match(fill(styleOf("A2")), /FFF2A8/u);
    const before = strFromU8(unzipSync(book)["xl/worksheets/sheet1.xml"] ?? strToU8(""));
    const original = formats[Number(/<c r="C2"[^>]* s="(\d+)"/u.exec(before)?.[1])] ?? "";
    assert.equal(/numFmtId="(\d+)"/u.exec(styleOf("C2"))?.[1], /numFmtId="(\d+)"/u.exec(original)?.[1]);
    assert.equal(/count="(\d+)"/u.exec(/<cellXfs[^>]*>/u.exec(styles)?.[0] ?? "")?.[1], String(formats.length));
  });

  it("explains in notes, also in cells and rows that were not there", async () => {
    const ledger = await ledgerOf(marked(book, { sheet: "名簿 & 一覧", cells: [mark(2, 2, "a<b>&c"), mark(3, 1, "空の行"), mark(4, 1, "空のセル"), mark(9, 3, "下の行")] }));
    assert.deepEqual(ledger.grids[0]?.notes.map((n) => [n.row, n.column, n.text]), [[2, 2, "a<b>&c"], [3, 1, "空の行"], [4, 1, "空のセル"], [9, 3, "下の行"]]);
  });

  it("keeps notes that are there, and adds to them", async () => {
    const ledger = await ledgerOf(marked(book, { sheet: "別紙", cells: [mark(1, 1, "確かめてください"), mark(2, 1, "新しい注")] }));
    const notes = ledger.grids[1]?.notes ?? [];
    assert.match(notes.find((n) => n.row === 1)?.text ?? "", /元の注[\s\S]*確かめてください/u);
    assert.equal(notes.find((n) => n.row === 2)?.text, "新しい注");
  });

  it("says what it cannot mark", async () => {
    assert.deepEqual(markWorkbook(strToU8("職員番号,氏名"), []), { ok: false, error: "not_a_package" });
    assert.deepEqual(markWorkbook(zipSync({ "a.txt": strToU8("a") }), []), { ok: false, error: "not_a_package" });
    assert.deepEqual(markWorkbook(book, [{ sheet: "ない", cells: [mark(1, 1)] }]), { ok: false, error: "sheet_not_found" });
  });
});

describe("markCells", () => {
  const styleOf = (original: number): number => original + 100;
  const wrap = (data: string): string => `<worksheet>${data}</worksheet>`;
  it("changes only the style of the cell", () => {
    const xml = wrap('<cols><col min="1"/></cols><sheetData><row r="1"><c r="A1" s="3" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row></sheetData>');
    assert.equal(markCells(xml, [mark(1, 1)], styleOf), xml.replace('s="3"', 's="103"'));
    assert.equal(markCells(xml, [mark(1, 2)], styleOf), xml.replace('r="B1"', 'r="B1" s="100"'));
  });
  it("puts in what is not there, in order", () => {
    const xml = wrap('<sheetData><row r="2" spans="1:1" s="7" customFormat="1"><c r="B2"/></row><row r="4"/></sheetData>');
    assert.equal(markCells(xml, [mark(1, 1), mark(2, 1), mark(2, 3), mark(4, 2), mark(6, 1)], styleOf), wrap(
      '<sheetData><row r="1"><c r="A1" s="100"/></row><row r="2" s="7" customFormat="1"><c r="A2" s="107"/><c r="B2"/><c r="C2" s="107"/></row><row r="4"><c r="B4" s="100"/></row><row r="6"><c r="A6" s="100"/></row></sheetData>'));
    assert.equal(markCells(wrap("<sheetData/>"), [mark(1, 1)], styleOf), wrap('<sheetData><row r="1"><c r="A1" s="100"/></row></sheetData>'));
  });
  it("reads rows and cells without addresses, and prefixes", () => {
    const xml = '<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s="2"/></x:row></x:sheetData></x:worksheet>';
    assert.equal(markCells(xml, [mark(1, 2)], styleOf), xml.replace('s="2"', 's="102"'));
  });
  it("random marks on a random sheet: every cell once and ascending, the rest untouched", () => {
    const place = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }));
    const places = fc.uniqueArray(place, { selector: ([r, c]) => `${r},${c}`, maxLength: 20 });
    fc.assert(fc.property(places, places, (cells, marks) => {
      const rows = [...new Set(cells.map(([r]) => r))].sort((a, b) => a - b);
      const letter = (c: number): string => String.fromCharCode(64 + c);
      const rowXml = (r: number): string => `<row r="${r}">${cells.filter(([row]) => row === r).map(([, c]) => c).sort((a, b) => a - b).map((c) => `<c r="${letter(c)}${r}"><v>${r}${c}</v></c>`).join("")}</row>`;
      const out = markCells(wrap(`<sheetData>${rows.map(rowXml).join("")}</sheetData>`), marks.map(([r, c]) => mark(r, c)), styleOf) ?? "";
      const found = [...out.matchAll(/<c r="([A-Z])(\d+)"( s="100")?/gu)].map((m) => ({ r: Number(m[2]), c: (m[1] ?? "A").charCodeAt(0) - 64, marked: m[3] !== undefined }));
      assert.deepEqual(found.map(({ r, c }) => r * 100 + c), [...found.map(({ r, c }) => r * 100 + c)].sort((a, b) => a - b));
      assert.deepEqual(found.filter((f) => f.marked).map(({ r, c }) => `${r},${c}`).sort(), marks.map(String).sort());
      for (const [r, c] of cells) assert.ok(out.includes(`<v>${r}${c}</v>`));
    }), { numRuns: 300, seed: 20261123 });
  });
});
