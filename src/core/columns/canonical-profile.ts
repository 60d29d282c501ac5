import { CANONICAL, TABLE_IDS } from "../model/canonical.ts";
import type { SavedProfile } from "../model/columns.ts";
import { fieldById } from "./fields.ts";

/** Where a record was read: carried as 備考, like any column that is no field. */
const PLACE = ["_file", "_sheet", "_row"];

/** Our own `tables/*.csv` coming back as ledgers: the headers are the ids themselves. */
export const CANONICAL_PROFILE: Pick<SavedProfile, "ledgers"> = {
  ledgers: TABLE_IDS.map((kind) => {
    const ids = CANONICAL[kind].columns.map(({ id }) => id);
    return { name: `tables/${kind}.csv`, kind, headers: [...ids, ...PLACE], fields: Object.fromEntries(ids.map((id) => [id, fieldOf(kind, id)])) };
  }),
};

/** Demands and assignments name their project by the project's own field. */
function fieldOf(kind: string, id: string): string {
  return fieldById(`${kind}.${id}`) === undefined ? `projects.${id}` : `${kind}.${id}`;
}
