import type { ExclusionReason } from "../model/table.ts";
import type { CellFacts } from "./cell-facts.ts";
import { AVERAGE, GRAND_TOTAL, NOTE, PLACEHOLDER, SUBTOTAL } from "./lexicon.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

export type RowRole = "record" | Exclude<ExclusionReason, "title">;

export interface RoleContext {
  readonly view: SheetView;
  /** The table's columns, from below the header to the last row that may belong to it. */
  readonly region: Region;
  /** Filled cells of a usual data row. */
  readonly width: number;
  /** First column that rows of several cells fill. */
  readonly left: number;
  /** Compact texts of the header rows, per row. */
  readonly headers: readonly ReadonlySet<string>[];
}

/** What each row under the header is, from region.top on. */
export function rolesOf(context: RoleContext): readonly RowRole[] {
  const { region } = context;
  const roles: RowRole[] = [];
  for (let row = region.top; row <= region.bottom; row++) roles.push(roleOf(context, row));
  return settleSections(context, settleTotals(context, totalsDown(context, roles)));
}

function roleOf(context: RoleContext, row: number): RowRole {
  const { view, region, width } = context;
  const columns = filledIn(view, row, region);
  if (columns.length === 0) return "blank";
  if (isPlainRecord(context, row, columns)) return "record";
  const facts = columns.map((c) => view.facts(row, c));
  if (isHeaderRepeat(context, facts.map((f) => f.compact))) return "header_repeat";
  if (facts.length >= 2 && facts.every((f) => f.look === "unit")) return "unit_row";
  const total = totalRole(context, row, columns);
  if (total !== undefined) return total;
  const first = facts[0];
  if (first !== undefined && NOTE.test(first.compact) && isNoteRow(context, row, columns)) return "note";
  if (columns.length <= 2 && PLACEHOLDER.test(facts.at(-1)?.compact ?? "") && width >= 3) return "placeholder";
  if (width >= 5 && columns.length <= 3 && PLACEHOLDER.test(facts.at(-1)?.compact ?? "") && isNameColumn(context, columns.at(-1) as number)) return "placeholder";
  if (width < 3) return "record";
  if (columns.length === 1) return singleRole(context, row, columns[0] as number);
  return isSectionWithZeros(context, row, columns) ? "section_header" : "record";
}

/** A column of names, each another: 現在調整中 in it keeps the place of one. In a column of states it is a state. */
function isNameColumn({ view, region }: RoleContext, column: number): boolean {
  const texts = new Set<string>();
  let filled = 0;
  for (let row = region.top; row <= Math.min(region.bottom, region.top + 200); row++) {
    const { look, compact } = view.facts(row, column);
    if (look === "blank" || PLACEHOLDER.test(compact)) continue;
    filled++;
    if (look === "text" || look === "long") texts.add(compact);
  }
  return filled >= 3 && texts.size >= filled * 0.9;
}

/** 「指定都市（別掲）」 with a formula's 0 beside it. */
function isSectionWithZeros({ view, width }: RoleContext, row: number, columns: readonly number[]): boolean {
  const merge = view.merge(row, columns[0] as number);
  const zeros = columns.slice(1).every((c) => view.facts(row, c).compact === "0");
  return zeros && columns.length <= Math.max(2, width * 0.3) && view.facts(row, columns[0] as number).look === "text" && (merge === undefined ? width >= 5 : merge.right > merge.left);
}

/** Most rows of a long list, told by their first cells alone. */
function isPlainRecord({ view, width, headers }: RoleContext, row: number, columns: readonly number[]): boolean {
  if (columns.length < 5 || columns.length < width * 0.6) return false;
  return columns.slice(0, 3).every((c) => {
    const { look, compact } = view.facts(row, c);
    return look === "number" || look === "date" || look === "code" || (look === "text" && !/[計数均全国庁体注※*備]/u.test(compact) && !headers.some((h) => h.has(compact)));
  });
}

function isHeaderRepeat({ headers }: RoleContext, texts: readonly string[]): boolean {
  if (texts.length < 2) return false;
  return headers.some((header) => header.size >= 2 && texts.filter((t) => header.has(t)).length >= Math.max(2, texts.length * 0.8));
}

/** 「総数 Total」: the Japanese of a label in two languages. */
const japaneseOf = (text: string): string => (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(text) ? text.replace(/[A-Za-z][A-Za-z.,'()\-\s]*$/u, "") : text);

/** Totals are told by a label before the first number; the numbers (or nothing) must follow. */
function totalRole({ view, region }: RoleContext, row: number, columns: readonly number[]): RowRole | undefined {
  const labels = columns.slice(0, 3).filter((c) => !["number", "missing"].includes(view.facts(row, c).look));
  const rest = columns.filter((c) => !labels.includes(c)).map((c) => view.facts(row, c));
  const numeric = rest.some((f) => f.look === "number");
  for (const column of labels) {
    const text = japaneseOf(view.facts(row, column).compact.replace(/[:：]?\d+(?:人|名|件)?$/u, ""));
    if (column - region.left > 6 && columns[0] !== column) break;
    if (AVERAGE.test(text) && (numeric || rest.length === 0)) return "average";
    if (GRAND_TOTAL.test(text) && !isWordy(columns.filter((c) => c !== column).map((c) => view.facts(row, c))) && (numeric || columns.length <= 2)) return column !== columns[0] && !isTotalWord(view.facts(row, columns[0] as number).compact) ? "subtotal" : "grand_total";
    if (/^(?:小計|中計|部計|課計|係計|頁計|ページ計)(?:[(（].*[)）])?$/u.test(text)) return "subtotal";
    if (isSubtotal(text) && numeric && labels.length === 1) return /合計$|総計$/u.test(text) ? "grand_total" : "subtotal";
  }
  return undefined;
}

/** 「全庁」 beside a question and its answer is a record about the whole body, no total. */
const isWordy = (others: readonly CellFacts[]): boolean => {
  const words = others.filter((f) => ["text", "long", "code"].includes(f.look) && !isTotalWord(f.compact)).length;
  return words >= 2 && words >= others.length * 0.4;
};

const isTotalWord = (text: string): boolean => GRAND_TOTAL.test(text);
/** 会計課 and 統計 are no totals. */
const isSubtotal = (text: string): boolean => SUBTOTAL.test(text) && !/(?:会|統|設|時|家|推|余|早|温|度)計$/u.test(text);

function isNoteRow({ view, width }: RoleContext, row: number, columns: readonly number[]): boolean {
  if (columns.length === 1) return true;
  const numbers = columns.filter((c) => view.facts(row, c).look === "number").length;
  return columns.length <= Math.max(2, width * 0.4) && numbers <= 1;
}

/** One filled cell in a table of several columns. */
function singleRole({ view, left }: RoleContext, row: number, column: number): RowRole {
  const facts = view.facts(row, column);
  if (facts.look === "number" || facts.look === "code" || facts.look === "numbering") return column <= left ? "placeholder" : "record";
  if (facts.look === "long") return "note";
  const merge = view.merge(row, column);
  const wide = merge !== undefined && merge.right > merge.left;
  return wide || column <= left ? "section_header" : "record";
}

/** 「全国」 merged down beside 男 and 女 or several items: every one of its rows is the total. */
function totalsDown({ view, region }: RoleContext, roles: readonly RowRole[]): readonly RowRole[] {
  const result = [...roles];
  roles.forEach((role, i) => {
    if (role !== "grand_total" && role !== "subtotal" && role !== "average") return;
    const merge = view.merge(region.top + i, filledIn(view, region.top + i, region)[0] ?? region.left);
    if (merge === undefined || merge.top !== region.top + i) return;
    for (let k = i + 1; k < result.length && region.top + k <= merge.bottom; k++) if (result[k] === "record") result[k] = role;
  });
  return result;
}

/** 「計」 that comes again and again is a subtotal; the last or only one is the grand total. */
function settleTotals({ view, region }: RoleContext, roles: readonly RowRole[]): readonly RowRole[] {
  const text = (i: number): string => view.facts(region.top + i, filledIn(view, region.top + i, region)[0] ?? region.left).compact;
  const totals = roles.flatMap((role, i) => (role === "grand_total" ? [i] : []));
  const plain = totals.filter((i) => /^計/u.test(text(i)));
  if (plain.length < 2) return roles;
  return roles.map((role, i) => (plain.includes(i) && i !== totals.at(-1) ? "subtotal" : role));
}

/** A section header needs records under it; else the single text is a note, or a record with one value. */
function settleSections({ view, region }: RoleContext, roles: readonly RowRole[]): readonly RowRole[] {
  const result = [...roles];
  const sections = roles.filter((r) => r === "section_header").length;
  const records = roles.filter((r) => r === "record").length;
  let recordBelow = false;
  for (let i = result.length - 1; i >= 0; i--) {
    if (result[i] === "record") recordBelow = true;
    if (result[i] !== "section_header") continue;
    if (!recordBelow) result[i] = NOTE.test(view.facts(region.top + i, filledIn(view, region.top + i, region)[0] ?? region.left).compact) || sections <= 2 ? "note" : "record";
    else if (sections > records) result[i] = "record";
  }
  return result;
}
