import type { MasterHead } from "./master-types.ts";

/** The version before any change on a 設定 sheet. */
export const originalVersion = (version: string): string => version.split(/[＋+]設定シート/u)[0] ?? version;

/** The master with changes from a 設定 sheet: its version tells the content, so that two different changes never pass for the same version. */
export function amended<M extends MasterHead>(master: M, changes: Partial<M>): M {
  const changed = { ...master, ...changes };
  return { ...changed, version: `${originalVersion(master.version)}＋設定シート ${fingerprint(JSON.stringify(changes))}` };
}

/** FNV-1a, 32 bits, in hex. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
