import { type CoverageWorkSheet, coverageWorkSheet } from "./coverage-work.ts";
import { type FitSheet, fitSheet } from "./fit-work.ts";
import { type FlowSheet, flowSheet } from "./flow-work.ts";
import { type GapSheet, gapSheet } from "./gap-sheet.ts";
import type { HrWorkbookInput } from "./hr-input.ts";
import { assignmentSheet, type DataSheet, demandSheet, projectNumbers, projectSheet } from "./project-data.ts";
import { type ReadinessWorkSheet, readinessWorkSheet } from "./readiness-work.ts";
import { type SettingSheet, settingSheet } from "./setting-sheet.ts";
import { type SkillSheet, skillSheet } from "./skill-data.ts";
import { type SkillWorkSheet, skillWorkSheet } from "./skill-work.ts";
import { type StaffSheet, staffSheet } from "./staff-data.ts";
import { type SupplySheet, supplySheet } from "./supply-work.ts";
import { type UnitSheet, unitSheet } from "./unit-data.ts";
import { type UnitWorkSheet, unitWorkSheet } from "./unit-work.ts";
import { type ViewWorkSheet, viewWorkSheet } from "./view-work.ts";

/** The sheets every result is computed from, laid out: data, settings, working papers. */
export interface HrLayout {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly units: UnitSheet;
  readonly staff: StaffSheet;
  readonly skills: SkillSheet;
  readonly fits: FitSheet;
  readonly projects: DataSheet;
  readonly demands: DataSheet;
  readonly assignments: DataSheet;
  readonly supply: SupplySheet;
  readonly flow: FlowSheet;
  readonly gaps: GapSheet;
  readonly coverage: CoverageWorkSheet;
  readonly unitWork: UnitWorkSheet;
  readonly readiness: ReadinessWorkSheet;
  readonly views: ViewWorkSheet;
  readonly skillWork: SkillWorkSheet;
}

/** Each sheet needs those before it. */
export function layOut(input: HrWorkbookInput): HrLayout {
  const settings = settingSheet(input);
  const units = unitSheet(input);
  const staff = staffSheet(input, settings, units);
  const skills = skillSheet(input, settings, staff);
  const fits = fitSheet({ input, settings, staff, skills });
  const numbers = projectNumbers(input, units);
  const projects = projectSheet(input, units);
  const demands = demandSheet(input, settings, numbers);
  const assignments = assignmentSheet(input, settings, staff, numbers);
  const supply = supplySheet({ input, settings, staff, fits, demands, assignments });
  const flow = flowSheet({ input, fits, demands, supply });
  const gaps = gapSheet({ input, settings, fits, demands, supply, flow });
  const coverage = coverageWorkSheet({ input, units, fits, demands, gaps });
  const unitWork = unitWorkSheet({ input, settings, units, staff, fits, projects, demands, gaps });
  const readiness = readinessWorkSheet({ input, settings, units, unitWork });
  const views = viewWorkSheet({ input, settings, units, readiness });
  const skillWork = skillWorkSheet({ input, settings, staff, skills, fits, gaps });
  return { input, settings, units, staff, skills, fits, projects, demands, assignments, supply, flow, gaps, coverage, unitWork, readiness, views, skillWork };
}
