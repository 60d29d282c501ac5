import { foldDashes } from "./dashes.ts";
import { widenKana } from "./half-kana.ts";
import { dropSpaces } from "./layout.ts";
import { missingKind } from "./missing.ts";
import { type NormalisedValue, missing, read, refused } from "./normalised-value.ts";
import { narrowAscii } from "./width.ts";

const PREFIX = /^(?:NO|NUM|#|№|職員番号|職員コード|職員NO|社員番号|番号|職番|CD|コード)[.:_．：]?(?=[0-9A-Z])/u;
/** 0123（再）, 0123※: a remark behind the number. */
const NOTE = /(?<=[0-9０-９])\s*([(（][^)）]*[)）]|[※*＊])\s*$/u;
const SUFFIX = /(?<=\d)(?:番|号)$/u;

/** 1.2345E+04 → 12345 when its digits are all there; 1.23457E+11 has lost some, 1.2E+07 may have. */
function fromScientific(text: string): string | undefined {
  const m = /^(\d)\.(\d+)E\+?(\d{1,2})$/u.exec(text);
  if (m === null) return undefined;
  const [fraction, power] = [m[2] ?? "", Number(m[3])];
  return fraction.length === power ? `${m[1]}${fraction}` : "";
}

/**
 * A staff number as text: width folded, leading zeros and letters kept (letters upper case), No. and 番 taken off.
 * What Excel did to it is undone where nothing is lost (12345.0, 1.2345E+04, '0012345); zeros are put back only with a proven `width`.
 */
export function parseStaffNo(raw: string, width?: number): NormalisedValue<string> {
  const kind = missingKind(raw);
  if (kind !== undefined) return missing(kind);
  const note = NOTE.exec(raw)?.[1];
  const text = foldDashes(dropSpaces(narrowAscii(widenKana(raw.replace(NOTE, ""))))).toUpperCase().replace(/^['’‘`]|^="?|"$/gu, "").replace(/^[([]+(.*?)[)\]]+$/u, "$1").replace(PREFIX, "").replace(SUFFIX, "");
  const scientific = fromScientific(text);
  if (scientific === "") return refused("staff_no_not_recognised", { reading: text });
  const plain = scientific ?? text.replace(/^(\d+)\.0+$/u, "$1").replace(/^\d{1,3}(?:,\d{3})+$/u, (n) => n.replace(/,/gu, ""));
  if (!/^[0-9A-Z\p{Script=Han}\p{Script=Katakana}][0-9A-Z\p{Script=Han}\p{Script=Katakana}_/.-]*$/u.test(plain) || !/^.*\d[0-9A-Z_/.-]*$/u.test(plain) || /\d\.\d/u.test(plain)) return refused("staff_no_not_recognised");
  const found = withWidth(plain, width);
  return note === undefined ? found : { ...found, detail: { ...found.detail, note } };
}

function withWidth(plain: string, width: number | undefined): NormalisedValue<string> {
  if (width === undefined || !/^\d+$/u.test(plain) || plain.length === width) return read(plain);
  if (plain.length > width) return read(plain, { width }, "code_zeros_doubtful");
  return read(plain.padStart(width, "0"), { restoredZeros: width - plain.length });
}

/**
 * Width of the numbers of a column: proven when texts with leading zeros all have it, or (≥ 80 %) when a number of that many digits
 * is the rule and none is longer. Undefined when nothing proves one; then shorter numbers stay as they are.
 */
export function staffNoWidth(texts: readonly string[]): number | undefined {
  const numbers = texts.map((t) => parseStaffNo(t).value).filter((v): v is string => v !== null && /^\d+$/u.test(v));
  const zeroLed = new Set(numbers.filter((n) => n.startsWith("0")).map((n) => n.length));
  const longest = Math.max(0, ...numbers.map((n) => n.length));
  const [only] = zeroLed;
  return zeroLed.size === 1 && only === longest ? only : undefined;
}
