import { amended, originalVersion } from "../../masters/amended.ts";
import { fold } from "../../masters/fold.ts";
import type { Masters } from "../../masters/master-types.ts";
import { defaultMasters, MASTER_KEYS } from "../../masters/masters.ts";
import { presetIds, readSetting } from "../../masters/read-settings.ts";
import { SETTING_KEYS, SETTING_LABELS } from "../../masters/setting-labels.ts";
import { a1 } from "../../model/cell-address.ts";
import type { Grid } from "../../model/grid.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { DIMENSION_IDS } from "../../model/scores.ts";
import type { SettingSheetFault } from "../../model/score-fault.ts";
import type { Settings } from "../../model/settings.ts";
import { NUMBER_SETTINGS } from "./number-settings.ts";
import { presetWeight, requiredLevelOf } from "./preset.ts";
import { BAND_HEAD, CHOICE_LABELS, FORM, REQUIREMENT_HEADS, SECTION_TITLES } from "./setting-fields.ts";

/** What the next calculation is made by. */
export interface SheetRules {
  readonly settings: Settings;
  /** A master without changes is the very object that was given. */
  readonly masters: Masters;
}

type Base = SheetRules;
type Row = readonly { readonly text: string; readonly raw: string; readonly value: unknown; readonly at: string }[];
type Fault = (fault: SettingSheetFault) => undefined;

/** Whether a sheet is a 設定 of this product (of any version). */
export const isSettingSheet = (grid: Grid): boolean => fold(grid.name) === "設定" && rowsOf(grid).some((row) => row[0]?.text === fold(SECTION_TITLES.thresholds));

/**
 * 設定 of DX準備度・人材ギャップ分析.xlsx, as a clerk changed it: thresholds, weights of the presets, requirements of the roles, bands, and the rest.
 * @param base  The masters the sheet must have been made by, and the settings whose types are asked for.
 * Errors: every cell that cannot be taken over; then nothing is.
 */
export function readSettingSheet(grid: Grid, base: Base): Result<SheetRules, readonly SettingSheetFault[]> {
  const faults: SettingSheetFault[] = [];
  const fault: Fault = (found) => void faults.push(found) as undefined;
  const rows = rowsOf(grid);
  checkVersions(sectionOf(rows, SECTION_TITLES.versions), base.masters, fault);
  // A sheet of another version would only repeat the same complaint cell by cell.
  if (faults.length > 0) return err(faults);
  const settings = readValues([...sectionOf(rows, SECTION_TITLES.thresholds), ...sectionOf(rows, SECTION_TITLES.presets), ...sectionOf(rows, SECTION_TITLES.others)], base, fault);
  const presets = readPresets(sectionOf(rows, SECTION_TITLES.presets), base.masters, fault);
  const requirements = readRequirements(sectionOf(rows, SECTION_TITLES.requirements), base.masters, fault);
  const questions = readBands(sectionOf(rows, SECTION_TITLES.bands), base.masters, fault);
  return faults.length > 0 ? err(faults) : ok({ settings, masters: { ...base.masters, presets, requirements, questions } });
}

const rowsOf = (grid: Grid): readonly Row[] => Array.from({ length: grid.rowCount }, (_, r) => Array.from({ length: grid.columnCount }, (__, c) => {
  const { value, kind } = grid.cell(r + 1, c + 1);
  return { text: fold(String(value ?? "")), raw: String(value ?? ""), value: kind === "error" ? String(value) : value, at: a1(r + 1, c + 1) };
}));

/** The rows below a section's title, up to the next one. Sections are told by their leading number: titles may be reworded. */
function sectionOf(rows: readonly Row[], title: string): readonly Row[] {
  const number = fold(title).slice(0, 1);
  const isTitle = (row: Row): boolean => /^\d\s/u.test(row[0]?.text ?? "");
  const start = rows.findIndex((row) => isTitle(row) && row[0]?.text.startsWith(number) === true);
  if (start === -1) return [];
  const length = rows.slice(start + 1).findIndex(isTitle);
  return rows.slice(start + 1, length === -1 ? undefined : start + 1 + length);
}

/** Masters whose entries stand on the sheet: they must be the ones it was made by. */
const SHOWN: ReadonlySet<keyof Masters> = new Set(["presets", "requirements", "questions"]);

function checkVersions(section: readonly Row[], masters: Masters, fault: Fault): void {
  const found = new Map(section.map((row) => [row[1]?.text ?? "", row[2]] as const));
  const form = found.get(fold(FORM.title));
  if (form === undefined) return fault({ cell: "", label: FORM.title, found: "", problem: "not_this_sheet", expected: FORM.version });
  if (form.text !== FORM.version) return fault({ cell: form.at, label: FORM.title, found: form.raw, problem: "other_version", expected: FORM.version });
  for (const key of MASTER_KEYS) {
    const { title, version } = masters[key];
    // Another version given on purpose (--masters) is wanted; one that is merely missing now would change the figures unsaid.
    if (!SHOWN.has(key) && masters[key] !== defaultMasters()[key]) continue;
    const cell = found.get(fold(title));
    const [had, wanted] = [originalVersion(cell?.raw ?? ""), originalVersion(version)];
    if (fold(had) !== fold(wanted)) fault({ cell: cell?.at ?? "", label: title, found: had, problem: "other_version", expected: wanted });
  }
}

const SHEET_LABELS: ReadonlyMap<string, keyof Settings> = new Map([
  ...NUMBER_SETTINGS.map(({ key, label }) => [fold(label), key] as const),
  ...(Object.entries(CHOICE_LABELS) as [keyof Settings, string][]).map(([key, label]) => [fold(label), key] as const),
  ...SETTING_KEYS.map((key) => [fold(SETTING_LABELS[key].label), key] as const),
]);

function readValues(rows: readonly Row[], base: Base, fault: Fault): Settings {
  const read = new Map<keyof Settings, unknown>();
  for (const [rule, name, cell] of rows) {
    const key = SHEET_LABELS.get(name?.text ?? "");
    if (key === undefined && /^R\d+$/u.test(rule?.text ?? "")) fault({ cell: name?.at ?? "", label: name?.raw ?? "", found: "", problem: "unknown_setting", expected: "" });
    if (key === undefined || cell === undefined) continue;
    const value = readSetting(base.settings, key, givenValue(key, cell.value, base.settings), presetIds(base.masters));
    if (value.ok) read.set(key, value.value);
    else fault({ cell: cell.at, label: name?.raw ?? "", found: cell.raw, problem: "wrong_value", expected: value.error });
    if (!value.ok) read.set(key, undefined);
  }
  for (const key of SETTING_KEYS) if (!read.has(key)) fault({ cell: "", label: SETTING_LABELS[key].label, found: "", problem: "missing", expected: "" });
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, read.get(key)])) as unknown as Settings;
}

/** A blank cell is an empty list, but no number and no text; 1 and 0 stand for yes and no. */
function givenValue(key: keyof Settings, value: unknown, { [key]: example }: Settings): unknown {
  if (Array.isArray(example)) return String(value ?? "").replaceAll(/[；、，\n]/gu, ";");
  if (typeof example === "boolean") return value === 1 || value === "1" ? true : value === 0 || value === "0" ? false : (value ?? "");
  if (typeof example === "string") return String(value ?? "").trim() === "" ? undefined : String(value).trim();
  return value ?? "";
}

/** A number the cell must hold; a text that is one (「８０」) counts. */
function numberIn(cell: Row[number] | undefined, label: string, range: { readonly from: number; readonly to: number; readonly expected: string }, fault: Fault): number | undefined {
  if (cell === undefined) return fault({ cell: "", label, found: "", problem: "missing", expected: "" });
  const number = typeof cell.value === "number" ? cell.value : /^-?\d+(\.\d+)?$/u.test(cell.text) ? Number(cell.text) : Number.NaN;
  return number >= range.from && number <= range.to ? number : fault({ cell: cell.at, label, found: cell.raw, problem: "wrong_value", expected: range.expected });
}

/** Equal but for what a spreadsheet program loses when it saves (15 digits). */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a));

const WEIGHT = { from: 0, to: 1000, expected: "0以上の数（配点）" };

function readPresets(section: readonly Row[], masters: Masters, fault: Fault): Masters["presets"] {
  const master = masters.presets;
  const heads = section.find((row) => row[0]?.text === "分野");
  const lines = DIMENSION_IDS.map((id) => ({ id, row: section.find((row) => row[0]?.text === id) }));
  const presets = master.presets.map((preset) => {
    const column = heads?.findIndex(({ text }, c) => c > 2 && text === fold(preset.id)) ?? -1;
    if (column === -1) fault({ cell: "", label: `${SECTION_TITLES.presets}：${preset.id}`, found: "", problem: "missing", expected: "" });
    if (column === -1) return preset;
    const weights = lines.map(({ id, row }) => numberIn(row?.[column], `${preset.id}　${id}`, WEIGHT, fault));
    if (weights.every((weight) => weight === 0)) fault({ cell: lines[0]?.row?.[column]?.at ?? "", label: `${preset.id}の配点`, found: "すべて0", problem: "wrong_value", expected: "一つ以上の分野に0より大きい数" });
    if (DIMENSION_IDS.every((id, i) => same(weights[i] ?? Number.NaN, presetWeight(preset, id)))) return preset;
    return { id: preset.id, weights: Object.fromEntries(DIMENSION_IDS.map((id, i) => [id, weights[i] ?? 0])) };
  });
  return presets.every((preset, i) => preset === master.presets[i]) ? master : amended(master, { presets });
}

const LEVEL = { from: 0, to: 4, expected: "0から4までのレベル" };
const POSITIVE = { from: Number.MIN_VALUE, to: 1000, expected: "0より大きい数（要らない項目は、必要レベルを0にします）" };
const FLAG = { from: 0, to: 1, expected: "1（必須）又は0" };

function readRequirements(section: readonly Row[], masters: Masters, fault: Fault): Masters["requirements"] {
  const master = masters.requirements;
  const heads = section.find((row) => row[0]?.text === REQUIREMENT_HEADS.item);
  const at = (head: string): number => heads?.findIndex(({ text }) => text === fold(head)) ?? -1;
  const places = { role: at(REQUIREMENT_HEADS.role), required: at(REQUIREMENT_HEADS.required), weight: at(REQUIREMENT_HEADS.weight), must: at(REQUIREMENT_HEADS.must) };
  const rows = new Map(section.map((row) => [`${row[places.role]?.text} ${row[0]?.text}`, row]));
  const requirements = master.requirements.map((entry) => {
    const [row, label] = [rows.get(`${entry.role} ${entry.item}`), `${entry.role}　${entry.item}`];
    if (row === undefined) fault({ cell: "", label: `${SECTION_TITLES.requirements}：${label}`, found: "", problem: "missing", expected: "" });
    if (row === undefined) return entry;
    const required = numberIn(row[places.required], `${label}の${REQUIREMENT_HEADS.required}`, LEVEL, fault) ?? 0;
    const weight = numberIn(row[places.weight], `${label}の${REQUIREMENT_HEADS.weight}`, POSITIVE, fault) ?? 0;
    const must = numberIn(row[places.must], `${label}の${REQUIREMENT_HEADS.must}`, FLAG, fault) ?? 0;
    if (must !== 0 && must !== 1) fault({ cell: row[places.must]?.at ?? "", label: `${label}の${REQUIREMENT_HEADS.must}`, found: String(must), problem: "wrong_value", expected: FLAG.expected });
    const unchanged = same(required, requiredLevelOf(entry)) && same(weight, entry.weight) && (must === 1) === entry.mustHave;
    return unchanged ? entry : { ...entry, required, weight, mustHave: must === 1 };
  });
  for (const role of new Set(requirements.map((entry) => entry.role))) {
    const base = requirements.reduce((sum, entry) => sum + (entry.role === role ? entry.weight * requiredLevelOf(entry) : 0), 0);
    if (base <= 0) fault({ cell: "", label: `役割${role}の${REQUIREMENT_HEADS.required}`, found: "すべて0", problem: "wrong_value", expected: "一つ以上の項目に0より大きいレベル" });
  }
  return requirements.every((entry, i) => entry === master.requirements[i]) ? master : amended(master, { requirements });
}

const POINTS = { from: 0, to: 100, expected: "0から100までの点" };

/** The sheet says where a band begins, the master where it ends. */
function readBands(section: readonly Row[], masters: Masters, fault: Fault): Masters["questions"] {
  const master = masters.questions;
  const top = section.findIndex((row) => row[0]?.text === fold(BAND_HEAD));
  const starts = master.bands.map(({ name }, i) => ({ name, cell: section.slice(top + 1).find((row) => row[1]?.text === fold(name))?.[0], i }))
    .map(({ name, cell }) => ({ cell, from: numberIn(cell, `段階「${name}」`, POINTS, fault) ?? Number.NaN, name }));
  starts.forEach(({ cell, from, name }, i) => {
    const wrong = i === 0 ? from !== 0 : from <= (starts[i - 1]?.from ?? 0);
    if (wrong) fault({ cell: cell?.at ?? "", label: `段階「${name}」`, found: String(from), problem: "wrong_value", expected: i === 0 ? "0" : "一つ上の段階より大きい点" });
  });
  const bands = master.bands.map((band, i) => {
    const next = starts[i + 1]?.from;
    return next === undefined || same(next, band.below) ? band : { ...band, below: next };
  });
  return bands.every((band, i) => band === master.bands[i]) ? master : amended(master, { bands });
}
