import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { cellIn, columnRange } from "../sheet/placed-table.ts";
import { EPSILON } from "./fit-work.ts";
import type { HrWorkbookInput } from "./hr-input.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { UnitSheet } from "./unit-data.ts";
import type { UnitWorkSheet } from "./unit-work.ts";

interface Parts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly units: UnitSheet;
  readonly unitWork: UnitWorkSheet;
}

/** A computed question around its fallback (the answer, or 未確認). */
type Computed = (fallback: Formula) => Formula;

const rate = (top: Formula | Reference, base: Formula | Reference): Formula => f`IF(${base}=0,${textLiteral("対象外")},${top}/${base})`;

/** R42-R50 for a unit that answers (課 or ORG). `undefined`: its input table is missing, so only the answer counts. */
export function computedQuestion(question: string, unit: UnitWork, { input, settings, units, unitWork }: Parts): Computed | undefined {
  const { tables } = input;
  const at = (id: string): Reference => cellIn(unitWork.table, units.numberOf(unit.unit) - 1, id);
  const when = (known: boolean, value: () => Formula): Computed | undefined => (known ? () => value() : undefined);
  const [training, skills, projects] = [tables.training.length > 0, tables.skills.length > 0, tables.projects.length > 0];
  const demands = skills && tables.project_demands.length > 0;
  switch (question) {
    case "A02": return when(training, () => rate(at("managersDx"), at("managers")));
    case "A03": return when(training, () => rate(at("othersDx"), f`(${at("head")}-${at("managers")})`));
    case "S01": return when(training, () => rate(at("security"), at("head")));
    case "T04": return when(tables.qualifications.length > 0, () => rate(at("certified"), at("head")));
    case "T01": return skills ? (fallback) => f`IF(${at("head")}=0,${textLiteral("対象外")},IF(${at("judged")}<${settings.value("literacyKnownRate")}*${at("head")}-${EPSILON},${fallback},${rate(at("attained"), at("judged"))}))` : undefined;
    case "T02": return () => rate(at("leaderMet"), at("required"));
    case "O06": return () => (unit.level === 0 ? dutyOfAll(units, unitWork) : f`IF(${at("head")}=0,${textLiteral("対象外")},${at("duty")})`);
    case "P05": return when(projects, () => f`IF(${at("owned")}=0,0,${at("planned")}/${at("owned")})`);
    case "T03": return when(demands, () => rate(at("covered"), at("needed")));
    case "T05": return when(demands, () => rate(at("successors"), at("criticalRoles")));
    default: return undefined;
  }
}

/** R44 for ORG: mean over the 課 that have people. */
function dutyOfAll(units: UnitSheet, { table }: UnitWorkSheet): Formula {
  const [section, head, duty] = [columnRange(units.table, "section"), columnRange(table, "head"), columnRange(table, "duty")];
  const count = f`COUNTIFS(${section},1,${head},${textLiteral(">0")})`;
  return f`IF(${count}=0,${textLiteral("対象外")},SUMIFS(${duty},${section},1,${head},${textLiteral(">0")})/${count})`;
}
