import { columnNumber } from "../../../core/model/cell-address.ts";
import { LIMITS } from "../../../core/model/limits.ts";
import type { WorkbookModel } from "../../../core/model/workbook.ts";
import { referenceProblem, sheetNamesOf } from "./formulas.ts";
import { type ProblemList, hasControl, repeated } from "./report.ts";

const FORBIDDEN_IN_SHEET_NAME = /[[\]:*?/\\]/u;
/** Excel keeps these for itself ("History" in English, "履歴" in Japanese). */
const RESERVED_SHEET_NAMES = ["history", "履歴"];
const MAX_NAME_CHARS = 255;

export function checkSheetNames({ sheets }: WorkbookModel, report: ProblemList): void {
  if (!sheets.some((sheet) => (sheet.state ?? "visible") === "visible")) report.add("no visible sheet");
  for (const name of repeated(sheets.map((sheet) => sheet.name))) report.add(`two sheets are called "${name}"`);
  for (const { name } of sheets) {
    const problem = sheetNameProblem(name);
    if (problem !== undefined) report.add(`sheet name "${name}": ${problem}`);
  }
}

/** Why Excel refuses a sheet name. Source: Microsoft, "Rename a worksheet". */
export function sheetNameProblem(name: string): string | undefined {
  if (name === "") return "empty";
  if (name.length > LIMITS.sheetNameChars) return `${name.length} characters`;
  if (FORBIDDEN_IN_SHEET_NAME.test(name) || hasControl(name) || /[\t\n]/u.test(name)) return "forbidden character";
  if (name.startsWith("'") || name.endsWith("'")) return "apostrophe at an end";
  return RESERVED_SHEET_NAMES.includes(name.toLowerCase()) ? "kept by Excel" : undefined;
}

/** Why Excel refuses the name of a range or table. Source: Microsoft, "Names in formulas". */
export function nameProblem(name: string): string | undefined {
  if (name.length > MAX_NAME_CHARS) return `${name.length} characters`;
  if (!/^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*$/u.test(name)) return "not a legal name";
  const cell = /^([A-Za-z]{1,3})(\d+)$/u.exec(name);
  if (cell !== null && columnNumber(cell[1] ?? "") !== undefined && Number(cell[2]) <= LIMITS.rows) return "looks like a cell";
  return /^[Rr](\d*|\d*[Cc]\d*)$|^[Cc]\d*$/u.test(name) ? "looks like an R1C1 reference" : undefined;
}

/** Defined names, and the names of tables, which share one space with them. */
export function checkNames(model: WorkbookModel, report: ProblemList): void {
  const sheetNames = sheetNamesOf(model);
  const tables = model.sheets.flatMap((sheet) => sheet.tables ?? []).map((table) => table.name);
  const scoped = model.names.map(({ name, scope }) => (scope === undefined ? name : `${name} (${scope})`));
  for (const name of repeated([...scoped, ...tables])) report.add(`the name ${name} is given twice`);
  for (const name of [...model.names.map((one) => one.name), ...tables]) {
    const problem = nameProblem(name);
    if (problem !== undefined) report.add(`name "${name}": ${problem}`);
  }
  for (const { name, target, scope } of model.names) {
    const problem = target.sheet === undefined ? "names no sheet" : referenceProblem(target, sheetNames);
    if (problem !== undefined) report.add(`name "${name}": ${problem}`);
    if ((target.anchor ?? "both") !== "both") report.add(`name "${name}": its reference moves`);
    if (scope !== undefined && !sheetNames.has(scope)) report.add(`name "${name}": its sheet "${scope}" is not there`);
  }
}
