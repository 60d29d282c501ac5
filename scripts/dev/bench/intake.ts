// npm run bench:intake -- DIR: scores the intake against DIR/*.expected.json, one line per file and a total.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspectTable, type InspectedTable } from "../../../src/core/columns/inspect.ts";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import type { Ledger } from "../../../src/core/model/grid.ts";
import type { DetectedTable } from "../../../src/core/model/table.ts";
import { extractTable } from "../../../src/core/normalise/extract.ts";
import { findTables } from "../../../src/core/table/find-tables.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";

interface Spot { readonly row: number; readonly col: number; readonly expected: unknown; readonly src?: readonly [number, number]; readonly column?: readonly string[] }
interface Truth {
  readonly id: string;
  readonly sheet: string | null;
  readonly first_col: number;
  readonly header_rows: readonly [number, number] | null;
  readonly columns: readonly (readonly string[])[];
  readonly column_letters_index?: readonly number[];
  readonly first_data_row: number;
  readonly last_data_row: number;
  readonly n_data_rows: number;
  readonly excluded_rows?: readonly { readonly row: number; readonly kind: string }[];
  readonly spot: readonly Spot[];
}

interface Found { readonly table: DetectedTable; readonly shown: InspectedTable; readonly sheet: string }
interface Score { header: boolean; texts: number; textsOf: number; first: boolean; last: boolean; count: boolean; excluded: number; excludedOf: number; spots: number; spotsOf: number; flagged: boolean; wrong: string[] }

const fold = (text: unknown): string => String(text ?? "").normalize("NFKC").replace(/[\s\-‐‑‒–—―ーｰ−－─]+/gu, "").toLowerCase();

async function main(dir: string): Promise<void> {
  const files = readdirSync(dir).filter((f) => f.endsWith(".expected.json")).sort();
  const all: Score[] = [];
  for (const name of files) {
    const { file, tables } = JSON.parse(readFileSync(join(dir, name), "utf8")) as { file: string; tables: Truth[] };
    const read = await readLedger(file, readFileSync(join(dir, file)));
    if (!read.ok) { console.log(`${file}  cannot be read: ${JSON.stringify(read.error)}`); continue; }
    const found = tablesOf(read.value);
    const scores = tables.map((truth) => score(truth, nearest(truth, found)));
    all.push(...scores);
    console.log(`${file}  ${line(scores)}`);
    for (const [i, s] of scores.entries()) for (const w of s.wrong) console.log(`    ${tables[i]?.id}: ${w}`);
  }
  console.log(`TOTAL  ${line(all)}`);
}

function tablesOf(ledger: Ledger): readonly Found[] {
  return ledger.grids.flatMap((grid) => findTables(ledger.file, grid).map((table) => ({ table, sheet: grid.name, shown: inspectTable({ table, map: matchColumns(table) }) })));
}

/** The table of the sheet that shares most data rows with the truth. */
function nearest(truth: Truth, found: readonly Found[]): Found | undefined {
  const overlap = (f: Found): number => {
    const columns = truth.first_col >= f.table.range.left - 2 && truth.first_col <= f.table.range.right ? 1 : 0;
    return (Math.min(f.shown.lastDataRow, truth.last_data_row) - Math.max(f.shown.firstDataRow, truth.first_data_row) + 1) * (1 + columns);
  };
  return found.filter((f) => (truth.sheet === null || f.sheet === truth.sheet) && overlap(f) > 0).sort((a, b) => overlap(b) - overlap(a))[0];
}

function score(truth: Truth, found: Found | undefined): Score {
  const blank: Score = { header: false, texts: 0, textsOf: truth.columns.length, first: false, last: false, count: false, excluded: 0, excludedOf: truth.excluded_rows?.length ?? 0, spots: 0, spotsOf: truth.spot.length, flagged: false, wrong: [] };
  if (found === undefined) return { ...blank, wrong: ["not found"] };
  const { shown, table } = found;
  const wrong: string[] = [];
  const same = (label: string, a: unknown, b: unknown): boolean => {
    const ok = JSON.stringify(a) === JSON.stringify(b);
    if (!ok) wrong.push(`${label}: expected ${JSON.stringify(a)}, found ${JSON.stringify(b)}`);
    return ok;
  };
  const headers = shown.columns.map((c) => fold(c.header.join("")));
  const lost = truth.columns.filter((c) => !headers.includes(fold(c.join(""))));
  if (lost.length > 0) wrong.push(`headers: ${lost.map((c) => c.join("/")).join(" | ")}`);
  const reasons = new Map(shown.excludedRows.map((e) => [e.row, e.reason as string]));
  const lostRows = (truth.excluded_rows ?? []).filter((e) => reasons.get(e.row) !== e.kind && !(e.kind === "blank" && !reasons.has(e.row)));
  if (lostRows.length > 0) wrong.push(`excluded: ${lostRows.map((e) => `${e.row} ${e.kind} is ${reasons.get(e.row) ?? "data or outside"}`).join(", ")}`);
  const spots = truth.spot.filter((spot) => spotIsRight(truth, table, spot, wrong)).length;
  return {
    header: same("header rows", truth.header_rows, shown.headerRows), texts: truth.columns.length - lost.length, textsOf: truth.columns.length,
    first: same("first row", truth.first_data_row, shown.firstDataRow), last: same("last row", truth.last_data_row, shown.lastDataRow),
    count: same("records", truth.n_data_rows, shown.dataRowCount), excluded: (truth.excluded_rows?.length ?? 0) - lostRows.length, excludedOf: truth.excluded_rows?.length ?? 0,
    spots, spotsOf: truth.spot.length, flagged: shown.confidence < 0.6, wrong,
  };
}

function spotIsRight(truth: Truth, table: DetectedTable, spot: Spot, wrong: string[]): boolean {
  const { header, rows } = extractTable(table);
  const named = (table.wide?.columns ?? table.columns).filter((c) => fold(c.header.join("")) === fold(spot.column?.join("")));
  const byName = named.length === 1 && named[0]?.source.kind === "cell" ? named[0].source.column : undefined;
  const sheetColumn = spot.src?.[1] ?? byName ?? truth.column_letters_index?.[spot.col] ?? truth.first_col + spot.col;
  const columns = (table.wide?.columns ?? table.columns).map((c) => (c.source.kind === "cell" ? c.source.column : 0));
  const row = rows.find((r) => r.at(-1) === spot.row);
  const value = row?.[columns.indexOf(sheetColumn)];
  const ok = row !== undefined && fold(value) === fold(spot.expected);
  if (!ok) wrong.push(`spot row ${spot.row} column ${sheetColumn} (${header[columns.indexOf(sheetColumn)] ?? "no column"}): expected ${JSON.stringify(spot.expected)}, found ${JSON.stringify(value)}`);
  return ok;
}

function line(scores: readonly Score[]): string {
  const n = (test: (s: Score) => boolean): string => `${scores.filter(test).length}/${scores.length}`;
  const sum = (key: "texts" | "textsOf" | "spots" | "spotsOf" | "excluded" | "excludedOf"): number => scores.reduce((total, s) => total + s[key], 0);
  const exact = n((s) => s.header && s.first && s.last && s.count);
  return `exact ${exact}  header ${n((s) => s.header)}  first ${n((s) => s.first)}  last ${n((s) => s.last)}  count ${n((s) => s.count)} (or flagged ${n((s) => s.count || s.flagged)})  texts ${sum("texts")}/${sum("textsOf")}  excluded ${sum("excluded")}/${sum("excludedOf")}  spots ${sum("spots")}/${sum("spotsOf")}`;
}

const dir = process.argv[2];
if (dir === undefined) { console.error("usage: npm run bench:intake -- DIR"); process.exit(2); }
await main(dir);
