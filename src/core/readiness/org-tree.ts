import type { RecordOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { Settings } from "../model/settings.ts";
import { fold } from "../masters/fold.ts";
import { firstDay, lastDay } from "./calendar.ts";
import { byText } from "./compare.ts";

/** One department with what lies above it. `division` = 部, `section` = own 課 (itself for a 課), R10. */
export interface Department {
  readonly code: string;
  /** 3 is all that lies below a 課: 係, and the 班 of a ledger that counts to 4. */
  readonly level: 1 | 2 | 3;
  readonly name: string;
  readonly fullPath: string;
  readonly division: string | null;
  readonly section: string | null;
  readonly valid: boolean;
  readonly dxOffice: boolean;
}

export interface OrgTree {
  readonly departments: ReadonlyMap<string, Department>;
  /** 部, 課, 係 valid on asOf, by code (R59). */
  readonly divisions: readonly Department[];
  readonly sections: readonly Department[];
  readonly subsections: readonly Department[];
}

type Row = RecordOf<"departments">;

/** Organisation valid on asOf (R10). A parent chain longer than the tree can be (a ring) is cut. */
export function orgTree(rows: readonly Row[], asOf: IsoDate, settings: Settings): OrgTree {
  const byCode = new Map<string, Row>();
  for (const row of [...rows].sort(byPlace)) if (row.dept_code !== null && !byCode.has(row.dept_code)) byCode.set(row.dept_code, row);
  const isOffice = dxOfficeTest(settings);
  const departments = new Map<string, Department>();
  for (const [code, row] of byCode) departments.set(code, departmentOf(code, row, { byCode, asOf, isOffice }));
  const valid = (level: number): readonly Department[] =>
    [...departments.values()].filter((d) => d.level === level && d.valid).sort((a, b) => byText(a.code, b.code));
  return { departments, divisions: valid(1), sections: valid(2), subsections: valid(3) };
}

interface Context {
  readonly byCode: ReadonlyMap<string, Row>;
  readonly asOf: IsoDate;
  readonly isOffice: (name: string, code: string) => boolean;
}

function departmentOf(code: string, row: Row, { byCode, asOf, isOffice }: Context): Department {
  const chain = ancestors(code, byCode);
  const at = (level: number): string | null => chain.find((c) => byCode.get(c)?.level === level) ?? null;
  const from = firstDay(row.valid_from);
  const to = lastDay(row.valid_to);
  return {
    code, level: row.level === 1 || row.level === 2 ? row.level : 3, name: row.name ?? "", fullPath: row.full_path ?? row.name ?? "",
    division: at(1), section: at(2), valid: (from === undefined || from <= asOf) && (to === undefined || to >= asOf),
    dxOffice: row.level === 2 && isOffice(row.name ?? "", code),
  };
}

/** The department and what is above it, nearest first. */
function ancestors(code: string, byCode: ReadonlyMap<string, Row>): readonly string[] {
  const chain: string[] = [];
  let at: string | null = code;
  while (at !== null && at !== "" && !chain.includes(at)) {
    chain.push(at);
    at = byCode.get(at)?.parent_code ?? null;
  }
  return chain;
}

/** R21: name matches the pattern, or name or code is listed in the settings. */
export function dxOfficeTest(settings: Settings): (name: string, code: string) => boolean {
  const pattern = new RegExp(settings.dxOfficePattern, "u");
  const listed = new Set(settings.dxOffices.map(fold));
  return (name, code) => pattern.test(fold(name)) || listed.has(fold(name)) || listed.has(fold(code));
}

/** Where a record was read: the order that decides between repeated records, whatever order they arrive in. */
export const byPlace = (a: { _file: string; _sheet: string; _row: number }, b: { _file: string; _sheet: string; _row: number }): number =>
  byText(a._file, b._file) || byText(a._sheet, b._sheet) || a._row - b._row;
