import fc from "fast-check";
import { cellRef, f, rangeRef } from "../../src/core/model/formula.ts";
import type { CellModel, ConditionalFormat, SheetModel, WorkbookModel } from "../../src/core/model/workbook.ts";
import { STYLES, featureBook } from "./feature-book.ts";

/** Random sound workbooks of two sheets that refer to each other: every feature on or off, awkward texts and names. */

const range = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), fc.nat(6), fc.integer({ min: 1, max: 3 }))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));

const cellText = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("総務部", "_x0041_", " a ", "\u0001", "a\nb", "<&>\"'", "邉󠄀"));
/** Text that may stand anywhere: titles, tooltips, properties. */
const plainText = fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => text.replace(/\p{C}/gu, ""));
const sheetName = plainText.map((text) => `${text.replace(/[[\]:*?/\\]/gu, "_").slice(0, 12)}表`.replace(/^'/u, "_")).filter((name) => !/\p{Surrogate}/u.test(name));

const anyCell = fc.record({
  value: fc.oneof(cellText, fc.double({ noNaN: true, noDefaultInfinity: true, min: 1, max: 2_000_000 }), fc.boolean(), fc.constant(null)),
  style: fc.option(fc.constantFrom(...Object.keys(STYLES)), { nil: undefined }),
});

const formats: readonly ((at: ConditionalFormat["range"]) => ConditionalFormat)[] = [
  (at) => ({ kind: "expression", range: at, formula: f`${cellRef(1, 1, undefined, "none")}>1`, style: "warning" }),
  (at) => ({ kind: "colourScale", range: at, low: "FFFFFF", high: "00FF00" }),
  (at) => ({ kind: "dataBar", range: at, colour: "0000FF" }),
];

/** A member of a record, or nothing at all. */
const maybe = <T extends object>(members: fc.Arbitrary<T>): fc.Arbitrary<Partial<T>> => fc.option(members, { nil: {} });

const anySheet = (name: string, other: string): fc.Arbitrary<SheetModel> =>
  fc.tuple(
    fc.array(fc.array(anyCell, { maxLength: 8 }), { maxLength: 15 }),
    fc.array(fc.option(fc.double({ min: 1, max: 60, noNaN: true }), { nil: undefined }), { maxLength: 6 }),
    maybe(fc.record({ freeze: fc.record({ rows: fc.nat(3), columns: fc.nat(3) }) })),
    maybe(fc.constant({ protection: { allowInsertRows: true } })),
    maybe(fc.record({ autoFilter: range })),
    maybe(cellText.map((text) => ({ notes: [{ row: 3, column: 2, text }] }))),
    maybe(fc.array(fc.tuple(range, fc.constantFrom(...formats)), { maxLength: 3 }).map((list) => ({ conditionalFormats: list.map(([at, make]) => make(at)) }))),
    maybe(plainText.map((footer) => ({ print: { orientation: "portrait" as const, titleRows: [1, 2] as const, footer: footer.replaceAll("&", "&&") } }))),
    maybe(fc.tuple(fc.constantFrom(...(featureBook.sheets[1]?.charts ?? [])), plainText).map(([chart, title]) => ({ charts: [{ ...chart, title, series: chartSeries(title, other) }] }))),
    maybe(fc.constant({ sparklines: [{ at: { row: 1, column: 5 }, data: rangeRef({ top: 1, left: 1, bottom: 1, right: 4 }), type: "line" as const }] })),
    maybe(fc.tuple(range, plainText).map(([at, text]) => ({ validations: [{ kind: "list" as const, range: at, values: ["○", "△"], prompt: { title: "入力", text } }] }))),
  ).map(([rows, widths, ...features]) => ({
    name,
    columns: widths.map((widthChars) => (widthChars === undefined ? {} : { widthChars })),
    rows: rows.map((cells, i) => ({ row: i * 2 + 1, cells: cells.map(({ value, style }, k): CellModel => ({ column: k * 2 + 1, value, ...(style === undefined ? {} : { style }), ...(k === 3 ? { formula: f`${cellRef(1, 1, other)}&${cellRef(2, 2)}` } : {}) })) })),
    hyperlinks: [{ row: 1, column: 1, target: cellRef(1, 1, other) }],
    ...Object.assign({}, ...features) as Partial<SheetModel>,
  }));

const chartSeries = (name: string, other: string) => [
  { name, categories: rangeRef({ top: 1, left: 1, bottom: 2, right: 1 }), categoryCache: [name, "b"], values: rangeRef({ top: 1, left: 2, bottom: 2, right: 2 }, other), valueCache: [1, null] },
];

export const anyBook: fc.Arbitrary<WorkbookModel> = fc
  .tuple(sheetName, sheetName, plainText)
  .filter(([a, b]) => a.toLowerCase() !== b.toLowerCase())
  .chain(([a, b, title]) => fc.tuple(anySheet(a, b), anySheet(b, a)).map((sheets) => ({
    properties: { title, creator: title, created: "2026-04-01T00:00:00Z", custom: { 取扱区分: title } },
    styles: STYLES, names: [{ name: "基準", target: cellRef(1, 1, a) }], sheets,
  })));
