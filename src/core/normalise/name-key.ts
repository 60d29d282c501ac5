import { foldKanji, foldVariants, LOOSE, SHARED } from "./fold-kanji.ts";
import { dropSpaces } from "./layout.ts";
import { kanaKey, toKatakana } from "./kana.ts";
import { widenKana } from "./half-kana.ts";
import { missingKind } from "./missing.ts";
import { readName } from "./name.ts";
import { type NormalisedValue, missing, read } from "./normalised-value.ts";
import { narrowAscii } from "./width.ts";

/** What is compared: the name without what stands beside it, spaces and separators; repeated until nothing is left to take off. */
function base(raw: string): string {
  const text = narrowAscii(widenKana(dropSpaces(readName(raw).name))).replace(/[・·･.,，．]/gu, "");
  return text === raw ? text : base(text);
}

const shared = (strict: string): string => foldVariants(strict, SHARED);

function loose(key: string): string {
  const text = foldVariants(key, LOOSE).replace(/(.)々/gu, "$1$1");
  return /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(text) ? kanaKey(text) : toKatakana(text).replace(/[ヶｹ]/gu, "ケ").toUpperCase();
}

/** Key of a name for automatic matching: no spaces, one spelling per kanji; what may be two families (斎 ≠ 斉, 嶋 ≠ 島) stays apart. */
export const nameKeyStrict = (raw: string): string => foldKanji(base(raw));

/** Key of `normalize --kind name-key`: strict, and pairs that are one character in two standard forms (嶋=島, 瀧=滝, 舘=館). 斎 ≠ 斉. */
export const nameKey = (raw: string): string => shared(nameKeyStrict(raw));

/** Key for review candidates only: also what are often different families (斎=斉, 畑=畠), 々 written out, ヶ=ケ, kana of either kind. */
export const nameKeyLoose = (raw: string): string => loose(nameKey(raw));

/** Kanji beyond what ledgers' fonts and our table know: the key may not meet the same name written otherwise. */
const RARE = /[\u3400-\u4DBF\u{20000}-\u{3FFFF}]/gu;

/** Kind `name-key`: lost and rare characters are flagged, the key is given all the same. */
export function normaliseNameKey(raw: string): NormalisedValue<string> {
  const strict = nameKeyStrict(raw);
  const value = shared(strict);
  const kind = missingKind(raw) ?? missingKind(value);
  if (kind !== undefined) return missing(kind);
  const wider = loose(value);
  const gaiji = [...new Set([...readName(raw).gaiji, ...(value.match(RARE) ?? [])])];
  const detail = { ...(strict !== value && { strict }), ...(wider !== value && { loose: wider }), ...(gaiji.length > 0 && { gaiji }) };
  return read(value, detail, gaiji.length > 0 ? "name_gaiji" : null);
}
