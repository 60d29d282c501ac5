import { LIMITS } from "../../../core/model/limits.ts";
import { KIND } from "../cell-kind.ts";
import { refuseDamaged } from "../refuse.ts";
import { decodeUtf8 } from "../xml/utf8.ts";
import { BANG, LT, QUESTION, SLASH, afterMarkup, afterTag, endsName } from "./bytes.ts";
import { readCell } from "./cell-scan.ts";
import { type ChunkReader, makeChunkReader } from "./chunk-reader.ts";
import { readRow } from "./row-scan.ts";
import type { TextRead } from "./rich-text.ts";

/** The cell, or row, that was read last. One record for a whole sheet: no object per cell. */
export interface SheetScan {
  readonly sheet: string;
  readonly date1904: boolean;
  /** Bytes of the main namespace's prefix with its colon, 0 without one. */
  prefix: number;
  inData: boolean;
  row: number;
  rowHidden: boolean;
  column: number;
  style: number;
  /** Its `t`, as `cell-scan.ts` numbers types. */
  type: number;
  kind: number;
  value: number;
  text: string;
  /** False for a formula stored without a `<v>`. */
  hasResult: boolean;
  readonly read: TextRead;
}

/** Takes what a sheet holds as it is read. */
export interface SheetSink {
  readonly row: (scan: SheetScan) => void;
  /** A cell with a value, or a formula that shows none (`KIND.BLANK` with `COMPUTED`). */
  readonly cell: (scan: SheetScan) => void;
  /** `col`, `mergeCell` and whatever else of the main namespace begins like them, as written between `<` and `>`. */
  readonly tag: (name: string, written: string) => void;
}

export interface SheetScanOptions {
  readonly sheet: string;
  readonly part: string;
  readonly date1904: boolean;
}

/** Reads a worksheet part byte by byte, in any pieces. Refuses what cannot be a sheet, naming the row. */
export function makeSheetReader(sink: SheetSink, options: SheetScanOptions): ChunkReader {
  const scan: SheetScan = {
    sheet: options.sheet, date1904: options.date1904, prefix: -1, inData: false,
    row: 0, rowHidden: false, column: 0, style: 0, type: 0, kind: KIND.BLANK, value: Number.NaN, text: "", hasResult: false, read: { text: "", next: -1 },
  };
  const broken = (): never => refuseDamaged({ where: "sheet", sheet: options.sheet, row: scan.row });
  const reader = makeChunkReader(options.part, (bytes, end) => consume(scan, sink, bytes, end), broken);
  return {
    push: reader.push,
    end: () => {
      reader.end();
      if (scan.prefix < 0 || scan.inData) broken();
    },
  };
}

function consume(scan: SheetScan, sink: SheetSink, bytes: Uint8Array, end: number): number {
  let i = 0;
  for (;;) {
    while (i < end && bytes[i] !== LT) i++;
    if (i >= end) return end;
    const next = scan.inData ? readInData(scan, sink, bytes, i, end) : readOutside(scan, sink, bytes, i, end);
    if (next < 0) return i;
    i = next;
  }
}

const [C, M, R, S] = [99, 109, 114, 115] as const;

function readInData(scan: SheetScan, sink: SheetSink, bytes: Uint8Array, at: number, end: number): number {
  const name = at + 1 + scan.prefix;
  if (name + 4 >= end) return -1;
  const first = bytes[name];
  if (first === C && endsName(bytes[name + 1])) {
    const next = readCell(scan, bytes, name + 1, end);
    if (next >= 0 && scan.kind !== KIND.BLANK) sink.cell(scan);
    return next;
  }
  if (first === R && endsName(bytes[name + 3])) {
    const next = readRow(scan, bytes, name + 3, end);
    if (next >= 0) sink.row(scan);
    return next;
  }
  if (first === SLASH && bytes[name + 1] === R) return afterTag(bytes, at, end);
  return readOutside(scan, sink, bytes, at, end);
}

function readOutside(scan: SheetScan, sink: SheetSink, bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at + 1] === BANG || bytes[at + 1] === QUESTION) return afterMarkup(bytes, at, end);
  const next = afterTag(bytes, at, end);
  if (next < 0) return -1;
  const closing = bytes[at + 1] === SLASH;
  if (scan.prefix >= 0 && !mayMatter(bytes[at + 1 + (closing ? 1 : 0) + scan.prefix])) return next;
  const written = decodeUtf8(bytes, closing ? at + 2 : at + 1, next - 1);
  const name = nameInMain(scan, written);
  if (name === "sheetData") scan.inData = !closing && bytes[next - 2] !== SLASH;
  else if (name !== undefined && !closing) sink.tag(name, written);
  return next;
}

/** First letters of the tags that are looked at: `cols`, `col`, `mergeCell`, `sheetData`. There can be very many others. */
const mayMatter = (first: number | undefined): boolean => first === C || first === M || first === S;

/** Local name of a tag of the main namespace, whose prefix is that of the root element; other namespaces are extensions. */
function nameInMain(scan: SheetScan, written: string): string | undefined {
  const name = /^[^\s/]+/u.exec(written)?.[0] ?? "";
  const prefix = name.indexOf(":") + 1;
  if (scan.prefix < 0) {
    scan.prefix = prefix;
    if (name.slice(prefix) !== "worksheet") refuseDamaged({ where: "sheet", sheet: scan.sheet, row: 0 });
  }
  return prefix === scan.prefix ? name.slice(prefix) : undefined;
}

/** Refuses a place outside any sheet. */
export function checkPlace(scan: SheetScan): void {
  if (scan.row < 1 || scan.row > LIMITS.rows || scan.column > LIMITS.columns) refuseDamaged({ where: "sheet", sheet: scan.sheet, row: scan.row });
}
