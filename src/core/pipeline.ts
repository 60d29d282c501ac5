/**
 * The whole flow. Bytes come in through `xlsx/read` and go out through `xlsx/write`; everything between is here, in order:
 *
 *   convertLedgers   ledgers → tables found → columns matched → records normalised → people and departments linked → rows accounted
 *   scoreTables      (core/score.ts) canonical tables → readiness, gap, assignments
 *   build…Workbook   (core/workbook) figures → workbooks as plain data
 *   split, gate      (core/exchange) one workbook per department, checked; corrections merged back
 *
 * No stage stops because of data: what it finds goes into `issues`. The few things that stop a run are `ConvertFault`s.
 */
import { matchColumns } from "./columns/match-columns.ts";
import { crosswalkIn, type FoundCrosswalk } from "./link/read-crosswalk.ts";
import { linkTables, type LinkedTables, type LinkOptions } from "./link/link-tables.ts";
import type { SheetAccounting } from "./model/accounting.ts";
import { a1 } from "./model/cell-address.ts";
import type { ColumnMap, SavedProfile } from "./model/columns.ts";
import type { Ledger } from "./model/grid.ts";
import type { Issue } from "./model/issue.ts";
import { err, ok, type Result } from "./model/result.ts";
import type { DetectedTable } from "./model/table.ts";
import { normaliseTable } from "./normalise/normalise-table.ts";
import type { NormalisedTable } from "./normalise/record-types.ts";
import { findTables } from "./table/find-tables.ts";
import { accountSheet } from "./validate/account-rows.ts";
import type { ConvertFault } from "./validate/messages/convert-refusals.ts";
import { type ReadCrosswalk, readIssues, sheetIssues, tableIssues } from "./validate/table-issues.ts";

export interface ConvertOptions {
  /** `YYYY-MM-DD`; used where a ledger states no date of its own. */
  readonly asOf?: string;
  /** Confirmed column mappings of earlier runs. */
  readonly profile?: SavedProfile;
  /** 名寄せ確認 decisions and 機構改革 crosswalk read back. */
  readonly link?: Omit<LinkOptions, "asOf">;
  /** Called after each table, for progress. */
  readonly onTable?: (done: number, total: number) => void;
}

/** A table, what it was recognised as, and what became of it. */
export interface RecognisedTable {
  readonly table: DetectedTable;
  readonly map: ColumnMap;
}

export interface Converted extends LinkedTables {
  readonly recognised: readonly RecognisedTable[];
  readonly normalised: readonly NormalisedTable[];
  readonly accounting: readonly SheetAccounting[];
}

/** Ledgers → canonical tables with every change, issue and row accounted for. */
export function convertLedgers(ledgers: readonly Ledger[], options: ConvertOptions): Result<Converted, ConvertFault> {
  const recognised = ledgers.flatMap((ledger) => recognise(ledger, options));
  const fault = stoppingFault(ledgers, recognised);
  if (fault !== undefined) return err(fault);

  const normalised = recognised.map(({ table, map }, i) => {
    options.onTable?.(i, recognised.length);
    return normaliseTable(table, map, options.asOf === undefined ? {} : { asOf: options.asOf });
  });
  const crosswalks = recognised.map(({ table }) => crosswalkIn(table));
  const given = options.link?.crosswalk;
  const crosswalk = given ?? crosswalks.flatMap((c) => c?.entries ?? []);
  const linked = linkTables(normalised, { ...options.link, ...(crosswalk.length === 0 ? {} : { crosswalk }), ...(options.asOf === undefined ? {} : { asOf: options.asOf }) });
  const accounting = ledgers.flatMap((ledger) => ledger.grids.map((grid) => {
    const here = recognised.map(({ table }, i) => ({ table, normalised: normalised[i] as NormalisedTable })).filter(({ table }) => table.grid === grid);
    return accountSheet(ledger.file, grid, here, linked);
  }));
  const issues: Issue[] = [
    ...ledgers.flatMap(readIssues),
    ...ledgers.flatMap(({ file, grids }) => grids.flatMap((grid) => sheetIssues(file, grid, recognised.filter(({ table }) => table.grid === grid).length))),
    ...recognised.flatMap(({ table, map }, i) => tableIssues(table, map, readCrosswalk(crosswalks[i], given === undefined))),
    ...normalised.flatMap((n) => n.issues),
    ...linked.issues,
  ];
  return ok({ ...linked, issues, recognised, normalised, accounting });
}

/** What is said of a 新旧対照表 among the ledgers; one given with `--crosswalk` comes first. */
const readCrosswalk = (found: FoundCrosswalk | undefined, used: boolean): ReadCrosswalk | undefined =>
  found?.on === undefined ? undefined : { on: found.on, entries: found.entries.length, ended: found.ended, used };

/** Every table of a ledger with its column map. */
export function recognise(ledger: Ledger, options: Pick<ConvertOptions, "profile">): RecognisedTable[] {
  const matching = options.profile === undefined ? {} : { profile: options.profile };
  return ledger.grids.flatMap((grid) => findTables(ledger.file, grid).map((table) => ({ table, map: matchColumns(table, matching) })));
}

/** Fields a table must have beside 職員番号 to be taken for a roster whose names are missing. */
const ROSTER_FIELDS = 3;

/** A table no kind fits, but that would be a roster if one of its columns held the names: its mapping as one, with the question. */
export function rosterWithoutNames({ table, map }: RecognisedTable): ColumnMap | undefined {
  if (map.kind !== "unknown" || table.shape !== "list") return undefined;
  const roster = matchColumns(table, { hints: { kind: "staff" } });
  const fields = new Set(roster.mappings.map(({ field }) => field));
  const asks = roster.questions.some(({ field, required }) => required && field === "staff.name");
  return asks && fields.has("staff.staff_no") && fields.size >= ROSTER_FIELDS ? roster : undefined;
}

function stoppingFault(ledgers: readonly Ledger[], recognised: readonly RecognisedTable[]): ConvertFault | undefined {
  if (recognised.length === 0) return { kind: "no_table", files: ledgers.map(({ file }) => file) };
  const hasStaff = recognised.some(({ map }) => map.kind === "staff");
  for (const { table, map } of recognised) {
    const place = { file: table.file, sheet: table.grid.name };
    const myNumber = map.rejected.find(({ kind }) => kind === "my_number");
    if (myNumber !== undefined) return { kind: "my_number", ...place, ...headerPlace(table, myNumber.column) };
    const roster = map.kind === "staff" ? map : hasStaff ? undefined : rosterWithoutNames({ table, map });
    const name = roster?.questions.find(({ field, required }) => required && field === "staff.name");
    if (name !== undefined) return { kind: "name_missing", ...place, cell: a1(table.range.top, table.range.left), ...nearest(table, name.candidates[0]) };
  }
  return undefined;
}

function headerPlace(table: DetectedTable, index: number): { readonly cell: string; readonly header: string } {
  const column = table.columns[index];
  const letter = column?.source.kind === "cell" ? column.source.column : table.range.left;
  return { cell: a1(table.headerRows?.[1] ?? table.firstDataRow, letter), header: column?.header.at(-1) ?? "" };
}

const nearest = (table: DetectedTable, index: number | undefined): { readonly nearest?: string } => {
  const header = index === undefined ? undefined : table.columns[index]?.header.at(-1);
  return header === undefined ? {} : { nearest: header };
};
