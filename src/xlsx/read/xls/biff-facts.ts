import { shiftJisCost } from "../encoding/plausibility.ts";

/** Record types of [MS-XLS] 2.3 that matter before SheetJS reads. */
const RECORD = { FORMULA: 0x0006, FORMULA3: 0x0206, FORMULA4: 0x0406, BOF: 0x0809, EOF: 0x000a, FILEPASS: 0x002f, CODEPAGE: 0x0042, BOUNDSHEET: 0x0085, LABEL: 0x0204, RSTRING: 0x00d6, STRING: 0x0207, OBJ: 0x005d } as const;
const BIFF5 = 0x0500;
/** BOF of the workbook's globals; all others begin sheets of some kind. */
const GLOBALS = 0x0005;
/** Object types ([MS-XLS] 2.5.143 FtCmo): notes and the arrows of filters and lists are no content. */
const NO_CONTENT_OBJECTS: ReadonlySet<number> = new Set([0x14, 0x19]);

/** What a workbook stream tells before it is parsed. */
export interface BiffFacts {
  readonly encrypted: boolean;
  readonly isBiff5: boolean;
  /** Where the code page's two bytes stand; undefined without such a record. */
  readonly codePageAt: number | undefined;
  /** Text bytes of a BIFF5 stream, which are in the code page. */
  readonly texts: Uint8Array;
  /** Sheets in stream order, chart sheets among them. */
  readonly sheets: readonly BiffSheetFacts[];
  /** Offsets of the types of records that hold nothing we read. */
  readonly unread: readonly number[];
  /** Bytes up to where records stop making sense. */
  readonly length: number;
  /** True when a record inside a sheet runs past the end: rows are missing. */
  readonly cutOff: boolean;
}

export interface BiffSheetFacts {
  drawingCount: number;
  /** Places of formulas, see `formulaPlace`. */
  readonly formulas: Set<number>;
}

/** 0-based row and column → one number. */
export const formulaPlace = (row: number, column: number): number => row * 65_536 + column;

/** Records SheetJS needs for values, formats, merges, hidden parts and notes of Excel 5 and later. */
const READ_RECORDS: ReadonlySet<number> = new Set([
  0x0006, 0x0206, 0x0406, 0x000a, 0x001c, 0x0022, 0x002f, 0x0031, 0x003c, 0x0042, 0x0055, 0x005d, 0x007d, 0x0081, 0x0085, 0x00bd, 0x00be, 0x00d6,
  0x00e0, 0x00e5, 0x00fc, 0x00fd, 0x00ff, 0x01b6, 0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x0225, 0x027e, 0x041e, 0x0809, 0x0092, 0x008c,
]);

type Growing = { -readonly [K in keyof BiffFacts]: BiffFacts[K] extends readonly (infer T)[] ? T[] : BiffFacts[K] };

/** Goes through the records once; stops where they stop making sense. */
export function readBiffFacts(stream: Uint8Array): BiffFacts {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const facts: Growing = { encrypted: false, isBiff5: false, codePageAt: undefined, texts: new Uint8Array(0), sheets: [], unread: [], length: 0, cutOff: false };
  const texts: number[] = [];
  let depth = 0;
  for (let at = 0; at + 4 <= stream.length; at = facts.length) {
    const type = view.getUint16(at, true);
    const [start, end] = [at + 4, at + 4 + view.getUint16(at + 2, true)];
    if (end > stream.length) facts.cutOff = depth > 0;
    if (end > stream.length || (type === 0 && end === start)) break;
    facts.length = end;
    if (type === RECORD.EOF) depth--;
    else if (type === RECORD.BOF && end - start >= 4) takeStart(facts, view, start, depth++);
    else if (depth === 1) takeRecord(facts, view, type, start, end);
    if (facts.isBiff5 && texts.length < ENOUGH_TEXT) texts.push(...textBytes(stream, type, start, end));
    if (!READ_RECORDS.has(type)) facts.unread.push(at);
  }
  return { ...facts, texts: Uint8Array.from(texts) };
}

const ENOUGH_TEXT = 1 << 16;

function takeStart(facts: Growing, view: DataView, start: number, depth: number): void {
  if (depth === 0 && view.getUint16(start + 2, true) !== GLOBALS) facts.sheets.push({ drawingCount: 0, formulas: new Set() });
  facts.isBiff5 ||= view.getUint16(start, true) === BIFF5;
}

function takeRecord(facts: Growing, view: DataView, type: number, start: number, end: number): void {
  const sheet = facts.sheets.at(-1);
  if (type === RECORD.FILEPASS) facts.encrypted = true;
  else if (type === RECORD.CODEPAGE) facts.codePageAt ??= start;
  else if (sheet === undefined) return;
  else if (type === RECORD.OBJ && isDrawing(view, start, end)) sheet.drawingCount++;
  else if ((type === RECORD.FORMULA || type === RECORD.FORMULA3 || type === RECORD.FORMULA4) && start + 4 <= end) {
    sheet.formulas.add(formulaPlace(view.getUint16(start, true), view.getUint16(start + 2, true)));
  }
}

function isDrawing(view: DataView, start: number, end: number): boolean {
  const at = start + 4; // behind the object count (BIFF5) or the header of FtCmo (BIFF8)
  return at + 2 <= end && !NO_CONTENT_OBJECTS.has(view.getUint16(at, true));
}

/** Bytes of text with a line feed between, as the code page has them. */
function textBytes(stream: Uint8Array, type: number, start: number, end: number): readonly number[] {
  const from = type === RECORD.LABEL || type === RECORD.RSTRING ? start + 8 : type === RECORD.STRING ? start + 2 : type === RECORD.BOUNDSHEET ? start + 7 : end;
  return from < end ? [...stream.subarray(from, end), 10] : [];
}

/** Cost per byte above 127 under which text is Japanese: kana and level 1 kanji cost about 1 per byte, Latin letters far more. */
const JAPANESE_COST = 2.2;

/** Old middleware declares a Western code page (or none) over Shift_JIS text: told by reading it as that. */
export function looksJapanese(texts: Uint8Array): boolean {
  const high = texts.reduce((n, byte) => n + (byte > 127 ? 1 : 0), 0);
  return high > 0 && shiftJisCost(texts) / high <= JAPANESE_COST;
}
