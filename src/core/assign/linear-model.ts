/** A mixed-integer linear programme as plain data; columns and rows are known by their index. */
export interface LinearModel {
  readonly objective: readonly number[];
  readonly columns: readonly { readonly lower: number; readonly upper: number; readonly integer: boolean }[];
  readonly rows: readonly LinearRow[];
}

export interface LinearRow {
  readonly terms: readonly (readonly [column: number, factor: number])[];
  /** Absent = unbounded on that side. */
  readonly lower?: number;
  readonly upper?: number;
}

export interface SolveLimits {
  /** Default 60. */
  readonly seconds?: number;
  /** Branch-and-bound nodes after which the best found is given back: a limit that, unlike the clock, is the same on every machine. Default none. */
  readonly nodes?: number;
  /** Relative gap at which a solution counts as best. Default 0. */
  readonly gap?: number;
  /** The same in units of the objective; whichever is reached first. Default 1e-9. */
  readonly absoluteGap?: number;
  /** A feasible solution to start from. */
  readonly start?: readonly number[];
}

export type Solution =
  | { readonly status: "optimal"; readonly objective: number; readonly values: readonly number[] }
  /** Stopped before the proof: the best found, and how far from the bound it may be (relative; null = unknown). */
  | { readonly status: "stopped"; readonly objective: number; readonly values: readonly number[]; readonly gap: number | null }
  | { readonly status: "infeasible" | "no_solution" };

/**
 * Solves a model for the greatest objective. Adapters: `output/solve/highs-solver.ts`, the pane's own worker.
 * Deterministic: the same model gives the same values.
 * Errors: rejects only when the solver itself cannot run.
 */
export interface Solver {
  solve(model: LinearModel, limits: SolveLimits): Promise<Solution>;
}

/** Value of a linear form. */
export const valueOf = (terms: readonly (readonly [number, number])[], values: readonly number[]): number =>
  terms.reduce((sum, [column, factor]) => sum + factor * (values[column] ?? 0), 0);
