/**
 * Text as the leak search compares it: NFKC, hiragana as katakana, no white space and no invisible characters.
 * A name written with, without or with odd spaces folds to the same text.
 */
export const foldText = (text: string): string => foldKana(text.normalize("NFKC")).replaceAll(INVISIBLE, "");

/** The same, but spaces stay (as one plain space each run): words keep their limits. */
export const foldWords = (text: string): string => foldKana(text.normalize("NFKC")).replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu, "");

const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

const foldKana = (text: string): string => text.replaceAll(/[ぁ-ゖ]+/gu, (run) => {
  let out = "";
  for (let i = 0; i < run.length; i++) out += String.fromCharCode(run.charCodeAt(i) + 0x60);
  return out;
});
