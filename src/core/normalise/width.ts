import { foldDashes } from "./dashes.ts";
import { widenKana } from "./half-kana.ts";
import { foldLayout } from "./layout.ts";

const isJapanese = (c: string | undefined): boolean => c !== undefined && /[0-9０-９A-Za-zＡ-Ｚａ-ｚ\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ｦ-ﾟ)）」日]/u.test(c);

/** ！-｝ → !-}. ～ is kept where it is a range sign (９：００～１７：００) and folded only among other signs. */
export function narrowAscii(text: string): string {
  const narrow = text.replace(/[！-｝]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return narrow.replace(/～/gu, (c, at: number) => (isJapanese(narrow[at - 1]) || isJapanese(narrow[at + 1]) || /\s/u.test(narrow[at - 1] ?? "") ? c : "~"));
}

/**
 * Display form: half-width ASCII and digits, full-width katakana, layout spaces folded, dashes by context.
 * What stands for itself is kept: ①, ㈱, ㍉, ½, Ⅳ, ～ and every kanji (NFKC would change them: 10① → 101).
 */
export const foldWidth = (text: string): string => foldDashes(widenKana(narrowAscii(foldLayout(text))));
