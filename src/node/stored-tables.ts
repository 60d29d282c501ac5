import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { TABLE_IDS } from "../core/model/canonical.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { InputFile, RunFacts } from "../core/model/run.ts";
import type { StoredTables } from "../output/scored-run.ts";
import { issuesFromCsv, tablesFromCsv } from "../output/canonical-csv.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

/** Reads tables/*.csv and run.json of an earlier command's output directory. */
export async function loadTables(folder: string): Promise<Result<StoredTables, Refusal>> {
  const texts = new Map<string, string>();
  const record = await readText(join(folder, "run.json"));
  if (record === undefined) return err(refusal(`「${folder}」に run.json がありません。daicho convert か daicho run の出力フォルダーを指定してください。`, folder));
  for (const id of TABLE_IDS) {
    const text = await readText(join(folder, "tables", `${id}.csv`));
    if (text !== undefined) texts.set(id, text);
  }
  const tables = tablesFromCsv((id) => texts.get(id));
  if (!tables.ok) return tables;
  const facts = factsFrom(record);
  return facts === undefined ? err(refusal(`「${folder}/run.json」の形が違います。daicho convert をもう一度実行してください。`, "run.json")) : ok({ tables: tables.value, issues: issuesFromCsv((await readText(join(folder, "issues.csv"))) ?? ""), ...facts });
}

const readText = (path: string): Promise<string | undefined> => readFile(path, "utf8").catch(() => undefined);

function factsFrom(text: string): Omit<StoredTables, "tables" | "issues"> | undefined {
  try {
    const value = JSON.parse(text) as { daicho?: unknown; runId?: unknown; stamp?: unknown; asOf?: unknown; options?: unknown; inputs?: unknown };
    if (typeof value.daicho !== "string" || typeof value.runId !== "string" || typeof value.stamp !== "string" || !Array.isArray(value.inputs)) return undefined;
    const run: RunFacts = { version: value.daicho, runId: value.runId, stamp: value.stamp, inputs: value.inputs as InputFile[], options: (value.options ?? {}) as Record<string, string> };
    return { run, asOf: typeof value.asOf === "string" ? value.asOf : undefined };
  } catch {
    return undefined;
  }
}
