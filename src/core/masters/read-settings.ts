import { type Result, err, ok } from "../model/result.ts";
import type { Settings } from "../model/settings.ts";
import { fold } from "./fold.ts";
import type { Masters } from "./master-types.ts";
import { defaultMasters } from "./masters.ts";
import { SETTING_KEYS, SETTING_LABELS } from "./setting-labels.ts";

/** A setting that could not be taken over. */
export interface SettingFault {
  readonly key: string;
  readonly found: string;
  readonly problem: "unknown_setting" | "wrong_value";
  readonly expected: string;
}

/**
 * `--settings FILE` or the 設定 sheet: names (id or Japanese label) → values. Lists may be arrays or `;`-separated text, rates may be written 20％.
 * @param presets  names of weights that 主な数値に使う重み may take. Default: those shipped.
 * Errors: every wrong entry; then nothing is changed.
 */
export function readSettings(base: Settings, given: unknown, presets: readonly string[] = presetIds(defaultMasters())): Result<Settings, readonly SettingFault[]> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return err([{ key: "", found: String(given), problem: "wrong_value", expected: "設定名と値の組" }]);
  const faults: SettingFault[] = [];
  const read: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(given)) {
    const key = SETTING_KEYS.find((id) => id === name || fold(SETTING_LABELS[id].label) === fold(name));
    if (key === undefined) {
      faults.push({ key: name, found: String(value), problem: "unknown_setting", expected: "設定シートにある設定名" });
      continue;
    }
    const parsed = readSetting(base, key, value, presets);
    if (!parsed.ok) faults.push({ key: name, found: String(value), problem: "wrong_value", expected: parsed.error });
    else read[key] = parsed.value;
  }
  return faults.length > 0 ? err(faults) : ok(read as unknown as Settings);
}

/** One value in the type of the default; the error says what would be right. */
export function readSetting<K extends keyof Settings>(base: Settings, key: K, value: unknown, presets: readonly string[]): Result<Settings[K], string> {
  const parsed = parseLike(base[key], value);
  return parsed === undefined || !isAllowed(key, parsed) || (key === "mainPreset" && !presets.includes(String(parsed))) ? err(expectedOf(key, base[key])) : ok(parsed as Settings[K]);
}

export const presetIds = (masters: Masters): readonly string[] => masters.presets.presets.map((preset) => preset.id);

/** The value in the type of the default; undefined when it cannot be that. */
function parseLike(example: Settings[keyof Settings], value: unknown): unknown {
  if (Array.isArray(example)) return parseList(example, value);
  if (typeof example === "number") return parseNumber(value);
  if (typeof example === "boolean") return typeof value === "boolean" ? value : ({ true: true, false: false, はい: true, いいえ: false } as Record<string, boolean>)[fold(String(value))];
  return typeof value === "string" ? value : undefined;
}

function parseNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  const m = /^(-?\d+(?:\.\d+)?)\s*(%?)$/u.exec(fold(String(value)));
  return m === null ? undefined : Number(m[1]) / (m[2] === "%" ? 100 : 1);
}

function parseList(example: readonly unknown[], value: unknown): unknown {
  const list = Array.isArray(value) ? value : typeof value === "string" ? value.split(";").map((x) => x.trim()).filter((x) => x !== "") : undefined;
  if (list === undefined) return undefined;
  if (typeof example[0] !== "number") return list.every((x) => typeof x === "string") ? list : undefined;
  const numbers = list.map(parseNumber);
  return numbers.every((x) => x !== undefined) ? numbers : undefined;
}

const RATES = /(Rate|Share|Coverage|Ratio|Attained|Fit|Literacy|Qualified|Near|Weight)$/u;
const COUNTS = /(Months|Halves|Items|Hours|People|Cell|Needed|Assignments|Count|Below)$/u;

/** What is divided by, or would mean nothing as 0. */
const AT_LEAST_ONE: ReadonlySet<keyof Settings> = new Set(["horizonHalves", "smallCell", "practiceHours", "practiceAssignments"]);

function isAllowed(key: keyof Settings, value: unknown): boolean {
  if (key === "leaderBasis") return value === "ratio" || value === "count" || value === "both";
  if (key === "dxOfficePattern") return compiles(String(value));
  if (typeof value !== "number") return true;
  if (AT_LEAST_ONE.has(key)) return value >= 1 && Number.isInteger(value);
  if (key === "headcountShare") return value > 0 && value <= 1;
  if (RATES.test(key)) return value >= 0 && value <= 1;
  return COUNTS.test(key) ? value >= 0 && Number.isInteger(value) : value >= 0;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function expectedOf(key: keyof Settings, example: Settings[keyof Settings]): string {
  if (key === "leaderBasis") return "ratio、count、bothのいずれか";
  if (key === "dxOfficePattern") return "正しい正規表現";
  if (key === "mainPreset") return "重みのマスターにある名前（推奨、均等、沖縄型など）";
  if (Array.isArray(example)) return "「;」で区切った一覧";
  if (typeof example === "boolean") return "はい又はいいえ";
  if (typeof example !== "number") return "文字";
  if (key === "headcountShare") return "0より大きく1以下の数（20％なら0.2）";
  if (AT_LEAST_ONE.has(key)) return "1以上の整数";
  return RATES.test(key) ? "0から1まで（20％なら0.2）" : COUNTS.test(key) ? "0以上の整数" : "0以上の数";
}
