import { shiftJisCost } from "../encoding/plausibility.ts";

/** Record types of [MS-XLS] 2.3 that matter before SheetJS reads. */
const RECORD = { BOF: 0x0809, EOF: 0x000a, FILEPASS: 0x002f, CODEPAGE: 0x0042, BOUNDSHEET: 0x0085, LABEL: 0x0204, RSTRING: 0x00d6, STRING: 0x0207, OBJ: 0x005d } as const;
const BIFF5 = 0x0500;
const WORKSHEET = 0x0010;
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
  /** Drawings by worksheet, in stream order. */
  readonly drawings: readonly number[];
}

/** Goes through the records once; stops where they stop making sense. */
export function readBiffFacts(stream: Uint8Array): BiffFacts {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const texts: number[] = [];
  const drawings: number[] = [];
  let encrypted = false;
  let isBiff5 = false;
  let codePageAt: number | undefined;
  let depth = 0;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = view.getUint16(at, true);
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (end > stream.length || (type === 0 && end === start)) break;
    if (type === RECORD.BOF && end - start >= 4) {
      if (depth++ === 0 && view.getUint16(start + 2, true) === WORKSHEET) drawings.push(0);
      isBiff5 ||= view.getUint16(start, true) === BIFF5;
    } else if (type === RECORD.EOF) depth--;
    else if (type === RECORD.FILEPASS) encrypted = true;
    else if (type === RECORD.CODEPAGE) codePageAt ??= start;
    else if (type === RECORD.OBJ && depth === 1 && isDrawing(view, start, end)) drawings.push((drawings.pop() ?? 0) + 1);
    else if (isBiff5 && texts.length < ENOUGH_TEXT) texts.push(...textBytes(stream, type, start, end));
    at = end;
  }
  return { encrypted, isBiff5, codePageAt, texts: Uint8Array.from(texts), drawings };
}

const ENOUGH_TEXT = 1 << 16;

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
