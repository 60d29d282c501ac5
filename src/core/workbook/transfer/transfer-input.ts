import type { Masters } from "../../masters/master-types.ts";
import type { CanonicalTables } from "../../model/canonical.ts";
import type { RunFacts } from "../../model/run.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import type { Settings } from "../../model/settings.ts";
import type { PlanComparison, TransferPlan } from "../../model/transfer.ts";

export interface TransferWorkbookInput {
  readonly comparison: PlanComparison;
  readonly plans: readonly TransferPlan[];
  /** Name of the file the plans came from. */
  readonly source: string;
  readonly tables: CanonicalTables;
  readonly masters: Masters;
  readonly settings: Settings;
  readonly run: RunFacts;
}

export const TRANSFER_BOOK_TITLE = "異動試算比較";
export const TRANSFER_SHEETS = {
  front: "比較のまとめ", units: "所属別の比較", people: "異動する人", settings: "前提と版",
  staff: "データ_職員", answers: "データ_準備度", demands: "データ_案件", roles: "データ_役割", supply: "データ_供給", dependence: "データ_依存",
} as const;

/** ORG, 部 and 課 with their numbers (from 1) as every sheet counts by them: names repeat, and "0101" is 101 to COUNTIFS. */
export interface Numbered {
  readonly units: readonly UnitWork[];
  readonly numberOf: (unit: string | null) => number;
}

export function numberUnits({ comparison }: TransferWorkbookInput): Numbered {
  const units = (comparison.outcomes[0]?.working.units ?? []).filter(({ level }) => level < 3);
  const numbers = new Map(units.map(({ unit }, i) => [unit, i + 1]));
  return { units, numberOf: (unit) => numbers.get(unit ?? "") ?? 0 };
}
