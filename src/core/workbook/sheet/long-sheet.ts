import { LIMITS } from "../../model/limits.ts";
import { dateSerial } from "./date-cell.ts";
import type { CellModel, RowModel, SheetModel } from "../../model/workbook.ts";
import { COLOURS, type StyleName } from "../style.ts";
import { type Masthead, pageOf, type ClassLabel } from "./page.ts";
import { heightOfLines, linesOfText } from "./text-width.ts";

/** One column of a long sheet. `value` gives plain data; a date is ISO text and becomes a serial day where it can. */
export interface LongColumn<R> {
  readonly label: string;
  readonly width: number;
  readonly kind: "text" | "number" | "date" | "boolean" | "long" | "input";
  readonly value: (record: R, i: number) => string | number | boolean | null;
}

export interface LongSheetInput<R> {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly LongColumn<R>[];
  readonly records: readonly R[];
  readonly label: ClassLabel;
  readonly masthead: Masthead;
}

/** Rows above the first record: title, head. */
export const LONG_HEAD_ROW = 2;
const ROOM = LIMITS.rows - LONG_HEAD_ROW;

const STYLE_OF: Readonly<Record<LongColumn<never>["kind"], StyleName>> = { text: "text", number: "general", date: "date", boolean: "bodyCenter", long: "textWrap", input: "inputText" };

/** Sheets of plain records, rows made one at a time when asked for; more than fit on one sheet go on to the next, 「名前(2)」. */
export function longSheets<R>(input: LongSheetInput<R>): readonly SheetModel[] {
  const parts = Math.max(1, Math.ceil(input.records.length / ROOM));
  return Array.from({ length: parts }, (_, k) => longSheet(input, k));
}

function longSheet<R>(input: LongSheetInput<R>, part: number): SheetModel {
  const { columns, masthead } = input;
  const name = part === 0 ? input.name : `${input.name.slice(0, LIMITS.sheetNameChars - 4)}(${part + 1})`;
  const from = part * ROOM;
  const count = Math.min(ROOM, input.records.length - from);
  const rows = { [Symbol.iterator]: () => rowsOf(input, from, count) };
  return {
    name, rows, columns: columns.map(({ width }) => ({ widthChars: width })), showGridLines: false, tabColour: COLOURS.line,
    freeze: { rows: LONG_HEAD_ROW, columns: 1 },
    ...(count > 0 ? { autoFilter: { top: LONG_HEAD_ROW, left: 1, bottom: LONG_HEAD_ROW + count, right: columns.length } } : {}),
    print: pageOf(masthead, name, { label: input.label, titleRows: [LONG_HEAD_ROW, LONG_HEAD_ROW] }),
  };
}

function* rowsOf<R>(input: LongSheetInput<R>, from: number, count: number): Generator<RowModel> {
  yield { row: 1, heightPoints: 24, cells: [{ column: 1, value: input.title, style: "title" }] };
  const heads = input.columns.map(({ label }, c): CellModel => ({ column: c + 1, value: label, style: "head" }));
  const lines = Math.max(...input.columns.map(({ label, width }) => linesOfText(label, width)));
  yield { row: LONG_HEAD_ROW, heightPoints: heightOfLines(lines), cells: heads };
  for (let i = 0; i < count; i += 1) yield recordRow(input, from + i, LONG_HEAD_ROW + 1 + i);
}

function recordRow<R>(input: LongSheetInput<R>, i: number, row: number): RowModel {
  const record = input.records[i] as R;
  let lines = 1;
  const cells = input.columns.map((column, c): CellModel => {
    const cell = cellOf(column, column.value(record, i));
    if (column.kind === "long" && typeof cell.value === "string") lines = Math.max(lines, linesOfText(cell.value, column.width));
    return { column: c + 1, ...cell };
  });
  return lines > 1 ? { row, heightPoints: heightOfLines(lines), cells } : { row, cells };
}

function cellOf<R>(column: LongColumn<R>, value: string | number | boolean | null): Pick<CellModel, "value" | "style"> {
  const style = STYLE_OF[column.kind];
  if (typeof value === "boolean") return { value: value ? "○" : "×", style };
  if (column.kind === "date" && typeof value === "string") {
    const serial = dateSerial(value);
    return serial === undefined ? { value, style: "text" } : { value: serial, style };
  }
  return { value: typeof value === "string" ? clip(value) : value, style };
}

const CLIPPED = "…（以下略。全文は tables の csv にあります）";

/** Excel's limit of characters in a cell; a longer text only ever comes from a csv. */
const clip = (text: string): string => (text.length <= LIMITS.cellChars ? text : text.slice(0, LIMITS.cellChars - CLIPPED.length).replace(/[\ud800-\udbff]$/u, "") + CLIPPED);
