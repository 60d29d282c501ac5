import type { WorkbookModel } from "../../core/model/workbook.ts";
import { encode } from "./byte-buffer.ts";
import { chartXml } from "./chart-part.ts";
import { type ModelCheck, beginModelCheck, refuseProblems } from "./check-model.ts";
import { differentialStyles } from "./conditional-format.ts";
import type { MakeDeflater } from "./deflate.ts";
import { ownDeflater } from "./deflate-own/own-deflater.ts";
import { appXml, coreXml, customXml } from "./document-properties.ts";
import { drawingXml } from "./drawing-part.ts";
import { BASE_FONT } from "./font.ts";
import { commentsXml, notesVml } from "./notes-part.ts";
import { type Relationship, type SheetPlan, contentTypesXml, planSheets, relationshipsPath, relationshipsXml } from "./package-plan.ts";
import { type RowContext, writeRows } from "./row-writer.ts";
import { makeSharedStrings } from "./shared-strings.ts";
import { sheetHead } from "./sheet-head.ts";
import { sheetTail } from "./sheet-tail.ts";
import { type StyleSheet, makeStyleSheet } from "./style-sheet.ts";
import { tableXml } from "./table-part.ts";
import { themeXml } from "./theme.ts";
import { firstVisible, workbookXml } from "./workbook-part.ts";
import { NAMESPACE } from "./xml.ts";
import { type ByteSink, type ZipWriter, makeZip } from "./zip.ts";

export interface WriteOptions {
  /** Compressor of each part. Default: ours, the same bytes everywhere. A faster one (zlib in Node) gives other bytes. */
  readonly deflate?: MakeDeflater;
}

/**
 * A finished workbook as bytes of an .xlsx. Implementations: `writeWorkbook` here, `node/write/exceljs.ts`; both pass `test/contract/workbook-writer.ts`.
 * Rejects when the model is not one Excel opens untouched: that is a bug, data problems are issues on a sheet and never reach a writer.
 */
export type WorkbookWriter = (model: WorkbookModel) => Promise<Uint8Array>;

/**
 * The whole workbook as bytes of an .xlsx. The same model gives the same bytes, in Node and in the browser.
 *
 * Units   column widths in characters of the default font, row heights in points, dates as 1900-system serial days.
 * Errors  throws when the model is not one Excel would open untouched: that is a bug of whoever built it.
 */
export async function writeWorkbook(model: WorkbookModel, options: WriteOptions = {}): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await streamWorkbook(model, (chunk) => { chunks.push(chunk); }, options);
  return join(chunks);
}

/** Same bytes, handed over in order as soon as a part is complete; one part's compressed bytes are held at a time. */
export async function streamWorkbook(model: WorkbookModel, sink: ByteSink, options: WriteOptions = {}): Promise<void> {
  const check = beginModelCheck(model);
  refuseProblems(check.problems);
  const zip = makeZip(sink, options.deflate ?? ownDeflater());
  const plans = planSheets(model);
  const styles = makeStyleSheet(model.styles, differentialStyles(model.sheets));
  const strings = makeSharedStrings(styles.baseFont);
  await addFrame(zip, model, plans);
  await zip.add("xl/styles.xml", styles.xml);
  for (const plan of plans) await addSheet(zip, plan, { styles, strings, check, selected: plan.index === firstVisible(model) });
  refuseProblems(check.problems);
  const part = zip.begin("xl/sharedStrings.xml");
  await strings.writeTo(part);
  await part.end();
  await zip.finish();
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  chunks.reduce((at, chunk) => (out.set(chunk, at), at + chunk.length), 0);
  return out;
}

const hasCustom = (model: WorkbookModel): boolean => Object.keys(model.properties.custom ?? {}).length > 0;

/** The parts that hold the package together, `[Content_Types].xml` first as Excel writes it. */
async function addFrame(zip: ZipWriter, model: WorkbookModel, plans: readonly SheetPlan[]): Promise<void> {
  await zip.add("[Content_Types].xml", contentTypesXml(plans, hasCustom(model)));
  await zip.add("_rels/.rels", relationshipsXml(packageRelationships(model)));
  await zip.add("docProps/core.xml", coreXml(model.properties));
  await zip.add("docProps/app.xml", appXml());
  if (hasCustom(model)) await zip.add("docProps/custom.xml", customXml(model.properties.custom ?? {}));
  await zip.add("xl/workbook.xml", workbookXml(model));
  await zip.add("xl/_rels/workbook.xml.rels", relationshipsXml(workbookRelationships(plans)));
  await zip.add("xl/theme/theme1.xml", themeXml());
}

function packageRelationships(model: WorkbookModel): readonly Relationship[] {
  return [
    { id: "rId1", type: "officeDocument", target: "xl/workbook.xml" },
    { id: "rId2", type: `${NAMESPACE.packageRelationships}/metadata/core-properties`, target: "docProps/core.xml" },
    { id: "rId3", type: "extended-properties", target: "docProps/app.xml" },
    ...(hasCustom(model) ? [{ id: "rId4", type: "custom-properties", target: "docProps/custom.xml" }] : []),
  ];
}

function workbookRelationships(plans: readonly SheetPlan[]): readonly Relationship[] {
  const targets = [
    ...plans.map((plan) => ["worksheet", plan.path.replace("xl/", "")] as const),
    ["theme", "theme/theme1.xml"], ["styles", "styles.xml"], ["sharedStrings", "sharedStrings.xml"],
  ] as const;
  return targets.map(([type, target], i) => ({ id: `rId${i + 1}`, type, target }));
}

interface SheetContext extends RowContext {
  readonly check: ModelCheck;
  /** Whether this sheet is shown when the workbook opens. */
  readonly selected: boolean;
}

async function addSheet(zip: ZipWriter, plan: SheetPlan, context: SheetContext): Promise<void> {
  const { sheet } = plan;
  const part = zip.begin(plan.path);
  await part.write(encode(sheetHead(sheet, context.selected, context.styles)));
  const check = context.check.sheet(sheet);
  await writeRows(check, sheet, context, part);
  check.end();
  await part.write(encode(sheetTail(plan, context.styles)));
  await part.end();
  if (plan.relationships.length > 0) await zip.add(relationshipsPath(plan.path), relationshipsXml(plan.relationships));
  await addDrawing(zip, plan, context.styles);
  for (const table of plan.tables) await zip.add(table.path, tableXml(table.model, table.number));
  if (plan.notes !== undefined) {
    await zip.add(plan.notes.commentsPath, commentsXml(sheet.notes ?? []));
    await zip.add(plan.notes.vmlPath, notesVml(sheet.notes ?? [], plan.notes.blocks));
  }
}

async function addDrawing(zip: ZipWriter, plan: SheetPlan, styles: StyleSheet): Promise<void> {
  const { drawing } = plan;
  if (drawing === undefined) return;
  const targets = drawing.charts.map((chart) => ({ id: chart.id, type: "chart", target: chart.path.replace("xl/", "../") }));
  await zip.add(drawing.path, drawingXml(drawing));
  await zip.add(relationshipsPath(drawing.path), relationshipsXml(targets));
  const context = { sheet: plan.sheet.name, font: styles.baseFont.name ?? BASE_FONT.name };
  for (const chart of drawing.charts) await zip.add(chart.path, chartXml(chart.model, context));
}
