import { fieldLabel } from "../core/columns/fields.ts";
import { flatHeaders, toSavedLedger } from "../core/columns/profile.ts";
import type { ColumnQuestion, SavedProfile } from "../core/model/columns.ts";
import type { Ledger } from "../core/model/grid.ts";
import { recognise, type RecognisedTable, rosterWithoutNames } from "../core/pipeline.ts";
import type { TaskPorts } from "./tasks/task.ts";

type SavedLedger = SavedProfile["ledgers"][number];
type Ask = NonNullable<TaskPorts["ask"]>;

const NONE = "どれでもない（わからない）";

/**
 * Asks the person at the terminal about every column that is missing or ambiguous, table by table.
 * @returns  `profile` with the answers put first, or undefined when nothing was asked or nothing was answered: what stays open becomes an issue.
 */
export async function askColumns(ledgers: readonly Ledger[], profile: SavedProfile | undefined, ask: Ask): Promise<SavedProfile | undefined> {
  const answered: SavedLedger[] = [];
  for (const ledger of ledgers) {
    for (const found of recognise(ledger, profile === undefined ? {} : { profile })) {
      const saved = await askTable(found, ask);
      if (saved !== undefined) answered.push(saved);
    }
  }
  return answered.length === 0 ? undefined : { version: 1, ledgers: [...answered, ...(profile?.ledgers ?? [])] };
}

async function askTable(found: RecognisedTable, ask: Ask): Promise<SavedLedger | undefined> {
  const { table } = found;
  const map = rosterWithoutNames(found) ?? found.map;
  const headers = flatHeaders(table);
  const saved = toSavedLedger(`${table.file} ${table.grid.name}`, table, map);
  const fields = { ...saved.fields };
  let answers = 0;
  for (const question of map.questions) {
    const columns = choicesOf(question, map.unmapped);
    if (columns.length === 0) continue;
    const names = columns.map((column) => headers[column] ?? "");
    const chosen = await ask(`「${table.file}」の「${table.grid.name}」: 「${fieldLabel(question.field)}」はどの列ですか。`, [...names, NONE]);
    const header = chosen === undefined ? undefined : names[chosen];
    if (header === undefined) continue;
    for (const [other, field] of Object.entries(fields)) if (field === question.field) fields[other] = "";
    fields[header] = question.field;
    answers += 1;
  }
  return answers === 0 ? undefined : { ...saved, fields };
}

/** The candidates; where there are none, every column that maps to nothing. */
const choicesOf = ({ candidates }: ColumnQuestion, unmapped: readonly number[]): readonly number[] => (candidates.length > 0 ? candidates : unmapped);
