import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { describeFault } from "../core/validate/messages/refusals.ts";
import type { Extras } from "../output/extra-files.ts";
import { readLedger } from "../xlsx/read/read-ledger.ts";
import { nodeInflater } from "./inflate.ts";
import { sha256Of } from "./input-files.ts";
import { describeSystemError } from "./system-error.ts";

export interface ExtrasRequest {
  /** File of named transfer plans (xlsx, xls, csv). */
  readonly transfer?: string;
  /** 個人準備度（試行）.xlsx too. */
  readonly individual?: boolean;
}

/** The files of the extras, read; what they say is checked once the ledger is there. */
export async function readExtras({ transfer, individual }: ExtrasRequest): Promise<Result<Extras, Refusal>> {
  const also = individual === true ? { individual } : {};
  if (transfer === undefined) return ok(also);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(transfer));
  } catch (error) {
    return err(refusal(describeSystemError(error, transfer), transfer));
  }
  const ledger = await readLedger(basename(transfer), bytes, { inflate: nodeInflater });
  return ledger.ok ? ok({ ...also, transfer: { name: basename(transfer), sha256: sha256Of(bytes), grids: ledger.value.grids } }) : err(refusal(describeFault(ledger.error), transfer));
}
