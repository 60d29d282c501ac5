import type { ReadWarning } from "../../../core/model/fault.ts";
import { BLANK, type CsvDialect, type EncodingId, type Grid, type Ledger, textCell } from "../../../core/model/grid.ts";
import { decodeLedger } from "../encoding/decode-ledger.ts";
import { findDelimiter, lineEndOf, unifyLineEnds, usualCount } from "./dialect.ts";
import { type Records, parseRecords } from "./records.ts";

/** Reads decoded bytes of a csv or tsv; every cell is text or blank, never a number. */
export function readCsv(file: string, bytes: Uint8Array): Ledger {
  const { text, encoding, warnings } = decodeLedger(bytes);
  return ledgerOfText(file, text, { encoding, warnings });
}

function ledgerOfText(file: string, text: string, from: { readonly encoding: EncodingId; readonly warnings: readonly ReadWarning[] }): Ledger {
  const unified = unifyLineEnds(text);
  const delimiter = findDelimiter(unified);
  const parsed = parseRecords(unified, delimiter);
  const dialect: CsvDialect = {
    delimiter,
    quote: unified.includes('"') ? '"' : null,
    lineEnd: lineEndOf(text),
    preambleRecords: preambleOf(parsed.records),
  };
  return {
    file,
    format: delimiter === "\t" ? "tsv" : "csv",
    encoding: from.encoding,
    dialect,
    date1904: false,
    grids: [gridOfRecords(sheetNameOf(file), parsed.records)],
    warnings: [...from.warnings, ...repairsOf(parsed)],
  };
}

function repairsOf({ repaired, firstRepaired }: Records): readonly ReadWarning[] {
  return repaired === 0 ? [] : [{ kind: "quotes_repaired", count: repaired, record: firstRepaired }];
}

function preambleOf(records: readonly (readonly string[])[]): number {
  const usual = usualCount(records.map((record) => record.length));
  return Math.max(0, records.findIndex((record) => record.length === usual));
}

/** `2024/名簿.csv` → `名簿`, as Excel names the sheet of a csv. */
const sheetNameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1).replace(/\.[^.]*$/u, "");

/** Records as a sheet: record n is row n. */
function gridOfRecords(name: string, records: readonly (readonly string[])[]): Grid {
  let rowCount = 0;
  let columnCount = 0;
  records.forEach((record, r) => {
    const last = record.findLastIndex((field) => field !== "");
    if (last < 0) return;
    rowCount = r + 1;
    columnCount = Math.max(columnCount, last + 1);
  });
  return {
    name, state: "visible", rowCount, columnCount, merges: [], hiddenRows: new Set(), hiddenColumns: new Set(), notes: [], drawingCount: 0,
    cell: (row, column) => {
      const field = records[row - 1]?.[column - 1];
      return field === undefined ? BLANK : textCell(field);
    },
  };
}
