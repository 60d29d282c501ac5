import { a1, a1Range, columnLetters } from "../../model/cell-address.ts";
import { compactText } from "../../table/cell-facts.ts";
import { failIf, type Finding, isExcel, type JudgedSheet, NOT_APPLICABLE, NOT_JUDGED, PASS } from "./finding.ts";
import { dataColumns, filledCells } from "./read-sheet.ts";

const CJK = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]";
const SPACED_OUT = new RegExp(`^(?:${CJK}[\\s　]+)+${CJK}$`, "u");
const LAYOUT = /^[\s　]|[\s　]$|\r|\n|[　 ]{2,}/u;
/** 機種依存文字: enclosed and squared characters, Roman numerals, compatibility ideographs, private use. */
const DEPENDENT = /[\u2116\u2121\u2160-\u217B\u2460-\u24FF\u2776-\u2793\u3220-\u33FF\uE000-\uF8FF\uF900-\uFAFF]/u;
const SEVERAL = /\n|[;；]|[^\d\s],[^\d\s]|^[^、]{1,12}、[^、]{1,12}(?:、[^、]{1,12})*$/u;

/** Level 1 of the rules of 2026-03-31, by id. */
export const LEVEL_1: Readonly<Record<string, (sheet: JudgedSheet) => Finding>> = {
  "L1-01": () => PASS,
  "L1-02": ({ tables }) => failIf(tables.length > 1 ? tables.map((t) => a1Range(t.range)) : []),
  "L1-03": ({ tables }) => failIf(tables.flatMap((t) => t.excludedRows.filter((e) => ["header_repeat", "title", "blank", "section_header"].includes(e.reason) && e.row > t.firstDataRow).map((e) => `${e.row}行`))),
  "L1-04": ({ tables, grid }) => failIf([...new Set(tables.flatMap((t) => [...t.surroundings, ...t.excludedRows].filter((e) => ["title", "note", "placeholder", "subtotal", "grand_total", "average"].includes(e.reason)).map((e) => `${e.row}行`))), ...grid.notes.map((n) => a1(n.row, n.column))]),
  "L1-05": (sheet) => failIf(sheet.tables.length === 0 ? [] : dataColumns(sheet).filter((c) => c.header === "").map((c) => c.headerAt)),
  "L1-06": (sheet) => failIf(cellsWhere(sheet, (text) => LAYOUT.test(text) || SPACED_OUT.test(text.trim()))),
  "L1-07": (sheet) => failIf(dataColumns(sheet).flatMap((c) => c.cells.filter(({ cell }) => cell.kind === "text" && String(cell.value).length <= 80 && SEVERAL.test(String(cell.value).trim())).map(({ at }) => at))),
  "L1-08": (sheet) => failIf(cellsWhere(sheet, (text) => DEPENDENT.test(text))),
  "L1-09": (sheet) => failIf(sheet.companions?.missing === true ? [] : dataColumns(sheet).filter((c) => c.numeric).flatMap((c) => c.cells.filter(({ text }) => text === "").map(({ at }) => at))),
  "L1-10": (sheet) => (isExcel(sheet) ? failIf(sheet.grid.drawingCount > 0 ? [`図形等${sheet.grid.drawingCount}個`] : []) : NOT_APPLICABLE),
  "L1-11": (sheet) => (isExcel(sheet) ? NOT_JUDGED : NOT_APPLICABLE),
  "L1-12": (sheet) => (isExcel(sheet) ? failIf(sheet.grid.merges.filter((m) => m.top <= sheet.grid.rowCount && m.left <= sheet.grid.columnCount).map(a1Range)) : NOT_APPLICABLE),
  "L1-13": (sheet) => (isExcel(sheet) ? failIf(hiddenParts(sheet)) : NOT_APPLICABLE),
  "L1-14": (sheet) => (isExcel(sheet) ? NOT_APPLICABLE : failIf((sheet.dialect?.preambleRecords ?? 0) > 0 ? [`1行～${sheet.dialect?.preambleRecords}行`] : [])),
  "L1-15": (sheet) => (isExcel(sheet) ? NOT_APPLICABLE : failIf(overlong(sheet))),
};

function cellsWhere(sheet: JudgedSheet, test: (text: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const { cell, at, text } of filledCells(sheet)) if (cell.kind === "text" && compactText(text) !== "" && test(text)) found.push(at);
  return found;
}

const hiddenParts = ({ grid }: JudgedSheet): readonly string[] => [
  ...(grid.state === "visible" ? [] : ["シート"]),
  ...[...grid.hiddenRows].filter((r) => r <= grid.rowCount).sort((a, b) => a - b).map((r) => `${r}行`),
  ...[...grid.hiddenColumns].filter((c) => c <= grid.columnCount).sort((a, b) => a - b).map((c) => `${columnLetters(c)}列`),
];

/** Records with more fields than the header: a comma that was not quoted. */
function overlong({ tables, grid }: JudgedSheet): readonly string[] {
  const table = tables[0];
  if (table === undefined || tables.length > 1) return [];
  return table.records.flatMap(({ row }) => (grid.cell(row, table.range.right + 1).kind === "blank" ? [] : [a1(row, table.range.right + 1)]));
}
