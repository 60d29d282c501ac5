import { type SheetText, masterOfSheet } from "../../core/masters/master-sheets.ts";
import type { Masters } from "../../core/masters/masters.ts";
import type { Grid } from "../../core/model/grid.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { masterFaultText } from "../../core/validate/messages/scoring.ts";
import { isSettingSheet } from "../../core/workbook/hr/read-setting-sheet.ts";
import type { ReadOptions } from "../../xlsx/read/read-options.ts";
import { type GivenBytes, openGiven } from "./given-file.ts";

const SHOWN_FAULTS = 3;

/** Masters edited in Excel: every sheet that is named as a master (a csv: its file) replaces that master; other sheets are left alone. */
export async function masterBookOf(file: GivenBytes, base: Masters, options: ReadOptions): Promise<Result<Record<string, unknown>, Refusal>> {
  const { name } = file;
  const read = await openGiven(file, options);
  if (!read.ok) return read;
  const overrides: Record<string, unknown> = {};
  for (const grid of read.value.grids) {
    const sheet = sheetText(grid, read.value.format === "csv" ? name.replace(/\.csv$/iu, "") : grid.name);
    const master = masterOfSheet(base, name, sheet);
    if (master === undefined) continue;
    if (!master.ok) return err(refusal(`マスタを使えません。${master.error.slice(0, SHOWN_FAULTS).map(masterFaultText).join(" ")}`, name));
    overrides[`${name} ${sheet.name}`] = master.value;
  }
  if (Object.keys(overrides).length === 0 && read.value.grids.some(isSettingSheet)) {
    return err(refusal(`「${name}」は分析ブックで、マスタではありません。--masters のフォルダーから出し、設定シートの値を使うときは --settings に指定してください（--settings ${name}）。`, name));
  }
  return Object.keys(overrides).length > 0 ? ok(overrides) : err(refusal(`「${name}」にマスタのシートがありません。シート名（CSV はファイル名）を「スキル調査票の対応表（12技能）」のようなマスタの名前にしてください。`, name));
}

const sheetText = (grid: Grid, name: string): SheetText => ({
  name,
  rows: Array.from({ length: grid.rowCount }, (_, r) => Array.from({ length: grid.columnCount }, (__, c) => {
    const { value, iso } = grid.cell(r + 1, c + 1);
    return iso ?? String(value ?? "");
  })),
});
