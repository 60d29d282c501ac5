import type { DetectedTable, TableColumn, TableRecord } from "../model/table.ts";
import type { CellFacts } from "./cell-facts.ts";
import type { SheetView } from "./sheet-view.ts";

const PERSON = /氏名|職員番号|職員コード|職番|名前|職員名|職員ID/u;
/** What each of a course's, certificate's or skill's columns says. */
const PART = /^(?:受講|研修|修了|実施|開催|参加|取得|合格|登録|認定|評価|更新)?(?:年月日|年月|日|開始日|終了日|期限|有効期限|時間数?|日数|結果|状況|区分|可否|有無|合否|評価|点数?|得点|レベル|成績|修了|受講|取得|備考|本人|上司|自己|所属長|現在|目標|一次|二次)$|^(?:自己|上司|本人|所属長|他者)評価$|^(?:現在|目標)(?:の)?レベル$|^有効期(?:限|間)$/u;
/** Figures alone (上期 and 下期 with 時間数 and 日数) are statistics. */
const FIGURES = /^(?:時間数?|日数|点数?|得点|備考)$/u;
const MARKED = /^(?:修了|未修了|受講|未受講|受講済|受講中|合格|不合格|免除|対象外|優|良|可|不可|済|未|欠席|出席|認定|[○◯◎●△▲×✕〇レ✓]|[0-5]|[A-ES])$/u;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly string[];
}

/**
 * People down, and under each course (certificate, skill) the same few columns: 受講日 and 結果, 取得日 and 有効期限, 本人 and 上司. One record per person
 * and name over the columns. Any other table is returned as it is.
 */
export function partsAcross(view: SheetView, table: DetectedTable): DetectedTable {
  if (table.shape !== "list" || table.headerRows === null || table.headerRows[0] === table.headerRows[1]) return table;
  const run = findRun(table);
  if (run === undefined || !table.columns.some((c, i) => (i < run.from || i >= run.to) && PERSON.test(c.header.join("")))) return table;
  const columns = table.columns.slice(run.from, run.to);
  const row = nameRow(table, columns.filter((_, i) => i % run.parts.length === 0));
  if (row === undefined || run.parts.every((part) => FIGURES.test(part)) || !columns.every((c, i) => fits(view, table, c, run.parts[i % run.parts.length] as string))) return table;
  const names = columns.filter((_, i) => i % run.parts.length === 0).map(columnOf);
  return {
    ...table, shape: "crosstab",
    confidence: Math.min(0.99, table.confidence + 0.05),
    columns: [
      ...table.columns.slice(0, run.from), ...table.columns.slice(run.to),
      { source: { kind: "pivot_header", headerRow: row }, header: ["項目"] },
      ...run.parts.map((header, i): TableColumn => ({ source: { kind: "pivot_value", ...(i === 0 ? {} : { offset: i }) }, header: [header] })),
    ],
    records: table.records.flatMap((record) => names.map((pivotColumn): TableRecord => ({ ...record, pivotColumn }))),
    wide: { columns: table.columns, records: table.records },
  };
}

const columnOf = (column: TableColumn): number => (column.source.kind === "cell" ? column.source.column : 1);
const above = (column: TableColumn): string => column.header.slice(0, -1).join("/");
const leafOf = (column: TableColumn | undefined): string => (column?.header.at(-1) ?? "").normalize("NFKC").replace(/\s/gu, "");

/** The longest run of two or more names, each over the same two to four parts side by side. */
function findRun(table: DetectedTable): Run | undefined {
  const { columns } = table;
  let best: Run | undefined;
  for (let from = 0; from < columns.length; from++) {
    for (let k = 2; k <= 4; k++) {
      let to = from;
      while (to + k <= columns.length && isGroup(columns.slice(to, to + k), columns.slice(from, from + k))) to += k;
      if (to - from >= 2 * k && to - from > (best === undefined ? 0 : best.to - best.from)) best = { from, to, parts: columns.slice(from, from + k).map(leafOf) };
    }
  }
  return best;
}

/** The columns stand under one name, side by side, and say what those of the first name say. */
function isGroup(group: readonly TableColumn[], first: readonly TableColumn[]): boolean {
  const name = above(group[0] as TableColumn);
  const start = columnOf(group[0] as TableColumn);
  return name !== "" && (group === first || name !== above(first[0] as TableColumn) || start === columnOf(first[0] as TableColumn)) && new Set(group.map(leafOf)).size === group.length
    && group.every((c, i) => above(c) === name && columnOf(c) === start + i && leafOf(c) === leafOf(first[i]) && PART.test(leafOf(c)));
}

/** The header row on which every name stands over its first column. */
function nameRow(table: DetectedTable, names: readonly TableColumn[]): number | undefined {
  const [first, last] = table.headerRows as readonly [number, number];
  for (let row = last - 1; row >= first; row--) {
    const texts = names.map((c) => String(table.grid.cell(row, columnOf(c)).value ?? "").trim());
    if (texts.every((t) => t !== "") && new Set(texts).size === texts.length) return row;
  }
  return undefined;
}

/** A column of days holds days, one of hours figures, one of results marks and short words. */
function fits(view: SheetView, table: DetectedTable, column: TableColumn, part: string): boolean {
  const facts = table.records.slice(0, 120).map((r) => view.facts(r.row, columnOf(column))).filter((f) => f.look !== "blank" && f.look !== "missing");
  const share = (test: (f: CellFacts) => boolean): number => (facts.length === 0 ? 1 : facts.filter(test).length / facts.length);
  if (/日$|年月$|期限$|有効期間$/u.test(part) && part !== "日数") return share((f) => f.look === "date" || f.look === "period" || f.look === "number" || f.look === "code") >= 0.7;
  if (/時間|日数|点|得点/u.test(part)) return share((f) => f.look === "number") >= 0.7;
  return part === "備考" || share((f) => f.look === "mark" || MARKED.test(f.compact) || (f.look === "number" && Number(f.compact) <= 5)) >= 0.7;
}
