import type { UnitWork } from "../model/scoring-work.ts";
import { ORG } from "../readiness/units.ts";
import type { CountNode } from "./suppress.ts";

/** Code of the people of a 部 (or of the body) who belong to no 課 (or 部). */
export const directCode = (unit: string): string => `${unit}#直属`;

/**
 * The tree of counts for `hiddenCells`: the body, its 部, their 課, and 直属 as one more child wherever the children do not add up (R56).
 * @param count  people of a unit; of a 部 and of ORG with everybody below them.
 */
export function countTree(units: readonly UnitWork[], count: (unit: string) => number): CountNode {
  const sections = (division: string | null): readonly CountNode[] =>
    units.filter((unit) => unit.isSection && unit.division === division).map((unit) => ({ code: unit.unit, n: count(unit.unit), children: [] }));
  const divisions = units.filter((unit) => unit.level === 1).map((unit) => withDirect(unit.unit, count(unit.unit), sections(unit.unit)));
  return withDirect(ORG, count(ORG), [...divisions, ...sections(null)]);
}

function withDirect(code: string, n: number, children: readonly CountNode[]): CountNode {
  const direct = n - children.reduce((sum, child) => sum + child.n, 0);
  return { code, n, children: direct > 0 ? [...children, { code: directCode(code), n: direct, children: [] }] : children };
}
