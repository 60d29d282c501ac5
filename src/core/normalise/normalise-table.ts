import { a1Range, type CellAddress } from "../model/cell-address.ts";
import { CANONICAL } from "../model/canonical.ts";
import type { ColumnMap } from "../model/columns.ts";
import type { Issue } from "../model/issue.ts";
import { cellOf, type DetectedTable, type TableRecord } from "../model/table.ts";
import { captionTexts, statedAsOf } from "./record-as-of.ts";
import { type ChangeStore, makeChangeStore } from "./change-list.ts";
import { planRecords } from "./record-plan.ts";
import { type ColumnProfile, profileOf } from "./record-profile.ts";
import { makeReader, rawText, type Reader, type Reading, type Written, writtenOf } from "./record-read.ts";
import { hintsOf } from "./record-hints.ts";
import { type LedgerHints, type OpenDraft, setValue } from "./record-draft.ts";
import { refineDraft } from "./record-refine.ts";
import { checkTotals } from "./record-totals.ts";
import { splitSeveral } from "./record-several.ts";
import { statedDept } from "./record-stated-dept.ts";
import type { CarriedColumn, DraftRecord, DraftValues, FieldSource, NormaliseOptions, NormalisedTable, RecordPlan } from "./record-types.ts";
import { placeIssue } from "./record-value-issue.ts";

/** A plan with a reader for each of its fields. */
interface ReadyPlan {
  readonly plan: RecordPlan;
  readonly fields: readonly { readonly source: FieldSource; readonly read: Reader; readonly profile: ColumnProfile }[];
  /** A record with nothing in it, all its columns in order: copied whole, so that every record keeps one shape (a fifth of the memory). */
  readonly blank: DraftValues;
}

interface Collected {
  readonly drafts: DraftRecord[];
  readonly changes: ChangeStore;
  readonly issues: Issue[];
}

/**
 * A mapped table as canonical records, not yet linked: each value read by its kind, each change on record, each doubt an issue.
 * Total: a table of unknown kind gives no drafts and carries every column. Record numbers and keys that need other ledgers come with `linkTables`.
 */
export function normaliseTable(table: DetectedTable, map: ColumnMap, options: NormaliseOptions = {}): NormalisedTable {
  const captions = captionTexts(table);
  const asOf = statedAsOf(table) ?? options.asOf;
  const plans = planRecords(table, map).map((plan) => makeReady(plan, table));
  const hints = hintsOf(table, map, { captions, asOf });
  const out: Collected = { drafts: [], changes: makeChangeStore(), issues: [...checkTotals(table)] };
  const mergedRows: { row: number; into: number }[] = [];
  const emptyRows: number[] = [];
  for (const record of table.records) {
    const before = out.drafts.length;
    if (!isHeaderEcho(table, record)) for (const plan of plans) addDraft({ table, record, plan, hints: hints(record, plan.plan) }, out);
    if (out.drafts.length === before) emptyRows.push(record.row);
    for (let row = record.row + 1; row <= (record.lastRow ?? record.row); row += 1) mergedRows.push({ row, into: record.row });
  }
  const stated = statedDept(table, captions);
  return {
    kind: map.kind, file: table.file, sheet: table.grid.name, range: a1Range(table.range),
    ...(table.title === undefined ? {} : { title: table.title }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(stated === undefined ? {} : { statedDept: stated }),
    ...out, mergedRows, emptyRows,
    carried: carriedOf(table, map, options),
    refused: map.rejected.map(({ column, kind }) => ({ header: headerText(table, column), kind })),
  };
}

/** A printed header that came through as a record: most of its cells say what their header says. A last guard; `core/table` finds them first. */
function isHeaderEcho(table: DetectedTable, record: TableRecord): boolean {
  let [filled, same] = [0, 0];
  for (const column of table.columns) {
    if (column.source.kind !== "cell") continue;
    const { cell, carried } = cellOf(table, record, column);
    if (cell.kind === "blank" || carried) continue;
    if (cell.kind !== "text") return false;
    const text = String(cell.value).replaceAll(/[\s　]/gu, "");
    filled += 1;
    if (column.header.some((part) => part.replaceAll(/[\s　]/gu, "") === text)) same += 1;
    else if (filled > 2 * same + 2) return false;
  }
  return filled >= 2 && same * 2 > filled;
}

function makeReady(plan: RecordPlan, table: DetectedTable): ReadyPlan {
  const fields = plan.sources.map((source) => {
    const field = `${plan.table}.${source.name}`;
    const profile = profileOf(table, source, field);
    return { source, profile, read: makeReader({ source, field, profile }) };
  });
  return { plan, fields, blank: { ...Object.fromEntries(CANONICAL[plan.table].columns.map((c) => [c.id, null])), _file: table.file, _sheet: table.grid.name, _row: 0 } };
}

interface Task { readonly table: DetectedTable; readonly record: TableRecord; readonly plan: ReadyPlan; readonly hints: LedgerHints }

function addDraft({ table, record, plan, hints }: Task, out: Collected): void {
  const open: OpenDraft = { table: plan.plan.table, values: { ...plan.blank, _row: record.row }, link: {}, changes: [], issues: [], places: new Map(), hints };
  let said = false;
  for (const { source, read, profile } of plan.fields) {
    const written = writtenOf(table, record, source);
    if (written === undefined) continue;
    const reading = orNo(read(written.raw, written.cell), written, profile);
    said = said || reading.value !== null || reading.issue !== undefined;
    keep(open, source, { written, reading, at: placeOfValue(table, record, { written, source }) });
  }
  if (!said || !isWanted(plan.plan, open)) return;
  Object.assign(open.values, withoutNull(plan.plan.constants, open.values));
  if (!refineDraft(open)) return;
  for (const part of splitSeveral(open)) addPart({ part, record, plan: plan.plan }, out);
}

/** Most records of a roster say nothing beside their columns: one object serves them all. */
const NO_LINKS: DraftRecord["link"] = {};

interface Part { readonly part: OpenDraft; readonly record: TableRecord; readonly plan: RecordPlan }

function addPart({ part, record, plan }: Part, out: Collected): void {
  const draft = out.drafts.length;
  for (const change of part.changes) out.changes.push({ ...change, draft });
  out.issues.push(...part.issues);
  const made: DraftRecord = { plan, row: record.row, values: part.values as DraftValues, link: Object.keys(part.link).length === 0 ? NO_LINKS : part.link };
  out.drafts.push(record.pivotColumn === undefined ? made : { ...made, pivotColumn: record.pivotColumn });
}

const withoutNull = (constants: Readonly<Record<string, string>>, values: OpenDraft["values"]): Record<string, string> =>
  Object.fromEntries(Object.entries(constants).filter(([name]) => (values[name] ?? null) === null));

/** A blank beside ○ says no where the column never says × (`normalisation.md` 4.7). */
const orNo = (reading: Reading, written: Written, profile: ColumnProfile): Reading =>
  profile.blankIsNo && reading.value === null && written.raw === "" ? { value: false, rule: "mark.blank" } : reading;

const isWanted = (plan: RecordPlan, open: OpenDraft): boolean =>
  plan.needs.length === 0 || plan.needs.some((name) => (open.values[name] ?? open.link[name] ?? null) !== null);

interface Found { readonly written: Written; readonly reading: Reading; readonly at: CellAddress }

function keep(open: OpenDraft, source: FieldSource, { written, reading, at }: Found): void {
  const { value, rule, issue } = reading;
  open.places.set(source.name, { at, raw: written.raw });
  if (issue !== undefined) open.issues.push(placeIssue(issue, { at, field: source.label, found: written.raw }));
  if (source.link) {
    if (value !== null) open.link[source.name] = String(value);
  } else if (value !== null || open.values[source.name] === undefined) open.values[source.name] = value;
  if (reading.former !== undefined && source.name === "person_name") open.link["person_former"] = reading.former;
  if (reading.kana !== undefined) keepKana(open, source, reading.kana);
  if (reading.end !== undefined) open.link[`${source.name}~end`] = reading.end;
  const after = value === null ? "" : String(value);
  if (source.link || (written.carried ? after === "" : after === written.raw)) return;
  open.changes.push({ field: source.name, at, before: written.carried ? "" : written.raw, after, rule: written.carried ? "fill.down" : rule });
}

/** Kana beside or under the name in its own cell, where no column gives them. */
function keepKana(open: OpenDraft, source: FieldSource, kana: string): void {
  if (source.name === "person_name" && open.link["person_kana"] === undefined) open.link["person_kana"] = kana;
  if (source.name === "name" && (open.values["name_kana"] ?? null) === null) setValue(open, { name: "name_kana", value: kana, from: "name", rule: "kana.fold" });
}

/** The cell a clerk would look at: the record's own, also where the value is carried from above. */
function placeOfValue(table: DetectedTable, record: TableRecord, { written, source }: { readonly written: Written; readonly source: FieldSource }): CellAddress {
  const own = source.columns[0]?.source;
  const row = written.carried && own?.kind === "cell" ? record.row + own.rowOffset : written.row;
  return { file: table.file, sheet: table.grid.name, row, column: written.column };
}

const headerText = (table: DetectedTable, column: number): string => table.columns[column]?.header.join(" / ") ?? "";

function carriedOf(table: DetectedTable, map: ColumnMap, options: NormaliseOptions): readonly CarriedColumn[] {
  const left = new Set(options.leaveOut ?? []);
  const indices = map.kind === "unknown" ? table.columns.map((_, i) => i).filter((i) => !map.rejected.some((r) => r.column === i)) : map.unmapped;
  return indices.filter((i) => !left.has(headerText(table, i))).map((i) => carriedColumn(table, i));
}

function carriedColumn(table: DetectedTable, index: number): CarriedColumn {
  const rows: number[] = [];
  const texts: string[] = [];
  const column = table.columns[index];
  let at = table.range.left;
  for (const record of column === undefined ? [] : table.records) {
    if (column === undefined) break;
    const found = cellOf(table, record, column);
    at = found.column;
    const text = rawText(found.cell);
    if (text === "") continue;
    rows.push(record.row);
    texts.push(text);
  }
  return { header: headerText(table, index), column: at, rows, texts };
}
