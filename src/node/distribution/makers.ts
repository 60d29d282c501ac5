import { agileLocks, type Locks } from "../../output/password-slips.ts";
import { nodeCrypto } from "../crypto-port.ts";
import type { Makers } from "./distribution.ts";

/** The real builders. Loaded when needed: the command line stays quick, and a test may bring its own. */
export async function defaultMakers(): Promise<Makers> {
  const { bookMakers } = await import("../../output/book-makers.ts");
  return { ...bookMakers, ...defaultLocks };
}

/** Agile encryption with node:crypto. */
export const defaultLocks: Locks = agileLocks(nodeCrypto);
