import { foldDashes } from "./dashes.ts";
import { widenKana } from "./half-kana.ts";
import { foldLayout } from "./layout.ts";

/** ！-｝ → !-}; ～ is left to `foldTilde`. */
export const narrowAscii = (text: string): string => text.replace(/[！-｝]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

const IN_TEXT = /[0-9A-Za-z\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s)」]/u;

/** ～ stays where it is a range sign or a subtitle mark (9:00～17:00, ～案内～) and becomes ~ only among other signs. */
const foldTilde = (text: string): string =>
  text.replace(/～/gu, (c, at: number) => (IN_TEXT.test(text[at - 1] ?? "") || IN_TEXT.test(text[at + 1] ?? "") ? c : "~"));

/**
 * Display form: half-width ASCII and digits, full-width katakana, layout spaces folded, dashes by context.
 * What stands for itself is kept: ①, ㈱, ㍉, ½, Ⅳ, ～ and every kanji (NFKC would change them: 10① → 101).
 */
export const foldWidth = (text: string): string => foldTilde(foldDashes(widenKana(narrowAscii(foldLayout(text)))));
