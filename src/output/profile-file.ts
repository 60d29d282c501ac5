import { toSavedLedger } from "../core/columns/profile.ts";
import type { SavedProfile } from "../core/model/columns.ts";
import type { RecognisedTable } from "../core/pipeline.ts";
import { jsonFile, type OutputFile } from "./output-file.ts";

export const PROFILE_FILE = "対応表.json";

/** The column mapping of the tables that left a question, with what was confirmed, ready to be corrected and given back with `--profile`; none when nothing was in doubt. */
export function profileFile(recognised: readonly RecognisedTable[], confirmed?: SavedProfile): OutputFile[] {
  const doubtful = recognised.filter(({ map }) => map.questions.length > 0 || map.kind === "unknown");
  if (doubtful.length === 0 && confirmed === undefined) return [];
  const open = doubtful.map(({ table, map }) => toSavedLedger(`${table.file} ${table.grid.name}`, table, map));
  return [jsonFile(PROFILE_FILE, { version: 1, ledgers: [...(confirmed?.ledgers ?? []), ...open] })];
}
