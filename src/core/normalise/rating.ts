import { dropSpaces } from "./layout.ts";
import { missingKind } from "./missing.ts";
import { type NormalisedValue, type RatingScale, missing, read, refused } from "./normalised-value.ts";
import { levelOfWords } from "./rating-words.ts";
import { narrowAscii } from "./width.ts";

type Marks = Readonly<Record<string, number>>;

/** Marks as a skill map draws them: ◎ teaches, ○ alone, △ with help (level 2 補助付き実践), ▲ knows of it, × not. */
const MARKS: Marks = { "◎": 4, "☆": 4, "○": 3, "〇": 3, "◯": 3, "△": 2, "▲": 1, "×": 0, "✕": 0, "✖": 0, "╳": 0, "X": 0 };
const LETTERS: Readonly<Record<"A-E" | "A-D" | "S-D", Marks>> = {
  "A-E": { A: 4, B: 3, C: 2, D: 1, E: 0 },
  "A-D": { A: 4, B: 3, C: 1, D: 0 },
  "S-D": { S: 4, A: 3, B: 2, C: 1, D: 0 },
};
const CIRCLED = "⓪①②③④⑤";
const ROMAN: Readonly<Record<string, string>> = { "Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4", "Ⅴ": "5" };
const TICKS = new Set(["レ", "✓", "✔", "☑", "●", "■", "□", "☐", "有", "可", "否", "不可", "済", "未", "要", "はい", "いいえ", "YES", "NO", "Y", "N", "TRUE", "FALSE"]);

const fold = (raw: string): string =>
  narrowAscii(dropSpaces(raw)).toUpperCase().replace(/[⓪-⓪①-⑤]/gu, (c) => String(CIRCLED.indexOf(c))).replace(/[Ⅰ-Ⅴ]/gu, (c) => ROMAN[c] ?? c).replace(/^[([【]|[)\]】。]$/gu, "");

/** A digit on a scale; undefined outside it. */
function onScale(digit: number, scale: RatingScale): number | undefined {
  const level = scale === "1-5" ? digit - 1 : scale === "5-1" ? 5 - digit : scale === "1-4" ? digit : digit;
  return level >= 0 && level <= 4 && (scale !== "1-4" || digit >= 1) ? level : undefined;
}

/** A bare digit: 0 exists only on 0-4, 5 only on 1-5; 1-4 may be either, and 1 may be the best. */
function readDigit(digit: number, scale: RatingScale | undefined): NormalisedValue<number> {
  if (scale !== undefined) {
    const level = onScale(digit, scale);
    return level === undefined ? refused("rating_not_recognised") : read(level, { scale });
  }
  if (digit === 0) return read(0, { scale: "0-4" });
  if (digit === 5) return read(4, { scale: "1-5" });
  return refused("rating_ambiguous", { candidates: [digit, digit - 1] });
}

function readLetter(text: string, scale: RatingScale | undefined): NormalisedValue<number> | undefined {
  const m = /^([SA-E])(?:評価|ランク|判定)?$/u.exec(text);
  if (m === null) return undefined;
  const letters = scale === "A-D" || scale === "S-D" || scale === "A-E" ? scale : m[1] === "S" ? "S-D" : "A-E";
  const level = LETTERS[letters][m[1] ?? ""];
  return level === undefined ? refused("rating_not_recognised") : read(level, { scale: letters });
}

/** レベル3, Lv.3, 3点, 3/5, 3:一人でできる, ★★★☆☆. */
function readMarkedDigit(text: string, scale: RatingScale | undefined): NormalisedValue<number> | undefined {
  const level = /^(?:レベル|LEVEL|LV|L|段階)[.:]?([0-4])$/u.exec(text) ?? /^([0-4])(?:レベル|段階)$/u.exec(text);
  if (level !== null) return read(Number(level[1]), { scale: "0-4" });
  const outOf = /^([0-5])\/([45])$/u.exec(text);
  if (outOf !== null) return readDigit(Number(outOf[1]), outOf[2] === "4" ? "0-4" : "1-5");
  const stars = /^(★*)(☆*)$/u.exec(text);
  if (stars !== null && text.length >= 4 && text.length <= 5) return readDigit((stars[1] ?? "").length, text.length === 5 ? "1-5" : "0-4");
  const digit = /^([0-9])(?:\.0+)?(?:点)?$/u.exec(text);
  if (digit !== null) return Number(digit[1]) > 5 ? refused("rating_not_recognised") : readDigit(Number(digit[1]), scale);
  return undefined;
}

/**
 * A rating as level 0-4 (`domain.md` 10.3). Marks, letters A-E and words carry their meaning; bare digits 1-4 are ambiguous
 * (0-4 or 1-5) until the column shows its scale (`ratingScale`): `rating_ambiguous` with the candidates.
 */
export function parseRating(raw: string, scale?: RatingScale): NormalisedValue<number> {
  const text = fold(raw);
  const mark = MARKS[text];
  if (mark !== undefined) return read(mark, { scale: "marks" });
  const kind = missingKind(raw) ?? (/^(?:未評価|評価なし|未実施|未回答|評価対象外)$/u.test(text) ? "blank" : undefined);
  if (kind !== undefined) return missing(kind);
  const known = readLetter(text, scale) ?? readMarkedDigit(text, scale);
  if (known !== undefined) return known;
  if (TICKS.has(text)) return refused("rating_ambiguous");
  return readWords(text, scale);
}

/** Words, also with a number or mark before them: 3:一人でできる, ◎（指導できる）. */
function readWords(text: string, scale: RatingScale | undefined): NormalisedValue<number> {
  const bare = text.replace(/^(?:[0-5](?!\.\d)[.:：、．]?|[◎○△▲×][:：]?|レベル\d[:：]?)(?=.)/u, "").replace(/^[([]|[)\]]$/gu, "");
  const level = levelOfWords(bare) ?? levelOfWords(text);
  if (level !== undefined) return read(level, { scale: "words" });
  const before = /^([◎○△▲×]|[0-5](?!\.\d))[:：.、(（]/u.exec(text);
  const mark = before === null ? undefined : MARKS[before[1] ?? ""];
  if (mark !== undefined) return read(mark, { scale: "marks" });
  return before === null ? refused("rating_not_recognised") : readDigit(Number(before[1]), scale);
}

/** The scale a column of ratings shows: digits with a 0 and no 5 → 0-4, with a 5 and no 0 → 1-5, S present → S-D, no E but D → open. */
export function ratingScale(texts: readonly string[]): RatingScale | undefined {
  const seen = new Set(texts.map(fold));
  const digits = [...seen].filter((t) => /^[0-9](?:\.0+)?$/u.test(t)).map(Number);
  if (digits.length > 0) return digits.some((d) => d > 5) || (digits.includes(0) && digits.includes(5)) ? undefined : digits.includes(0) ? "0-4" : digits.includes(5) ? "1-5" : undefined;
  if (seen.has("S")) return "S-D";
  if (seen.has("E")) return "A-E";
  return [...seen].some((t) => MARKS[t] !== undefined) ? "marks" : undefined;
}
