import { defaultMasters, defaultSettings, mergeMasters, type Masters } from "../../core/masters/masters.ts";
import { presetIds, readSettings } from "../../core/masters/read-settings.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { masterFaultText, settingFaultText, settingSheetFaultText } from "../../core/validate/messages/scoring.ts";
import { isSettingSheet, readSettingSheet } from "../../core/workbook/hr/read-setting-sheet.ts";
import type { ReadOptions } from "../../xlsx/read/read-options.ts";
import type { ScoringRules } from "../scored-run.ts";
import { type GivenBytes, openGiven, parseJson, textOf } from "./given-file.ts";
import { isMasterBook, isMasterJson } from "./given-names.ts";
import { masterBookOf } from "./master-files.ts";

const SHOWN_FAULTS = 3;

/** A folder of masters with the files of it that may be masters, in any order. */
export interface MasterFolder {
  readonly name: string;
  readonly files: readonly GivenBytes[];
}

/** Masters and settings: those that ship with daicho, with a folder's and a file's replacements. */
export async function rulesOf(masters: MasterFolder | undefined, settings: GivenBytes | undefined, options: ReadOptions): Promise<Result<ScoringRules, Refusal>> {
  const read = masters === undefined ? ok(defaultMasters()) : await mastersOf(masters, options);
  if (!read.ok) return read;
  return settings === undefined ? ok({ masters: read.value, settings: defaultSettings() }) : settingsOf(settings, read.value, options);
}

async function mastersOf(folder: MasterFolder, options: ReadOptions): Promise<Result<Masters, Refusal>> {
  const overrides: Record<string, unknown> = {};
  const files = [...folder.files].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, bytes } of files.filter((file) => isMasterJson(file.name))) {
    const value = parseJson(textOf(bytes));
    if (value === undefined) return err(refusal(`マスタ「${name}」は JSON として読めません。かぎかっこやコンマを確かめてください。`, name));
    overrides[name] = value;
  }
  for (const file of files.filter(({ name }) => isMasterBook(name))) {
    const book = await masterBookOf(file, defaultMasters(), options);
    if (!book.ok) return book;
    Object.assign(overrides, book.value);
  }
  const merged = mergeMasters(defaultMasters(), overrides);
  if (merged.ok) return merged;
  const faults = merged.error.slice(0, SHOWN_FAULTS).map(masterFaultText).join(" ");
  return err(refusal(`マスタを使えません。${faults}`, merged.error[0]?.file ?? folder.name));
}

/** JSON, or the 設定 sheet of DX準備度・人材ギャップ分析.xlsx as a clerk changed it. The sheet may change masters, too. */
async function settingsOf(file: GivenBytes, masters: Masters, options: ReadOptions): Promise<Result<ScoringRules, Refusal>> {
  const { name, bytes } = file;
  if (/\.(xlsx|xlsm|xls)$/iu.test(name)) return settingsOfBook(file, masters, options);
  const value = parseJson(textOf(bytes));
  return value === undefined ? err(refusal(`設定「${name}」は JSON として読めません。かぎかっこやコンマを確かめてください（分析ブックの設定シートを使うときは、拡張子が .xlsx のブックを指定します）。`, name)) : settingsFrom(value, name, masters);
}

/** Defaults with the given values. A name that is no setting, or a value it cannot take, is refused. */
function settingsFrom(value: unknown, path: string, masters: Masters): Result<ScoringRules, Refusal> {
  const read = readSettings(defaultSettings(), value, presetIds(masters));
  if (read.ok) return ok({ masters, settings: read.value });
  const faults = read.error.slice(0, SHOWN_FAULTS).map(settingFaultText).join(" ");
  return err(refusal(`設定「${path}」を使えません。${faults}`, path));
}

async function settingsOfBook(file: GivenBytes, masters: Masters, options: ReadOptions): Promise<Result<ScoringRules, Refusal>> {
  const path = file.name;
  const ledger = await openGiven(file, options);
  if (!ledger.ok) return ledger;
  const sheet = ledger.value.grids.find(isSettingSheet);
  if (sheet === undefined) return err(refusal(`「${path}」に daicho の「設定」シートがありません。設定シートのある「DX準備度・人材ギャップ分析.xlsx」か、設定の JSON を --settings に指定してください。`, path));
  const read = readSettingSheet(sheet, { masters, settings: defaultSettings() });
  if (read.ok) return read;
  const more = read.error.length > SHOWN_FAULTS ? `（ほかに ${read.error.length - SHOWN_FAULTS} か所）` : "";
  return err(refusal(`「${path}」の設定シートを使えません。${read.error.slice(0, SHOWN_FAULTS).map(settingSheetFaultText).join(" ")}${more}`, path));
}
