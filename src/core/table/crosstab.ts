import type { DetectedTable, TableColumn, TableRecord } from "../model/table.ts";
import type { CellFacts } from "./cell-facts.ts";
import type { SheetView } from "./sheet-view.ts";

/** Fewest columns that make a cross-tab. */
const FEWEST = 4;
const PERSON = /氏名|職員番号|職員コード|職番|名前|職員名|社員番号|回答者|職員ID/u;
const ITEM = /項目|設問|指標|チェック/u;
/** Headers that are fields of a list, never values of a pivot. */
const FIELD = /備考|摘要|計$|合計|平均|職名|役職|所属|^(?:所管|主管|担当|関係|勤務)?(?:課|係|部|局|室)名?$|生年月日|採用|退職|級$|号給|性別|年齢|氏名|番号$|件数|人数|金額|予算|割合|率$|優先度|レベル$|状況$|区分$/u;
/** What a list says of one certificate or course, under 資格１ as well: over a column of days they are no names either. */
const PART = /^(?:取得|合格|登録|認定|交付|受験|受講|修了)?(?:年月日|日)$|^(?:有効|更新)?(?:期限|期間)$|^有効期[限間]|^(?:資格|免許|検定|試験|研修|講座)(?:名|名称)$/u;
/** 新規採用職員研修 is a course, not a date of employment. */
const COURSE = /(?:研修|講座|講習会?|セミナー|検定|試験)$/u;
const PERIOD = /^(?:\d{1,2}月|第?\d四半期|(?:令和|平成|R|H)?\d+年度?)$/u;

const QUESTION = /(?:^|\/)(?:Q|問|設問|質問)[\s.]*\d+/iu;

const ITEM_ID = /(?:^|\/)[A-Z]\d{2}(?!\d)/u;

type Family = "level" | "mark" | "date";

/**
 * A list whose last columns are people × courses, skills, questions or departments × items: marks, levels 0-5 or dates under names.
 * Unpivoted to one record per cell; the wide form is kept in `wide`. Any other table is returned as it is.
 */
export function unpivot(view: SheetView, table: DetectedTable): DetectedTable {
  if (table.shape !== "list" || table.headerRows === null) return table;
  const run = pivotRun(view, table);
  if (run === undefined) return table;
  const pivots = table.columns.slice(run.from, run.to);
  const stub = [...table.columns.slice(0, run.from), ...table.columns.slice(run.to)];
  const parts = partsPerName(pivots);
  const names = pivots.filter((_, i) => i % parts.length === 0);
  const headers = parts.length > 1 ? [nameRow(table, names)] : headerColumns(table, pivots);
  const records = table.records.flatMap((record) => names.map((p): TableRecord => ({ ...record, pivotColumn: columnOf(p) })));
  return {
    ...table, shape: "crosstab", records,
    // Names over uniform marks are no header words, but a pattern of their own.
    confidence: Math.min(0.99, table.confidence + 0.08),
    columns: [...stub, ...headers, ...parts.map((header, i): TableColumn => ({ source: { kind: "pivot_value", ...(i === 0 ? {} : { offset: i }) }, header: [header] }))],
    wide: { columns: table.columns, records: table.records },
  };
}

const columnOf = (column: TableColumn): number => (column.source.kind === "cell" ? column.source.column : 1);

/** The columns each name has: 本人, 上司 under every skill; ["値"] where it has one. */
function partsPerName(pivots: readonly TableColumn[]): readonly string[] {
  const leaves = pivots.map((p) => (p.header.length >= 2 ? (p.header.at(-1) ?? "") : ""));
  for (let k = 2; k <= Math.min(4, pivots.length / 2); k++) {
    const regular = pivots.length % k === 0 && new Set(leaves.slice(0, k)).size === k && leaves.every((leaf, i) => leaf !== "" && leaf === leaves[i % k] && columnOf(pivots[i] as TableColumn) === columnOf(pivots[i - (i % k)] as TableColumn) + (i % k));
    if (regular) return leaves.slice(0, k);
  }
  return ["値"];
}

/** The header row on which every name stands over its first column. */
function nameRow(table: DetectedTable, names: readonly TableColumn[]): TableColumn {
  const [first, last] = table.headerRows as readonly [number, number];
  for (let row = last - 1; row >= first; row--) {
    const texts = names.map((p) => String(table.grid.cell(row, columnOf(p)).value ?? "").trim());
    if (texts.every((t) => t !== "") && new Set(texts).size === texts.length) return { source: { kind: "pivot_header", headerRow: row }, header: ["項目"] };
  }
  return { source: { kind: "pivot_header", headerRow: first }, header: ["項目"] };
}

function pivotRun(view: SheetView, table: DetectedTable): { readonly from: number; readonly to: number } | undefined {
  const families = answersAlike(table, table.columns.map((c) => (isNameLike(c) ? familyOf(view, table, columnOf(c)) : undefined)));
  let best: { from: number; to: number } | undefined;
  for (let i = 0; i < families.length; i++) {
    if (families[i] === undefined) continue;
    let to = i;
    const family = families.slice(i).find((f) => f !== undefined && f !== "empty");
    while (to < families.length && (families[to] === family || families[to] === "empty")) to++;
    if (family !== undefined && to - i > (best === undefined ? 0 : best.to - best.from) && fits(table, i, to, family as Family)) best = { from: i, to };
    i = Math.max(i, to - 1);
  }
  return best;
}

/** はい and いいえ under Q4 beside 1-5 under Q1: all of them are answers. */
const answersAlike = (table: DetectedTable, families: readonly (Family | "empty" | undefined)[]): readonly (Family | "empty" | undefined)[] =>
  families.map((f, i) => (f === "mark" && QUESTION.test(table.columns[i]?.header.join("/").normalize("NFKC") ?? "") ? "level" : f));

function isNameLike(column: TableColumn): boolean {
  const leaf = column.header.at(-1)?.replace(/\s/gu, "") ?? "";
  return leaf !== "" && !PART.test(leaf) && (COURSE.test(leaf) || !FIELD.test(leaf)) && !PERIOD.test(leaf.normalize("NFKC"));
}

function fits(table: DetectedTable, from: number, to: number, family: Family): boolean {
  const width = to - from;
  const asked = table.columns.slice(from, to).every((c) => QUESTION.test(c.header.join("/").normalize("NFKC")));
  if (width < (asked ? 2 : FEWEST) || (!asked && width < table.columns.length * 0.4 && width < 8)) return false;
  const stub = table.columns.slice(0, from).map((c) => c.header.join("").replace(/\s/gu, ""));
  const leaves = new Set(table.columns.slice(from, to).map((c) => c.header.join("/")));
  if (leaves.size < width) return false;
  const people = stub.some((h) => PERSON.test(h));
  const questions = [...leaves].filter((h) => QUESTION.test(h.normalize("NFKC"))).length >= width * 0.8;
  const items = [...leaves].filter((h) => ITEM_ID.test(h.normalize("NFKC"))).length >= width * 0.8;
  return people || questions || items || stub.some((h) => ITEM.test(h)) || (family !== "level" && stub.some((h) => /所属|部署|課/u.test(h)));
}

const isDate = (f: CellFacts): boolean => f.look === "date" || f.look === "period";
const isLevel = (f: CellFacts): boolean => /^(?:Lv\.?|レベル)?[0-5]$/u.test(f.compact) || f.look === "missing";
const isMark = (f: CellFacts): boolean => f.look === "mark" || f.look === "missing" || /^(?:未受講|未修了|受講中|済み|修了済|受講済み|優|良|可|不可|合格|不合格|免除|対象外|該当|非該当|できる|できない|[SABCDE])$/u.test(f.compact);

/** What nearly all values of a column are; "empty" when it has none. */
function familyOf(view: SheetView, table: DetectedTable, column: number): Family | "empty" | undefined {
  const facts = table.records.slice(0, 120).map((r) => view.facts(r.row, column)).filter((f) => f.look !== "blank");
  if (facts.length === 0) return "empty";
  const share = (test: (f: CellFacts) => boolean): number => facts.filter(test).length / facts.length;
  if (share(isLevel) >= 0.9 && facts.some((f) => /\d/u.test(f.compact))) return "level";
  if (share(isMark) >= 0.9) return "mark";
  return share((f) => isDate(f) || isMark(f)) >= 0.9 && facts.some(isDate) ? "date" : undefined;
}

/** One column per header row that tells the pivot columns apart: category above, name below. */
function headerColumns(table: DetectedTable, pivots: readonly TableColumn[]): readonly TableColumn[] {
  const [first, last] = table.headerRows as readonly [number, number];
  const found: TableColumn[] = [];
  for (let row = first; row <= last; row++) {
    const texts = pivots.map((p) => String(table.grid.cell(row, columnOf(p)).value ?? "").trim());
    if (new Set(texts).size >= Math.max(2, pivots.length * 0.9) && texts.every((t) => t !== "")) found.push({ source: { kind: "pivot_header", headerRow: row }, header: ["項目"] });
  }
  return found.slice(-1).length > 0 ? found.slice(-1) : [{ source: { kind: "pivot_header", headerRow: last }, header: ["項目"] }];
}
