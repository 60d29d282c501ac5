/** Characters nobody sees: zero-width marks, byte order marks, soft hyphens, direction marks, control characters except tab and line ends. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD\u0000-\u0008\u000E-\u001F\u007F]/gu;
/** Every width of space, without line ends. */
const SPACES = /[ \t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/gu;

export const dropUnseen = (text: string): string => text.replace(UNSEEN, "");

/** Unseen characters out, line ends one LF, runs of spaces one half-width space, none at the ends of lines. */
export const foldLayout = (text: string): string =>
  dropUnseen(text)
    .replace(/\r\n?|\u2028|\u2029|\u000B|\u000C|\u0085/gu, "\n")
    .replace(SPACES, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/^[ \n]+|[ \n]+$/gu, "");

/** Every space and line end out: for keys and for values that have no inner spaces. */
export const dropSpaces = (text: string): string => dropUnseen(text).replace(/[\s\u0085]+/gu, "");
