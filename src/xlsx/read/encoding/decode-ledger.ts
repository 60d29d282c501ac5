import type { ReadWarning } from "../../../core/model/fault.ts";
import type { EncodingId } from "../../../core/model/grid.ts";
import { decodeStrictly, decodeText, detectEncoding } from "../encoding.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: EncodingId;
  readonly warnings: readonly ReadWarning[];
}

/** Encodings in which a line feed byte is always a line feed, so that lines can be decoded one by one. */
const BY_LINE: readonly EncodingId[] = ["utf-8", "utf-8-bom", "shift_jis", "euc-jp"];
const LINE_FEED = 10;

/** Detects and decodes a whole text file; lines of another encoding (one file appended to another) are decoded by their own. */
export function decodeLedger(bytes: Uint8Array): DecodedText {
  const { encoding, confident } = detectEncoding(bytes);
  const assumed: readonly ReadWarning[] = confident ? [] : [{ kind: "encoding_assumed" }];
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== undefined) return { text: strict, encoding, warnings: assumed };
  if (BY_LINE.includes(encoding)) return decodeByLine(bytes, encoding, assumed);
  const text = decodeText(bytes, encoding);
  return { text, encoding, warnings: [...assumed, ...undecodable(text)] };
}

function decodeByLine(bytes: Uint8Array, encoding: EncodingId, assumed: readonly ReadWarning[]): DecodedText {
  const others = BY_LINE.filter((id) => id !== encoding && id !== "utf-8-bom");
  const lines: string[] = [];
  let foreign = 0;
  let firstForeign = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    const own = decodeStrictly(line, encoding);
    const other = own === undefined ? otherReading(line, others) : undefined;
    if (other !== undefined && foreign++ === 0) firstForeign = lines.length + 1;
    lines.push(own ?? other ?? decodeText(line, encoding));
    start = end;
  }
  const text = lines.join("");
  const mixed: readonly ReadWarning[] = foreign === 0 ? [] : [{ kind: "mixed_encoding", lines: foreign, firstLine: firstForeign }];
  return { text, encoding, warnings: [...assumed, ...mixed, ...undecodable(text)] };
}

/** The line in the first other encoding that fits and that detection would choose for the line alone. */
function otherReading(line: Uint8Array, others: readonly EncodingId[]): string | undefined {
  const { encoding } = detectEncoding(line);
  return others.includes(encoding) ? decodeStrictly(line, encoding) : undefined;
}

function undecodable(text: string): readonly ReadWarning[] {
  const first = text.indexOf("\uFFFD");
  if (first < 0) return [];
  const count = text.split("\uFFFD").length - 1;
  const record = text.slice(0, first).split("\n").length;
  return [{ kind: "undecodable_bytes", count, record }];
}
