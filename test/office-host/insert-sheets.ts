/** `insertWorksheetsFromBase64` as Microsoft describes it: sheets at the end, a taken name gets a number, Excel on the web refuses charts. */
import type { EmulatedBook, EmulatedCell } from "./book.ts";
import { denied, invalidArgument, unsupportedFeature } from "./host-error.ts";
import { parseBook } from "./parse-book.ts";

interface Options {
  readonly sheetNamesToInsert?: readonly string[];
  readonly positionType?: string;
}

/** The ids of the new sheets, in their order. */
export function insertSheets(book: EmulatedBook, base64: unknown, options: Options = {}): readonly string[] {
  if (book.isProtected) denied();
  const parsed = typeof base64 === "string" ? parseBook(new Uint8Array(Buffer.from(base64, "base64"))) : undefined;
  if (parsed === undefined || (options.positionType ?? "End") !== "End") return invalidArgument();
  const names = options.sheetNamesToInsert ?? [];
  const wanted = parsed.filter(({ name }) => names.length === 0 || names.includes(name));
  if (book.refusesCharts && wanted.some(({ hasCharts }) => hasCharts)) unsupportedFeature();
  book.original = undefined;
  const there = new Set(wanted.map(({ name }) => name));
  return wanted.map(({ name, visibility, isProtected, cells }) => {
    book.sheetNumber += 1;
    const id = `{sheet-${book.sheetNumber}}`;
    book.sheets.push({ id, name: freeName(book, name), visibility, isProtected, properties: new Map(), cells: new Map([...cells].map(([at, cell]) => [at, withoutDangling(cell, there)])) });
    return id;
  });
}

/** Excel would keep a link to a file that does not exist: for us the same as a lost reference. */
function withoutDangling(cell: EmulatedCell, there: ReadonlySet<string>): EmulatedCell {
  if (typeof cell.formula !== "string" || !cell.formula.startsWith("=")) return cell;
  const named = [...cell.formula.replaceAll(/"[^"]*"/gu, "").matchAll(/'((?:[^']|'')+)'!|\b([A-Za-z_]\w*)!/gu)].map(([, quoted, bare]) => (quoted ?? bare ?? "").replaceAll("''", "'"));
  return named.every((name) => there.has(name)) ? cell : { ...cell, formula: "=#REF!", value: "#REF!" };
}

function freeName(book: EmulatedBook, name: string): string {
  let free = name;
  for (let n = 2; book.sheets.some((sheet) => sheet.name.toLowerCase() === free.toLowerCase()); n++) free = `${name} (${n})`;
  return free;
}
