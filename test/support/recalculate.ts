import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as sheetjs from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { convert, inTemporaryFolder } from "./office.ts";

/** A formula whose cached value is not what LibreOffice computes. */
export interface Difference {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  readonly cached: CellValue;
  readonly recalculated: CellValue;
}

export interface Recalculation {
  /** Formula cells compared; a test should know it is not 0. */
  readonly formulas: number;
  readonly differences: readonly Difference[];
}

export type CellValue = string | number | boolean | undefined;

const TOLERANCE = 1e-9;

/**
 * Takes the cached values out of workbooks, lets LibreOffice compute them again and compares every formula cell:
 * numbers to 1e-9 (relative or absolute), text exactly, TRUE/FALSE like 1/0.
 *
 * @param books  .xlsx bytes by any name; all go through one start of LibreOffice.
 * @returns      By the same names. Throws when LibreOffice does not open one.
 */
export async function recalculate<K extends string>(books: Readonly<Record<K, Uint8Array>>): Promise<Readonly<Record<K, Recalculation>>> {
  const names = Object.keys(books) as K[];
  return inTemporaryFolder((folder) => {
    const paths = names.map((name, i) => {
      const path = join(folder, `book${i}.xlsx`);
      writeFileSync(path, withoutCachedValues(books[name]));
      return path;
    });
    const out = convert(paths, "xlsx:Calc MS Excel 2007 XML", folder);
    const results = names.map((name, i) => {
      const path = join(out, `book${i}.xlsx`);
      if (!existsSync(path)) throw new Error(`LibreOffice did not open ${name}`);
      return [name, compare(books[name], readFileSync(path))] as const;
    });
    return Object.fromEntries(results) as Record<K, Recalculation>;
  });
}

/** Values of all formula cells after recalculation, by `sheet!A1`: for tests that change an input and look at what follows. */
export async function recalculatedValues(book: Uint8Array): Promise<ReadonlyMap<string, CellValue>> {
  return inTemporaryFolder((folder) => {
    const path = join(folder, "book.xlsx");
    writeFileSync(path, withoutCachedValues(book));
    const out = join(convert([path], "xlsx:Calc MS Excel 2007 XML", folder), "book.xlsx");
    if (!existsSync(out)) throw new Error("LibreOffice did not open the workbook");
    const cells = cellsOf(readFileSync(out));
    return new Map([...cellsOf(book)].filter(([, cell]) => cell.f !== undefined).map(([at]) => [at, valueOf(cells.get(at))]));
  });
}

/** The package with the `<v>` of every formula cell taken out, so that nothing can be copied from the cache. */
export function withoutCachedValues(book: Uint8Array): Uint8Array {
  const parts = unzipSync(book);
  for (const [name, bytes] of Object.entries(parts)) {
    if (/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) parts[name] = strToU8(strFromU8(bytes).replace(/(<f[^>]*>[^<]*<\/f>)<v>[^<]*<\/v>/gu, "$1"));
  }
  return zipSync(parts, { level: 1 });
}

type Cells = ReadonlyMap<string, sheetjs.CellObject>;

function cellsOf(book: Uint8Array): Cells {
  const workbook = sheetjs.read(book, { dense: false, cellText: false, cellHTML: false });
  return new Map(workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name] ?? {};
    return Object.keys(sheet).filter((key) => !key.startsWith("!")).map((key) => [`${name}!${key}`, sheet[key] as sheetjs.CellObject] as const);
  }));
}

const valueOf = (cell: sheetjs.CellObject | undefined): CellValue => {
  if (cell === undefined) return undefined;
  if (cell.t === "e") return cell.w ?? `error ${String(cell.v)}`;
  return cell.v as CellValue;
};

function compare(written: Uint8Array, recalculated: Uint8Array): Recalculation {
  const after = cellsOf(recalculated);
  const differences: Difference[] = [];
  let formulas = 0;
  for (const [at, cell] of cellsOf(written)) {
    if (cell.f === undefined) continue;
    formulas++;
    const [cached, value] = [valueOf(cell), valueOf(after.get(at))];
    if (same(cached, value)) continue;
    const mark = at.lastIndexOf("!");
    differences.push({ sheet: at.slice(0, mark), cell: at.slice(mark + 1), formula: cell.f, cached, recalculated: value });
  }
  return { formulas, differences };
}

function same(a: CellValue, b: CellValue): boolean {
  if ((a === undefined || a === "") && (b === undefined || b === "")) return true;
  if (typeof a === "string" || typeof b === "string" || a === undefined || b === undefined) return a === b;
  const [x, y] = [Number(a), Number(b)];
  return Math.abs(x - y) <= TOLERANCE * Math.max(1, Math.abs(x), Math.abs(y));
}
