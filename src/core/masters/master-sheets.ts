import { type Result, err, ok } from "../model/result.ts";
import type { MasterFault } from "../model/score-fault.ts";
import { changedVersion } from "./amended.ts";
import { fold } from "./fold.ts";
import { MASTER_SHEETS, type CellKind, type MasterColumn, type MasterSheet } from "./master-columns.ts";
import type { Masters } from "./master-types.ts";

/** A master as a sheet: 版・日付・出典 in the first row, labels in the second, one entry a row below. */
export interface SheetText {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The masters of `MASTER_SHEETS` as sheets, to be changed in Excel and read back by `masterOfSheet`. */
export const masterSheets = (masters: Masters): readonly SheetText[] => MASTER_SHEETS.map((sheet) => {
  const master = masters[sheet.key] as unknown as Record<string, unknown>;
  const entries = (master[sheet.list] ?? []) as readonly Record<string, unknown>[];
  return {
    name: masters[sheet.key].title,
    rows: [["版", masters[sheet.key].version, "日付", masters[sheet.key].date, "出典", masters[sheet.key].source], sheet.columns.map((c) => c.label), ...entries.map((entry) => sheet.columns.map((c) => cellText(entry[c.id])))],
  };
});

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join(";");
  if (typeof value === "object") return Object.entries(value).map(([key, x]) => `${key}=${String(x)}`).join(";");
  return typeof value === "boolean" ? (value ? "○" : "") : String(value);
}

/**
 * Reads a changed sheet as the replacement of the master it names (by title or id); what the sheet does not show is kept.
 * @returns undefined when the sheet is no master; faults name the cell in words.
 */
export function masterOfSheet(base: Masters, file: string, sheet: SheetText): Result<unknown, readonly MasterFault[]> | undefined {
  const found = MASTER_SHEETS.find(({ key }) => [base[key].title, base[key].id].map(fold).includes(fold(sheet.name)));
  if (found === undefined) return undefined;
  const [head = [], labels = [], ...body] = sheet.rows;
  const faults: MasterFault[] = [];
  const places = found.columns.map((column) => {
    const at = labels.findIndex((label) => fold(label) === fold(column.label));
    if (at === -1 && column.empty === undefined) faults.push({ file, place: `${sheet.name}：${column.label}`, problem: "missing", found: "" });
    return at;
  });
  if (faults.length > 0) return err(faults);
  const entries = body.flatMap((row, i) => (row.every((cell) => cell.trim() === "") ? [] : [entryOf(row, found, { places, row: i + 3 }, (column, text) => {
    faults.push({ file, place: `${sheet.name} ${i + 3}行：${column.label}`, problem: "wrong_type", found: text });
  })]));
  if (faults.length > 0) return err(faults);
  const master = base[found.key];
  const said = (label: string, otherwise: string): string => {
    const at = head.findIndex((cell) => fold(cell) === label);
    return (at === -1 ? "" : head[at + 1] ?? "").trim() || otherwise;
  };
  const version = said("版", master.version);
  return ok({ ...master, version: version === master.version && !isUnchanged(base, found, entries) ? changedVersion(version, entries) : version, date: said("日付", master.date), source: said("出典", master.source), [found.list]: entries });
}

/** Whether the entries are those of the base: a changed sheet must not pass for the version it was made from. */
function isUnchanged(base: Masters, found: MasterSheet, entries: readonly unknown[]): boolean {
  const rows = masterSheets(base)[MASTER_SHEETS.indexOf(found)]?.rows.slice(2) ?? [];
  const own = rows.map((row, i) => entryOf(row, found, { places: found.columns.map((_, k) => k), row: i + 3 }, () => undefined));
  return JSON.stringify(own) === JSON.stringify(entries);
}

function entryOf(row: readonly string[], { columns }: MasterSheet, at: { readonly places: readonly number[]; readonly row: number }, fault: (column: MasterColumn, text: string) => void): Record<string, unknown> {
  return Object.fromEntries(columns.flatMap((column, k) => {
    const text = (row[at.places[k] ?? -1] ?? "").trim();
    if (text === "" && column.empty !== undefined) return column.empty === "row" ? [[column.id, `${at.row}行`]] : column.empty === "null" ? [[column.id, null]] : [];
    const value = parseCell(column.kind, text);
    if (value === undefined) fault(column, text);
    return [[column.id, value]];
  }));
}

const FLAGS: Readonly<Record<string, boolean>> = { "○": true, "〇": true, "1": true, true: true, TRUE: true, "": false, "×": false, "0": false, false: false, FALSE: false };

function parseCell(kind: CellKind, text: string): unknown {
  if (kind === "text") return text;
  const plain = fold(text);
  if (kind === "list") return text.split(/[;；]/u).map((part) => part.trim()).filter((part) => part !== "");
  if (kind === "flag") return FLAGS[plain];
  if (kind === "number") return numberOf(plain);
  const pairs = plain.split(";").filter((part) => part !== "").map((part) => part.split("=").map((x) => x.trim()));
  const numbers = pairs.map(([name = "", value = ""]) => [name, numberOf(value)] as const);
  return numbers.some(([name, value]) => name === "" || value === undefined) ? undefined : Object.fromEntries(numbers);
}

/** 1,200 and 30,000円 and 20名 are numbers as people write them. */
function numberOf(text: string): number | undefined {
  const plain = text.replace(/(?:円|人|名|時間)$/u, "").replaceAll(/,(?=\d{3}(?!\d))/gu, "");
  return /^-?\d+(\.\d+)?$/u.test(plain) ? Number(plain) : undefined;
}
