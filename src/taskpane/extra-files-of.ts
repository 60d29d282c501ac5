import { isMasterName, isStoredName } from "../output/given/given-names.ts";
import type { ExtraKind } from "./work/messages.ts";

/** Is a picked file of any use there? Of an earlier result only the tables and what scored them are read, never the departments' files. */
export function isUsable(kind: ExtraKind, path: string): boolean {
  if (kind === "masters") return isMasterName(path) && !path.includes("/");
  return kind !== "previous" || isStoredName(path);
}
