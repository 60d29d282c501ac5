import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultMasters, defaultSettings, mergeMasters, type Masters } from "../core/masters/masters.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { Settings } from "../core/model/settings.ts";
import { masterFaultText, settingFaultText } from "../core/validate/messages/scoring.ts";
import { readSettings } from "../core/masters/read-settings.ts";
import type { ScoringRules } from "../output/scored-run.ts";
import { isMasterBook, readMasterBook } from "./master-files.ts";
import { readTextFile } from "./read-text.ts";
import { describeSystemError } from "./system-error.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

const SHOWN_FAULTS = 3;

/** Masters and settings: those that ship with daicho, with a folder's and a file's replacements. */
export async function loadRules(masters: string | undefined, settings: string | undefined): Promise<Result<ScoringRules, Refusal>> {
  const loaded = masters === undefined ? ok(defaultMasters()) : await loadMasters(masters);
  if (!loaded.ok) return loaded;
  const chosen = settings === undefined ? ok(defaultSettings()) : await loadSettings(settings);
  return chosen.ok ? ok({ masters: loaded.value, settings: chosen.value }) : chosen;
}

/** Masters and settings that an earlier `score` or `run` left beside its results. */
export function loadRulesOf(folder: string): Promise<Result<ScoringRules, Refusal>> {
  const kept = (name: string): string | undefined => (existsSync(join(folder, name)) ? join(folder, name) : undefined);
  return loadRules(kept("masters"), kept("settings.json"));
}

async function loadMasters(folder: string): Promise<Result<Masters, Refusal>> {
  const overrides: Record<string, unknown> = {};
  try {
    for (const name of (await readdir(folder)).filter((file) => file.endsWith(".json") && file !== "datapackage.json").sort()) {
      const value = parseJson(await readFile(join(folder, name), "utf8"));
      if (value === undefined) return err(refusal(`マスタ「${name}」は JSON として読めません。かぎかっこやコンマを確かめてください。`, name));
      overrides[name] = value;
    }
    for (const name of (await readdir(folder)).filter(isMasterBook).sort()) {
      const book = await readMasterBook(join(folder, name), defaultMasters());
      if (!book.ok) return book;
      Object.assign(overrides, book.value);
    }
  } catch (error) {
    return err(refusal(describeSystemError(error, folder), folder));
  }
  const merged = mergeMasters(defaultMasters(), overrides);
  if (merged.ok) return merged;
  const faults = merged.error.slice(0, SHOWN_FAULTS).map(masterFaultText).join(" ");
  return err(refusal(`マスタを使えません。${faults}`, merged.error[0]?.file ?? folder));
}

async function loadSettings(path: string): Promise<Result<Settings, Refusal>> {
  const read = await readTextFile(path);
  if (!read.ok) return read;
  const value = parseJson(read.value);
  return value === undefined ? err(refusal(`設定「${path}」は JSON として読めません。かぎかっこやコンマを確かめてください。`, path)) : settingsFrom(value, path);
}

/** Defaults with the given values. A name that is no setting, or a value it cannot take, is refused. */
function settingsFrom(value: unknown, path: string): Result<Settings, Refusal> {
  const read = readSettings(defaultSettings(), value);
  if (read.ok) return read;
  const faults = read.error.slice(0, SHOWN_FAULTS).map(settingFaultText).join(" ");
  return err(refusal(`設定「${path}」を使えません。${faults}`, path));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
}
