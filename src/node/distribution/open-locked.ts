import { decryptPackage } from "../../xlsx/crypt/agile.ts";
import { nodeCrypto } from "../crypto-port.ts";
import type { KnownPassword } from "../../output/password-slips.ts";

/** Spaces, width and 「 (2)」 of a copy tell nothing about whose file it is. */
const folded = (path: string): string => (path.split("/").at(-1) ?? "").normalize("NFKC").replaceAll(/[\s_]/gu, "").replace(/\.xlsx$/iu, "");

/**
 * An encrypted package opened with whichever of the passwords fits, the one noted for a file of this name first (each try costs 0.1 s).
 * Undefined: none fits. A package that is not encrypted comes back as it is.
 */
export function openLocked(bytes: Uint8Array, name: string, passwords: readonly KnownPassword[]): Uint8Array | undefined {
  const own = folded(name);
  const likely = (known: KnownPassword): boolean => known.file !== "" && own.startsWith(folded(known.file));
  for (const { password } of [...passwords.filter(likely), ...passwords.filter((known) => !likely(known))]) {
    const opened = decryptPackage(bytes, password, nodeCrypto.primitives);
    if (opened.ok) return opened.value;
    if (opened.error.kind === "not_encrypted" || opened.error.kind === "unsupported") return bytes;
  }
  return undefined;
}
