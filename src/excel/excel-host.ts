import { err, ok } from "../core/model/result.ts";
import { addSheets, addsSheets, bookRoom, markedSheets, removeSheets } from "./add-sheets.ts";
import type { BookHost } from "./book-host.ts";
import { faultFor, stopWith, withExcel } from "./faults.ts";
import { readJournal, runsOf } from "./journal.ts";
import { openBytes } from "./open-bytes.ts";
import { undoCells } from "./undo-cells.ts";
import { markCells, writeCells } from "./write-cells.ts";

/** The open workbook in Excel. The only rooms that know `Excel` and `Office` are this folder's files; all within ExcelApi 1.14. */
export function excelHost(): BookHost {
  const { platform, version } = Office.context.diagnostics;
  return {
    version: `Excel ${version}（${String(platform)}）`,
    readBook: async (watch) => {
      const facts = await withExcel(async (context) => {
        context.workbook.load("name");
        const ours = await markedSheets(context);
        return { name: context.workbook.name, ours };
      });
      if (!facts.ok) return facts;
      const { name, ours } = facts.value;
      const bytes = await openBytes(watch);
      return bytes.ok ? ok({ name: /\.[a-z]{3,4}$/iu.test(name) ? name : `${name}.xlsx`, bytes: bytes.value ?? new Uint8Array(), ours, cancelled: bytes.value === undefined }) : err(bytes.error);
    },
    goTo: (sheetName, cell) => withExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
      sheet.load("visibility");
      await context.sync();
      if (sheet.isNullObject || sheet.visibility !== "Visible") stopWith(faultFor("ItemNotFound", sheetName));
      sheet.activate();
      sheet.getRange(cell).select();
      await context.sync();
    }),
    openBook: (base64) => withExcel(async (context) => {
      await Excel.createWorkbook(base64);
      await context.sync();
    }),
    addsSheets: addsSheets(), room: bookRoom, addSheets, removeSheets,
    write: writeCells,
    mark: markCells,
    journal: () => withExcel(async (context) => runsOf(await readJournal(context))),
    undo: undoCells,
    forget: () => withExcel(async (context) => {
      for (const { part } of await readJournal(context)) part.delete();
      await context.sync();
    }),
  };
}
