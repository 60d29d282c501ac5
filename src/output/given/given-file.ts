import type { Ledger } from "../../core/model/grid.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, type Result } from "../../core/model/result.ts";
import { describeFault } from "../../core/validate/messages/refusals.ts";
import { decodeStrictly, decodeText, detectEncoding } from "../../xlsx/read/encoding.ts";
import { readLedger } from "../../xlsx/read/read-ledger.ts";
import type { ReadOptions } from "../../xlsx/read/read-options.ts";

/** A file a clerk gives beside the ledgers, read whole. `name` as messages and the run record show it: the path on the command line, the file's name in the page. */
export interface GivenBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Its sheets; a file that cannot be read is refused in the words used for ledgers. */
export async function openGiven({ name, bytes }: GivenBytes, options: ReadOptions): Promise<Result<Ledger, Refusal>> {
  const read = await readLedger(name, bytes, options);
  return read.ok ? read : err(refusal(describeFault(read.error), name));
}

/** Text without its byte order mark: UTF-8, or what Excel saves a csv in (Shift_JIS) when it is no UTF-8. */
export const textOf = (bytes: Uint8Array): string => (decodeStrictly(bytes, "utf-8") ?? decodeText(bytes, detectEncoding(bytes).encoding)).replace(/^\ufeff/u, "");

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
}
