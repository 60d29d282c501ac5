import type { CellRange } from "../model/cell-address.ts";
import type { DetectedTable, ExcludedRow, ExclusionReason, TableColumn, TableRecord } from "../model/table.ts";
import { carryDown } from "./carry-down.ts";
import { captionUnit, findTitle } from "./captions.ts";
import { type ColumnHeader, readHeader } from "./header-tree.ts";
import { confidenceOf } from "./confidence.ts";
import { type GluedSection, gluedSections, withoutTitles } from "./glued-sections.ts";
import { type RowRole, rolesOf } from "./row-roles.ts";
import type { Segment } from "./segments.ts";
import { verticalWords } from "./vertical-words.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Turns a labelled segment into a table; undefined when it holds no record. */
export function buildTable(view: SheetView, file: string, region: Region, segment: Segment): DetectedTable | undefined {
  const written = visibleHead(view, rowsBetween(segment.head?.[0] ?? 1, segment.head?.[1] ?? 0).filter((row) => filledIn(view, row, region).length > 0));
  const headRows = withMergedTop(view, region, segment, written);
  const body: Region = { ...region, top: segment.bodyTop, bottom: segment.bottom };
  const roles = bodyRoles(view, body, headRows, segment);
  const recordRows = roles.flatMap((role, i) => (role === "record" ? [body.top + i] : []));
  if (recordRows.length === 0) return undefined;
  const columns = tableColumns(view, region, headRows, recordRows);
  if (columns.length < 2) return undefined;
  const first = recordRows[0] as number;
  const last = recordRows.at(-1) as number;
  const headers = columns.map((c) => c.header);
  const titles = new Set(segment.titleRows ?? []);
  const excluded = roles.flatMap((role, i): ExcludedRow[] => (role === "record" ? [] : [{ row: body.top + i, reason: titles.has(body.top + i) ? "title" : role }]));
  const end = Math.max(last, ...excluded.filter((e) => TOTALS.has(e.reason)).map((e) => e.row));
  const range: CellRange = { top: headRows[0] ?? first, left: columns[0]?.column ?? 1, bottom: end, right: columns.at(-1)?.column ?? 1 };
  const title = findTitle(view, region, segment.top, range.top - 1);
  const unit = captionUnit(view, region, segment.top, headRows.at(-1) ?? range.top - 1);
  const tableCols = columns.map(({ column, header }) => toColumn(view, column, header, captionFor(unit, header, headers), recordRows));
  const below = { columns: columns.map((c) => c.column), headers: headers.map((h) => h.texts), roles, top: body.top };
  const words = verticalWords(view, below);
  const glued = gluedSections(view, columns[0]?.column ?? 1, recordRows);
  const vertical = new Map([...words, ...withoutTitles(columns[0]?.column ?? 1, glued)]);
  const headLast = headRows.length === 0 ? 0 : headEnd(view, region, headRows, first);
  return {
    file, grid: view.grid, shape: "list", range,
    ...(title === undefined ? {} : { title }),
    headerRows: headRows.length === 0 ? null : [headRows[0] as number, headLast],
    columns: tableCols,
    firstDataRow: first, lastDataRow: last,
    records: toRecords(view, region, recordRows, { excluded, glued }),
    excludedRows: excluded.filter((e) => e.row <= end && !(e.reason === "blank" && e.row <= headLast)),
    surroundings: [...above(view, region, segment, headRows[0] ?? segment.bodyTop), ...excluded.filter((e) => e.row > end)],
    carried: carryDown(view, { ...below, vertical: new Set([...words.keys()].map((key) => (key % 16_384) + 1)) }),
    ...(vertical.size === 0 ? {} : { vertical }),
    confidence: confidenceOf(view, { headRows, columns: columns.map((c) => c.column), headers, recordRows }),
  };
}

/** Hidden rows of codes above the printed header are no part of it. */
function visibleHead(view: SheetView, rows: readonly number[]): readonly number[] {
  const first = rows.findIndex((row) => !view.grid.hiddenRows.has(row));
  return withoutLabelled(view, first > 0 ? rows.slice(first) : rows);
}

/** A header cell merged downwards into the first header row begins the header where it is written: 所属 and 職員番号 over the names. */
function withMergedTop(view: SheetView, region: Region, segment: Segment, rows: readonly number[]): readonly number[] {
  const first = rows[0];
  if (first === undefined || view.grid.merges.length === 0) return rows;
  const tops = rowsBetween(region.left, Math.min(region.right, view.columns)).map((c) => view.merge(first, c)?.top ?? first);
  const top = Math.max(segment.top, Math.min(first, ...tops));
  return [...rowsBetween(top, first - 1).filter((row) => filledIn(view, row, region).length > 0), ...rows];
}

/** 「記入日　令和8年6月15日」 and the blank row under it stand above a header, not in it. */
function withoutLabelled(view: SheetView, rows: readonly number[]): readonly number[] {
  const gap = rows.findLastIndex((row, i) => i > 0 && row > (rows[i - 1] as number) + 1);
  if (gap < 1) return rows;
  const below = view.filled(rows[gap] as number).length;
  const isPair = (row: number): boolean => {
    const [label, ...values] = view.filled(row).map((c) => view.facts(row, c));
    if (label === undefined || label.look !== "text") return false;
    const data = values.some((f) => ["date", "code", "number"].includes(f.look));
    return (label.headerWord > 0 && values.some((f) => f.headerWord === 0 || data) && values.length <= 3) || (data && values.length <= 5 && values.length + 1 < below * 0.75);
  };
  return rows.slice(0, gap).every(isPair) ? rows.slice(gap) : rows;
}

/** Last header row: header cells merged downwards reach further than the last text. */
function headEnd(view: SheetView, region: Region, headRows: readonly number[], firstRecord: number): number {
  const last = headRows.at(-1) as number;
  const reach = filledIn(view, last, region).concat(headRows.flatMap((row) => filledIn(view, row, region).filter((c) => (view.merge(row, c)?.bottom ?? row) > last)));
  const bottoms = headRows.flatMap((row) => reach.map((c) => view.merge(row, c)?.bottom ?? row));
  const end = Math.min(firstRecord - 1, Math.max(last, ...bottoms));
  const written = rowsBetween(last + 1, end).find((row) => filledIn(view, row, region).length > 0);
  return written === undefined ? end : written - 1;
}

const TOTALS: ReadonlySet<ExclusionReason> = new Set(["subtotal", "grand_total", "average"]);

const rowsBetween = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

function bodyRoles(view: SheetView, body: Region, headRows: readonly number[], segment: Segment): readonly RowRole[] {
  const headers = headRows.map((row) => new Set(filledIn(view, row, body).map((c) => view.facts(row, c).compact)));
  const counts = rowsBetween(body.top, Math.min(body.bottom, body.top + 400)).map((row) => filledIn(view, row, body).length).filter((n) => n > 0).sort((a, b) => a - b);
  const width = counts[Math.floor(counts.length / 2)] ?? 1;
  const left = rowsBetween(body.top, Math.min(body.bottom, body.top + 400)).reduce((min, row) => { const c = filledIn(view, row, body); return c.length >= 2 ? Math.min(min, c[0] as number) : min; }, body.right);
  const roles = rolesOf({ view, region: body, width, left, headers });
  const titles = new Set(segment.titleRows ?? []);
  return roles.map((role, i) => (titles.has(body.top + i) ? "note" : segment.notesFrom !== undefined && body.top + i >= segment.notesFrom && role !== "blank" && !TOTALS.has(role as ExclusionReason) ? "note" : role));
}

interface PlacedColumn {
  readonly column: number;
  readonly header: ColumnHeader;
}

/** Columns with a header of their own or with values in records; spacers and the covered halves of merged headers are no columns. */
function tableColumns(view: SheetView, region: Region, headRows: readonly number[], recordRows: readonly number[]): readonly PlacedColumn[] {
  const withData = new Set<number>();
  for (const row of recordRows) for (const c of filledIn(view, row, region)) withData.add(c);
  const candidates = new Set(withData);
  for (const row of headRows) for (const c of filledIn(view, row, region)) spanOf(view, row, c).forEach((x) => candidates.add(x));
  const columns = [...candidates].sort((a, b) => a - b);
  const headers = readHeader(view, headRows, columns);
  return columns.flatMap((column, i) => {
    const header = headers[i] as ColumnHeader;
    const keep = withData.has(column) || (header.texts.length > 0 && !coveredByData(view, headRows, column, withData));
    return keep ? [{ column, header }] : [];
  });
}

function spanOf(view: SheetView, row: number, column: number): readonly number[] {
  const merge = view.merge(row, column);
  return merge === undefined ? [column] : rowsBetween(merge.left, Math.min(merge.right, view.columns));
}

/** An empty column under a merge whose other columns hold the values is no column of its own. */
function coveredByData(view: SheetView, headRows: readonly number[], column: number, withData: ReadonlySet<number>): boolean {
  const leaf = [...headRows].reverse().find((row) => view.merge(row, column) !== undefined || view.facts(row, column).look !== "blank");
  const span = leaf === undefined ? [column] : spanOf(view, leaf, column);
  return span.length > 1 && (span.some((c) => withData.has(c)) || span[0] !== column);
}

const MONEY = /円$/u;
const MONEY_HEADER = /額|費|金|円|予算|決算|経費|収入|支出|価格|単価|報酬|見積/u;

/** A money unit above the table belongs to its money columns, when it has any by name. */
function captionFor(unit: string | undefined, header: ColumnHeader, all: readonly ColumnHeader[]): string | undefined {
  if (unit === undefined || !MONEY.test(unit)) return unit;
  const named = (h: ColumnHeader): boolean => MONEY_HEADER.test(h.texts.join(""));
  return named(header) || !all.some(named) ? unit : undefined;
}

/** 「令和8年度」 under 「予算額」 is money; under nothing it is a year. */
const takesCaption = (texts: readonly string[]): boolean => !/率|比|割合|順位|番号/u.test(texts.at(-1) ?? "") && (MONEY_HEADER.test(texts.join("")) || !/年/u.test(texts.at(-1) ?? ""));

function toColumn(view: SheetView, column: number, header: ColumnHeader, caption: string | undefined, recordRows: readonly number[]): TableColumn {
  const unit = header.unit ?? (caption !== undefined && isFigures(view, column, recordRows) && takesCaption(header.texts) ? caption : undefined);
  return {
    source: { kind: "cell", column, rowOffset: 0 },
    header: header.texts,
    ...(unit === undefined ? {} : { unit }),
    ...(view.grid.hiddenColumns.has(column) ? { hidden: true as const } : {}),
  };
}

function isFigures(view: SheetView, column: number, rows: readonly number[]): boolean {
  const looks = rows.slice(0, 40).map((row) => view.facts(row, column).look).filter((look) => look !== "blank");
  return looks.length > 0 && looks.filter((look) => look === "number" || look === "missing").length >= looks.length * 0.8;
}

interface Sections {
  readonly excluded: readonly ExcludedRow[];
  readonly glued: readonly GluedSection[];
}

function toRecords(view: SheetView, region: Region, rows: readonly number[], { excluded, glued }: Sections): readonly TableRecord[] {
  const textOf = (row: number): string => String(view.grid.cell(row, filledIn(view, row, region)[0] ?? region.left).value ?? "").trim();
  const own = excluded.filter((e) => e.reason === "section_header").map((e) => ({ row: e.row, text: textOf(e.row) }));
  const sections = [...own, ...glued.map(({ row, title }) => ({ row, text: title }))].sort((a, b) => a.row - b.row);
  let next = 0;
  return rows.map((row) => {
    while (next < sections.length && (sections[next]?.row ?? 0) <= row) next++;
    const section = sections[next - 1];
    return {
      row,
      ...(section === undefined ? {} : { section }),
      ...(view.grid.hiddenRows.has(row) ? { hidden: true as const } : {}),
    };
  });
}

function above(view: SheetView, region: Region, segment: Segment, headTop: number): readonly ExcludedRow[] {
  return rowsBetween(segment.top, headTop - 1).map((row) => ({ row, reason: filledIn(view, row, region).length === 0 ? "blank" : "title" }));
}
