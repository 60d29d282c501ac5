/** The objects of the emulated workbook, by the names the protocol uses. A member that src/excel does not use is an error, never a guess. */
import { parseA1 } from "../../src/excel/cell-name.ts";
import { a1Range } from "../../src/core/model/cell-address.ts";
import { cellAt, changeCell, type EmulatedBook, type EmulatedCell, type EmulatedSheet, type Value } from "./book.ts";
import { alreadyExists, denied, invalidArgument, invalidOperation, notFound, notModelled } from "./host-error.ts";
import { insertSheets } from "./insert-sheets.ts";
import { typed } from "./typed-input.ts";

export interface HostObject {
  readonly type: string;
  /** Written into the answer of Instantiate: office.js then finds the object again by it. */
  readonly id?: string;
  /** Ranges keep a reference for as long as office.js holds one. */
  referenceId?: string;
  /** Of a range: what it covers. */
  readonly area?: Area;
  readonly get?: (property: string) => unknown;
  readonly set?: (property: string, value: unknown) => void;
  readonly child?: (name: string) => HostObject | null;
  readonly item?: (args: readonly unknown[]) => HostObject | null;
  /** A method that gives an object. */
  readonly open?: (name: string, args: readonly unknown[]) => HostObject | null;
  /** A method that gives a value. */
  readonly call?: (name: string, args: readonly unknown[]) => unknown;
  readonly items?: () => readonly HostObject[];
}

export const workbookObject = (book: EmulatedBook): HostObject => ({
  type: "Workbook",
  get: (p) => (p === "Name" ? book.name : notModelled(`Workbook.${p}`)),
  child: (name) => {
    if (name === "Worksheets") return worksheets(book);
    if (name === "Application") return application(book);
    if (name === "Protection") return { type: "WorkbookProtection", get: (p) => (p === "Protected" ? book.isProtected : notModelled(`WorkbookProtection.${p}`)) };
    return name === "CustomXmlParts" ? xmlParts(book) : notModelled(`Workbook.${name}`);
  },
  call: (name, [base64, options]) => (name === "InsertWorksheetsFromBase64" ? insertSheets(book, base64, (options ?? {}) as object) : notModelled(`Workbook.${name}`)),
});

/** Excel on the web opens a new workbook through an object of its own. */
export const webWorkbookObject = (book: EmulatedBook): HostObject => ({
  type: "WacWorkbook",
  call: (name, [base64]) => (name === "CreateAndOpenWorkbook" ? void book.opened.push(xlsx(base64)) : notModelled(`WacWorkbook.${name}`)),
});

const xlsx = (base64: unknown): string => (typeof base64 === "string" && base64.startsWith("UEsDB") ? base64 : invalidArgument());

const application = (book: EmulatedBook): HostObject => ({
  type: "Application",
  call: (name) => (name === "SuspendApiCalculationUntilNextSync" ? null : notModelled(`Application.${name}`)),
  open: (name, [argument]) => {
    if (name !== "CreateWorkbook") return notModelled(`Application.${name}`);
    const base64 = xlsx(argument);
    return { type: "WorkbookCreated", id: `created-${book.opened.length}`, call: (method) => (method === "Open" ? void book.opened.push(base64) : notModelled(`WorkbookCreated.${method}`)) };
  },
});

function worksheets(book: EmulatedBook): HostObject {
  const find = ([name]: readonly unknown[]): HostObject | null => {
    const sheet = book.sheets.find((s) => s.name.toLowerCase() === String(name).toLowerCase() || s.id === name);
    return sheet === undefined ? null : worksheet(book, sheet);
  };
  return { type: "WorksheetCollection", items: () => book.sheets.map((sheet) => worksheet(book, sheet)), item: find, open: (name, args) => {
    if (name === "Add") return worksheet(book, addSheet(book, String(args[0])));
    return name === "GetItemOrNullObject" || name === "GetItem" ? find(args) : notModelled(`WorksheetCollection.${name}`);
  } };
}

const worksheet = (book: EmulatedBook, sheet: EmulatedSheet): HostObject => ({
  type: "Worksheet", id: sheet.id,
  get: (p) => ({ Name: sheet.name, Id: sheet.id, Visibility: sheet.visibility })[p] ?? notModelled(`Worksheet.${p}`),
  set: (p, value) => {
    if (p !== "Visibility") return notModelled(`Worksheet.${p} (set)`);
    sheet.visibility = value as EmulatedSheet["visibility"];
  },
  child: (name) => {
    if (name === "CustomProperties") return sheetProperties(sheet);
    return name === "Protection" ? sheetProtection(sheet) : notModelled(`Worksheet.${name}`);
  },
  open: (name, args) => {
    if (name === "GetRange") return range(book, sheet, areaOf(args[0]));
    if (name === "GetUsedRangeOrNullObject") return usedRange(book, sheet);
    if (name !== "GetRangeByIndexes") return notModelled(`Worksheet.${name}`);
    const [row, column, rows, columns] = args.map(Number) as [number, number, number, number];
    return row >= 0 && column >= 0 && rows > 0 && columns > 0 ? range(book, sheet, { row, column, rows, columns }) : invalidArgument();
  },
  call: (name) => {
    if (name === "Delete") return deleteSheet(book, sheet);
    if (name !== "Activate") return notModelled(`Worksheet.${name}`);
    if (sheet.visibility !== "Visible") return invalidOperation();
    book.active = sheet.id;
    return null;
  },
});

/** Without a password. */
const sheetProtection = (sheet: EmulatedSheet): HostObject => ({
  type: "WorksheetProtection",
  get: (p) => (p === "Protected" ? sheet.isProtected : notModelled(`WorksheetProtection.${p}`)),
  call: (name) => {
    if (name !== "Protect" && name !== "Unprotect") return notModelled(`WorksheetProtection.${name}`);
    if (name === "Protect" && sheet.isProtected) return invalidOperation();
    sheet.isProtected = name === "Protect";
    return null;
  },
});

function addSheet(book: EmulatedBook, name: string): EmulatedSheet {
  if (book.isProtected) denied();
  if (book.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) alreadyExists();
  book.original = undefined;
  book.sheetNumber += 1;
  const sheet: EmulatedSheet = { id: `{sheet-${book.sheetNumber}}`, name, visibility: "Visible", isProtected: false, properties: new Map(), cells: new Map() };
  book.sheets.push(sheet);
  return sheet;
}

const sheetProperties = (sheet: EmulatedSheet): HostObject => ({
  type: "WorksheetCustomPropertyCollection",
  open: (name, args) => {
    const [key, value] = args.map(String) as [string, string];
    if (name === "Add") sheet.properties.set(key, value);
    else if (name !== "GetItemOrNullObject") return notModelled(`WorksheetCustomPropertyCollection.${name}`);
    return sheetProperty(sheet, key);
  },
  item: ([key]) => sheetProperty(sheet, String(key)),
});

function sheetProperty(sheet: EmulatedSheet, key: string): HostObject | null {
  const value = sheet.properties.get(key);
  return value === undefined ? null : { type: "WorksheetCustomProperty", id: key, get: (p) => ({ Key: key, Value: value })[p] ?? notModelled(`WorksheetCustomProperty.${p}`) };
}

/** Excel keeps at least one visible sheet and deletes no very hidden one; formulas elsewhere that read the sheet lose it. */
function deleteSheet(book: EmulatedBook, sheet: EmulatedSheet): null {
  if (book.isProtected) denied();
  if (sheet.visibility === "VeryHidden" || book.sheets.every((s) => s === sheet || s.visibility !== "Visible")) invalidOperation();
  book.original = undefined;
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  return null;
}

/** Of values and formulas alone. */
function usedRange(book: EmulatedBook, sheet: EmulatedSheet): HostObject | null {
  const places = [...sheet.cells].filter(([, cell]) => cell.formula !== "").map(([at]) => at.split(",").map(Number) as [number, number]);
  if (places.length === 0) return null;
  const [rows, columns] = [places.map(([row]) => row), places.map(([, column]) => column)];
  const bounds = (n: readonly number[]): readonly [number, number] => n.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)], [Infinity, -Infinity]);
  const [[top, bottom], [left, right]] = [bounds(rows), bounds(columns)];
  return range(book, sheet, { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function areaOf(address: unknown): Area {
  const [first, last] = String(address).replaceAll("$", "").split(":");
  const [from, to] = [parseA1(first ?? ""), parseA1(last ?? first ?? "")];
  if (from === undefined || to === undefined) return invalidArgument();
  return { row: from.row - 1, column: from.column - 1, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
}

function range(book: EmulatedBook, sheet: EmulatedSheet, area: Area): HostObject {
  const read = (pick: (cell: EmulatedCell) => unknown): unknown[][] =>
    Array.from({ length: area.rows }, (_, i) => Array.from({ length: area.columns }, (__, j) => pick(cellAt(sheet, area.row + i, area.column + j))));
  const writeAll = (matrix: unknown, change: (value: Value, cell: EmulatedCell) => Partial<EmulatedCell>): void => write({ book, sheet, area }, matrix, change);
  return {
    type: "Range", area,
    get: (p) => {
      if (p === "Formulas") return read((c) => c.formula);
      if (p === "Values") return read((c) => c.value);
      const bounds: Readonly<Record<string, number>> = { RowIndex: area.row, ColumnIndex: area.column, RowCount: area.rows, ColumnCount: area.columns };
      if (bounds[p] !== undefined) return bounds[p];
      return p === "NumberFormat" ? read((c) => c.format) : notModelled(`Range.${p}`);
    },
    set: (p, value) => {
      if (p === "Values" || p === "Formulas") writeAll(value, (v, cell) => typed(v, cell.format));
      else if (p === "NumberFormat") writeAll(value, (v) => ({ format: v === "" ? "General" : String(v) }));
      else notModelled(`Range.${p} (set)`);
    },
    child: (name) => (name === "Format" ? rangeFormat({ book, sheet, area }) : notModelled(`Range.${name}`)),
    open: (name, args) => inner({ book, sheet, area }, name, args),
    call: (name, args) => {
      if (name === "_ValidateArraySize") return args[0] === area.rows && args[1] === area.columns ? null : invalidArgument();
      if (name === "Select") return void (book.selection = `${sheet.name}!${addressOf(area)}`);
      if (name === "GetCellProperties") return read((cell) => ({ format: { fill: { color: cell.fill ?? "#FFFFFF", pattern: cell.fill === null ? "None" : "Solid" } } }));
      return notModelled(`Range.${name}`);
    },
  };
}

const addressOf = ({ row, column, rows, columns }: Area): string => a1Range({ top: row + 1, left: column + 1, bottom: row + rows, right: column + columns });

interface Place {
  readonly book: EmulatedBook;
  readonly sheet: EmulatedSheet;
  readonly area: Area;
}

/** Ranges within a range: one cell, and the rows office.js cuts a large write into. */
function inner({ book, sheet, area }: Place, name: string, args: readonly unknown[]): HostObject {
  const [a = 0, b = 0] = args.map(Number);
  if (name === "GetCell") return range(book, sheet, { row: area.row + a, column: area.column + b, rows: 1, columns: 1 });
  if (name === "GetRow") return range(book, sheet, { ...area, row: area.row + a, rows: 1 });
  if (name === "GetResizedRange") return range(book, sheet, { ...area, rows: area.rows + a, columns: area.columns + b });
  if (name === "GetOffsetRange") return range(book, sheet, { ...area, row: area.row + a, column: area.column + b });
  if (name === "GetBoundingRect") return range(book, sheet, around(area, (args[0] as HostObject).area ?? invalidArgument()));
  return notModelled(`Range.${name}`);
}

function around(a: Area, b: Area): Area {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
  return { row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column };
}

/** null in a matrix leaves the cell; a scalar or a 1×1 matrix fills the range; any other shape is refused. */
function write({ book, sheet, area }: Place, matrix: unknown, change: (value: Value, cell: EmulatedCell) => Partial<EmulatedCell>): void {
  if (sheet.isProtected) denied();
  if (matrix === null) invalidArgument();
  const rows = Array.isArray(matrix) ? (matrix as unknown[][]) : [[matrix]];
  const fills = rows.length === 1 && rows[0]?.length === 1;
  if (!fills && (rows.length !== area.rows || rows.some((row) => !Array.isArray(row) || row.length !== area.columns))) invalidArgument();
  for (let i = 0; i < area.rows; i++) {
    for (let j = 0; j < area.columns; j++) {
      const value = fills ? rows[0]?.[0] : rows[i]?.[j];
      if (value === null || value === undefined) continue;
      if (typeof value === "object" || (typeof value === "string" && value.length > 32_767)) invalidArgument();
      const at = { row: area.row + i, column: area.column + j };
      changeCell(book, sheet, at, change(value as Value, cellAt(sheet, at.row, at.column)));
    }
  }
}

const rangeFormat = (place: Place): HostObject => ({ type: "RangeFormat", child: (name) => (name === "Fill" ? rangeFill(place) : notModelled(`RangeFormat.${name}`)) });

function rangeFill(place: Place): HostObject {
  const fillAll = (fill: string | null): void => write(place, "fill", () => ({ fill }));
  return {
    type: "RangeFill",
    set: (p, value) => {
      if (p !== "Color") return notModelled(`RangeFill.${p} (set)`);
      if (!/^#[0-9a-f]{6}$/iu.test(String(value))) return invalidArgument();
      return fillAll(String(value));
    },
    call: (name) => (name === "Clear" ? fillAll(null) : notModelled(`RangeFill.${name}`)),
  };
}

const xmlParts = (book: EmulatedBook): HostObject => ({
  type: "CustomXmlPartCollection",
  item: ([id]) => xmlPart(book, String(id)),
  open: (name, [argument]) => {
    if (name === "Add") {
      book.partNumber += 1;
      const id = `{part-${String(book.partNumber).padStart(6, "0")}}`;
      book.xmlParts.set(id, `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n${String(argument)}`);
      return xmlPart(book, id);
    }
    if (name !== "GetByNamespace") return notModelled(`CustomXmlPartCollection.${name}`);
    return { type: "CustomXmlPartScopedCollection", items: () => [...book.xmlParts].filter(([, xml]) => xml.includes(`xmlns="${String(argument)}"`)).map(([id]) => xmlPart(book, id)), item: ([id]) => xmlPart(book, String(id)) };
  },
});

const xmlPart = (book: EmulatedBook, id: string): HostObject => ({
  type: "CustomXmlPart", id,
  get: (p) => (p === "Id" ? id : notModelled(`CustomXmlPart.${p}`)),
  call: (name) => {
    if (!book.xmlParts.has(id)) return notFound();
    if (name === "GetXml") return book.xmlParts.get(id);
    return name === "Delete" ? void book.xmlParts.delete(id) : notModelled(`CustomXmlPart.${name}`);
  },
});
