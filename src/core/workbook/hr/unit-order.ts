import type { UnitWork } from "../../model/scoring-work.ts";

/** 全庁, then each 部 followed by its 課 (each with its 係, where these are scored), then 課 under no 部. */
export function inReadingOrder(units: readonly UnitWork[]): readonly UnitWork[] {
  const divisions = units.filter(({ level }) => level === 1);
  const under = new Set(divisions.map(({ unit }) => unit));
  const sections = units.filter(({ level }) => level === 2);
  const withParts = (section: UnitWork): readonly UnitWork[] => [section, ...units.filter((unit) => unit.level === 3 && unit.section === section.unit)];
  const ordered = [
    ...units.filter(({ level }) => level === 0), ...divisions.flatMap((division) => [division, ...sections.filter((unit) => unit.division === division.unit).flatMap(withParts)]),
    ...sections.filter(({ division }) => division === null || !under.has(division)).flatMap(withParts),
  ];
  const placed = new Set(ordered);
  return [...ordered, ...units.filter((unit) => !placed.has(unit))];
}

/** 部 as they are, 課 and 係 one step in each. */
export const indented = ({ level, name }: UnitWork): string => `${"　".repeat(Math.max(0, level - 1))}${name}`;
