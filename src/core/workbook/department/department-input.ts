import type { Masters } from "../../masters/master-types.ts";
import type { CanonicalTables } from "../../model/canonical.ts";
import type { DistributionProfile } from "../../model/distribution-profile.ts";
import type { ReturnForm } from "../../model/return-form.ts";
import type { RunFacts } from "../../model/run.ts";
import type { LeaderCount, Scores, UnitReadiness } from "../../model/scores.ts";
import type { ScoringWork, UnitWork } from "../../model/scoring-work.ts";
import type { Settings } from "../../model/settings.ts";
import type { WorkbookModel } from "../../model/workbook.ts";
import type { ClassLabel, Masthead } from "../sheet/page.ts";

/** Everything one department's workbook is made from. Names and records come from `share` only; the rest gives totals of the whole body. */
export interface DepartmentWorkbookInput {
  readonly scores: Scores;
  readonly work: ScoringWork;
  readonly masters: Masters;
  readonly settings: Settings;
  readonly run: RunFacts;
  readonly profile: DistributionProfile;
  /** `Manifest.distributionId`, printed and kept on `_daicho`. */
  readonly distributionId: string;
  /** The department's own records, whitelisted columns only (`exchange/split.ts`). */
  readonly share: DepartmentShareFacts;
  /** Last time's figures, for the comparison. */
  readonly previous?: Scores;
  /** Whom to ask, e.g. 総務部人事課（内線 1234）; default: 人事担当課. */
  readonly contact?: string;
}

export interface DepartmentShareFacts {
  readonly code: string;
  readonly path: string;
  readonly people: readonly string[];
  readonly tables: CanonicalTables;
}

export interface DepartmentWorkbook {
  readonly book: WorkbookModel;
  /** What the file remembers of its input cells; HR keeps a copy as the base of the merge. */
  readonly form: ReturnForm;
}

/** What the sheets share: the input with the department's own lines picked out. */
export interface DepartmentFacts {
  readonly input: DepartmentWorkbookInput;
  readonly unit: UnitWork;
  readonly readiness: UnitReadiness | undefined;
  readonly organisation: UnitReadiness | undefined;
  readonly leaders: LeaderCount | undefined;
  readonly masthead: Masthead;
  readonly classLabel: ClassLabel;
}

export const DEPARTMENT_SHEETS = {
  front: "はじめに", readiness: "自所属の準備度", people: "自所属の人材", projects: "案件と必要人材", processes: "業務の見える化", answers: "回答・見直し", glossary: "用語",
} as const;

export const SMALL = "×(少数)";
export const NO_VALUE = "―";

export function departmentFacts(input: DepartmentWorkbookInput): DepartmentFacts {
  const { share, work, scores, run } = input;
  const unit = work.units.find((u) => u.unit === share.code) ?? emptyUnit(share);
  return {
    input, unit, classLabel: CLASS[input.profile.classLabel],
    readiness: scores.readiness.find((r) => r.unit === share.code), organisation: scores.readiness.find((r) => r.unit === "ORG"),
    leaders: scores.leaders.find((l) => l.unit === share.code),
    masthead: { book: `DX準備度・人材　${share.path}`, asOf: scores.asOf, runId: input.distributionId, version: run.version },
  };
}

const CLASS = { 機密性3B: "3B", 機密性2: "2", 機密性1: "1" } as const;

const emptyUnit = ({ code, path }: DepartmentShareFacts): UnitWork =>
  ({ unit: code, level: 2, name: path, fullPath: path, division: null, section: code, dxOffice: false, headcount: 0, isSection: false });
