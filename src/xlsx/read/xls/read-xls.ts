import * as XLSX from "@e965/xlsx";
import * as codepages from "@e965/xlsx/dist/cpexcel.full.mjs";
import type { Grid, Ledger } from "../../../core/model/grid.ts";
import { builtInFormat } from "../number-format.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { type BiffFacts, looksJapanese, readBiffFacts } from "./biff-facts.ts";
import { gridOfSheet } from "./sheet-grid.ts";

XLSX.set_cptable(codepages); // the ESM build has none of its own: without it BIFF5 turns into mojibake

const STATES: readonly Grid["state"][] = ["visible", "hidden", "veryHidden"];
const JAPANESE_CODE_PAGE = 932;

/** Reads an Excel 97-2003 or 5.0/95 workbook by SheetJS, with Japanese code pages. */
export function readXls(file: string, bytes: Uint8Array): Ledger {
  const stream = workbookStream(bytes);
  const facts = readBiffFacts(stream);
  if (facts.encrypted) refuse({ kind: "encrypted" });
  presetFormats();
  const book = guarded(() => XLSX.read(withJapaneseCodePage(stream, facts), { type: "array", dense: true, cellStyles: true, cellNF: true, cellFormula: true }));
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const states = book.Workbook?.Sheets ?? [];
  const grids = book.SheetNames.map((name, i): Grid => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return refuseDamaged({ where: "workbook_stream" }); // SheetJS swallows errors of single sheets
    return gridOfSheet(name, sheet, { state: STATES[states[i]?.Hidden ?? 0] ?? "visible", date1904, drawingCount: facts.drawings[i] ?? 0 });
  });
  if (grids.length === 0) refuse({ kind: "no_sheet" });
  return { file, format: "xls", encoding: null, date1904, grids };
}

/** The workbook's records: out of the compound file, or the file itself where there is none (Excel 4 and older). */
function workbookStream(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 9) return bytes;
  const content = guarded(() => {
    const container = XLSX.CFB.read(bytes, { type: "buffer" });
    return (XLSX.CFB.find(container, "/Workbook") ?? XLSX.CFB.find(container, "/Book"))?.content;
  });
  return content === undefined ? refuseDamaged({ where: "workbook_stream" }) : Uint8Array.from(content);
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

function withJapaneseCodePage(stream: Uint8Array, facts: BiffFacts): Uint8Array {
  if (!facts.isBiff5 || facts.codePageAt === undefined || !looksJapanese(facts.texts)) return stream;
  new DataView(stream.buffer, stream.byteOffset).setUint16(facts.codePageAt, JAPANESE_CODE_PAGE, true);
  return stream;
}

/** SheetJS throws plain errors for everything it cannot read; only locked files are told apart. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    const isLocked = thrown instanceof Error && /password|encrypt/iu.test(thrown.message);
    return isLocked ? refuse({ kind: "encrypted" }) : refuseDamaged({ where: "workbook_stream" });
  }
}
