import { parseA1 } from "../excel/cell-name.ts";
import type { CellMark } from "../excel/book-host.ts";
import type { IssueView } from "./work/messages.ts";

/** Light enough for black text, told apart without colour by the list itself. */
const COLOR = { error: "#FFC7CE", warning: "#FFEB9C" } as const;

/** Cells of the open workbook worth a colour: of errors and warnings, one mark a cell, the graver one. */
export function markable(issues: readonly IssueView[], book: string | null): readonly CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const { severity, file, sheet, cell } of issues) {
    if (severity === "info" || file !== book) continue;
    const at = parseA1(cell);
    const key = `${sheet}!${cell}`;
    if (at !== undefined && !(marks.has(key) && severity === "warning")) marks.set(key, { sheet, ...at, color: COLOR[severity] });
  }
  return [...marks.values()];
}
