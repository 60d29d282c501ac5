/** Every sign a clerk's keyboard, a host computer or Word makes for a dash, minus or prolonged-sound mark. */
export const DASHES = "\\-‐‑‒–—―−ー－﹣─━ｰ➖﹘";
/** Dashes that are no prolonged-sound mark. */
const TRUE_DASHES = "\\-‐‑‒–—―−－﹣─━➖﹘";

const KATAKANA_BEFORE_DASH = new RegExp(`(?<=[ァ-ヺー])[${TRUE_DASHES}](?=[ァ-ヺー])`, "gu");
/** At the end of a katakana word (ﾏﾈｰｼﾞｬ-), not before another word: システム－総務課 keeps its dash. */
const KATAKANA_END_DASH = new RegExp(`(?<=[ァ-ヺ])[${TRUE_DASHES}ｰ](?=$|[\\s)」』、。・])`, "gu");
const DIGIT_DASH = new RegExp(`(?<=[0-9])[${DASHES}](?=[0-9])`, "gu");
const WORD_DASH = new RegExp(`(?<=[0-9A-Za-z])[${DASHES}](?=[0-9A-Za-z])`, "gu");
const MINUS = new RegExp(`(?<![0-9A-Za-zァ-ヺ぀-ゟ一-鿿々)])[${DASHES}](?=[0-9])`, "gu");

/**
 * Dashes by what stands around them: ー inside katakana (サ−バ), - between digits or letters (087－839－2011) and before a number (−5).
 * A dash alone, or between kanji, stays as written. Expects half-width digits and full-width katakana.
 */
export const foldDashes = (text: string): string =>
  text
    .replace(KATAKANA_BEFORE_DASH, "ー").replace(KATAKANA_END_DASH, "ー")
    .replace(DIGIT_DASH, "-").replace(WORD_DASH, "-").replace(MINUS, "-").replace(/－/gu, "-");
