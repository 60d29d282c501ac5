// Measures convert against a known truth, cell by cell: npx tsx scripts/dev/bench/convert-truth.ts INPUT_DIR TRUTH_TABLES_DIR [--show N]
// Prints per table: records, missing, extra, cells right; per column the wrong cells with examples. Columns no source can give are listed apart.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import Papa from "papaparse";
import { CANONICAL, TABLE_IDS, type TableId } from "../../../src/core/model/canonical.ts";
import type { Ledger } from "../../../src/core/model/grid.ts";
import { type Converted, convertLedgers } from "../../../src/core/pipeline.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";

const KEYS: Readonly<Record<TableId, readonly string[]>> = {
  staff: ["staff_no"], departments: ["dept_code"], skills: ["staff_no", "skill_name", "source"], training: ["staff_no", "course", "start"],
  qualifications: ["staff_no", "name"], survey: ["respondent", "question_id"], readiness_answers: ["dept_code", "item_id"], projects: ["project_id"],
  project_demands: ["project_id", "role_id", "sourcing"], assignments: ["project_id", "staff_no", "role_id"], processes: ["process_id", "dept_code"],
};
type Row = Readonly<Record<string, string>>;

async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const nested = await Promise.all(entries.map((e) => (e.isDirectory() ? filesBelow(join(dir, e.name)) : [join(dir, e.name)])));
  return nested.flat().sort();
}

export async function convertDirectory(dir: string): Promise<Converted> {
  const ledgers: Ledger[] = [];
  for (const path of await filesBelow(dir)) {
    const ledger = await readLedger(relative(dir, path), new Uint8Array(await readFile(path)));
    if (ledger.ok) ledgers.push(ledger.value);
    else console.log(`refused ${path}: ${JSON.stringify(ledger.error)}`);
  }
  const converted = convertLedgers(ledgers, {});
  if (!converted.ok) throw new Error(JSON.stringify(converted.error));
  return converted.value;
}

const asText = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "number" ? String(Number(value.toPrecision(12))) : String(value));

async function truthOf(dir: string, id: TableId): Promise<readonly Row[]> {
  const text = await readFile(join(dir, `${id}.csv`), "utf8").catch(() => "");
  const { data } = Papa.parse<Row>(text.replace(/^\ufeff/u, ""), { header: true, skipEmptyLines: true });
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, /^-?\d+\.\d+$/u.test(v) ? asText(Number(v)) : v])));
}

/** Rows of one key in order, so that repeated keys pair off. */
function keyed(id: TableId, rows: readonly Row[]): ReadonlyMap<string, Row> {
  const seen = new Map<string, number>();
  return new Map(rows.map((row) => {
    const key = KEYS[id].map((k) => row[k] ?? "").join("|");
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [`${key}#${count}`, row] as const;
  }));
}

/** Widths of spaces and brackets are no difference here; --strict compares as written. */
const strict = process.argv.includes("--strict");
const same = (a: string, b: string): boolean => (strict ? a === b : a.normalize("NFKC") === b.normalize("NFKC"));

interface Score { right: number; cells: number }

function compare(id: TableId, truth: readonly Row[], ours: readonly Row[], show: number): Score {
  const [t, o] = [keyed(id, truth), keyed(id, ours)];
  const missing = [...t.keys()].filter((k) => !o.has(k));
  const extra = [...o.keys()].filter((k) => !t.has(k));
  const columns = CANONICAL[id].columns.map((c) => c.id);
  const supported = columns.filter((c) => ours.some((row) => row[c] !== "") || truth.every((row) => (row[c] ?? "") === ""));
  const score: Score = { right: 0, cells: 0 };
  const lines: string[] = [];
  for (const column of supported) {
    const wrong = [...t].filter(([key, row]) => !o.has(key) || !same(row[column] ?? "", o.get(key)?.[column] ?? ""));
    score.cells += t.size;
    score.right += t.size - wrong.length;
    const shown = wrong.filter(([key]) => o.has(key)).slice(0, show).map(([key, row]) => `${key}: 「${row[column] ?? ""}」≠「${o.get(key)?.[column] ?? ""}」 ${o.get(key)?.["_file"] ?? ""}:${o.get(key)?.["_row"] ?? ""}`);
    const real = wrong.filter(([key]) => o.has(key)).length;
    if (real > 0) lines.push(`    ${column}: ${real} wrong\n      ${shown.join("\n      ")}`);
  }
  const rate = score.cells === 0 ? 1 : score.right / score.cells;
  console.log(`${id}: truth ${t.size}, ours ${o.size}, missing ${missing.length}, extra ${extra.length}, cells ${(rate * 100).toFixed(2)} %; not in any source: ${columns.filter((c) => !supported.includes(c)).join(" ") || "-"}`);
  if (missing.length > 0) console.log(`    missing ${missing.slice(0, show).join("  ")}`);
  if (extra.length > 0) console.log(`    extra ${extra.slice(0, show).join("  ")}`);
  for (const line of lines) console.log(line);
  return score;
}

function summary(converted: Converted): void {
  const counts = new Map<string, number>();
  const words = new Map<string, number>();
  for (const { code } of converted.issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  console.log(`issues ${[...counts].map(([c, n]) => `${c} ${n}`).join(", ")}`);
  for (const { code, found, field } of converted.issues as readonly { code: string; found?: string; field?: string }[]) if (code === "word_unknown") words.set(`${field}「${found}」`, (words.get(`${field}「${found}」`) ?? 0) + 1);
  console.log(`unknown words ${[...words].slice(0, 40).map(([w, n]) => `${w} ${n}`).join(", ")}`);
  console.log(`changes ${converted.changes.length}, review ${converted.review.length}, quarantine ${converted.quarantine.length}, merged ${converted.mergedRows.length}`);
  for (const a of converted.accounting) {
    const balanced = a.rowsRead === a.rowsLoaded + a.rowsMerged + a.rowsExcluded;
    console.log(`${balanced ? "ok " : "BAD"} ${a.file} ${a.sheet}: read ${a.rowsRead} loaded ${a.rowsLoaded} merged ${a.rowsMerged} excluded ${a.excluded.map((e) => `${e.reason} ${e.rows}`).join(" ")} | ${a.tables.map((t) => `${t.range} ${t.kind} ${t.records}`).join("; ")}`);
  }
}

async function main(): Promise<void> {
  const [input = "", truth = ""] = process.argv.slice(2);
  const at = process.argv.indexOf("--show");
  const show = at === -1 ? 3 : Number(process.argv[at + 1]);
  const converted = await convertDirectory(input);
  const total: Score = { right: 0, cells: 0 };
  for (const id of TABLE_IDS) {
    const ours = (converted.tables[id] as unknown as readonly Readonly<Record<string, unknown>>[]).map((r) => Object.fromEntries(Object.entries(r).map(([k, v]) => [k, asText(v)])));
    const score = compare(id, await truthOf(truth, id), ours, show);
    total.right += score.right;
    total.cells += score.cells;
  }
  summary(converted);
  console.log(`cells right: ${total.right} of ${total.cells} = ${((100 * total.right) / Math.max(1, total.cells)).toFixed(3)} %`);
}

if (process.argv[1]?.endsWith("convert-truth.ts") === true) await main();
