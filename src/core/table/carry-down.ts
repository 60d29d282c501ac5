import { carriedKey } from "../model/table.ts";
import { DITTO } from "./lexicon.ts";
import type { RowRole } from "./row-roles.ts";
import type { SheetView } from "./sheet-view.ts";

interface CarryInput {
  readonly columns: readonly number[];
  readonly headers: readonly (readonly string[])[];
  /** Roles of the rows from `top` on. */
  readonly roles: readonly RowRole[];
  readonly top: number;
  /** Columns of words written downwards: their letters are no groups. */
  readonly vertical: ReadonlySet<number>;
}

/** Cells whose value stands in a row above: ditto marks, merges over several rows, values written on the first row of a group only. */
export function carryDown(view: SheetView, input: CarryInput): ReadonlyMap<number, number> {
  const carried = new Map<number, number>();
  carryMerges(view, input, carried);
  carryDittos(view, input, carried);
  carryGroups(view, input, carried);
  return carried;
}

function carryMerges(view: SheetView, { columns, roles, top }: CarryInput, carried: Map<number, number>): void {
  if (view.grid.merges.length === 0) return;
  roles.forEach((role, i) => {
    if (role !== "record") return;
    const row = top + i;
    for (const column of columns) {
      const merge = view.merge(row, column);
      if (merge !== undefined && merge.top < row && merge.left === column) carried.set(carriedKey(row, column), merge.top);
    }
  });
}

function carryDittos(view: SheetView, { columns, roles, top }: CarryInput, carried: Map<number, number>): void {
  const inTable = new Set(columns);
  roles.forEach((role, i) => {
    if (role !== "record") return;
    for (const column of view.filled(top + i)) {
      if (!inTable.has(column) || !isDitto(view, top + i, column)) continue;
      const source = valueAbove(view, { roles, top, i, column }, carried);
      if (source !== undefined) carried.set(carriedKey(top + i, column), source);
    }
  });
}

function isDitto(view: SheetView, row: number, column: number): boolean {
  const { kind, value } = view.grid.cell(row, column);
  return kind === "text" && String(value).length <= 8 && DITTO.test(view.facts(row, column).compact);
}

/** Row of the value a ditto mark repeats. */
function valueAbove(view: SheetView, { roles, top, i, column }: { roles: readonly RowRole[]; top: number; i: number; column: number }, carried: ReadonlyMap<number, number>): number | undefined {
  for (let j = i - 1; j >= 0; j--) {
    if (roles[j] !== "record") continue;
    const known = carried.get(carriedKey(top + j, column));
    if (known !== undefined) return known;
    if (view.facts(top + j, column).look !== "blank" && !isDitto(view, top + j, column)) return top + j;
  }
  return undefined;
}

/** Columns that name a group; others are carried only when they stand left of the first column that is always filled. */
const GROUP_HEADER = /(?:部|局|課|室|係|班|所属|部署|組織|グループ|担当|区分|分類|種別|分野|地域|地区|都道府県|市町村|年度|年|和暦|西暦|元号|大項目|中項目|区域|名簿|職種|校区|機関)名?(?:称)?$/u;

/** Levels of the organisation: written once per group wherever the column stands. */
const UNIT_HEADER = /(?:部|局|課|室|係|班|所属|部署|組織|グループ)名?(?:称)?$/u;

/** Numbers that say who or what a row is about; running numbers (No.) do not. */
const IDENTITY = /(?:職員|社員|個人|案件|事業|業務|管理|受講者|所属|組織|課|部|係|資格|研修|講座|職)(?:番号|コード|CD|ＣＤ|No\.?|ＮＯ|ID)$/u;

/** 年 written once per year, as a number. */
const YEAR = /^(?:年|年度|西暦|和暦)$/u;

/** An always filled name beside a blank number is another person (or project) whose number is not known. */
const NAMED = /氏名|名前|職員名|カナ|ふりがな|案件名|事業名|件名|業務名|所属名|課名|部署名/u;

function carryGroups(view: SheetView, input: CarryInput, carried: Map<number, number>): void {
  const { columns, headers, roles, top, vertical } = input;
  const rows = roles.flatMap((role, i) => (role === "record" ? [top + i] : []));
  if (rows.length < 3) return;
  const pageTops = firstOfPages(roles, top);
  const key = columns.findIndex((c) => !vertical.has(c) && rows.filter((row) => view.facts(row, c).look !== "blank").length >= rows.length * 0.95);
  const filledLeft: number[] = [];
  for (const [i, column] of columns.entries()) {
    if (vertical.has(column)) continue;
    const header = headers[i]?.at(-1)?.replace(/[(（].*$/u, "") ?? "";
    const named = GROUP_HEADER.test(header);
    if (i >= key && !(named && i <= key + 4) && !UNIT_HEADER.test(header)) continue;
    const identity = (IDENTITY.test(headers[i]?.at(-1) ?? "") || YEAR.test(headers[i]?.at(-1) ?? "")) && !NAMED.test(headers[key]?.at(-1) ?? "");
    if (!identity && !named && NAMED.test(headers[key]?.at(-1) ?? "")) continue;
    if (!isFirstRowOnly(view, rows, column, { carried, pageTops, leastBlank: i >= key ? 0.5 : named || identity ? 0.01 : 0.2, identity, unit: UNIT_HEADER.test(header) })) {
      if (repeats(view, rows, column, pageTops) > 0) return;
      continue;
    }
    for (const block of blocksOf(view, { roles, top, column })) fillBlock(view, { rows: block, column, left: filledLeft }, carried);
    filledLeft.push(column);
  }
}

/** Runs of records between section headers and totals. 「総務課 計」 in the column of the 課 ends the 課, not the 部 left of it. */
function blocksOf(view: SheetView, { roles, top, column }: { readonly roles: readonly RowRole[]; readonly top: number; readonly column: number }): readonly (readonly number[])[] {
  const blocks: number[][] = [[]];
  const inside = (row: number): boolean => (view.filled(row)[0] ?? column) > column;
  roles.forEach((role, i) => {
    if (role === "record") blocks.at(-1)?.push(top + i);
    else if (role === "subtotal" && inside(top + i)) return;
    else if (role !== "blank" && role !== "note" && role !== "header_repeat") blocks.push([]);
  });
  return blocks.filter((b) => b.length > 0);
}

interface GroupRule {
  readonly carried: ReadonlyMap<number, number>;
  readonly pageTops: ReadonlySet<number>;
  /** Share of the rows that must be blank. */
  readonly leastBlank: number;
  readonly identity: boolean;
  readonly unit: boolean;
}

/** In a column of departments a few rows may repeat the value above (兼務 rows, two groups of one name), if most rows are blank. */
const UNIT_REPEATS = 0.1;

/** The value is written once per group: blanks below it, never the same value on two rows running. */
function isFirstRowOnly(view: SheetView, rows: readonly number[], column: number, { carried, pageTops, leastBlank, identity, unit }: GroupRule): boolean {
  const open = rows.filter((row) => !carried.has(carriedKey(row, column)));
  const looks = open.map((row) => view.facts(row, column));
  const blanks = looks.filter((f) => f.look === "blank").length;
  if (looks[0]?.look === "blank" || blanks === 0) return false;
  const values = looks.filter((f) => f.look !== "blank" && f.look !== "missing");
  if (values.length === 0) return false;
  const repeated = repeats(view, open, column, pageTops);
  if (repeated > (unit && blanks > values.length ? values.length * UNIT_REPEATS : 0)) return false;
  const words = values.filter((f) => f.look === "text" || f.look === "code" || f.look === "period" || f.look === "date").length;
  if (words < values.length * 0.6 && !identity) return false;
  return blanks >= Math.max(1, rows.length * leastBlank);
}

/** First record of every page after the first: a group that goes on is named again there. */
function firstOfPages(roles: readonly RowRole[], top: number): ReadonlySet<number> {
  const tops = new Set<number>();
  let broken = false;
  roles.forEach((role, i) => {
    if (role === "record" && broken) tops.add(top + i);
    broken = role === "header_repeat" || (broken && role !== "record");
  });
  return tops;
}

/** How many rows of a page hold the same value as the row before. */
function repeats(view: SheetView, rows: readonly number[], column: number, pageTops: ReadonlySet<number>): number {
  return rows.filter((row, i) => {
    const before = rows[i - 1];
    const facts = view.facts(row, column);
    return before !== undefined && !pageTops.has(row) && facts.look !== "blank" && facts.compact === view.facts(before, column).compact;
  }).length;
}

function fillBlock(view: SheetView, { rows, column, left }: { rows: readonly number[]; column: number; left: readonly number[] }, carried: Map<number, number>): void {
  let source: number | undefined;
  for (const row of rows) {
    const own = view.facts(row, column).look !== "blank" || carried.has(carriedKey(row, column));
    if (own) source = carried.get(carriedKey(row, column)) ?? row;
    // A new group to the left begins without a value here: the old one must not run on into it.
    else if (left.some((c) => view.facts(row, c).look !== "blank")) source = undefined;
    else if (source !== undefined) carried.set(carriedKey(row, column), source);
  }
}
