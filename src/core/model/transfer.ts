import type { CanonicalTables } from "./canonical.ts";
import type { Scores } from "./scores.ts";
import type { ScoringWork } from "./scoring-work.ts";

/** 異動試算: a named plan of transfers, tried without touching the ledger. */
export interface TransferPlan {
  readonly name: string;
  readonly moves: readonly TransferMove[];
}

export interface TransferMove {
  readonly staffNo: string;
  /** dept_code. */
  readonly toDept: string;
  readonly post?: string;
  readonly rankBand?: string;
  /** Day of the transfer as the plan says; shown only: a trial moves everybody on the as-of day. */
  readonly on?: string;
  /** What a person should know of how the row was read. */
  readonly notes?: readonly string[];
}

export interface PlanOutcome {
  readonly name: string;
  /** The staff table after the moves. */
  readonly staff: CanonicalTables["staff"];
  readonly scores: Scores;
  readonly working: ScoringWork;
  /** Moves that name nobody in the staff table or no department: not made. */
  readonly impossible: readonly { readonly staffNo: string; readonly toDept: string; readonly reason: "職員なし" | "所属なし" }[];
}

export interface PlanComparison {
  /** The ledger as it is, then the plans in their order. */
  readonly outcomes: readonly PlanOutcome[];
  /** Per unit whose figures differ between the outcomes: one value per outcome. */
  readonly units: readonly {
    readonly unit: string;
    readonly adjusted: readonly (number | null)[];
    readonly headcount: readonly number[];
    readonly leaders: readonly number[];
    readonly short: readonly number[];
  }[];
  readonly organisationCoverage: readonly (number | null)[];
}

/** Why a file of transfer plans cannot be used. `row` is the sheet's own row; wording: `validate/messages/transfer.ts`. */
export interface TransferFault {
  readonly sheet: string;
  readonly row: number;
  readonly kind:
    | "no_header" | "no_moves" | "too_many_plans" | "plan_missing" | "staff_missing" | "staff_unknown" | "staff_ambiguous" | "name_differs"
    | "dept_missing" | "dept_unknown" | "dept_ambiguous" | "dept_closed" | "dept_mismatch" | "moved_twice" | "date_unreadable" | "band_unknown";
  readonly found: string;
  /** What the ledger has instead: the right name, the nearest department, the earlier row. */
  readonly known: string;
}
