import { equal, fail } from "node:assert/strict";
import { nodeInflater } from "../../../../src/node/inflate.ts";
import type { FaultFact } from "../../../../src/core/model/fault.ts";
import type { Cell, Grid, Ledger } from "../../../../src/core/model/grid.ts";
import { readLedger } from "../../../../src/xlsx/read/read-ledger.ts";

export async function read(bytes: Uint8Array, file = "台帳.xlsx"): Promise<Ledger> {
  const result = await readLedger(file, bytes, { inflate: nodeInflater });
  return result.ok ? result.value : fail(`refused: ${JSON.stringify(result.error)}`);
}

export async function readGrid(bytes: Uint8Array): Promise<Grid> {
  return (await read(bytes)).grids[0] ?? fail("no sheet");
}

export async function refusal(bytes: Uint8Array, file = "台帳.xlsx"): Promise<FaultFact> {
  const result = await readLedger(file, bytes, { inflate: nodeInflater });
  if (result.ok) return fail("was read");
  const { file: named, ...fault } = result.error;
  equal(named, file);
  return fault as FaultFact;
}

/** A grid's values by row, `undefined` for blank. */
export const valuesOf = (grid: Grid): readonly (readonly unknown[])[] =>
  Array.from({ length: grid.rowCount }, (_, r) => Array.from({ length: grid.columnCount }, (_, c) => grid.cell(r + 1, c + 1).value));

export const cellAt = (grid: Grid, row: number, column: number): Cell => grid.cell(row, column);
