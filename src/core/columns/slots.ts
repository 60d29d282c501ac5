import { type DetectedTable, type TableColumn } from "../model/table.ts";
import { type HeaderKey, headerKey } from "./header-score.ts";
import { profileOf, type ValueProfile } from "./value-profile.ts";

/** What is mapped as one: a column, or the several columns of one date. */
export interface Slot {
  /** Indices into `DetectedTable.columns`. */
  readonly columns: readonly number[];
  readonly key: HeaderKey;
  readonly profile: ValueProfile;
  readonly joinedDate: boolean;
  readonly source: TableColumn["source"]["kind"];
}

/** Headers that say nothing without the caption above the list. */
const GENERIC = /^(?:名称|名|内容|種類|種別)$/u;

/** 「資格・免許」 on the line above the header. */
function captionAbove(table: DetectedTable): string | undefined {
  const row = table.surroundings.findLast((e) => e.reason === "title" && e.row < table.range.top)?.row;
  const value = row === undefined ? undefined : table.grid.cell(row, table.range.left).value;
  const text = typeof value === "string" ? /(資格|免許|研修|講座|スキル|業務|事務|案件|事業)/u.exec(value)?.[1] : undefined;
  return text;
}

/** Columns as slots: 元号, 年, 月, 日 side by side are one date; a code and its name under one header get a key of their own. */
export function slotsOf(table: DetectedTable): readonly Slot[] {
  const above = captionAbove(table);
  const keys = table.columns.map((c) => headerKey(c.header.length === 1 && above !== undefined && GENERIC.test(c.header[0] ?? "") ? [above, ...c.header] : c.header));
  const profiles = table.columns.map((c) => profileOf(table, c));
  const slots: Slot[] = [];
  for (let i = 0; i < keys.length; i++) {
    const parts = dateParts(keys, profiles, i);
    const profile = profiles[i] as ValueProfile;
    const source = (table.columns[i] as TableColumn).source.kind;
    if (parts > 1) {
      slots.push({ columns: Array.from({ length: parts }, (_, k) => i + k), key: dateKey(keys, i, parts), profile: { ...profile, date: 1, number: 0, era: 0 }, joinedDate: true, source });
      i += parts - 1;
    } else slots.push({ columns: [i], key: twinKey(keys, profiles, i), profile, joinedDate: false, source });
  }
  return slots;
}

const PART = /^(?:元号|年号|和暦|年|月|日|西暦)$/u;
const ORDER = ["元号", "年", "月", "日"] as const;
const partOf = (leaf: string): number => (/^(?:元号|年号|和暦)$/u.test(leaf) ? 0 : leaf === "西暦" ? 1 : ORDER.indexOf(leaf as "年"));

/** How many columns from i on make one date: by their headers 元号 年 月 日 under one parent (採用年, 採用月, 採用日 too), or by values under one header. */
function dateParts(keys: readonly HeaderKey[], profiles: readonly ValueProfile[], i: number): number {
  const first = keys[i] as HeaderKey;
  const stem = first.leaf.replace(/(?:元号|年号|和暦|西暦|年|月|日)$/u, "");
  let n = 0;
  let before = -1;
  for (let j = i; j < keys.length; j++) {
    const key = keys[j] as HeaderKey;
    const leaf = key.leaf.startsWith(stem) ? key.leaf.slice(stem.length) : key.leaf;
    const order = PART.test(leaf) ? partOf(leaf) : -1;
    if (order <= before || key.parent !== first.parent || (stem === "" && first.parent === "")) break;
    before = order;
    n++;
  }
  const numeric = (j: number): boolean => (profiles[j]?.number ?? 0) >= 0.7 || (profiles[j]?.era ?? 0) >= 0.7 || (profiles[j]?.filled ?? 1) === 0 || (profiles[j]?.meanLength ?? 9) <= 5;
  if (n >= 2 && before >= 2 && Array.from({ length: n }, (_, k) => i + k).every(numeric)) return n;
  return sameHeaderDate(keys, profiles, i);
}

/** 生年月日 merged over three or four columns of era, year, month, day. */
function sameHeaderDate(keys: readonly HeaderKey[], profiles: readonly ValueProfile[], i: number): number {
  const first = keys[i] as HeaderKey;
  if (!/日$|年月$/u.test(first.full)) return 1;
  let n = 1;
  while (keys[i + n]?.full === first.full) n++;
  if (n < 3 || n > 4) return 1;
  const last = profiles[i + n - 1];
  const month = profiles[i + n - 2];
  return last !== undefined && month !== undefined && last.most <= 31 && month.most <= 12 && last.number >= 0.7 && month.number >= 0.7 ? n : 1;
}

function dateKey(keys: readonly HeaderKey[], i: number, parts: number): HeaderKey {
  const first = keys[i] as HeaderKey;
  const stem = first.leaf.replace(/(?:元号|年号|和暦|西暦|年|月|日)$/u, "");
  const name = stem !== "" ? `${stem}年月日` : first.parent !== "" ? first.parent : first.leaf;
  const shown = keys.slice(i, i + parts).map((k) => k.shown.split(" / ").at(-1)).join("・");
  return { ...first, shown: first.parent === "" ? shown : `${first.shown.split(" / ")[0]}（${shown}）`, full: name, leaf: name, bare: name, parent: "" };
}

/** Two columns under one header, one of codes and one of names: the codes are read as 「…コード」. */
function twinKey(keys: readonly HeaderKey[], profiles: readonly ValueProfile[], i: number): HeaderKey {
  const key = keys[i] as HeaderKey;
  const twin = keys[i - 1]?.full === key.full ? i - 1 : keys[i + 1]?.full === key.full ? i + 1 : -1;
  if (twin < 0 || key.leaf === "" || (profiles[i]?.code ?? 0) < 0.8 || (profiles[twin]?.code ?? 1) > 0.3) return key;
  return { ...key, full: `${key.full}コード`, leaf: `${key.leaf}コード`, bare: `${key.bare}コード` };
}
