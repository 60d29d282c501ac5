import * as XLSX from "@e965/xlsx";
import * as codepages from "@e965/xlsx/dist/cpexcel.full.mjs";
import type { Grid, Ledger } from "../../../core/model/grid.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { gridOfSheet } from "./sheet-grid.ts";

XLSX.set_cptable(codepages);

const STATES: readonly Grid["state"][] = ["visible", "hidden", "veryHidden"];

/** Reads an Excel 97-2003 or 5.0/95 workbook by SheetJS, with Japanese code pages. */
export function readXls(file: string, bytes: Uint8Array): Ledger {
  const book = parse(bytes);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const grids = book.SheetNames.map((name, i): Grid => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return refuseDamaged({ where: "workbook_stream" });
    return gridOfSheet(name, sheet, { state: STATES[book.Workbook?.Sheets?.[i]?.Hidden ?? 0] ?? "visible", date1904 });
  });
  if (grids.length === 0) refuse({ kind: "no_sheet" });
  return { file, format: "xls", encoding: null, date1904, grids };
}

function parse(bytes: Uint8Array): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, { type: "array", dense: true, cellStyles: true, cellNF: true, cellFormula: true });
  } catch (thrown) {
    // SheetJS throws plain errors for everything; only passwords are told apart.
    const isLocked = thrown instanceof Error && /password|encrypt/iu.test(thrown.message);
    return isLocked ? refuse({ kind: "encrypted" }) : refuseDamaged({ where: "workbook_stream" });
  }
}
