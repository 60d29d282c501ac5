import type { DetectedTable } from "../model/table.ts";
import { normaliseValue } from "./normalise-value.ts";
import { rawText } from "./record-read.ts";
import { foldWidth } from "./width.ts";

const ERA = "(?:明治|大正|昭和|平成|令和|[MTSHRmtshr])";
const NUMBER = "(?:元|\\d{1,2}|[〇一二三四五六七八九十]{1,3})";
/** A day inside a longer text: 令和8年10月1日現在, R8.10.1, 2026-04-01, 20260401. */
const DAY = new RegExp(`${ERA}\\s*${NUMBER}\\s*[年.]\\s*${NUMBER}\\s*[月.]\\s*${NUMBER}(?!\\d)\\s*日?|(?:19|20)\\d{2}[年/.\\-_]\\d{1,2}[月/.\\-_]\\d{1,2}日?|(?<!\\d)(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)`, "u");

/**
 * The reference date a ledger states of itself: a day with 現在, 時点 or 基準日 in its title or captions first, then in the sheet's or file's name,
 * then any day in title or names. undefined when it states none; a 年度 alone is no day.
 */
export function statedAsOf(table: DetectedTable): string | undefined {
  const captions = [table.title ?? "", ...captionTexts(table)];
  const names = [table.grid.name, baseName(table.file)];
  const marked = [...captions, ...names].filter((text) => /現在|時点|基準日|現在日/u.test(text));
  for (const text of [...marked, ...captions, ...names]) {
    const day = dayIn(text);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The first day written in a text, `YYYY-MM-DD`. */
export function dayIn(text: string): string | undefined {
  const found = DAY.exec(foldWidth(text).replaceAll(/\s+/gu, ""))?.[0];
  if (found === undefined) return undefined;
  const { value } = normaliseValue("date", found.replaceAll("_", "-"), {});
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : undefined;
}

const baseName = (file: string): string => (file.split("/").at(-1) ?? file).replace(/\.[^.]*$/u, "");

/** Texts of title and caption rows above the header. Only the first cells: a title row is short. */
export function captionTexts(table: DetectedTable): readonly string[] {
  const top = table.headerRows?.[0] ?? table.firstDataRow;
  const texts: string[] = [];
  for (let row = Math.max(1, top - CAPTION_ROWS); row < top; row += 1) {
    for (let column = 1; column <= Math.min(table.grid.columnCount, CAPTION_COLUMNS); column += 1) {
      const text = rawText(table.grid.cell(row, column));
      if (text !== "") texts.push(text);
    }
  }
  return texts;
}
const CAPTION_ROWS = 8;
const CAPTION_COLUMNS = 60;
