import { alignColumns } from "../terminal.ts";
import { extractedSheet, judgeReadability, type Readability } from "../../core/columns/machine-readability.ts";
import { inspectTable } from "../../core/columns/inspect.ts";
import type { Ledger } from "../../core/model/grid.ts";
import { csvLine } from "../../core/model/csv.ts";
import { err, ok } from "../../core/model/result.ts";
import { type ExtractedTable, extractTable } from "../../core/normalise/extract.ts";
import { recognise, type RecognisedTable } from "../../core/pipeline.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { readLedgers } from "../read-ledgers.ts";
import type { Task } from "./task.ts";
import { jsonFile, textFile, type OutputFile } from "../../output/output-file.ts";

export interface ExtractOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly replace: boolean;
}

/** Every table found, of whatever kind, as a clean CSV with `index.json` beside them (`contract.md` 2). */
export const extract: Task<ExtractOptions> = async ({ paths, out, replace }, ports) => {
  const refused = await checkOutput(out, replace);
  if (refused !== undefined) return err(refused);
  const read = await readLedgers(paths, ports);
  if (!read.ok) return read;
  const files: OutputFile[] = [];
  const index = read.value.ledgers.map((ledger) => extractLedger(ledger, files));
  files.push(jsonFile("index.json", index));
  const written = await writeDirectory(out, files, replace);
  if (!written.ok) return written;
  const tables = index.flatMap(({ sheets }) => sheets.flatMap((sheet) => sheet.tables));
  const lines = [
    `${read.value.ledgers.length} 件の台帳から ${tables.length} の表を取り出し、「${out}」に書きました（一覧は index.json）。`,
    "機械可読性（行政データにおける機械可読性に関するルール 2026-03-31、レベル1／2／3、100点満点。公式の見解ではありません）",
    ...alignColumns(index.flatMap(({ file, sheets }) => sheets.map(({ name, machineReadability, tables: found }) => [`  ${file}`, name, scoresText(machineReadability), "→", found.map((table) => scoresText(table.machineReadability)).join("、") || "―"]))),
  ];
  return ok({ lines, json: index, errors: 0 });
};

/** What the 30 rules found: the level scores and the rules that failed, with their cells. */
interface ReadabilitySummary {
  readonly scores: Readability["scores"];
  readonly failed: readonly { readonly id: string; readonly name: string; readonly level: number; readonly severity: string; readonly count: number; readonly cells: readonly string[] }[];
}

function summaryOf({ scores, rules }: Readability): ReadabilitySummary {
  return { scores, failed: rules.filter(({ verdict }) => verdict === "fail").map(({ id, name, level, severity, count, cells }) => ({ id, name, level, severity, count, cells: [...cells] })) };
}

const scoresText = ({ scores }: ReadabilitySummary): string => `${scores.level1}／${scores.level2}／${scores.level3}`;

function extractLedger(ledger: Ledger, files: OutputFile[]) {
  const recognised = recognise(ledger, {});
  const sheets = ledger.grids.map((grid) => {
    const here = recognised.filter(({ table }) => table.grid === grid);
    const before = judgeReadability({ format: ledger.format, grid, tables: here.map(({ table }) => table), ...(ledger.dialect === undefined ? {} : { dialect: ledger.dialect }) });
    const tables = here.map((found, i) => ({ ...inspectTable(found), ...addTable(found, nameOf(ledger.file, grid.name, here.length === 1 ? "" : `_${i + 1}`, files), files) }));
    return { name: grid.name, hidden: grid.state !== "visible", machineReadability: summaryOf(before), tables };
  });
  return { file: ledger.file, format: ledger.format, encoding: ledger.encoding, sheets };
}

/** `名簿_Sheet1_2`: file, sheet and number, without characters a file name cannot have; made unique. */
function nameOf(file: string, sheet: string, number: string, files: readonly OutputFile[]): string {
  const stem = file.replace(/\.[^./]*$/u, "");
  const base = `${stem.split("/").at(-1) === sheet ? stem : `${stem}_${sheet}`}${number}`.replace(/[\\/:*?"<>|\u0000-\u001f]/gu, "_").slice(0, 120);
  let name = base;
  for (let n = 2; files.some(({ path }) => path === `${name}.csv`); n++) name = `${base}(${n})`;
  return name;
}

function addTable({ table }: RecognisedTable, name: string, files: OutputFile[]): { readonly csv: string; readonly machineReadability: ReadabilitySummary } {
  const extracted = extractTable(table);
  files.push(textFile(`${name}.csv`, plainCsv(extracted.header, extracted.rows)));
  if (extracted.missing.length > 0) files.push(textFile(`${name}.missing.csv`, plainCsv(["_row", "column", "found", "reason"], missingRows(extracted))));
  return { csv: `${name}.csv`, machineReadability: summaryOf(judgeReadability(extractedSheet(name, extracted.header, extracted.rows))) };
}

const missingRows = ({ missing }: ExtractedTable) => missing.map(({ row, column, found, reason }) => [row, column, found, reason]);

/** UTF-8 without a byte order mark: these are for other programs. */
const plainCsv = (header: readonly string[], rows: ExtractedTable["rows"]): string => [header, ...rows].map(csvLine).join("");
