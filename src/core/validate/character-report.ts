import { a1 } from "../model/cell-address.ts";
import { cellOf, type DetectedTable, type TableColumn } from "../model/table.ts";

/** One character that may not survive another system (文字レポート). */
export interface CharacterFinding {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  /** Header of its column. */
  readonly field: string;
  /** The whole text of the cell. */
  readonly text: string;
  readonly character: string;
  /** U+20BB7, or several for a sequence. */
  readonly codePoints: string;
  readonly kind: CharacterKind;
  readonly note: string;
}

export type CharacterKind = "外字（私用領域）" | "異体字セレクター" | "互換漢字" | "置き換わった疑い" | "制御文字" | "シフトJISにない文字";

const NOTES: Readonly<Record<CharacterKind, string>> = {
  "外字（私用領域）": "作った機械でしか正しく表示されません。正式な字に置き換えるか、対応表を用意してください。",
  異体字セレクター: "字形の指定が付いています。対応していないシステムでは標準の字形になります。",
  互換漢字: "ほかのシステムで別の字にまとめられることがあります。",
  置き換わった疑い: "以前の変換で元の字が失われた疑いがあります。原本を確かめてください。",
  制御文字: "目に見えない文字です。取り除いて差し支えないか確かめてください。",
  シフトJISにない文字: "シフトJISのシステムやCSVには出力できません。",
};

/** Nearly all text is plain: one test decides whether a cell needs a closer look. */
const PLAIN = /^[\u0020-\u007e\u3000-\u3002\u3005-\u3007\u300c-\u300f\u3041-\u3093\u30a1-\u30f6\u30fb\u30fc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff08\uff09]*$/u;
const BASE_WITH_SELECTOR = /.[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;
const COMPATIBILITY = /[\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\u{2f800}-\u{2fa1f}]/u;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/u;
const LOST = /[\ufffd〓]|(?<=[\p{Script=Han}々])[?？■□](?=[\p{Script=Han}々\s　]|$)|^[?？■□](?=[\p{Script=Han}])/gu;

/**
 * Every character of the tables' text cells that another system may lose. `inShiftJis` tells whether CP932 has a character.
 * Findings in reading order; a cell gives one finding per distinct character.
 */
export function reportCharacters(tables: readonly DetectedTable[], inShiftJis: (character: string) => boolean): CharacterFinding[] {
  return tables.flatMap((table) => table.records.flatMap((record) => table.columns.flatMap((column) => {
    const { cell, row, column: at, carried } = cellOf(table, record, column);
    if (carried || cell.kind !== "text" || PLAIN.test(String(cell.value))) return [];
    const place = { file: table.file, sheet: table.grid.name, cell: a1(row, at), field: headerOf(column), text: String(cell.value) };
    return charactersOf(place.text, inShiftJis).map(([character, kind]) => ({ ...place, character, codePoints: codePointsOf(character), kind, note: NOTES[kind] }));
  })));
}

const headerOf = (column: TableColumn): string => column.header.join(" / ");

const codePointsOf = (text: string): string => [...text].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ");

/** Distinct doubtful characters of a text with their kind, in order. */
export function charactersOf(text: string, inShiftJis: (character: string) => boolean): [string, CharacterKind][] {
  const found = new Map<string, CharacterKind>();
  for (const [sequence] of text.matchAll(BASE_WITH_SELECTOR)) found.set(sequence, "異体字セレクター");
  for (const [lost] of text.matchAll(LOST)) found.set(lost, "置き換わった疑い");
  for (const character of text.replace(BASE_WITH_SELECTOR, "")) {
    const kind = kindOf(character, inShiftJis);
    if (kind !== undefined && !found.has(character)) found.set(character, kind);
  }
  return [...found];
}

function kindOf(character: string, inShiftJis: (character: string) => boolean): CharacterKind | undefined {
  if (PRIVATE.test(character)) return "外字（私用領域）";
  if (CONTROL.test(character)) return "制御文字";
  if (COMPATIBILITY.test(character)) return "互換漢字";
  return /[\t\n\r]/u.test(character) || inShiftJis(character) ? undefined : "シフトJISにない文字";
}
