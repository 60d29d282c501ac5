/**
 * Codes of the built-in number formats a Japanese Excel means by an id that stands without a code in the file.
 * Source: ECMA-376-1, 18.8.30 numFmt, "all languages" and "ja-jp" tables; 14 and 22 as a Japanese Excel shows them.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;[Red]"¥"-#,##0', 7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"-#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
  14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
  27: "[$-411]ge.m.d", 28: '[$-411]ggge"年"m"月"d"日"', 29: '[$-411]ggge"年"m"月"d"日"', 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: 'yyyy"年"m"月"', 35: 'm"月"d"日"', 36: "[$-411]ge.m.d",
  37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
  50: "[$-411]ge.m.d", 51: '[$-411]ggge"年"m"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: '[$-411]ggge"年"m"月"d"日"',
  55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: "[$-411]ge.m.d", 58: '[$-411]ggge"年"m"月"d"日"',
};

/** Format code of an id with no code of its own in the file; undefined = General. */
export const builtInFormat = (id: number): string | undefined => BUILT_IN[id];

/** Literals of a format code: quoted, escaped, padded and filled characters. They come before `;`, which they may hold. */
const LITERALS = /"[^"]*"?|\\.|_.|\*./gsu;
const ELAPSED = /\[(?:h+|m+|s+)\]/iu;

/**
 * Does a number under this format show a calendar day or a time of day? Elapsed time (`[h]:mm`) does not: it is an amount.
 * `General"年"`, `0"月"`, `[Red]0`, `\d0`, `[DBNum3]0` and `G/標準"人"` are numbers.
 */
export function isDateFormat(code: string | undefined): boolean {
  if (code === undefined) return false;
  const [section = ""] = code.replace(LITERALS, "").split(";");
  if (ELAPSED.test(section)) return false;
  const symbols = section.replace(/\[[^\]]*\]/gu, "").replace(/General|G\/標準/giu, "").replace(/e[+-]/giu, "");
  return /[ymdhsge]|aaa/iu.test(symbols);
}
