import VARIANTS from "../../../masters/name-variants.json";

/**
 * Text as the leak search compares it: NFKC, hiragana as katakana, variant kanji in one form (髙=高, 嶋=島), no white space and no invisible
 * characters. A name written with, without or with odd spaces, or as another system spells it, folds to the same text.
 */
export const foldText = (text: string): string => dropSpaces(foldWords(text));

/** The same, but spaces stay: words keep their limits. */
export const foldWords = (text: string): string => (ASCII.test(text) ? text : foldKana(foldVariants(text.normalize("NFKC"))).replaceAll(INVISIBLE, ""));

/** What is left to do from `foldWords` to `foldText`. */
export const dropSpaces = (words: string): string => words.replaceAll(/\s+/gu, "");

const ASCII = /^[\u0000-\u007f]*$/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

const VARIANT_OF: ReadonlyMap<string, string> = new Map([VARIANTS.strict, VARIANTS.shared].flatMap((groups) => Object.entries(groups).flatMap(([to, from]) => [...from].map((c) => [c, to] as const))));
const ANY_VARIANT = new RegExp(`[${[...VARIANT_OF.keys()].join("")}]`, "gu");

const foldVariants = (text: string): string => text.replaceAll(ANY_VARIANT, (c) => {
  const to = VARIANT_OF.get(c) ?? c;
  return VARIANT_OF.get(to) ?? to;
});

const foldKana = (text: string): string => text.replaceAll(/[ぁ-ゖ]+/gu, (run) => {
  let out = "";
  for (let i = 0; i < run.length; i++) out += String.fromCharCode(run.charCodeAt(i) + 0x60);
  return out;
});
