import type { CellFacts, CellLook } from "./cell-facts.ts";
import { AVERAGE, CAPTION, GRAND_TOTAL, NOTE, PLACEHOLDER, SUBTOTAL, TITLE } from "./lexicon.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** How well a row fits each phase of a table, as log-odds-like points; the sum over the rows decides (`label-rows.ts`). */
export interface RowScore {
  readonly pre: number;
  readonly head: number;
  readonly body: number;
  readonly post: number;
}

const BLANK_ROW: RowScore = { pre: 0, head: -0.5, body: 0, post: 0 };
/** A row without text of its own under a header cell that is merged over it. */
const COVERED_ROW: RowScore = { pre: 0, head: 0.1, body: 0, post: 0 };
/** Far rows of a long list, not looked at closely. */
export const PLAIN_ROW: RowScore = { pre: -3, head: -3, body: 1.5, post: -3 };

/** Rows below (above) that tell what a column holds. */
const LOOK_ROWS = 40;
const LOOK_CELLS = 8;

const VALUES: ReadonlySet<CellLook> = new Set(["number", "missing", "date", "period", "code", "mark"]);
const isValue = (facts: CellFacts): boolean => VALUES.has(facts.look);

export function scoreRow(view: SheetView, region: Region, row: number): RowScore {
  const columns = filledIn(view, row, region);
  const n = columns.length;
  if (n === 0) return isCovered(view, region, row) ? COVERED_ROW : BLANK_ROW;
  const width = widthBelow(view, region, row);
  const facts = columns.map((c) => view.facts(row, c));
  const first = facts[0] as CellFacts;
  const heads = headPoints(view, region, row, columns);
  const headMean = heads.reduce((a, b) => a + b, 0) / n;
  const grouped = n >= 2 && underGroups(view, region, row, columns) ? 1 : 0;
  const tall = isUnderTallHeader(view, region, row) ? 2.5 : 0;
  return {
    pre: preScore(view, region, row, columns, facts),
    head: (n === 1 ? singleHead(view, region, row, columns[0] as number, headMean) : headScore(view, region, row, { columns, headMean, width }) + 1.2 * grouped) + (isMostlyCovered(view, region, row, n) ? 1.2 : 0) + tall,
    body: bodyScore(view, region, row, columns, headMean) - 0.8 * grouped - 0.8 * tall,
    post: postScore(first, facts),
  };
}

/** 総務部 | 総務課 | 人事課 over 市民部 | 市民課 | 税務課: the first record, not the names of its columns. */
function endsLikeBelow(view: SheetView, region: Region, row: number, columns: readonly number[]): boolean {
  const like = columns.filter((c) => {
    const { compact, headerWord, look } = view.facts(row, c);
    const below = neighbours(view, region, row, c, 1);
    return look === "text" && headerWord === 0 && below.length > 0 && share(below, (b) => b.compact.at(-1) === compact.at(-1) && b.compact !== compact) >= 0.6;
  });
  return columns.length >= 2 && like.length >= columns.length * 0.7;
}

/** Most cells stand under cells of the row above that are merged over several columns (but not over the whole width, as titles and sections are). */
function underGroups(view: SheetView, region: Region, row: number, columns: readonly number[]): boolean {
  if (view.grid.merges.length === 0 || row === region.top) return false;
  const under = columns.filter((c) => {
    const merge = view.merge(row - 1, c);
    return merge !== undefined && merge.bottom === row - 1 && merge.right > merge.left && merge.right - merge.left < (region.right - region.left) * 0.8;
  });
  if (endsLikeBelow(view, region, row, columns)) return false;
  return under.length >= columns.length * 0.5 && columns.some((c) => view.facts(row, c).look === "text");
}

/** Rows that tell how wide the table is that would begin here. */
const WIDTH_ROWS = 12;

/** Filled cells of a usual row just below: the upper median of the next rows with at least two. */
function widthBelow(view: SheetView, region: Region, row: number): number {
  const counts: number[] = [];
  for (let r = row + 1; r <= Math.min(region.bottom, row + WIDTH_ROWS); r++) {
    const n = filledIn(view, r, region).length;
    if (n >= 2) counts.push(n);
  }
  counts.sort((a, b) => a - b);
  return Math.max(2, counts[Math.floor(counts.length / 2)] ?? 2);
}

function isCovered(view: SheetView, region: Region, row: number): boolean {
  if (view.grid.merges.length === 0 || row === region.top) return false;
  return filledIn(view, row - 1, region).some((c) => (view.merge(row, c)?.top ?? row) < row);
}

/** A header word at the left edge is merged down over this row: 大分類 beside three rows of departments, numbers and names. */
function isUnderTallHeader(view: SheetView, region: Region, row: number): boolean {
  if (view.grid.merges.length === 0 || row === region.top) return false;
  const edge = [region.left, region.left + 1, region.left + 2].map((c) => view.merge(row, c)).find((m) => m !== undefined);
  if (edge === undefined || edge.top >= row || edge.right - edge.left > (region.right - region.left) * 0.5) return false;
  return view.facts(edge.top, edge.left).headerWord > 0 && filledIn(view, edge.top, region).length >= 3;
}

/** Beside its few cells the row only continues cells merged down from the row above: 「（年）」 under one of many tall header cells. */
function isMostlyCovered(view: SheetView, region: Region, row: number, filled: number): boolean {
  if (view.grid.merges.length === 0 || row === region.top) return false;
  const above = new Set<number>();
  for (let c = region.left; c <= Math.min(region.right, view.columns) && c < region.left + 200; c++) {
    const merge = view.merge(row, c);
    if (merge !== undefined && merge.top < row) above.add(merge.left);
  }
  return above.size >= Math.max(2, filled * 2);
}

function headScore(view: SheetView, region: Region, row: number, { columns, headMean, width }: { columns: readonly number[]; headMean: number; width: number }): number {
  const covered = columns.reduce((sum, c) => sum + Math.min(width, (view.merge(row, c)?.right ?? c) - c + 1), 0);
  const points = 2.2 * headMean * Math.min(1, 0.4 + covered / width);
  if (isAlternating(columns.map((c) => view.facts(row, c)))) return points - 3;
  const not = (looksLikeNext(view, region, row, columns) ? 2 : 0) + (isKeyValue(view, region, row, columns) && width >= 4 ? (view.facts(row, columns[1] as number).headerWord === 0 ? 3 : 1.6) : 0);
  return points - not;
}

/** 「所属｜総務課｜記入者｜山田太郎」: labels and values in turn. */
const isAlternating = (facts: readonly CellFacts[]): boolean =>
  facts.length >= 4 && facts.length % 2 === 0 && facts.every((f, i) => (i % 2 === 0 ? f.headerWord === 2 || /[:：]$/u.test(f.compact) : f.headerWord < 2));

/** 「所属｜総務課」 in the first two columns, with another label under the first: a line of the preamble. */
function isKeyValue(view: SheetView, region: Region, row: number, columns: readonly number[]): boolean {
  const [a, b] = columns as readonly [number, number];
  if (columns.length !== 2 || a > region.left + 1 || b - a > 3 || view.merge(row, b)?.right === view.columns) return false;
  const merged = (view.merge(row, a)?.bottom ?? row) > row;
  return !merged && row < region.bottom && view.facts(row + 1, a).look !== "blank" && view.facts(row, a).look === "text";
}

/** A row without any header word whose cells look exactly like those below: the list begins without a header. */
function looksLikeNext(view: SheetView, region: Region, row: number, columns: readonly number[]): boolean {
  const facts = columns.map((c) => view.facts(row, c));
  if (facts.some((f) => f.headerWord > 0) || !facts.some(isValue) || isSequence(facts)) return false;
  return columns.every((c, i) => share(neighbours(view, region, row, c, 1), (b) => b.look === facts[i]?.look) >= 0.6);
}

/** Facts of the next filled cells of a column below (step 1) or above (step -1) a row. */
export function neighbours(view: SheetView, region: Region, row: number, column: number, step: 1 | -1): readonly CellFacts[] {
  const found: CellFacts[] = [];
  for (let r = row + step, i = 0; i < LOOK_ROWS && r >= region.top && r <= region.bottom && found.length < LOOK_CELLS; r += step, i++) {
    const facts = view.facts(r, column);
    if (facts.look !== "blank") found.push(facts);
  }
  return found;
}

function headPoints(view: SheetView, region: Region, row: number, columns: readonly number[]): readonly number[] {
  const sequence = !isTotalText(view.facts(row, columns[0] as number).compact) && isSequence(columns.map((c) => view.facts(row, c)));
  return columns.map((c) => {
    const facts = view.facts(row, c);
    if (sequence && isSequential(facts)) return 0.6;
    const merge = view.merge(row, c);
    const spread = merge !== undefined && merge.right > merge.left && facts.look !== "number" ? 0.4 : 0;
    return headPoint(facts, neighbours(view, region, row, c, 1)) + spread;
  });
}

const isSequential = (f: CellFacts): boolean => f.look === "number" || f.look === "period" || (f.look === "code" && /^\d+$/u.test(f.compact));

/** Years or running numbers over the columns: numbers that are headers. */
function isSequence(facts: readonly CellFacts[]): boolean {
  const numbers = facts.filter(isSequential).map((f) => Number(/\d+/u.exec(f.compact)?.[0] ?? Number.NaN));
  if (numbers.length < 3 || (numbers.length < facts.length - 3 && numbers.length < facts.length * 0.6)) return false;
  const steps = numbers.slice(1).map((v, i) => v - (numbers[i] ?? 0));
  const years = numbers.every((v) => v >= 1900 && v <= 2100);
  const codes = facts.filter(isSequential).map((f) => f.compact);
  const rising = codes.filter((c, i) => c.length === codes[0]?.length && (i === 0 || c > (codes[i - 1] as string))).length;
  if (codes.length >= 6 && /^0\d/u.test(codes[0] ?? "") && rising >= codes.length * 0.95) return true;
  const running = steps.filter((s) => s === 1).length >= steps.length * 0.95 && (numbers[0] ?? 9) <= 4;
  return (years && steps.every((s) => s > 0)) || running;
}

function headPoint(facts: CellFacts, below: readonly CellFacts[]): number {
  const values = share(below, isValue);
  const over = below.length > 0 && values >= 0.6;
  const same = share(below, (b) => b.look === facts.look);
  switch (facts.look) {
    case "text": return textHead(facts, below, over);
    case "unit": return 1.2;
    case "numbering": return 0.3;
    case "period": return same >= 0.5 ? -1 : over ? 1 : 0;
    case "code": return same >= 0.5 ? -1.2 : over ? 0.6 : -0.3;
    case "date": return same >= 0.4 ? -1.4 : over ? 0.4 : -0.6;
    case "missing": return facts.compact.startsWith("*") ? 0.3 : -0.8;
    case "long": return -0.6;
    default: return facts.look === "number" ? -1.7 : -1.2;
  }
}

function textHead(facts: CellFacts, below: readonly CellFacts[], over: boolean): number {
  if (/.[:：].{2,}/u.test(facts.compact)) return -1; // 「出力日：令和8年9月30日」 is a caption
  const word = facts.headerWord * 0.8;
  if (below.length === 0) return word + 0.05;
  if (share(below, (b) => b.compact === facts.compact) >= 0.2) return word * 0.5 - 1.2;
  if (over) return word + 1.2;
  return word + 0.2 - (facts.headerWord === 2 ? 0 : 0.7 * share(below, (b) => alike(facts.compact, b.compact)));
}

/** Same kind of word: same last letter, or same script and nearly the same length. */
function alike(a: string, b: string): boolean {
  if (a.at(-1) === b.at(-1)) return true;
  return script(a) === script(b) && Math.abs(a.length - b.length) <= 1;
}

function script(text: string): string {
  if (/^[\p{Script=Katakana}ー]+$/u.test(text)) return "kata";
  if (/^[\p{Script=Hiragana}ー]+$/u.test(text)) return "hira";
  if (/^\p{Script=Han}+$/u.test(text)) return "kanji";
  return /^[\x20-\x7E]+$/u.test(text) ? "ascii" : "mixed";
}

const share = <T>(list: readonly T[], test: (item: T) => boolean): number => (list.length === 0 ? 0 : list.filter(test).length / list.length);

/** A row with one cell: a group over several columns, or a word going on from the row above. */
function singleHead(view: SheetView, region: Region, row: number, column: number, point: number): number {
  const merge = view.merge(row, column);
  const facts = view.facts(row, column);
  const under = row < region.bottom ? filledIn(view, row + 1, region) : [];
  if (merge !== undefined && merge.right > merge.left) {
    const group = under.filter((c) => c >= merge.left && c <= merge.right).length >= 2 && (merge.left > region.left || merge.right < region.right);
    if (group && merge.left > region.left) return 0.9;
    return merge.right - merge.left < (region.right - region.left) * 0.5 && facts.look === "text" && facts.compact.length <= 12 ? -0.3 : -1;
  }
  if (facts.look === "unit" || facts.look === "numbering" || facts.compact.startsWith("*")) return -0.1;
  return facts.look === "text" && row > region.top && filledIn(view, row - 1, region).length >= 2 ? Math.min(0.3, point) - 0.6 : -1;
}

function preScore(view: SheetView, region: Region, row: number, columns: readonly number[], facts: readonly CellFacts[]): number {
  const n = facts.length;
  const caption = facts.filter((f) => f.look !== "unit" && (CAPTION.test(f.compact) || TITLE.test(f.compact))).length;
  if (n === 1) return singlePre(view, region, row, columns[0] as number, facts[0] as CellFacts);
  const pairs = facts.filter((f) => f.compact.length > 1 && /[:：]/u.test(f.compact)).length;
  if (n === 2 && facts[1]?.look === "unit" && facts[1].compact.includes("単位")) return 1.6;
  if (n === 2) return (isKeyValue(view, region, row, columns) ? 0.9 : 0.1) + 0.6 * caption + 0.5 * pairs + (facts.some((f) => f.look === "number") ? -0.8 : 0);
  if (isAlternating(facts)) return 1.2;
  return Math.max(-4, -0.7 * (n - 2)) + Math.min(1, 0.5 * caption) + Math.min(2, 0.6 * pairs);
}

function singlePre(view: SheetView, region: Region, row: number, column: number, facts: CellFacts): number {
  if (facts.look === "number" || facts.look === "mark") return -0.8;
  const merge = view.merge(row, column);
  const wide = merge !== undefined && merge.right - merge.left >= (region.right - region.left) * 0.6;
  const title = TITLE.test(facts.compact) || CAPTION.test(facts.compact);
  return 0.7 + (title ? 0.8 : 0) + (facts.look === "long" ? 0.3 : 0) + (wide ? 0.4 : 0) - (facts.headerWord === 2 ? 0.6 : 0);
}

function bodyScore(view: SheetView, region: Region, row: number, columns: readonly number[], headMean: number): number {
  const first = view.facts(row, columns[0] as number);
  const total = isTotalText(first.compact) && (columns.length === 1 || columns.some((c) => view.facts(row, c).look === "number"));
  if (total) return 1.4;
  if (columns.length === 1 && first.look === "unit") return -0.6;
  if (columns.length === 1) return (NOTE.test(first.compact) ? -1 : first.look === "long" ? -0.3 : 0.3) + (PLACEHOLDER.test(first.compact) ? 0.6 : 0);
  const matching = columns.filter((c) => {
    const facts = view.facts(row, c);
    const near = [...neighbours(view, region, row, c, 1), ...neighbours(view, region, row, c, -1)];
    return share(near, (b) => b.look === facts.look || (isValue(b) && isValue(facts))) >= 0.45;
  }).length + 0.5 * columns.filter((c) => neighbours(view, region, row, c, 1).length + neighbours(view, region, row, c, -1).length === 0).length;
  const note = NOTE.test(first.compact) && columns.length <= 2 ? -1.5 : 0;
  return 1.6 * (matching / columns.length) - 0.5 - 0.9 * Math.max(0, headMean) + note;
}

const isTotalText = (text: string): boolean => GRAND_TOTAL.test(text) || AVERAGE.test(text) || (text.length <= 12 && SUBTOTAL.test(text));

function postScore(first: CellFacts, facts: readonly CellFacts[]): number {
  const n = facts.length;
  if (NOTE.test(first.compact) && n <= 3) return 2.5 - 0.6 * (n - 1);
  if (n === 1) return first.look === "long" ? 1.1 : first.look === "text" ? 0 : -0.5;
  if (n === 2 && facts.some((f) => f.look === "long")) return 0.4;
  return -1.2 * n;
}
