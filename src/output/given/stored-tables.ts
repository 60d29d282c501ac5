import { type CanonicalTables, TABLE_IDS } from "../../core/model/canonical.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import type { InputFile, RunFacts } from "../../core/model/run.ts";
import { issuesFromCsv, tablesFromCsv } from "../canonical-csv.ts";
import type { Sha256 } from "../output-file.ts";
import { makeRunFacts } from "../run-facts.ts";
import type { StoredTables } from "../scored-run.ts";

/** Text of a file below the folder of an earlier result, `/` between folders; undefined when there is none. */
export type ReadStored = (path: string) => Promise<string | undefined>;

/** Reads tables/*.csv and run.json of an earlier command's output directory. Tables put there by hand, without run.json, are a run whose inputs they are. */
export async function storedTablesOf(folder: string, readText: ReadStored, sha256: Sha256): Promise<Result<StoredTables, Refusal>> {
  const texts = new Map<string, string>();
  const record = await readText("run.json");
  for (const id of TABLE_IDS) {
    const text = await readText(`tables/${id}.csv`);
    if (text !== undefined) texts.set(id, text);
  }
  if (record === undefined && !texts.has("staff")) return err(refusal(`「${folder}」に run.json がありません。daicho convert か daicho run の出力フォルダーを指定してください。`, folder));
  const tables = tablesFromCsv((id) => texts.get(id));
  if (!tables.ok) return tables;
  const facts = record === undefined ? await factsOfTables(texts, tables.value, sha256) : factsFrom(record);
  return facts === undefined ? err(refusal(`「${folder}/run.json」の形が違います。daicho convert をもう一度実行してください。`, "run.json")) : ok({ tables: tables.value, issues: issuesFromCsv((await readText("issues.csv")) ?? ""), ...facts });
}

/** The tables themselves as inputs; documents are dated by the latest as_of. */
async function factsOfTables(texts: ReadonlyMap<string, string>, tables: CanonicalTables, sha256: Sha256): Promise<Omit<StoredTables, "tables" | "issues">> {
  const inputs = await Promise.all([...texts].map(async ([id, text]): Promise<InputFile> => {
    const bytes = new TextEncoder().encode(text);
    return { name: `tables/${id}.csv`, bytes: bytes.length, sha256: await sha256(bytes) };
  }));
  const latest = tables.staff.flatMap(({ as_of }) => (as_of !== null && /^\d{4}-\d{2}-\d{2}$/u.test(as_of) ? [as_of] : [])).reduce((a, b) => (a > b ? a : b), "");
  return { run: await makeRunFacts(inputs, {}, latest === "" ? undefined : latest, sha256), asOf: undefined };
}

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
