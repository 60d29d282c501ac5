import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultMasters, defaultSettings, mergeMasters, type Masters } from "../core/masters/masters.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { describeFault } from "../core/validate/messages/refusals.ts";
import { masterFaultText, settingFaultText, settingSheetFaultText } from "../core/validate/messages/scoring.ts";
import { presetIds, readSettings } from "../core/masters/read-settings.ts";
import { isSettingSheet, readSettingSheet } from "../core/workbook/hr/read-setting-sheet.ts";
import type { ScoringRules } from "../output/scored-run.ts";
import { isMasterBook, readMasterBook } from "./master-files.ts";
import { nodeInflater } from "./inflate.ts";
import { readTextFile } from "./read-text.ts";
import { describeSystemError } from "./system-error.ts";
import { readLedger } from "../xlsx/read/read-ledger.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

const SHOWN_FAULTS = 3;

/** Masters and settings: those that ship with daicho, with a folder's and a file's replacements. */
export async function loadRules(masters: string | undefined, settings: string | undefined): Promise<Result<ScoringRules, Refusal>> {
  const loaded = masters === undefined ? ok(defaultMasters()) : await loadMasters(masters);
  if (!loaded.ok) return loaded;
  return settings === undefined ? ok({ masters: loaded.value, settings: defaultSettings() }) : loadSettings(settings, loaded.value);
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

/** JSON, or the 設定 sheet of DX準備度・人材ギャップ分析.xlsx as a clerk changed it. The sheet may change masters, too. */
async function loadSettings(path: string, masters: Masters): Promise<Result<ScoringRules, Refusal>> {
  if (/\.(xlsx|xlsm|xls)$/iu.test(path)) return settingsOfBook(path, masters);
  const read = await readTextFile(path);
  if (!read.ok) return read;
  const value = parseJson(read.value);
  return value === undefined ? err(refusal(`設定「${path}」は JSON として読めません。かぎかっこやコンマを確かめてください（分析ブックの設定シートを使うときは、拡張子が .xlsx のブックを指定します）。`, path)) : settingsFrom(value, path, masters);
}

/** Defaults with the given values. A name that is no setting, or a value it cannot take, is refused. */
function settingsFrom(value: unknown, path: string, masters: Masters): Result<ScoringRules, Refusal> {
  const read = readSettings(defaultSettings(), value, presetIds(masters));
  if (read.ok) return ok({ masters, settings: read.value });
  const faults = read.error.slice(0, SHOWN_FAULTS).map(settingFaultText).join(" ");
  return err(refusal(`設定「${path}」を使えません。${faults}`, path));
}

async function settingsOfBook(path: string, masters: Masters): Promise<Result<ScoringRules, Refusal>> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
  const ledger = await readLedger(path, bytes, { inflate: nodeInflater });
  if (!ledger.ok) return err(refusal(describeFault(ledger.error), path));
  const sheet = ledger.value.grids.find(isSettingSheet);
  if (sheet === undefined) return err(refusal(`「${path}」に daicho の「設定」シートがありません。設定シートのある「DX準備度・人材ギャップ分析.xlsx」か、設定の JSON を --settings に指定してください。`, path));
  const read = readSettingSheet(sheet, { masters, settings: defaultSettings() });
  if (read.ok) return read;
  const more = read.error.length > SHOWN_FAULTS ? `（ほかに ${read.error.length - SHOWN_FAULTS} か所）` : "";
  return err(refusal(`「${path}」の設定シートを使えません。${read.error.slice(0, SHOWN_FAULTS).map(settingSheetFaultText).join(" ")}${more}`, path));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
}
