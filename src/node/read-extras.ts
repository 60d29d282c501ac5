import { basename } from "node:path";
import type { Refusal } from "../core/model/refusal.ts";
import { ok, type Result } from "../core/model/result.ts";
import { type Extras, readExtrasOf } from "../output/extra-files.ts";
import { nodeInflater } from "./inflate.ts";
import { nodeSha256 } from "./input-files.ts";
import { readGiven } from "./read-text.ts";

export interface ExtrasRequest {
  /** File of named transfer plans (xlsx, xls, csv). */
  readonly transfer?: string;
  /** 個人準備度（試行）.xlsx too. */
  readonly individual?: boolean;
}

/** The files of the extras, read; what they say is checked once the ledger is there. */
export async function readExtras({ transfer, individual = false }: ExtrasRequest): Promise<Result<Extras, Refusal>> {
  const file = transfer === undefined ? ok(undefined) : await readGiven(transfer, basename(transfer));
  return file.ok ? readExtrasOf(file.value, individual, { inflate: nodeInflater, sha256: nodeSha256 }) : file;
}
