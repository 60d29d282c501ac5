import { columnLetters } from "../../core/model/cell-address.ts";
import type { CellModel, RowModel, SheetModel } from "../../core/model/workbook.ts";
import { type ByteBuffer, encode, makeBuffer, putBytes, putInteger, putNumber, putText } from "./byte-buffer.ts";
import type { RowCheck } from "./check/cells.ts";
import { type FormulaWriter, makeFormulaWriter } from "./formula-bytes.ts";
import { type SharedFormulas, type SharedPlace, makeSharedFormulas } from "./shared-formulas.ts";
import { type SharedStrings, flush } from "./shared-strings.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { attributes, escapeText } from "./xml.ts";
import type { ZipPart } from "./zip.ts";

/** What every row needs: where texts and styles are numbered. */
export interface RowContext {
  readonly strings: SharedStrings;
  readonly styles: StyleSheet;
}

/** Bytes collected before they are handed to the compressor. */
const CHUNK = 1 << 18;

const XML = {
  cell: encode('<c r="'), style: encode('" s="'), shared: encode('" t="s"><v>'), number: encode('"><v>'), boolean: encode('" t="b"><v>'),
  formula: encode('"><f>'), textFormula: encode('" t="str"><f>'), booleanFormula: encode('" t="b"><f>'),
  sharedFormula: encode(' t="shared" si="'), sharedRange: encode('" ref="'), sharedOpen: encode('">'), sharedEnd: encode('"/><v>'),
  formulaEnd: encode("</f><v>"), valueEnd: encode("</v></c>"), blankEnd: encode('"/>'),
  row: encode('<row r="'), rowOpen: encode('">'), rowEnd: encode("</row>"),
};

/** Writes `<row>` elements of one sheet. */
interface RowWriter extends RowContext {
  readonly out: ByteBuffer;
  readonly formulas: FormulaWriter;
  readonly filled: SharedFormulas;
  /** Column letters by column number, made when first used. */
  readonly letters: Uint8Array[];
  readonly formats: Map<string, number>;
}

/** Writes all rows of a sheet, a chunk at a time. Each row is looked at before it is written; a bad style stops here, the rest is reported. */
export async function writeRows(check: RowCheck, sheet: SheetModel, { strings, styles }: RowContext, part: ZipPart): Promise<void> {
  const writer: RowWriter = { strings, styles, out: makeBuffer(CHUNK * 2), formulas: makeFormulaWriter(), filled: makeSharedFormulas(), letters: [], formats: new Map() };
  for (const row of sheet.rows) {
    check.row(row);
    putRow(writer, row);
    if (writer.out.length > CHUNK) await flush(writer.out, part);
  }
  await flush(writer.out, part);
}

function putRow(writer: RowWriter, row: RowModel): void {
  const { out } = writer;
  putBytes(out, XML.row);
  putInteger(out, row.row);
  if (row.heightPoints === undefined && row.hidden === undefined && row.outlineLevel === undefined) putBytes(out, XML.rowOpen);
  else putText(out, `"${attributes({ ht: row.heightPoints, customHeight: row.heightPoints === undefined ? undefined : true, hidden: row.hidden, outlineLevel: row.outlineLevel })}>`);
  for (const cell of row.cells) putCell(writer, row.row, cell);
  putBytes(out, XML.rowEnd);
}

function putCell(writer: RowWriter, row: number, cell: CellModel): void {
  const { value, formula, style } = cell;
  if (formula === undefined && value === null && style === undefined) return;
  const { out, letters } = writer;
  putBytes(out, XML.cell);
  putBytes(out, (letters[cell.column] ??= encode(columnLetters(cell.column))));
  putInteger(out, row);
  if (style !== undefined) {
    putBytes(out, XML.style);
    putInteger(out, formatOf(writer, style));
  }
  if (formula !== undefined) putFormula(writer, row, cell);
  else putConstant(writer, cell);
}

function formatOf(writer: RowWriter, style: string): number {
  const known = writer.formats.get(style);
  if (known !== undefined) return known;
  const format = writer.styles.cellFormat(style);
  writer.formats.set(style, format);
  return format;
}

function putConstant({ out, strings }: RowWriter, { value, runs }: CellModel): void {
  if (value === null) return putBytes(out, XML.blankEnd);
  if (typeof value === "string") {
    putBytes(out, XML.shared);
    putInteger(out, runs === undefined ? strings.indexOf(value) : strings.indexOfRuns(runs));
  } else if (typeof value === "number") {
    putBytes(out, XML.number);
    putNumber(out, value);
  } else {
    putBytes(out, XML.boolean);
    putInteger(out, Number(value));
  }
  putBytes(out, XML.valueEnd);
}

/** The cached value's type stands in `t`: text is `str`, also the empty text. */
function putFormula(writer: RowWriter, row: number, cell: CellModel): void {
  const { out, formulas, filled } = writer;
  const { value, formula, column } = cell;
  if (formula === undefined) return;
  putBytes(out, typeof value === "number" ? XML.formula : typeof value === "boolean" ? XML.booleanFormula : XML.textFormula);
  const shared = cell.array === true ? undefined : filled.place(formula, row, column);
  if (cell.array === true) {
    out.length--;
    putText(out, ` t="array" ref="${columnLetters(column)}${row}">`);
  }
  if (shared !== undefined) putShared(writer, shared, row, column);
  if (shared === undefined || shared.lastRow !== undefined) {
    formulas.put(out, formula);
    putBytes(out, XML.formulaEnd);
  }
  if (typeof value === "number") putNumber(out, value);
  else if (typeof value === "boolean") putInteger(out, Number(value));
  else if (value !== null) putText(out, escapeText(value));
  putBytes(out, XML.valueEnd);
}

/** Exchanges the open `<f>` for one that names its group. */
function putShared({ out }: RowWriter, { index, lastRow }: SharedPlace, row: number, column: number): void {
  out.length--;
  putBytes(out, XML.sharedFormula);
  putInteger(out, index);
  if (lastRow === undefined) return putBytes(out, XML.sharedEnd);
  putBytes(out, XML.sharedRange);
  putText(out, `${columnLetters(column)}${row}:${columnLetters(column)}${lastRow}`);
  putBytes(out, XML.sharedOpen);
}
