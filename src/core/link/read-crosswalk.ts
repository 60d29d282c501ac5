import { oldAndNew, specialList } from "../columns/special-lists.ts";
import { cellOf, type DetectedTable, type TableRecord } from "../model/table.ts";
import { captionTexts, dayIn, statedAsOf } from "../normalise/record-as-of.ts";
import { missingKind } from "../normalise/missing.ts";
import { normaliseValue } from "../normalise/normalise-value.ts";
import { departmentKey } from "./department-path.ts";
import type { CrosswalkEntry } from "./link-types.ts";

/** A 新旧対照表 found among the ledgers: what it says, or no day when it does not say when. */
export interface FoundCrosswalk {
  readonly on: string | undefined;
  readonly entries: readonly CrosswalkEntry[];
  /** Rows that are no way from an old name to a new one: 廃止, 新設, and names that go on (a 課 of which a part was taken out). */
  readonly ended: number;
}

const FROM_DAY = /(?:施行|適用|実施|改正|改編|発足|変更)(?:年月日|期日|日)?$|^年月日$/u;

/** The 新旧対照表 a table is; undefined for any other table. Departments that keep their name are no entry. Without a day nothing is applied. */
export function crosswalkIn(table: DetectedTable): FoundCrosswalk | undefined {
  const sides = specialList(table) === "crosswalk" ? oldAndNew(table) : undefined;
  if (sides === undefined) return undefined;
  const over = sides.new.map((i) => table.columns[i]?.header.join(" ") ?? "");
  const stated = over.map(dayIn).find((day) => day !== undefined) ?? statedAsOf(table) ?? fiscalStart([...captionTexts(table), table.title ?? "", table.grid.name, ...over]);
  const entries: CrosswalkEntry[] = [];
  const above = { old: [] as string[], new: [] as string[] };
  // A name that goes on in the new organisation means the department of today: it leads nowhere else.
  const known = new Set<string>();
  let ended = 0;
  for (const record of table.records) {
    const from = nameOf(table, record, sides.old, above.old);
    const to = nameOf(table, record, sides.new, above.new);
    if (to !== "") known.add(departmentKey(to));
    const on = dayOf(table, record) ?? stated;
    if (from === "" || to === "") ended += from === "" && to === "" ? 0 : 1;
    else if (on !== undefined && departmentKey(from) !== departmentKey(to)) entries.push({ from, to, on });
  }
  const going = entries.filter((e) => !known.has(departmentKey(e.from)));
  return { on: entries[0]?.on ?? stated, entries: distinct(going), ended: ended + entries.length - going.length };
}

/** 部 and 課 in columns of their own, or all in one; a 部 written once holds for the 課 below it (`above`). 廃止, 新設 and dashes name no department. */
function nameOf(table: DetectedTable, record: TableRecord, columns: readonly number[], above: string[]): string {
  const texts = columns.map((i) => {
    const column = table.columns[i];
    return column === undefined ? "" : plain(String(cellOf(table, record, column).cell.value ?? ""));
  });
  const last = texts.at(-1) ?? "";
  if (texts.every((t) => t === "") || (last !== "" && isNone(last))) return "";
  const upper = texts.slice(0, -1).map((t, i) => (t === "" && last !== "" ? (above[i] ?? "") : t));
  upper.forEach((t, i) => (above[i] = t));
  return [...upper, last].filter((t) => t !== "" && !isNone(t)).join("　");
}

const plain = (text: string): string => text.trim().replace(/\s*\n\s*/gu, "　").replace(/[(（](?:新設|名称変更|移管|統合|廃止)[)）]$/u, "");
const isNone = (text: string): boolean => missingKind(text) !== undefined || /^[(（]?(?:廃止|新設|統合|移管|変更なし)[)）]?$/u.test(text);

/** A day in the row's own column. */
function dayOf(table: DetectedTable, record: TableRecord): string | undefined {
  const column = table.columns.find((c) => FROM_DAY.test((c.header.at(-1) ?? "").replace(/\s/gu, "")));
  if (column === undefined) return undefined;
  const { cell } = cellOf(table, record, column);
  const value = cell.iso?.slice(0, 10) ?? normaliseValue("date", String(cell.value ?? "")).value;
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : undefined;
}

/** 令和8年度 begins on 1 April 2026: the new organisation of a year is in force from its first day. */
function fiscalStart(texts: readonly string[]): string | undefined {
  for (const text of [...texts].reverse()) {
    const found = /(?:令和|R)\s*(元|\d{1,2})\s*年度/u.exec(text.normalize("NFKC"));
    if (found !== null) return `${2018 + (found[1] === "元" ? 1 : Number(found[1]))}-04-01`;
  }
  return undefined;
}

const distinct = (entries: readonly CrosswalkEntry[]): readonly CrosswalkEntry[] =>
  entries.filter((e, i) => entries.findIndex((o) => o.from === e.from && o.to === e.to) === i);
