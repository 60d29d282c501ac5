import type { MasterHead } from "./master-types.ts";

/** The version before any change on a 設定 sheet. */
export const originalVersion = (version: string): string => version.split(/[＋+]設定シート/u)[0] ?? version;

/** The master with changes from a 設定 sheet: its version tells the content, so that two different changes never pass for the same version. */
export const amended = <M extends MasterHead>(master: M, changes: Partial<M>): M =>
  ({ ...master, ...changes, version: `${originalVersion(master.version)}＋設定シート ${fingerprint(JSON.stringify(changes))}` });

/** The version of a sheet that was changed but still bears the name it had. */
export const changedVersion = (version: string, content: unknown): string => `${version}＋変更 ${fingerprint(JSON.stringify(content))}`;

/** FNV-1a, 32 bits, in hex. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
