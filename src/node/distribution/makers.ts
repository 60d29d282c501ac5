import type { Makers } from "./distribution.ts";

/** The real builders. Loaded when needed: the command line stays quick, and a test may bring its own. */
export async function defaultMakers(): Promise<Makers> {
  const { bookMakers } = await import("../../output/book-makers.ts");
  return { ...bookMakers, ...defaultLocks };
}

/** Agile encryption with node:crypto. */
export const defaultLocks: Pick<Makers, "lock" | "unlock"> = {
  lock: async (bytes, password) => {
    const [{ encryptPackage }, { nodeCrypto }] = await Promise.all([import("../../xlsx/crypt/agile.ts"), import("../crypto-port.ts")]);
    return encryptPackage(bytes, password, nodeCrypto);
  },
  unlock: async (bytes, password) => {
    const [{ decryptPackage }, { nodeCrypto }] = await Promise.all([import("../../xlsx/crypt/agile.ts"), import("../crypto-port.ts")]);
    const opened = decryptPackage(bytes, password, nodeCrypto.primitives);
    if (!opened.ok) throw new Error(`a package we just locked does not open: ${opened.error.kind}`);
    return opened.value;
  },
};
