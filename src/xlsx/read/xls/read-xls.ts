import * as XLSX from "@e965/xlsx";
import * as codepages from "@e965/xlsx/dist/cpexcel.full.mjs";
import type { ReadWarning } from "../../../core/model/fault.ts";
import type { Grid, Ledger } from "../../../core/model/grid.ts";
import { builtInFormat } from "../number-format.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { type BiffFacts, looksJapanese, readBiffFacts } from "./biff-facts.ts";
import { gridOfSheet } from "./sheet-grid.ts";

XLSX.set_cptable(codepages); // the ESM build has none of its own: without it BIFF5 turns into mojibake

const STATES: readonly Grid["state"][] = ["visible", "hidden", "veryHidden"];
const JAPANESE_CODE_PAGE = 932;
/** BOF of Excel 5 and later. */
const MODERN_START = 0x0809;

/** Reads an Excel 97-2003 or 5.0/95 workbook by SheetJS, with Japanese code pages. */
export function readXls(file: string, bytes: Uint8Array): Ledger {
  const stream = workbookStream(bytes);
  const facts = readBiffFacts(stream);
  if (facts.encrypted) refuse({ kind: "encrypted" });
  if (facts.cutOff) refuseDamaged({ where: "workbook_stream" });
  presetFormats();
  const book = guarded(() => XLSX.read(prepared(stream, facts), { type: "array", dense: true, cellStyles: true, cellNF: true, cellFormula: false }));
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const states = book.Workbook?.Sheets ?? [];
  const warnings: ReadWarning[] = [];
  const grids: Grid[] = [];
  book.SheetNames.forEach((name, i) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return refuseDamaged({ where: "workbook_stream" }); // SheetJS swallows errors of single sheets
    if (sheet["!type"] === "chart") warnings.push({ kind: "sheet_without_cells", sheet: name });
    else grids.push(gridOfSheet(name, sheet, { state: STATES[states[i]?.Hidden ?? 0] ?? "visible", date1904, biff: facts.sheets[i], warnings }));
  });
  if (grids.length === 0) refuse({ kind: "no_sheet" });
  return { file, format: "xls", encoding: null, date1904, grids, warnings };
}

/** The workbook's records: out of the compound file, or the file itself where there is none (Excel 4 and older). */
function workbookStream(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 9) return bytes;
  const entry = guarded(() => {
    const container = XLSX.CFB.read(bytes, { type: "buffer" });
    return XLSX.CFB.find(container, "/Workbook") ?? XLSX.CFB.find(container, "/Book");
  });
  const content: ArrayLike<number> | undefined = entry?.content;
  return content === undefined || content.length < entry.size ? refuseDamaged({ where: "workbook_stream" }) : Uint8Array.from(content);
}

/** Ids a workbook may define for itself end here ([MS-XLS] 2.4.126, and SheetJS's table). */
const FORMAT_IDS = 0x188;

/**
 * SheetJS keeps one format table for all workbooks and knows no Japanese built-in ids (27-36, 50-58), so that such dates
 * would be plain numbers: before each workbook every id gets the code a Japanese Excel means.
 */
function presetFormats(): void {
  for (let id = 0; id < FORMAT_IDS; id++) XLSX.SSF.load(builtInFormat(id) ?? "General", id);
}

/** A record type SheetJS passes over (InterfaceEnd). */
const PASSED_OVER = 0x00e2;

/**
 * The stream as SheetJS gets it: a Japanese code page where the declared one is a lie, and records we need nothing of
 * hidden from it, for its parsers of rare records trust every length they read.
 */
function prepared(stream: Uint8Array, facts: BiffFacts): Uint8Array {
  const view = new DataView(stream.buffer, stream.byteOffset);
  if (facts.isBiff5 && facts.codePageAt !== undefined && looksJapanese(facts.texts)) view.setUint16(facts.codePageAt, JAPANESE_CODE_PAGE, true);
  if (view.getUint16(0, true) === MODERN_START) for (const at of facts.unread) view.setUint16(at, PASSED_OVER, true);
  return stream.subarray(0, facts.length);
}

/** SheetJS throws plain errors for everything it cannot read, and talks to the console about records it does not know. */
function guarded<T>(work: () => T): T {
  const { error } = console;
  console.error = () => undefined; // synchronous work: nobody else's message is lost
  try {
    return work();
  } catch (thrown) {
    const isLocked = thrown instanceof Error && /password|encrypt/iu.test(thrown.message);
    return isLocked ? refuse({ kind: "encrypted" }) : refuseDamaged({ where: "workbook_stream" });
  } finally {
    console.error = error;
  }
}
