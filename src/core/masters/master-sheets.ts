import { type Result, err, ok } from "../model/result.ts";
import type { MasterFault } from "../model/score-fault.ts";
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
  const entries = body.flatMap((row, i) => (row.every((cell) => cell.trim() === "") ? [] : [entryOf(row, found, places, (column, text) => {
    faults.push({ file, place: `${sheet.name} ${i + 3}行：${column.label}`, problem: "wrong_type", found: text });
  })]));
  if (faults.length > 0) return err(faults);
  const master = base[found.key];
  const said = (label: string, otherwise: string): string => {
    const at = head.findIndex((cell) => fold(cell) === label);
    return (at === -1 ? "" : head[at + 1] ?? "").trim() || otherwise;
  };
  return ok({ ...master, version: said("版", master.version), date: said("日付", master.date), source: said("出典", master.source), [found.list]: entries });
}

function entryOf(row: readonly string[], { columns }: MasterSheet, places: readonly number[], fault: (column: MasterColumn, text: string) => void): Record<string, unknown> {
  return Object.fromEntries(columns.flatMap((column, k) => {
    const text = (row[places[k] ?? -1] ?? "").trim();
    if (text === "" && column.empty !== undefined) return column.empty === "null" ? [[column.id, null]] : [];
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

const numberOf = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/u.test(text) ? Number(text) : undefined);
