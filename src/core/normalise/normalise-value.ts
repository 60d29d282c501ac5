import { parseDateText } from "./date/parse-date.ts";
import { normaliseKana } from "./kana.ts";
import { parseKanjiNumber } from "./kanji-number.ts";
import { missingKind, normaliseMissing } from "./missing.ts";
import { normaliseNameKey } from "./name-key.ts";
import { normaliseName } from "./name.ts";
import { type NormalisedValue, type ValueKind, type ValueOptions, VALUE_KINDS, missing, read } from "./normalised-value.ts";
import { parseNumber } from "./number/parse-number.ts";
import { parseRating } from "./rating.ts";
import { parseStaffNo } from "./staff-no.ts";
import { foldWidth } from "./width.ts";

export { VALUE_KINDS };

/** True for the word of `--kind` that core reads. */
export const isValueKind = (word: string): word is ValueKind => (VALUE_KINDS as readonly string[]).includes(word);

type Normaliser = (raw: string, options: ValueOptions) => NormalisedValue;

const NORMALISERS: Readonly<Record<ValueKind, Normaliser>> = {
  date: parseDateText,
  number: parseNumber,
  width: (raw) => read(foldWidth(raw)),
  kana: normaliseKana,
  name: normaliseName,
  "name-key": normaliseNameKey,
  "staff-no": (raw, options) => parseStaffNo(raw, options.width),
  rating: (raw, options) => parseRating(raw, options.scale),
  missing: normaliseMissing,
  "kanji-number": (raw) => (missingKind(raw) === "blank" ? missing("blank") : parseKanjiNumber(raw)),
};

/**
 * The door: one value of a kind, made clean (`contract.md` 4). Pure and total: never throws, the same answer every time.
 *
 * @param kind     What the value is meant to be.
 * @param raw      The cell's text as written.
 * @param options  What the column or another column says: era, unit, width, scale, year.
 */
export const normaliseValue = (kind: ValueKind, raw: string, options: ValueOptions = {}): NormalisedValue => NORMALISERS[kind](raw, options);
