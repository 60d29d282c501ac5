import type { Cell } from "../model/grid.ts";
import { foldDashes } from "./dashes.ts";
import { widenKana } from "./half-kana.ts";
import { dropSpaces, foldLayout } from "./layout.ts";
import { missingKind } from "./missing.ts";
import type { ReadContext, Reading } from "./record-read.ts";
import { isOpenList, toWord, wordsOf } from "./record-words.ts";

/** Texts that may have lines of their own. */
const LONG = /\.(evidence|action|expected_effect|summary|question_text)$/u;
/** Cells of several things, a line each: cut later. */
const SEVERAL = /^qualifications\.name$/u;
/** A line that begins the next thing, and is no rest of the one above: the one above ends with a bracket, or lines are marked. */
const NEXT_LINE = /(?<=[)）])\n|\n(?=[・○●◆■※①-⑳\d(（])/gu;

/**
 * Text as a clerk reads it: letters and digits half-width, katakana full-width, layout spaces folded; brackets and other signs stay as written.
 * Words of a list become the contract's word; a word outside the list stays and is reported.
 */
export function readText(raw: string, cell: Cell, { source, field }: ReadContext): Reading {
  const list = wordsOf(field);
  if (list !== undefined) {
    const word = toWord(list, raw);
    if (word !== undefined) return { value: word, rule: "word.list" };
  }
  const gone = cell.kind === "text" ? missingKind(raw) : undefined;
  if (gone !== undefined) return { value: null, rule: `missing.${gone}` };
  const value = source.value === "post" || source.value === "code" ? dropSpaces(foldText(raw)) : LONG.test(field) ? foldText(raw) : SEVERAL.test(field) ? severalLines(foldText(raw)) : oneLine(foldText(raw), source.value);
  if (list === undefined || isOpenList(field)) return { value, rule: "width.fold" };
  return { value, rule: "width.fold", issue: { code: "word_unknown", known: list.words } };
}

/** ＤＸ推進　ﾘｰﾀﾞｰ → DX推進 リーダー. ASCII signs are narrowed only between letters or digits. */
export function foldText(text: string): string {
  const narrow = foldLayout(text).replace(/[Ａ-Ｚａ-ｚ０-９]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const signs = narrow.replace(/(?<=[0-9A-Za-z])[．，／＋＆＿＠％＃](?=[0-9A-Za-z]|$)|(?<=^|\s)[＃＠](?=[0-9A-Za-z])/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return foldDashes(widenKana(signs));
}

const CJK = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々・（）「」]";
const BETWEEN_CJK = new RegExp(`(?<=${CJK})\\n(?=${CJK})`, "gu");
/** 総　務　課: every letter spaced out for looks. */
const SPACED = new RegExp(`^${CJK}(?: ${CJK})+$`, "u");

/** Each thing on a line of its own; a name broken for its length is joined. */
const severalLines = (text: string): string => text.split(NEXT_LINE).map((part) => oneLine(part, "text")).join("\n");

function oneLine(text: string, kind: string): string {
  const line = text.replace(BETWEEN_CJK, kind === "dept" ? " " : "").replaceAll("\n", " ");
  return SPACED.test(line) ? line.replaceAll(" ", "") : line;
}

/** Several things in one cell → `a;b;c`. */
export function readList(raw: string, cell: Cell, { field }: ReadContext): Reading {
  const parts = foldText(raw).split(/[;；、,，\n]|\s\/\s|／/u).map((p) => p.trim()).filter((p) => p !== "" && missingKind(p) === undefined);
  if (parts.length === 0) return { value: null, rule: `missing.${missingKind(raw) ?? "blank"}` };
  if (cell.kind === "text" && parts.length === 1 && YES.has(parts[0] ?? "")) return { value: parts[0] ?? null, rule: "mark.yes" };
  return { value: parts.join(";"), rule: field === "staff.designation" ? "list.designation" : "list.split" };
}

const YES: ReadonlySet<string> = new Set(["○", "〇", "◯", "◎", "●", "レ", "✓", "✔", "☑", "■", "有", "要", "必須", "はい", "はい。", "true", "TRUE", "yes", "Yes", "YES", "y", "Y", "1", "該当", "あり", "必要", "不可欠", "重要", "*", "★", "☆"]);
const NO: ReadonlySet<string> = new Set(["×", "✕", "✗", "x", "X", "□", "無", "不要", "任意", "いいえ", "false", "FALSE", "no", "No", "NO", "n", "N", "0", "なし", "非該当", "-", "－", "ー", "―", "—", "△", "推奨", "あれば尚可", "歓迎"]);

/** ○ → true, × → false. A blank beside ○ means no only where no × stands in the column; that is decided where the column is known. */
export function readMark(raw: string, cell: Cell): Reading {
  if (cell.kind === "boolean") return { value: cell.value === true, rule: "mark.read" };
  const text = dropSpaces(foldText(raw));
  if (YES.has(text)) return { value: true, rule: "mark.read" };
  if (NO.has(text)) return { value: false, rule: "mark.read" };
  const gone = missingKind(raw);
  return gone !== undefined ? { value: null, rule: `missing.${gone}` } : { value: null, rule: "refused", issue: { code: "word_unknown", known: ["○", "×"] } };
}

export const isYes = (text: string): boolean => YES.has(text);
