import { SETTING_KEYS } from "../../masters/setting-labels.ts";
import type { Settings } from "../../model/settings.ts";
import { NUMBER_SETTINGS } from "./number-settings.ts";

/** What 設定 is written with and read back by (`setting-sheet.ts`, `read-setting-sheet.ts`): the only copies of these words. */
export const SECTION_TITLES = {
  thresholds: "1　しきい値・割合",
  presets: "2　準備度の重み（分野の配点）",
  requirements: "5　役割ごとの必要スキル",
  bands: "7　準備度の段階（調整後の点）",
  others: "8　対象範囲など（もう一度計算したときに反映されます）",
  versions: "9　この設定を作ったときの版",
} as const;

export const CHOICE_LABELS = {
  leaderBasis: "DX推進リーダーの必要人数の決め方（ratio＝割合、count＝人数、both＝多い方）",
  headcountWeighting: "部の準備度を課の人数で重み付けする（1＝する、0＝しない）",
  mainPreset: "使う重み（推奨・均等・沖縄型から選ぶか、下の表の数を直す）",
} as const satisfies Partial<Record<keyof Settings, string>>;

export const REQUIREMENT_HEADS = { item: "項目", role: "役割", required: "必要レベル", weight: "重み", must: "必須（1）" } as const;
export const BAND_HEAD = "この点から";

/** The form of the sheet; a sheet of another form is refused. */
export const FORM = { id: "form", title: "設定シートの様式", version: "1" } as const;

const ELSEWHERE: ReadonlySet<string> = new Set([...NUMBER_SETTINGS.map(({ key }) => key), ...Object.keys(CHOICE_LABELS)]);

/** Settings no formula of the workbook reads, in the order of their labels. */
export const OTHER_SETTINGS: readonly (keyof Settings)[] = SETTING_KEYS.filter((key) => !ELSEWHERE.has(key));

/** A setting that is no number, as its cell shows it; `readSettings` takes it back. */
export function cellTextOf(value: Settings[keyof Settings]): string {
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  return Array.isArray(value) ? value.join(";") : String(value);
}
