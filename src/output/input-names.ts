/** Which files of a folder are ledgers, and in which order they are read: one rule for the command line and the page. */

/** Names that are never ledgers: lock files of Office, system files, what a clerk's desktop leaves behind. */
const NOT_A_LEDGER = /^(~\$|\.)|^(thumbs\.db|desktop\.ini)$/iu;
/** Told by content later; these endings are worth opening. */
const LEDGER_ENDING = /\.(xlsx|xlsm|xls|csv|tsv|txt)$/iu;

/** Names that daicho itself writes beside its results: a folder that holds one is an output, never an input. */
const MADE_BY_DAICHO = ["run.json", "datapackage.json"];

export const isPassedOver = (name: string): boolean => NOT_A_LEDGER.test(name);
export const isLedgerName = (path: string): boolean => LEDGER_ENDING.test(path);
export const isResultFolder = (names: readonly string[]): boolean => names.some((name) => MADE_BY_DAICHO.includes(name));

export interface ArrangedNames {
  /** In reading order, `/` between folders. */
  readonly ledgers: readonly string[];
  /** Seen, and no ledgers by their names; a result folder ends in `/`. */
  readonly others: readonly string[];
}

/** The files below one folder, given as paths relative to it in any order, as a walk of the folder finds them. */
export function arrangeNames(paths: readonly string[]): ArrangedNames {
  const ledgers: string[] = [];
  const others: string[] = [];
  walk(paths.map((path) => path.split("/")), "", { ledgers, others });
  return { ledgers, others };
}

function walk(paths: readonly (readonly string[])[], below: string, found: { readonly ledgers: string[]; readonly others: string[] }): void {
  const here = new Map<string, (readonly string[])[]>();
  for (const [head = "", ...rest] of paths) here.set(head, [...(here.get(head) ?? []), ...(rest.length === 0 ? [] : [rest])]);
  if (below !== "" && isResultFolder(paths.filter((path) => path.length === 1).map(([name = ""]) => name))) return void found.others.push(`${below}/`);
  for (const [name, inside] of [...here].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isPassedOver(name)) continue;
    const path = below === "" ? name : `${below}/${name}`;
    if (inside.length > 0) walk(inside, path, found);
    else (isLedgerName(name) ? found.ledgers : found.others).push(path);
  }
}
