import { a1 } from "../model/cell-address.ts";
import type { Cell, Grid } from "../model/grid.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { AssignmentWishes } from "./from-scores.ts";
import { CONDITION_HEADS, CONDITION_SHEETS, CONDITION_VALUES, type ConditionValue, DECISIONS, type PlanConditions } from "./plan-conditions.ts";
import type { Assigned, AssignmentRules, Pair } from "./problem.ts";

/** What the words on the sheets may mean. */
export interface ConditionNouns {
  /** staff_no → name. */
  readonly staff: ReadonlyMap<string, string>;
  /** 課 that have people with time for projects: code → full path. */
  readonly sections: ReadonlyMap<string, string>;
  /** project_id → title. */
  readonly projects: ReadonlyMap<string, string>;
  /** Half-years of the plan, `2026H2`, the first one first. */
  readonly periods: readonly string[];
}

export type ConditionFault =
  | { readonly kind: "no_sheet" }
  | { readonly kind: "no_heading"; readonly sheet: string; readonly heading: string }
  | { readonly kind: "unreadable" | "unknown_staff" | "wrong_name" | "unknown_section" | "unknown_project" | "unknown_period" | "same_person" | "half_pair" | "unknown_decision"; readonly sheet: string; readonly cell: string; readonly found: string; readonly expected: string };

/** Conditions out of the sheets of an edited 配置案・育成計画.xlsx. A sheet that is not there sets no condition; a value in doubt is a fault, never a guess. */
export function readConditions(grids: readonly Grid[], nouns: ConditionNouns): Result<PlanConditions, readonly ConditionFault[]> {
  const faults: ConditionFault[] = [];
  const sheetOf = (name: string): Grid | undefined => grids.find((grid) => grid.name.normalize("NFKC") === name.normalize("NFKC"));
  const known = Object.values(CONDITION_SHEETS).map(sheetOf);
  if (known.every((grid) => grid === undefined)) return err([{ kind: "no_sheet" }]);
  const report = (fault: ConditionFault): undefined => void faults.push(fault);
  const values = readValues(rowsOf(sheetOf(CONDITION_SHEETS.values), CONDITION_HEADS.values, report), nouns, report);
  const decisions = readDecisions(rowsOf(sheetOf(CONDITION_SHEETS.proposals), CONDITION_HEADS.proposals, report), report);
  const wishes: AssignmentWishes = {
    ...decisions,
    minimum: readMinimum(rowsOf(sheetOf(CONDITION_SHEETS.minimum), CONDITION_HEADS.minimum, report), nouns, report),
    wishes: readWishes(rowsOf(sheetOf(CONDITION_SHEETS.wishes), CONDITION_HEADS.wishes, report), nouns, report),
    exclusions: readExclusions(rowsOf(sheetOf(CONDITION_SHEETS.exclusions), CONDITION_HEADS.exclusions, report), nouns, report),
    ...values.wishes,
  };
  return faults.length > 0 ? err(faults) : ok({ wishes, budget: values.budget });
}

type Report = (fault: ConditionFault) => undefined;

/** One row below the headings: a cell by the name of its column. */
interface SheetRow<H> {
  readonly at: (column: keyof H) => Place;
}

interface Place {
  readonly sheet: string;
  readonly cell: string;
  readonly value: Cell["value"];
  readonly text: string;
}

const HEAD_ROWS = 12;
const plain = (cell: Cell): string => String(cell.value ?? "").normalize("NFKC").trim();

/** Rows under the headings, the wholly blank ones left out. */
function rowsOf<H extends Readonly<Record<string, string>>>(grid: Grid | undefined, heads: H, report: Report): readonly SheetRow<H>[] {
  if (grid === undefined) return [];
  const names = Object.keys(heads) as (keyof H)[];
  const found = headRowOf(grid, heads);
  const missing = names.find((name) => found.columns[name] === undefined);
  if (missing !== undefined) {
    report({ kind: "no_heading", sheet: grid.name, heading: heads[missing] ?? "" });
    return [];
  }
  const rows: SheetRow<H>[] = [];
  for (let row = found.row + 1; row <= grid.rowCount; row++) {
    const at = (name: keyof H): Place => {
      const column = found.columns[name] ?? 1;
      const cell = grid.cell(row, column);
      return { sheet: grid.name, cell: a1(row, column), value: cell.kind === "error" ? null : cell.value, text: plain(cell) };
    };
    if (names.some((name) => at(name).text !== "")) rows.push({ at });
  }
  return rows;
}

interface HeadRow<H> {
  readonly row: number;
  readonly columns: Partial<Record<keyof H, number>>;
}

/** The row among the first that holds most of the headings. */
function headRowOf<H extends Readonly<Record<string, string>>>(grid: Grid, heads: H): HeadRow<H> {
  let best: HeadRow<H> = { row: 0, columns: {} };
  for (let row = 1; row <= Math.min(HEAD_ROWS, grid.rowCount); row++) {
    const columns: Partial<Record<keyof H, number>> = {};
    for (let column = 1; column <= grid.columnCount; column++) {
      const name = (Object.keys(heads) as (keyof H)[]).find((key) => (heads[key] ?? "").normalize("NFKC") === plain(grid.cell(row, column)));
      if (name !== undefined) columns[name] ??= column;
    }
    if (Object.keys(columns).length > Object.keys(best.columns).length) best = { row, columns };
  }
  return best;
}

const faultAt = (kind: Exclude<ConditionFault["kind"], "no_sheet" | "no_heading">, place: Place, expected: string): ConditionFault =>
  ({ kind, sheet: place.sheet, cell: place.cell, found: place.text, expected } as ConditionFault);

const rangeText = ({ min, max, unit, whole }: Pick<ConditionValue, "min" | "max" | "unit" | "whole">): string =>
  `${min ?? 0}${max === undefined ? " 以上" : `〜${max}`}の${whole === true ? "整数" : "数"}${unit === "" ? "" : `（${unit}）`}`;

/** A number within its bounds; undefined when blank or refused. */
function numberAt(place: Place, bounds: Pick<ConditionValue, "min" | "max" | "unit" | "whole">, report: Report): number | undefined {
  if (place.text === "") return undefined;
  const value = typeof place.value === "number" ? place.value : /^\d+(?:\.\d+)?$/u.test(place.text.replaceAll(",", "")) ? Number(place.text.replaceAll(",", "")) : Number.NaN;
  const good = value >= (bounds.min ?? 0) && value <= (bounds.max ?? Number.MAX_VALUE) && (bounds.whole !== true || Number.isInteger(value));
  return good ? value : report(faultAt("unreadable", place, rangeText(bounds)));
}

function readValues(rows: readonly SheetRow<typeof CONDITION_HEADS.values>[], { periods }: ConditionNouns, report: Report): { readonly wishes: AssignmentWishes; readonly budget: PlanConditions["budget"] } {
  const rules: { -readonly [K in keyof AssignmentRules]?: number } = {};
  const budget: { yen: number | null; hoursPerPerson: number | null } = { yen: null, hoursPerPerson: null };
  let period: number | undefined;
  for (const row of rows) {
    const value = CONDITION_VALUES.find(({ label }) => label === row.at("label").text);
    if (value === undefined) continue;
    if (value.id === "period") period = periodAt(row.at("value"), periods, report);
    else {
      const number = numberAt(row.at("value"), value, report);
      if (number === undefined) continue;
      if (value.id === "yen" || value.id === "hoursPerPerson") budget[value.id] = number;
      else rules[value.id] = number;
    }
  }
  return { wishes: { rules, ...(period === undefined ? {} : { period }) }, budget };
}

function periodAt(place: Place, periods: readonly string[], report: Report): number | undefined {
  if (place.text === "") return undefined;
  const at = periods.indexOf(place.text.toUpperCase());
  return at >= 0 ? at : report(faultAt("unknown_period", place, periods.join("、")));
}

/** A staff number as written; leading zeros that Excel took away are put back when only one person can be meant. */
function staffAt(place: Place, { staff }: ConditionNouns, report: Report): string | undefined {
  if (staff.has(place.text)) return place.text;
  const short = place.text.replace(/^0+/u, "");
  const meant = short === "" ? [] : [...staff.keys()].filter((no) => no.replace(/^0+/u, "") === short);
  return meant.length === 1 ? meant[0] : report(faultAt("unknown_staff", place, ""));
}

const squeezed = (text: string): string => text.normalize("NFKC").replaceAll(/\s/gu, "");

function readMinimum(rows: readonly SheetRow<typeof CONDITION_HEADS.minimum>[], { sections }: ConditionNouns, report: Report): Readonly<Record<string, number>> {
  const minimum: Record<string, number> = {};
  for (const row of rows) {
    const least = numberAt(row.at("least"), { unit: "人工" }, report);
    if (least === undefined) continue;
    const [code, name] = [row.at("code"), row.at("name")];
    const meant = sections.has(code.text) ? code.text : [...sections].find(([, path]) => code.text === "" && squeezed(path) === squeezed(name.text))?.[0];
    if (meant === undefined) report(faultAt("unknown_section", code.text === "" ? name : code, ""));
    else minimum[meant] = least;
  }
  return minimum;
}

function readWishes(rows: readonly SheetRow<typeof CONDITION_HEADS.wishes>[], nouns: ConditionNouns, report: Report): Readonly<Record<string, readonly string[]>> {
  const wishes: Record<string, readonly string[]> = {};
  for (const row of rows) {
    const [noAt, nameAt, projectAt] = [row.at("staffNo"), row.at("name"), row.at("project")];
    const staffNo = staffAt(noAt, nouns, report);
    const projects = [...nouns.projects].filter(([id, title]) => id === projectAt.text || squeezed(title) === squeezed(projectAt.text));
    const [project] = projects;
    if (project === undefined || projects.length > 1) report(faultAt("unknown_project", projectAt, ""));
    if (staffNo === undefined || project === undefined) continue;
    const name = nouns.staff.get(staffNo) ?? "";
    if (nameAt.text !== "" && squeezed(nameAt.text) !== squeezed(name)) report(faultAt("wrong_name", nameAt, name));
    wishes[staffNo] = [...(wishes[staffNo] ?? []), project[0]];
  }
  return wishes;
}

function readExclusions(rows: readonly SheetRow<typeof CONDITION_HEADS.exclusions>[], nouns: ConditionNouns, report: Report): readonly (readonly [string, string])[] {
  return rows.flatMap((row) => {
    const places = [row.at("first"), row.at("second")] as const;
    const blank = places.find(({ text }) => text === "");
    if (blank !== undefined) {
      report(faultAt("half_pair", blank, ""));
      return [];
    }
    const [first, second] = [staffAt(places[0], nouns, report), staffAt(places[1], nouns, report)];
    if (first === undefined || second === undefined) return [];
    if (first === second) report(faultAt("same_person", places[1], ""));
    return [[first, second] as const];
  });
}

/** 採否 of the earlier proposals; rows without one are open. */
function readDecisions(rows: readonly SheetRow<typeof CONDITION_HEADS.proposals>[], report: Report): { readonly kept: readonly Assigned[]; readonly declined: readonly Pair[] } {
  const [kept, declined]: [Assigned[], Pair[]] = [[], []];
  for (const row of rows) {
    const [decision, key] = [row.at("decision"), row.at("key").text.split("|")];
    const [staffNo = "", slot = ""] = key;
    if (decision.text === "" || decision.text === DECISIONS.open || slot === "") continue;
    if (decision.text === DECISIONS.declined) declined.push({ staffNo, slot });
    else if (decision.text !== DECISIONS.kept) report(faultAt("unknown_decision", decision, Object.values(DECISIONS).join("、")));
    else {
      const fte = numberAt(row.at("fte"), { unit: "人工", min: 0.000_001 }, report);
      if (fte !== undefined) kept.push({ staffNo, slot, fte });
    }
  }
  return { kept, declined };
}
