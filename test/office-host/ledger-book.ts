import type { CellModel } from "../../src/core/model/workbook.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";
import { f } from "../../src/core/model/formula.ts";
import { bookOf, type EmulatedBook } from "./book.ts";

/** A roster as a department keeps it: a title, wareki dates, full-width digits, a text number, a formula, a date cell. Invented people. */
export async function ledgerBook(people = 40): Promise<EmulatedBook> {
  const name = "職員名簿.xlsx";
  const bytes = await writeWorkbook({
    properties: { title: "職員名簿", creator: "", created: "2026-10-01T00:00:00Z" }, names: [],
    styles: { default: {}, date: { numberFormat: "yyyy/mm/dd" }, text: { numberFormat: "@" } },
    sheets: [{
      name: "名簿", columns: [],
      rows: [
        { row: 1, cells: [{ column: 1, value: "職員名簿（令和8年4月1日現在）" }] },
        { row: 3, cells: HEADERS.map((value, i) => ({ column: i + 1, value })) },
        ...Array.from({ length: people }, (_, i) => ({ row: 4 + i, cells: person(i) })),
      ],
    }],
  });
  return opened(name, bytes);
}

const HEADERS = ["職員番号", "氏名", "フリガナ", "所属", "職名", "採用年月日", "生年月日", "年齢"];
const SURNAMES = ["佐藤", "鈴木", "高橋", "田中", "伊藤"] as const;
const KANA = ["ｻﾄｳ", "ｽｽﾞｷ", "ﾀｶﾊｼ", "ﾀﾅｶ", "ｲﾄｳ"] as const;

const person = (i: number): CellModel[] => [
  { column: 1, value: String(1001 + i).padStart(6, "0"), style: "text" },
  { column: 2, value: `${SURNAMES[i % 5]}${i % 2 === 0 ? "　" : "  "}一郎` },
  { column: 3, value: `${KANA[i % 5]} ｲﾁﾛｳ` },
  { column: 4, value: i % 3 === 0 ? "総務部人事課" : "企画部情報政策課" },
  { column: 5, value: i % 10 === 0 ? "課長" : "主事" },
  { column: 6, value: `平成${10 + (i % 20)}年4月1日` },
  { column: 7, value: 29_000 + i * 37, style: "date" },
  { column: 8, formula: f`ROUND((DATE(2026,4,1)-29000)/365.25,0)`, value: 40 },
];

/** Any bytes as an open workbook. */
export async function opened(name: string, bytes: Uint8Array): Promise<EmulatedBook> {
  const ledger = await readLedger(name, bytes);
  if (!ledger.ok) throw new Error(`not readable: ${ledger.error.kind}`);
  return bookOf(name, ledger.value, bytes);
}

/** A new workbook with nothing in it. */
export async function blankBook(): Promise<EmulatedBook> {
  const book = await opened("Book1.xlsx", await writeWorkbook({ properties: { title: "", creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles: { default: {} }, sheets: [{ name: "Sheet1", columns: [], rows: [{ row: 1, cells: [{ column: 1, value: "x" }] }] }] }));
  book.sheets[0]?.cells.clear();
  book.original = undefined;
  return book;
}
