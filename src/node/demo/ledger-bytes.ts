import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import iconv from "iconv-lite";
import { dayNumber, parseIsoDate } from "../../core/model/date.ts";
import type { DraftCell, LedgerDraft, SheetDraft } from "./sheet-draft.ts";

/** Bytes of a ledger, the same for the same draft: dates in documents and zip entries are fixed. */
export async function ledgerBytes(draft: LedgerDraft): Promise<Uint8Array> {
  if (draft.format === "csv") return csvBytes(draft.sheets[0]);
  return draft.format === "xls" ? xlsBytes(draft) : xlsxBytes(draft);
}

const FIXED = new Date(Date.UTC(2026, 9, 1));
/** 1900-system serial day; 25569 = 1970-01-01. */
const serial = (date: string): number => {
  const day = parseIsoDate(date);
  return day === undefined ? 0 : dayNumber(day) + 25_569;
};
const isDate = (cell: DraftCell): cell is Exclude<DraftCell, string | number | null> => typeof cell === "object" && cell !== null;

async function xlsxBytes(draft: LedgerDraft): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "みなと野市（架空）";
  book.created = FIXED;
  book.modified = FIXED;
  for (const sheet of draft.sheets) fillWorksheet(book.addWorksheet(sheet.name), sheet);
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  const phonetics = new Map(draft.sheets.flatMap((s) => [...s.phonetics]));
  const strings = parts["xl/sharedStrings.xml"];
  if (strings !== undefined && phonetics.size > 0) parts["xl/sharedStrings.xml"] = strToU8(addPhonetics(strFromU8(strings), phonetics));
  return zipSync(Object.fromEntries(Object.keys(parts).sort().map((name) => [name, parts[name] as Uint8Array])), { mtime: new Date(2026, 9, 1), level: 6 });
}

function fillWorksheet(target: ExcelJS.Worksheet, sheet: SheetDraft): void {
  sheet.rows.forEach((cells, r) => {
    const row = target.getRow(r + 1);
    cells.forEach((cell, c) => {
      if (cell === null) return;
      const slot = row.getCell(c + 1);
      slot.value = isDate(cell) ? serial(cell.date) : cell;
      if (isDate(cell)) slot.numFmt = cell.format ?? "yyyy/m/d";
    });
    if (sheet.headerRows.has(r + 1)) row.eachCell((cell) => Object.assign(cell, { fill: HEADER_FILL, alignment: { horizontal: "center", vertical: "middle", wrapText: true } }));
  });
  for (const m of sheet.merges) target.mergeCells(m.top, m.left, m.bottom, m.right);
  sheet.widths.forEach((width, i) => (target.getColumn(i + 1).width = width));
  for (const column of sheet.hiddenColumns) target.getColumn(column).hidden = true;
  target.pageSetup = { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
}
const HEADER_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD9E1F2" } } as const;

/** Furigana as Excel keeps it: `rPh` runs beside the text of a shared string. */
const addPhonetics = (xml: string, phonetics: ReadonlyMap<string, string>): string =>
  xml.replaceAll(/<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>/gu, (whole, text: string) => {
    const kana = phonetics.get(text);
    return kana === undefined ? whole : `<si><t>${text}</t><rPh sb="0" eb="${text.length}"><t>${kana}</t></rPh><phoneticPr fontId="1"/></si>`;
  });

function xlsBytes(draft: LedgerDraft): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const sheet of draft.sheets) {
    const target: XLSX.WorkSheet = {};
    let width = 1;
    sheet.rows.forEach((cells, r) => cells.forEach((cell, c) => {
      width = Math.max(width, c + 1);
      if (cell !== null) target[XLSX.utils.encode_cell({ r, c })] = xlsCell(cell);
    }));
    target["!ref"] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, sheet.rows.length - 1), c: width - 1 } });
    target["!merges"] = sheet.merges.map((m) => ({ s: { r: m.top - 1, c: m.left - 1 }, e: { r: m.bottom - 1, c: m.right - 1 } }));
    XLSX.utils.book_append_sheet(book, target, sheet.name);
  }
  return new Uint8Array(XLSX.write(book, { bookType: "biff8", type: "array" }) as ArrayBuffer);
}

function xlsCell(cell: Exclude<DraftCell, null>): XLSX.CellObject {
  if (isDate(cell)) return { t: "n", v: serial(cell.date), z: cell.format ?? "yyyy/m/d" };
  return typeof cell === "number" ? { t: "n", v: cell } : { t: "s", v: cell };
}

/** CP932, CRLF, quoted where needed. Characters outside CP932 would become 「?」, so ledgers spell those differently. */
function csvBytes(sheet: SheetDraft | undefined): Uint8Array {
  const field = (cell: DraftCell): string => {
    const text = cell === null ? "" : isDate(cell) ? cell.date.replaceAll("-", "/") : String(cell);
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = (sheet?.rows ?? []).map((cells) => cells.map(field).join(",")).join("\r\n");
  return new Uint8Array(iconv.encode(`${text}\r\n`, "cp932"));
}
