import * as XLSX from "@e965/xlsx";
import { encodeShiftJis } from "./shift-jis.ts";
import { joined } from "./tiny-zip.ts";

/** A compound file of these streams, without anything else in it. */
export function compoundOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) XLSX.CFB.utils.cfb_add(file, `/${name}`, content);
  XLSX.CFB.utils.cfb_del(file, "/\u0001Sh33tJ5");
  return Uint8Array.from(XLSX.CFB.write(file, { type: "buffer" }) as Uint8Array);
}

const words = (...values: readonly number[]): Uint8Array => Uint8Array.from(values.flatMap((v) => [v & 255, (v >> 8) & 255]));
const double = (value: number): Uint8Array => new Uint8Array(Float64Array.of(value).buffer);
const record = (type: number, ...pieces: readonly Uint8Array[]): Uint8Array => {
  const data = joined(pieces);
  return joined([words(type, data.length), data]);
};
const short = (text: string): Uint8Array => {
  const bytes = encodeShiftJis(text);
  return joined([Uint8Array.of(bytes.length), bytes]);
};
const long = (text: string): Uint8Array => {
  const bytes = encodeShiftJis(text);
  return joined([words(bytes.length), bytes]);
};

export type BiffValue = string | number | boolean | { readonly error: number } | { readonly formulaText: string } | { readonly formulaNumber: number };

export interface BiffSheet {
  readonly name: string;
  /** Row, column (0-based), value, style: 15 General, 16 wareki, 17 yyyy/mm/dd, 18-21 built-in 31, 57, 32, 14. */
  readonly cells: readonly (readonly [number, number, BiffValue, number?])[];
  readonly extra?: Uint8Array;
}

export interface BiffOptions {
  /** Default 932. */
  readonly codePage?: number;
  readonly date1904?: boolean;
  /** A FILEPASS record, as in a workbook with a password. */
  readonly locked?: boolean;
}

/** An Excel 5.0/95 workbook, record by record ([MS-XLS] 2.4), as old HR systems left them: labels in Shift_JIS. */
export function biff5Of(sheets: readonly BiffSheet[], options: BiffOptions = {}): Uint8Array {
  const bodies = sheets.map(sheetRecords);
  let at = globals(sheets, sheets.map(() => 0), options).length;
  const offsets = bodies.map((body) => {
    at += body.length;
    return at - body.length;
  });
  const stream = joined([globals(sheets, offsets, options), ...bodies]);
  return compoundOf({ Book: joined([stream, new Uint8Array(Math.max(0, 4096 - stream.length))]) });
}

const xf = (format: number): Uint8Array => record(0xe0, words(0, format, 0xfff5, 0x20, 0, 0, 0, 0));

function globals(sheets: readonly BiffSheet[], offsets: readonly number[], { codePage = 932, date1904 = false, locked = false }: BiffOptions): Uint8Array {
  return joined([
    record(0x809, words(0x500, 5, 0x0dbb, 0x7cc)),
    ...(locked ? [record(0x2f, words(0x1234, 0x5678))] : []),
    record(0x42, words(codePage)),
    record(0x22, words(date1904 ? 1 : 0)),
    ...Array.from({ length: 4 }, () => record(0x31, words(220, 0, 0x7fff, 400, 0), Uint8Array.of(0, 3, 128, 0), short("ＭＳ Ｐゴシック"))),
    record(0x41e, words(164), short('[$-411]ggge"年"m"月"d"日"')),
    record(0x41e, words(165), short("yyyy/mm/dd")),
    ...Array.from({ length: 15 }, () => xf(0)), xf(0), xf(164), xf(165), xf(31), xf(57), xf(32), xf(14),
    record(0x293, words(0x8000), Uint8Array.of(0, 0xff)),
    ...sheets.map((sheet, i) => record(0x85, words(offsets[i]! & 0xffff, offsets[i]! >>> 16, 0), short(sheet.name))),
    record(0xa),
  ]);
}

function sheetRecords({ cells, extra = new Uint8Array(0) }: BiffSheet): Uint8Array {
  const rows = Math.max(0, ...cells.map(([row]) => row)) + 1;
  return joined([record(0x809, words(0x500, 0x10, 0x0dbb, 0x7cc)), record(0x200, words(0, rows, 0, 256, 0)), ...cells.map(cellRecord), extra, record(0xa)]);
}

const FORMULA_END = joined([words(0), new Uint8Array(4), words(3), Uint8Array.of(0x1e, 1, 0)]);

function cellRecord([row, column, value, style = 15]: BiffSheet["cells"][number]): Uint8Array {
  const place = words(row, column, style);
  if (typeof value === "string") return record(0x204, place, long(value));
  if (typeof value === "number") return record(0x203, place, double(value));
  if (typeof value === "boolean") return record(0x205, place, Uint8Array.of(value ? 1 : 0, 0));
  if ("error" in value) return record(0x205, place, Uint8Array.of(value.error, 1));
  if ("formulaNumber" in value) return record(0x6, place, double(value.formulaNumber), FORMULA_END);
  return joined([record(0x6, place, Uint8Array.of(0, 0, 0, 0, 0, 0, 0xff, 0xff), FORMULA_END), record(0x207, long(value.formulaText))]);
}

/** A drawing object (picture 8, note 0x19, filter arrow 0x14), BIFF5 layout: count, type. */
export const drawingRecord = (type: number): Uint8Array => record(0x5d, words(1, 0, type, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
