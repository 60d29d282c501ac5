import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { GivenBytes } from "../output/given/given-file.ts";
import { isMasterName } from "../output/given/given-names.ts";
import { type MasterFolder, rulesOf } from "../output/given/scoring-rules.ts";
import type { ScoringRules } from "../output/scored-run.ts";
import { nodeInflater } from "./inflate.ts";
import { readGiven } from "./read-text.ts";
import { describeSystemError } from "./system-error.ts";

/** Masters and settings: those that ship with daicho, with a folder's and a file's replacements. */
export async function loadRules(masters: string | undefined, settings: string | undefined): Promise<Result<ScoringRules, Refusal>> {
  const folder = masters === undefined ? ok(undefined) : await readMasterFolder(masters);
  if (!folder.ok) return folder;
  const file = settings === undefined ? ok(undefined) : await readGiven(settings);
  return file.ok ? rulesOf(folder.value, file.value, { inflate: nodeInflater }) : file;
}

/** Masters and settings that an earlier `score` or `run` left beside its results. */
export function loadRulesOf(folder: string): Promise<Result<ScoringRules, Refusal>> {
  const kept = (name: string): string | undefined => (existsSync(join(folder, name)) ? join(folder, name) : undefined);
  return loadRules(kept("masters"), kept("settings.json"));
}

async function readMasterFolder(folder: string): Promise<Result<MasterFolder, Refusal>> {
  const files: GivenBytes[] = [];
  try {
    for (const name of (await readdir(folder)).filter(isMasterName)) {
      const file = await readGiven(join(folder, name), name);
      if (!file.ok) return file;
      files.push(file.value);
    }
  } catch (error) {
    return err(refusal(describeSystemError(error, folder), folder));
  }
  return ok({ name: folder, files });
}
