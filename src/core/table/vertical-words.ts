import { carriedKey } from "../model/table.ts";
import type { RowRole } from "./row-roles.ts";
import type { SheetView } from "./sheet-view.ts";

interface Input {
  readonly columns: readonly number[];
  readonly headers: readonly (readonly string[])[];
  readonly roles: readonly RowRole[];
  readonly top: number;
}

/** A word written downwards, one letter a row: the value of every record it stands beside. */
export interface VerticalWord {
  readonly row: number;
  readonly text: string;
}

/** Headers over words that name a group; 性別 or 評価 of one letter a row are values. */
const GROUP = /^$|(?:部|局|課|室|係|班|所属|部署|組織|区分|分類|種別|分野|地域|地方|地区|ブロック|圏域|管内|大項目|中項目)名?$/u;
const LETTER = /^[\p{Script=Han}\p{Script=Katakana}ー々]$/u;
/** Letters that are values by themselves. */
const VALUE = /^[男女有無可否済未要正副甲乙丙上中下大小春夏秋冬月火水木金土日一二三四五六七八九十]$/u;
/** Ends of words that need no help to be told apart. */
const ENDING = /[部局課室係班所署館園校]$/u;
const REGIONS = ["北海道", "東北", "北関東", "南関東", "関東", "甲信越", "北信越", "信越", "北陸", "東海", "中部", "近畿", "関西", "中国", "四国", "九州", "沖縄", "全国"];

/**
 * Words written downwards in a group column (総・務・課 beside the rows of the 総務課), by the cells of the records they belong to. Taken only when every letter of
 * the column falls into a word that is certain: a department by its ending, a region by name, or the only word between two totals.
 */
export function verticalWords(view: SheetView, input: Input): ReadonlyMap<number, VerticalWord> {
  const found = new Map<number, VerticalWord>();
  const candidates = input.columns.slice(0, 4).filter((column) => mayBeLetters(view, input, column));
  if (candidates.length === 0) return found;
  const rows = input.roles.flatMap((role, i) => (role === "record" ? [input.top + i] : []));
  for (const [i, column] of input.columns.slice(0, 4).entries()) {
    if (!candidates.includes(column) || !GROUP.test(input.headers[i]?.at(-1) ?? "") || !isVertical(view, rows, column)) continue;
    const words = blocks(input.roles, input.top).map((block) => wordsIn(view, block, column));
    if (words.some((w) => w === undefined)) continue;
    for (const { rows: covered, ...word } of words.flatMap((w) => w ?? [])) for (const row of covered) found.set(carriedKey(row, column), word);
  }
  return found;
}

/** A look at the first records, before the whole column is read. */
const mayBeLetters = (view: SheetView, { roles, top }: Input, column: number): boolean =>
  roles.slice(0, 40).every((role, i) => role !== "record" || letterAt(view, top + i, column).length <= 1);

const letterAt = (view: SheetView, row: number, column: number): string => view.facts(row, column).compact;

/** Single letters with blanks between, no letter that is a value, more than one different. */
function isVertical(view: SheetView, rows: readonly number[], column: number): boolean {
  if (rows.some((row) => letterAt(view, row, column).length > 1)) return false;
  const letters = rows.map((row) => letterAt(view, row, column)).filter((t) => t !== "");
  const merged = rows.some((row) => (view.merge(row, column)?.bottom ?? row) > row);
  return !merged && letters.length >= 2 && (letters.length < rows.length || isChain(letters)) && new Set(letters).size >= 2 && letters.every((t) => LETTER.test(t)) && !letters.every((t) => VALUE.test(t));
}

/** A letter on every row: only when they are departments for certain, each of several letters. */
const isChain = (letters: readonly string[]): boolean => new Set(letters).size >= letters.length * 0.6 && (cut(letters.join(""))?.every((word) => word.length >= 2) ?? false);

interface Block {
  /** Records and the total that belongs to them. */
  readonly rows: readonly number[];
  readonly records: readonly number[];
}

/** Records with the subtotal that closes them, or opens them where the sheet writes totals first: the total may hold a letter, too. */
function blocks(roles: readonly RowRole[], top: number): readonly Block[] {
  const first = roles.indexOf("record");
  const leading = roles.slice(0, first).findLast((r) => r !== "blank") === "subtotal";
  const found: { rows: number[]; records: number[] }[] = [{ rows: [], records: [] }];
  const open = (): void => void found.push({ rows: [], records: [] });
  roles.forEach((role, i) => {
    if (role === "blank" || role === "note" || role === "header_repeat") return;
    if (role !== "record" && (leading || role !== "subtotal")) open();
    if (role === "record" || role === "subtotal") found.at(-1)?.rows.push(top + i);
    if (role === "record") found.at(-1)?.records.push(top + i);
    if (role !== "record" && !(leading && role === "subtotal")) open();
  });
  return found.filter((b) => b.records.length > 0);
}

interface Word extends VerticalWord {
  readonly rows: readonly number[];
}

/** The words of one block and the rows each covers; undefined when in doubt. */
function wordsIn(view: SheetView, { rows, records }: Block, column: number): readonly Word[] | undefined {
  const letters = rows.flatMap((row) => (letterAt(view, row, column) === "" ? [] : [{ row, letter: letterAt(view, row, column) }]));
  if (letters.length === 0) return [];
  const text = letters.map((l) => l.letter).join("");
  const parts = cut(text);
  if (parts === undefined) return text.length >= 2 && text.length <= 6 ? [{ row: letters[0]?.row ?? 0, text, rows: records }] : undefined;
  if (parts.length === 1) return [{ row: letters[0]?.row ?? 0, text, rows: records }];
  // Several words: each must begin on the first row of its group.
  if (letters[0]?.row !== rows[0]) return undefined;
  const starts = parts.map((_, i) => letters[parts.slice(0, i).join("").length]?.row ?? 0);
  return parts.map((part, i) => ({ row: starts[i] as number, text: part, rows: records.filter((row) => row >= (starts[i] as number) && row < (starts[i + 1] ?? Infinity)) }));
}

/** 総務課税務課 → 総務課, 税務課; 東北関東 → 東北, 関東. undefined when it is no chain of such words. */
function cut(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let rest = text;
  while (rest !== "") {
    const region = REGIONS.find((r) => rest.startsWith(r));
    const unit = /^.{1,7}?[部局課室係班所署館園校](?=.|$)/u.exec(rest)?.[0];
    const next = region ?? (unit !== undefined && ENDING.test(text) ? unit : undefined);
    if (next === undefined) return undefined;
    parts.push(next);
    rest = rest.slice(next.length);
  }
  return parts;
}
