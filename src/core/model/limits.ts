/** Upper bounds set by Excel and by us, each from one source. Messages and checks read these; nobody retypes them. */
export const LIMITS = {
  /** Rows and columns of one sheet. Source: Microsoft, "Excel specifications and limits". */
  rows: 1_048_576,
  columns: 16_384,
  /** Characters in one cell. Same source. */
  cellChars: 32_767,
  /** Characters of one formula. Same source. */
  formulaChars: 8_192,
  /** Characters of a sheet name. Same source. */
  sheetNameChars: 31,
  /** Characters of an inline validation list. Source: Microsoft, "Apply data validation to cells". */
  validationListChars: 255,
  /** Bytes per Office.js request or response, Excel on the web. Source: Microsoft, "Resource limits and performance optimization for Office Add-ins". */
  payloadBytes: 5 * 1024 * 1024,
  /** Ours: largest input file, and largest ratio and total of what one package may inflate to (a zip bomb is refused). */
  inputBytes: 512 * 1024 * 1024,
  inflatedBytes: 4 * 1024 * 1024 * 1024,
  inflateRatio: 400,
  /** Ours: largest part of a package that is read whole (styles, notes), and most parts of a package. */
  partBytes: 64 * 1024 * 1024,
  zipEntries: 100_000,
  /** Ours: largest part of shared strings, and longest single element (a cell with its formula and runs) of a part read piece by piece. */
  sharedStringBytes: 512 * 1024 * 1024,
  sharedStrings: 8_000_000,
  elementBytes: 4 * 1024 * 1024,
  /** Ours: largest csv or tsv (a text of 512 Mi characters is the engine's end), largest xls (read whole by SheetJS), most sheets of a workbook. */
  textBytes: 256 * 1024 * 1024,
  xlsBytes: 128 * 1024 * 1024,
  sheets: 5_000,
  /** Ours: most notes of one sheet that are kept. */
  notes: 100_000,
  /** Ours: most non-blank cells of one sheet held in memory (about 13 bytes each); longer ones go through the row door. */
  cells: 60_000_000,
  /** Ours: merged ranges of one sheet that are honoured; more are counted and ignored. */
  merges: 200_000,
} as const;
