import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseHistory, type History, EMPTY_HISTORY } from "../../core/exchange/history.ts";
import { CANONICAL, type CanonicalTables, emptyTables, TABLE_IDS, type TableId } from "../../core/model/canonical.ts";
import type { Grid } from "../../core/model/grid.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { describeFault } from "../../core/validate/messages/refusals.ts";
import { readLedger } from "../../xlsx/read/read-ledger.ts";
import { columnsOf, tablesFromCsv } from "../../output/canonical-csv.ts";
import { nodeInflater } from "../inflate.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { describeSystemError } from "../system-error.ts";

/** HR's values now. */
export interface Ours {
  readonly tables: CanonicalTables;
  /** Tables that were there, empty ones included. */
  readonly given: ReadonlySet<TableId>;
  readonly history: History;
}

export const HISTORY_FILE = "変更履歴.json";
export const NO_OURS: Ours = { tables: emptyTables(), given: new Set(), history: EMPTY_HISTORY };

/** `--ours`: an output directory (tables/*.csv), one table as csv, or a 正規化台帳.xlsx that HR has edited. */
export async function readOurs(path: string): Promise<Result<Ours, Refusal>> {
  try {
    if ((await stat(path)).isDirectory()) return await readFolder(path);
    return /\.csv$/iu.test(path) ? readCsv(path, await readFile(path, "utf8")) : await readBook(path, new Uint8Array(await readFile(path)));
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}

async function readFolder(path: string): Promise<Result<Ours, Refusal>> {
  const texts = new Map<TableId, string>();
  for (const id of TABLE_IDS) {
    const text = await readFile(join(path, "tables", `${id}.csv`), "utf8").catch(() => undefined);
    if (text !== undefined) texts.set(id, text);
  }
  if (texts.size === 0) return err(refusal(EXCHANGE_TEXT.noTables(path), path));
  const tables = tablesFromCsv((id) => texts.get(id));
  if (!tables.ok) return tables;
  const stored = await readFile(join(path, HISTORY_FILE), "utf8").catch(() => undefined);
  const history = stored === undefined ? EMPTY_HISTORY : parseHistory(parseJson(stored));
  return history === undefined ? err(refusal(EXCHANGE_TEXT.badHistory(path), HISTORY_FILE)) : ok({ tables: tables.value, given: new Set(texts.keys()), history });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readCsv(path: string, text: string): Result<Ours, Refusal> {
  const id = TABLE_IDS.find((t) => basename(path).replace(/\.csv$/iu, "") === t);
  if (id === undefined) return err(refusal(EXCHANGE_TEXT.noTables(path), path));
  const tables = tablesFromCsv((t) => (t === id ? text : undefined));
  return tables.ok ? ok({ tables: tables.value, given: new Set([id]), history: EMPTY_HISTORY }) : tables;
}

async function readBook(path: string, bytes: Uint8Array): Promise<Result<Ours, Refusal>> {
  const read = await readLedger(path, bytes, { inflate: nodeInflater });
  if (!read.ok) return err(refusal(describeFault(read.error), path));
  const tables: Record<string, unknown> = { ...emptyTables() };
  const given = new Set<TableId>();
  for (const id of TABLE_IDS) {
    const grid = read.value.grids.find((g) => g.name === CANONICAL[id].label);
    const records = grid === undefined ? undefined : recordsOf(grid, id);
    if (records === undefined) continue;
    tables[id] = records;
    given.add(id);
  }
  return given.size === 0 ? err(refusal(EXCHANGE_TEXT.noTables(path), path)) : ok({ tables: tables as unknown as CanonicalTables, given, history: EMPTY_HISTORY });
}

/** 正規化台帳.xlsx says where each record came from under these headings. */
const PLACE_LABELS = ["元のファイル", "元のシート", "元の行"] as const;

/** A sheet of 正規化台帳.xlsx: the header row holds the Japanese labels. */
function recordsOf(grid: Grid, id: TableId): readonly object[] | undefined {
  const columns = columnsOf(id);
  for (let row = 1; row <= Math.min(10, grid.rowCount); row++) {
    const texts = Array.from({ length: grid.columnCount }, (_, i) => String(grid.cell(row, i + 1).value ?? "").trim());
    const at = columns.map((c) => texts.indexOf(c.label) + 1);
    const places = PLACE_LABELS.map((label) => texts.indexOf(label) + 1);
    if (!CANONICAL[id].key.every((k) => (at[columns.findIndex((c) => c.id === k)] ?? 0) > 0) || at.filter((n) => n > 0).length < 2) continue;
    return Array.from({ length: grid.rowCount - row }, (_, i) => recordAt(grid, row + 1 + i, id, { at, places })).filter((r) => CANONICAL[id].key.every((k) => r[k] !== null));
  }
  return undefined;
}

function recordAt(grid: Grid, row: number, id: TableId, { at, places }: { readonly at: readonly number[]; readonly places: readonly number[] }): Record<string, string | number | boolean | null> {
  const textAt = (column: number | undefined): string => (column === undefined || column === 0 ? "" : String(grid.cell(row, column).value ?? ""));
  const place = { _file: textAt(places[0]), _sheet: textAt(places[1]), _row: Number(textAt(places[2])) };
  const values = columnsOf(id).map((column, i) => {
    const cell = (at[i] ?? 0) > 0 ? grid.cell(row, at[i] ?? 0) : undefined;
    const value = cell === undefined || cell.kind === "error" ? null : cell.kind === "date" ? (cell.iso ?? null) : cell.value;
    if (value === null || value === "") return [column.id, null] as const;
    return [column.id, column.type === "number" ? Number(value) : column.type === "boolean" ? value === "○" || value === true : String(value)] as const;
  });
  return { ...Object.fromEntries(values), ...place };
}
