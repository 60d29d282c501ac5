/** Width of a text in half-width characters, as a monospaced Japanese font sets it: kana and kanji 2, ASCII and half-width kana 1, variation selectors 0. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character.codePointAt(0) ?? 0);
  return width;
}

function widthOfCharacter(code: number): number {
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || code === 0x3099 || code === 0x309a) return 0;
  return code < 0x80 || (code >= 0xff61 && code <= 0xff9f) ? 1 : 2;
}

/** Lines a text takes in a column of `widthChars`, line breaks of its own included. */
export const linesOfText = (text: string, widthChars: number): number =>
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOfText(line) / Math.max(1, widthChars - 1))), 0);

/** Row height in points for so many lines of the body font (10 pt), with a little air. */
export const heightOfLines = (lines: number): number => Math.min(409, Math.max(18, lines * 14 + 4));
