import Papa from "papaparse";
import type { AllowedWord } from "../../core/model/manifest.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { readTextFile } from "../read-text.ts";

/** `--allow FILE`: a csv headed 語,理由. A word without a reason is refused: what the leak check passes over must be explained. */
export async function readAllowed(path: string | undefined): Promise<Result<readonly AllowedWord[], Refusal>> {
  if (path === undefined) return ok([]);
  const read = await readTextFile(path);
  if (!read.ok) return read;
  const rows = Papa.parse<Record<string, string>>(read.value, { header: true, skipEmptyLines: true }).data;
  const allowed = rows.map((row) => ({ word: (row["語"] ?? "").trim(), reason: (row["理由"] ?? "").trim() }));
  const bad = allowed.findIndex(({ word, reason }) => word === "" || reason === "");
  return bad === -1 ? ok(allowed) : err(refusal(EXCHANGE_TEXT.badAllowed(path, bad + 2), path));
}
