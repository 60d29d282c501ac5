import { a1 } from "../../model/cell-address.ts";
import { compactText } from "../../table/cell-facts.ts";
import { failIf, type Finding, isExcel, type JudgedSheet, NOT_APPLICABLE, NOT_JUDGED, PASS } from "./finding.ts";
import { dataColumns, type DataColumn, filledCells } from "./read-sheet.ts";

const MISSING = /^(?:[-‐‑‒–—―ーｰ−－…‥・*]+|[xX]|該当なし|不明|未定|非公表|秘匿|不詳|#N\/A)$/u;
const UNIT_IN_HEADER = /[(（\[［](?:単位[:：])?[^)）\]］]{1,8}[)）\]］]|(?:人|件|世帯|時間|日|回|点|戸|台|冊|枚)数|率|割合|年齢|歳|年度|西暦|年$|月$|番号|コード|順位|級|号給|レベル|No/u;
const WAREKI = /^(?:明治|大正|昭和|平成|令和|[MTSHR])\.?(?:元|\d)/u;
const REGION = /(?:都|道|府|県|市|区|町|村)$/u;

/** Levels 2 and 3 of the rules of 2026-03-31, by id. */
export const LEVEL_2_3: Readonly<Record<string, (sheet: JudgedSheet) => Finding>> = {
  "L2-01": (sheet) => failIf(numeric(sheet).flatMap((c) => c.cells.filter(({ cell, text }) => isFile(sheet, cell.kind === "text") && text !== "" && !MISSING.test(text)).map(({ at }) => at))),
  "L2-02": ({ tables }) => failIf(tables.flatMap((t) => [...t.carried.keys()].map((key) => a1(Math.floor(key / 16_384), (key % 16_384) + 1)))),
  "L2-03": (sheet) => failIf([...sheet.tables.filter((t) => t.headerRows === null || t.headerRows[1] > t.headerRows[0]).map((t) => (t.headerRows === null ? a1(t.range.top, t.range.left) : `${t.headerRows[0]}行～${t.headerRows[1]}行`)), ...repeatedHeaders(sheet)]),
  "L2-04": (sheet) => failIf(choices(sheet).flatMap(unlikeSpellings)),
  "L2-05": (sheet) => failIf(dataColumns(sheet).flatMap((c) => c.cells.filter(({ text }) => /^その他[(（:：].+/u.test(text)).map(({ at }) => at))),
  "L2-06": (sheet) => (isExcel(sheet) ? failIf(formulas(sheet)) : NOT_APPLICABLE),
  "L3-01": ({ tables }) => failIf(tables.filter((t) => t.headerRows?.[0] !== 1 || t.firstDataRow !== t.headerRows[1] + 1).map((t) => a1(t.headerRows?.[0] ?? t.range.top, t.range.left))),
  "L3-02": (sheet) => (choices(sheet).length === 0 ? NOT_APPLICABLE : failIf(sheet.companions?.codes === true ? [] : choices(sheet).map((c) => c.headerAt))),
  "L3-03": specialMarks,
  "L3-04": (sheet) => failIf(sheet.companions?.definitions === true ? [] : numeric(sheet).filter((c) => c.unit === undefined && !UNIT_IN_HEADER.test(c.header)).map((c) => c.headerAt)),
  "L3-05": (sheet) => failIf(dataColumns(sheet).filter((c) => c.dated).flatMap((c) => c.cells.filter(({ text, cell }) => cell.kind === "text" && (WAREKI.test(text) || !/^\d{4}-\d{2}(?:-\d{2})?$/u.test(text)) && text !== "" && !MISSING.test(text)).map(({ at }) => at))),
  "L3-06": regions,
  "L3-07": () => NOT_JUDGED,
  "L3-08": (sheet) => (sheet.companions?.definitions === true ? PASS : { verdict: "fail", cells: [], count: 1 }),
  "L3-09": ({ tables }) => failIf(tables.filter((t) => t.shape === "crosstab" || hasRepeatedLeaves(t.columns.map((c) => c.header))).map((t) => a1(t.headerRows?.[0] ?? t.range.top, t.range.left))),
};

const numeric = (sheet: JudgedSheet): readonly DataColumn[] => dataColumns(sheet).filter((c) => c.numeric);
const choices = (sheet: JudgedSheet): readonly DataColumn[] => dataColumns(sheet).filter((c) => c.choices);
/** A csv knows no types: a plain number there is a number. */
const isFile = (sheet: JudgedSheet, text: boolean): boolean => text && isExcel(sheet);

function repeatedHeaders(sheet: JudgedSheet): readonly string[] {
  const seen = new Set<string>();
  return dataColumns(sheet).flatMap((c) => {
    const repeated = c.header !== "" && seen.has(c.header) && sheet.tables.length === 1;
    seen.add(c.header);
    return repeated ? [c.headerAt] : [];
  });
}

/** Choices that mean the same by width, spaces or kind of circle, but are written in several ways: all but the commonest. */
function unlikeSpellings(column: DataColumn): readonly string[] {
  const groups = new Map<string, Map<string, string[]>>();
  for (const { cell, at, text } of column.cells) {
    if (text === "") continue;
    const key = compactText(text).replace(/[〇◯◎]/gu, "○").replace(/[✕✖×xX]/gu, "×");
    const written = groups.get(key) ?? new Map<string, string[]>();
    const raw = String(cell.value);
    groups.set(key, written.set(raw, [...(written.get(raw) ?? []), at]));
  }
  return [...groups.values()].flatMap((written) => [...written.values()].sort((a, b) => b.length - a.length).slice(1).flat());
}

function formulas(sheet: JudgedSheet): readonly string[] {
  const found: string[] = [];
  for (const { cell, at } of filledCells(sheet)) if (cell.computed === true) found.push(at);
  return found;
}

/** Marks in figure columns need a definition in a note (or in the list of missing values that comes along). */
function specialMarks(sheet: JudgedSheet): Finding {
  const marks = numeric(sheet).flatMap((c) => c.cells.filter(({ text }) => MISSING.test(text)));
  if (marks.length === 0) return NOT_APPLICABLE;
  if (sheet.companions?.missing === true) return PASS;
  const notes = sheet.tables.flatMap((t) => t.surroundings.filter((e) => e.reason === "note" || e.reason === "title").map((e) => rowText(sheet, e.row))).join("");
  return failIf(marks.filter(({ text }) => !notes.includes(`「${text}」`) && !notes.includes(`${text}は`)).map(({ at }) => at));
}

function rowText({ grid }: JudgedSheet, row: number): string {
  return Array.from({ length: Math.min(grid.columnCount, 60) }, (_, i) => String(grid.cell(row, i + 1).value ?? "")).join("").normalize("NFKC");
}

function regions(sheet: JudgedSheet): Finding {
  const columns = dataColumns(sheet).filter((c) => /都道府県|市区町村|市町村|自治体名|団体名/u.test(c.header) && !/コード/u.test(c.header) && !c.numeric);
  if (columns.length === 0) return NOT_APPLICABLE;
  return failIf(columns.flatMap((c) => c.cells.filter(({ text }) => text !== "" && !REGION.test(text) && !/^[\p{Script=Katakana}ー]+$/u.test(text)).map(({ at }) => at)));
}

/** The same leaf under several groups, or years over the columns: wide form. */
function hasRepeatedLeaves(headers: readonly (readonly string[])[]): boolean {
  const leaves = headers.filter((h) => h.length >= 2).map((h) => h.at(-1) ?? "");
  const years = headers.filter((h) => /^(?:(?:令和|平成|R|H)?\d{1,4}年度?|\d{4}|\d{1,2}月)$/u.test((h[0] ?? "").normalize("NFKC"))).length;
  return years >= 3 || (leaves.length >= 4 && new Set(leaves).size <= leaves.length / 2);
}
