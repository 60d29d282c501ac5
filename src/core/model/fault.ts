/** What a file turned out to be when it is no ledger. */
export type ForeignContent =
  | "html" | "mhtml" | "xml_spreadsheet" | "xml" | "xlsb" | "ods" | "word" | "powerpoint" | "other_zip"
  | "pdf" | "rtf" | "image" | "archive" | "other_office" | "binary";

/** Where a damaged file stopped making sense. */
export type DamagePlace =
  | { readonly where: "end_of_file" }
  | { readonly where: "zip_directory" }
  | { readonly where: "missing_part"; readonly part: string }
  | { readonly where: "part"; readonly part: string }
  | { readonly where: "sheet"; readonly sheet: string; readonly row: number }
  | { readonly where: "workbook_stream" };

/** Which stated limit (`model/limits.ts`) a file would break. */
export type ExceededLimit = "input_bytes" | "cells" | "part_bytes" | "zip_entries" | "sheets" | "shared_strings";

/**
 * Why a file was not read at all. Nothing of it was used.
 * Wording: `core/validate/messages/refusals.ts`.
 */
export type ReadFault = { readonly file: string } & FaultFact;

export type FaultFact =
  | { readonly kind: "empty_file" }
  | { readonly kind: "too_large"; readonly limit: ExceededLimit; readonly allowed: number; readonly sheet?: string }
  | { readonly kind: "damaged"; readonly at: DamagePlace }
  | { readonly kind: "zip_bomb"; readonly part: string }
  /** A document type or entity declaration inside an XML part: never written by Excel, used only to attack readers. */
  | { readonly kind: "entity_declaration"; readonly part: string }
  | { readonly kind: "encrypted" }
  | { readonly kind: "wrong_content"; readonly found: ForeignContent }
  /** The XML of a part is not UTF-8. */
  | { readonly kind: "unsupported_part"; readonly part: string }
  | { readonly kind: "no_sheet" };

/** What was read, but with a doubt a clerk should know. Kept with the ledger, never dropped. */
export type ReadWarning =
  /** Bytes that are no character of the encoding became U+FFFD. `record` is the first one, 1-based. */
  | { readonly kind: "undecodable_bytes"; readonly count: number; readonly record: number }
  /** Lines of another encoding than the file's were decoded on their own. */
  | { readonly kind: "mixed_encoding"; readonly lines: number; readonly firstLine: number }
  /** Too few bytes to be sure; the encoding was assumed. */
  | { readonly kind: "encoding_assumed" }
  /** A field was quoted against the rules; what was written was kept. */
  | { readonly kind: "quotes_repaired"; readonly count: number; readonly record: number }
  /** Formulas stored without a result: read as unknown. */
  | { readonly kind: "formula_without_result"; readonly sheet: string; readonly count: number; readonly row: number; readonly column: number }
  | { readonly kind: "merges_ignored"; readonly sheet: string; readonly count: number }
  /** Values under merged cells, which Excel does not show: read as blank. */
  | { readonly kind: "covered_values"; readonly sheet: string; readonly count: number; readonly row: number; readonly column: number }
  /** Chart sheets and the like hold no cells. */
  | { readonly kind: "sheet_without_cells"; readonly sheet: string }
  /** A result that daicho's pane added to the workbook. */
  | { readonly kind: "own_result_sheet"; readonly sheet: string };
