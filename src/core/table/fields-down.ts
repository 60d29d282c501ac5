import type { DetectedTable, TableColumn } from "../model/table.ts";
import { compactText } from "./cell-facts.ts";
import { findTitle } from "./captions.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Fewest fields written downwards, and most rows of such a list. */
const FEWEST = 4;
const MOST_ROWS = 60;
const PERSON = /氏名|名前|職員名|職員番号/u;

/**
 * A roster lying on its side: the fields down the first column, one person in each column beside it. Returned as a form for each person; undefined for
 * any other region, also when there is anything on it but this list and lines of one cell.
 */
export function fieldsDown(view: SheetView, file: string, region: Region): readonly DetectedTable[] | undefined {
  const rows: number[] = [];
  for (let row = region.top; row <= region.bottom; row++) {
    if (filledIn(view, row, region).length >= 2) rows.push(row);
    if (rows.length > MOST_ROWS) return undefined;
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || rows.length < FEWEST || last - first !== rows.length - 1) return undefined;
  const stub = filledIn(view, first, region)[0] as number;
  const people = filledIn(view, first, region).slice(1);
  if (people.length < 2 || !rows.every((row) => isField(view, region, row, { stub, people })) || !areKinds(view, rows, people)) return undefined;
  if (!rows.some((row) => PERSON.test(view.facts(row, stub).compact))) return undefined;
  const title = findTitle(view, region, region.top, first - 1);
  return people.map((column, i): DetectedTable => ({
    file, grid: view.grid, shape: "form", headerRows: null,
    ...(title === undefined ? {} : { title }),
    range: { top: first, left: i === 0 ? stub : column, bottom: last, right: column },
    columns: rows.map((row): TableColumn => ({ source: { kind: "fixed", row, column }, header: [compactText(String(view.grid.cell(row, stub).value))] })),
    firstDataRow: first, lastDataRow: last, records: [{ row: first, lastRow: last }],
    excludedRows: [], surroundings: [], carried: new Map(), confidence: 0.7,
  }));
}

/** A label that is certain, and under the same columns values that are none. */
function isField(view: SheetView, region: Region, row: number, { stub, people }: { readonly stub: number; readonly people: readonly number[] }): boolean {
  const [label, ...columns] = filledIn(view, row, region);
  const facts = view.facts(row, stub);
  return label === stub && facts.headerWord > 0 && facts.look === "text" && columns.length >= people.length * 0.5 && columns.every((c) => people.includes(c) && view.facts(row, c).headerWord < 2);
}

/** Each field holds values of one kind, and not all fields the same: numbers, names, days. */
function areKinds(view: SheetView, rows: readonly number[], people: readonly number[]): boolean {
  const kinds = rows.map((row) => {
    const looks = people.map((c) => view.facts(row, c).look).filter((look) => look !== "blank" && look !== "missing");
    return looks.every((look) => look === looks[0]) ? looks[0] : undefined;
  });
  return kinds.filter((k) => k !== undefined).length >= rows.length * 0.8 && new Set(kinds.filter((k) => k !== undefined)).size >= 2;
}
