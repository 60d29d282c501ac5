import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CrosswalkEntry } from "../../src/core/link/link-tables.ts";
import { defaultMasters, defaultSettings } from "../../src/core/masters/masters.ts";
import { CANONICAL, emptyTables, type CanonicalTables, TABLE_IDS, type TableId } from "../../src/core/model/canonical.ts";
import { type Cell, gridFromRows, type Ledger, textCell } from "../../src/core/model/grid.ts";
import type { Issue } from "../../src/core/model/issue.ts";
import { convertLedgers } from "../../src/core/pipeline.ts";
import { scoreTables } from "../../src/core/score.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";

/**
 * One folder per issue code, with its whole message in `expected.txt` and one of: `input/` ledgers that show it when they are converted,
 * `tables/` canonical tables that show it when they are scored, `issue.json` the facts alone (distribution and collection: it takes workbooks).
 */
export const SAMPLES = join(import.meta.dirname, "../traps/issues");

export const expectedOf = (code: string): string => readFileSync(join(SAMPLES, code, "expected.txt"), "utf8").trim();

/** Runs a sample; every issue it raises. */
export async function issuesOfSample(code: string): Promise<readonly Issue[]> {
  const folder = join(SAMPLES, code);
  if (existsSync(join(folder, "input"))) return convertSample(folder);
  if (existsSync(join(folder, "tables"))) return scoreSample(join(folder, "tables"));
  return [json<Issue>(join(folder, "issue.json"))];
}

const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

async function convertSample(folder: string): Promise<readonly Issue[]> {
  const input = join(folder, "input");
  const ledgers = await Promise.all(readdirSync(input).sort().map((name) => ledgerOf(join(input, name), name)));
  const crosswalk = join(folder, "crosswalk.json");
  const link = existsSync(crosswalk) ? { link: { crosswalk: json<readonly CrosswalkEntry[]>(crosswalk) } } : {};
  const converted = convertLedgers(ledgers, { asOf: "2026-10-01", ...link });
  if (!converted.ok) throw new Error(`${folder}: ${JSON.stringify(converted.error)}`);
  return converted.value.issues;
}

/** A `.xlsx.json` is a sheet with stored numbers and errors, which a csv cannot hold. */
async function ledgerOf(path: string, name: string): Promise<Ledger> {
  if (name.endsWith(".json")) return sheetOf(json<SampleSheet>(path), name.replace(/\.json$/u, ""));
  const read = await readLedger(name, new Uint8Array(readFileSync(path)));
  if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.error)}`);
  return read.value;
}

type SampleCell = string | number | null | { readonly error: string };
interface SampleSheet { readonly sheet: string; readonly rows: readonly (readonly SampleCell[])[] }

const cellOf = (value: SampleCell): Cell =>
  value === null ? textCell("") : typeof value === "string" ? textCell(value) : typeof value === "number" ? { kind: "number", value } : { kind: "error", value: value.error };

const sheetOf = ({ sheet, rows }: SampleSheet, file: string): Ledger => ({ file, format: "xlsx", encoding: null, date1904: false, grids: [gridFromRows(sheet, rows.map((r) => r.map(cellOf)))] });

function scoreSample(folder: string): readonly Issue[] {
  const given = Object.fromEntries(TABLE_IDS.flatMap((id) => (existsSync(join(folder, `${id}.csv`)) ? [[id, recordsOf(folder, id)]] : [])));
  const scored = scoreTables({ ...emptyTables(), ...given } as CanonicalTables, defaultMasters(), defaultSettings(), {});
  if (!scored.ok) throw new Error(`${folder}: ${JSON.stringify(scored.error)}`);
  return scored.value.issues;
}

/** Plain csv without quotes; columns that are not there are unknown. */
function recordsOf(folder: string, id: TableId): readonly Record<string, unknown>[] {
  const [header = "", ...lines] = readFileSync(join(folder, `${id}.csv`), "utf8").trim().split("\n");
  const names = header.split(",");
  return lines.map((line, i) => {
    const cells = line.split(",");
    const values = CANONICAL[id].columns.map(({ id: column, type }) => [column, typed(type, cells[names.indexOf(column)] ?? "")] as const);
    return { ...Object.fromEntries(values), _file: `${id}.csv`, _sheet: id, _row: i + 2 };
  });
}

const typed = (type: string, text: string): string | number | boolean | null => (text === "" ? null : type === "number" ? Number(text) : type === "boolean" ? text === "true" : text);
