import { OWN_RESULT_MARK } from "../core/model/own-result.ts";
import { ok, type Result } from "../core/model/result.ts";
import type { AddedToBook, BookRoom, ExcelFault, JournalSheet, NewSheets, Removed, Watch } from "./book-host.ts";
import { faultFor, stopWith, withExcel } from "./faults.ts";
import { addPart, nextRun, readJournal, type StoredPart } from "./journal.ts";
import { NO_PRINT, printOf } from "./sheet-print.ts";

/** Custom property of a worksheet, kept in the file (ExcelApi 1.12): says that a sheet is a result of ours, and of which adding. */
const MARK = OWN_RESULT_MARK;
/** The requirement set of `insertWorksheetsFromBase64`. */
const ADDING_API = "1.13";

export const addsSheets = (): boolean => Office.context.requirements.isSetSupported("ExcelApi", ADDING_API);

export const bookRoom = (): Promise<Result<BookRoom, ExcelFault>> => withExcel(async (context) => {
  const { worksheets, protection } = context.workbook;
  worksheets.load("items/name");
  protection.load("protected");
  await context.sync();
  return { sheets: worksheets.items.map(({ name }) => name), isProtected: protection.protected, takesCharts: Office.context.diagnostics.platform !== Office.PlatformType.OfficeOnline };
});

/**
 * Adds the sheets and notes them by their names, in one request. What follows only helps to know them again: their marks, and the prints of what
 * stands on them. A refusal or a cancel there changes nothing of the adding; undo then asks.
 */
export async function addSheets(sheets: NewSheets, watch: Watch): Promise<Result<AddedToBook, ExcelFault>> {
  const inserted = await withExcel(async (context) => {
    if (!addsSheets()) stopWith(faultFor("ApiNotFound", `ExcelApi ${ADDING_API}`));
    await refuseProtected(context);
    const run = nextRun(await readJournal(context));
    const ids = context.workbook.insertWorksheetsFromBase64(sheets.base64, { positionType: Excel.WorksheetPositionType.end });
    addPart(context, { run, kind: "sheets", cells: [], sheets: sheets.names.map((name) => ({ name, id: "", mark: "", print: NO_PRINT })) });
    await context.sync();
    return { run, ids: ids.value };
  });
  if (!inserted.ok) return inserted;
  const { run, ids } = inserted.value;
  const marked = await withExcel((context) => markSheets(context, run, ids));
  if (marked.ok) await withExcel((context) => printSheets(context, run, marked.value, watch));
  return ok({ run, names: marked.ok ? marked.value.map(({ name }) => name) : sheets.names });
}

async function markSheets(context: Excel.RequestContext, run: string, ids: readonly string[]): Promise<readonly JournalSheet[]> {
  const added = ids.map((id) => context.workbook.worksheets.getItem(id).load("name,id"));
  await context.sync();
  for (const sheet of added) sheet.customProperties.add(MARK, markOf(run, sheet.id));
  const noted = added.map(({ name, id }): JournalSheet => ({ name, id, mark: markOf(run, id), print: NO_PRINT }));
  await noteAgain(context, run, noted);
  return noted;
}

async function printSheets(context: Excel.RequestContext, run: string, noted: readonly JournalSheet[], watch: Watch): Promise<void> {
  const prints: string[] = [];
  for (const [i, { id }] of noted.entries()) {
    watch.progress(i, noted.length);
    prints.push(await printOf(context, context.workbook.worksheets.getItem(id), watch));
    if (prints.at(-1) === NO_PRINT) break;
  }
  await noteAgain(context, run, noted.map((sheet, i) => ({ ...sheet, print: prints[i] ?? NO_PRINT })));
}

const markOf = (run: string, id: string): string => `${run} ${id}`;

/** The part of a run written anew, in one request. */
async function noteAgain(context: Excel.RequestContext, run: string, sheets: readonly JournalSheet[]): Promise<void> {
  for (const { part } of await partsOf(context, run)) part.delete();
  addPart(context, { run, kind: "sheets", cells: [], sheets });
  await context.sync();
}

const partsOf = async (context: Excel.RequestContext, run: string): Promise<readonly StoredPart[]> => (await readJournal(context)).filter((part) => part.run === run && part.kind === "sheets");

async function refuseProtected(context: Excel.RequestContext): Promise<void> {
  const protection = context.workbook.protection.load("protected");
  await context.sync();
  if (protection.protected) stopWith({ kind: "structure", code: "AccessDenied", detail: "workbook structure" });
}

interface OpenSheet {
  readonly sheet: Excel.Worksheet;
  readonly mark: string;
}

async function openSheets(context: Excel.RequestContext): Promise<readonly OpenSheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/id,items/visibility");
  await context.sync();
  const marks = worksheets.items.map((sheet) => ({ sheet, property: sheet.customProperties.getItemOrNullObject(MARK).load("value") }));
  await context.sync();
  return marks.map(({ sheet, property }) => ({ sheet, mark: property.isNullObject ? "" : property.value }));
}

/** Names of the sheets that carry our mark, whatever the journal says. */
export const markedSheets = async (context: Excel.RequestContext): Promise<readonly string[]> => (await openSheets(context)).filter(({ mark }) => mark !== "").map(({ sheet }) => sheet.name);

/** A copy of a sheet carries its mark, too: then Excel's id decides, which is sure within a session, then the name. */
function knownAgain(noted: JournalSheet, open: readonly OpenSheet[]): Excel.Worksheet | undefined {
  const marked = noted.mark === "" ? open : open.filter(({ mark }) => mark === noted.mark);
  const found = marked.find(({ sheet }) => sheet.id === noted.id) ?? marked.find(({ sheet }) => sheet.name === noted.name) ?? (noted.mark === "" ? undefined : marked[0]);
  return found?.sheet;
}

interface Known {
  readonly noted: JournalSheet;
  readonly sheet: Excel.Worksheet | undefined;
}
type There = Known & { readonly sheet: Excel.Worksheet };

export function removeSheets(run: string, changedToo: boolean, watch: Watch): Promise<Result<Removed, ExcelFault>> {
  return withExcel(async (context) => {
    await refuseProtected(context);
    const parts = await partsOf(context, run);
    const open = await openSheets(context);
    const known = parts.flatMap(({ sheets }) => sheets).map((noted): Known => ({ noted, sheet: knownAgain(noted, open) }));
    const there = known.filter((one): one is There => one.sheet !== undefined);
    const gone = known.filter(({ sheet }) => sheet === undefined).map(({ noted }) => noted.name);
    const changed = changedToo ? [] : await changedAmong(context, there, watch);
    if (watch.cancelled() || changed.length > 0) return { removed: [], changed: watch.cancelled() ? [] : changed, gone, cancelled: watch.cancelled() };
    const removed = there.map(({ sheet }) => sheet.name);
    if (open.every(({ sheet }) => sheet.visibility !== Excel.SheetVisibility.visible || removed.includes(sheet.name))) stopWith({ kind: "last_sheet", code: "InvalidOperation", detail: removed.join("、") });
    for (const { sheet } of there) deleteSheet(sheet);
    for (const { part } of parts) part.delete();
    await context.sync();
    return { removed, changed, gone, cancelled: false };
  });
}

/** Names of the sheets that do not hold any more what they held when they were added; ends early when cancelled. */
async function changedAmong(context: Excel.RequestContext, there: readonly There[], watch: Watch): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [i, { noted, sheet }] of there.entries()) {
    watch.progress(i, there.length);
    if (watch.cancelled()) break;
    if (noted.print === NO_PRINT || (await printOf(context, sheet, watch)) !== noted.print) changed.push(sheet.name);
  }
  return changed;
}

function deleteSheet(sheet: Excel.Worksheet): void {
  if (sheet.visibility === Excel.SheetVisibility.veryHidden) sheet.visibility = Excel.SheetVisibility.hidden; // Excel deletes no very hidden sheet
  sheet.delete();
}
