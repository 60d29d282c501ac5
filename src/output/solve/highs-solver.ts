import highsLoader, { type Highs, type ModelData } from "highs";
import type { LinearModel, Solution, SolveLimits, Solver } from "../../core/assign/linear-model.ts";

const DEFAULT_SECONDS = 60;

/**
 * HiGHS (WebAssembly, single-threaded, in this process) behind the `Solver` port. The same model gives the same values unless the time runs out.
 * @param stop  asked while solving; true = give back the best found so far.
 * @param wasm  the engine's bytes, where they cannot be found beside the program (the page).
 */
export async function highsSolver(stop: () => boolean = () => false, wasm?: Uint8Array): Promise<Solver> {
  const highs = await highsLoader(wasm === undefined ? {} : { instantiateWasm: startWith(wasm) } as Parameters<typeof highsLoader>[0]);
  return { solve: (model, limits) => Promise.resolve(solveWith(highs, model, limits, stop)) };
}

/** Emscripten's hook for whoever has the engine's bytes already; this build of HiGHS heeds no `wasmBinary`. */
const startWith = (wasm: Uint8Array) => (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): void =>
  void WebAssembly.instantiate(wasm as Uint8Array<ArrayBuffer>, imports).then(({ instance }) => receive(instance));

function solveWith(highs: Highs, problem: LinearModel, limits: SolveLimits, stop: () => boolean): Solution {
  const model = highs.createModel(modelData(highs, problem));
  try {
    model.options.set({ output_flag: false, time_limit: limits.seconds ?? DEFAULT_SECONDS, mip_rel_gap: limits.gap ?? 0, ...(limits.nodes === undefined ? {} : { mip_max_nodes: limits.nodes }), mip_abs_gap: limits.absoluteGap ?? 1e-9, random_seed: 0 });
    if (limits.start !== undefined) model.setSolution({ colValue: Float64Array.from(limits.start) });
    model.run({
      [highs.constants.callbackType.mipInterrupt]: (event) => {
        if (stop()) event.interrupt();
      },
    });
    const status = model.getModelStatus();
    const { optimal, infeasible, empty } = highs.constants.modelStatus;
    if (status === infeasible) return { status: "infeasible" };
    const values = Array.from(model.getSolution().colValue);
    const found = { objective: model.getObjectiveValue(), values };
    if (status === optimal || status === empty) return { status: "optimal", ...found };
    if (model.info.get("primal_solution_status") !== highs.constants.solutionStatus.feasible) return { status: "no_solution" };
    const gap = Number(model.info.get("mip_gap"));
    return { status: "stopped", ...found, gap: Number.isFinite(gap) ? gap : null };
  } finally {
    model.dispose();
  }
}

/** Rows packed one after another; a missing bound is infinite. */
function modelData(highs: Highs, { objective, columns, rows }: LinearModel): ModelData {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] ?? 0) + row.terms.length;
  });
  return {
    numCols: columns.length, numRows: rows.length, sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(objective), colLower: Float64Array.from(columns, (c) => c.lower), colUpper: Float64Array.from(columns, (c) => c.upper),
    rowLower: Float64Array.from(rows, (row) => row.lower ?? Number.NEGATIVE_INFINITY), rowUpper: Float64Array.from(rows, (row) => row.upper ?? Number.POSITIVE_INFINITY),
    integrality: Int32Array.from(columns, (c) => (c.integer ? highs.constants.variableType.integer : highs.constants.variableType.continuous)),
    matrix: {
      format: "csr", numRows: rows.length, numCols: columns.length, starts,
      indices: Int32Array.from(rows.flatMap((row) => row.terms.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap((row) => row.terms.map(([, factor]) => factor))),
    },
  };
}
