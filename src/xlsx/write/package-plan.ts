import type { ChartModel, SheetModel, TableModel, WorkbookModel } from "../../core/model/workbook.ts";
import { NAMESPACE, XML_HEADER, attributes, element, escapeAttribute } from "./xml.ts";

/** Which parts a workbook has and how they point at each other, before anything is written. */
export interface SheetPlan {
  readonly sheet: SheetModel;
  /** From 0, in tab order. */
  readonly index: number;
  readonly path: string;
  readonly relationships: readonly Relationship[];
  readonly drawing?: { readonly id: string; readonly path: string; readonly charts: readonly { readonly model: ChartModel; readonly path: string; readonly id: string; readonly number: number }[] };
  /** Shape ids come in blocks of 1,024, no block on two sheets; `blocks` are this sheet's. */
  readonly notes?: { readonly vmlId: string; readonly vmlPath: string; readonly commentsPath: string; readonly blocks: readonly number[] };
  readonly tables: readonly { readonly model: TableModel; readonly path: string; readonly id: string; readonly number: number }[];
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const OFFICE = "application/vnd.openxmlformats-officedocument.";
const TYPE = {
  workbook: `${SPREADSHEET}sheet.main+xml`, worksheet: `${SPREADSHEET}worksheet+xml`, styles: `${SPREADSHEET}styles+xml`,
  sharedStrings: `${SPREADSHEET}sharedStrings+xml`, table: `${SPREADSHEET}table+xml`, comments: `${SPREADSHEET}comments+xml`,
  theme: `${OFFICE}theme+xml`, drawing: `${OFFICE}drawing+xml`, chart: `${OFFICE}drawingml.chart+xml`,
  app: `${OFFICE}extended-properties+xml`, custom: `${OFFICE}custom-properties+xml`,
  core: "application/vnd.openxmlformats-package.core-properties+xml",
  rels: "application/vnd.openxmlformats-package.relationships+xml", vml: `${OFFICE}vmlDrawing`,
} as const;

interface Counters {
  drawings: number;
  charts: number;
  tables: number;
  notes: number;
  shapeBlocks: number;
}

export const SHAPES_PER_BLOCK = 1024;

export function planSheets(model: WorkbookModel): readonly SheetPlan[] {
  const counters: Counters = { drawings: 0, charts: 0, tables: 0, notes: 0, shapeBlocks: 0 };
  return model.sheets.map((sheet, index) => planSheet(sheet, index, counters));
}

function planSheet(sheet: SheetModel, index: number, counters: Counters): SheetPlan {
  const relationships: Relationship[] = [];
  const relate = (type: string, path: string): string => {
    const id = `rId${relationships.length + 1}`;
    relationships.push({ id, type, target: path.replace(/^xl\//u, "../") });
    return id;
  };
  const drawing = planDrawing(sheet, counters, relate);
  const notes = planNotes(sheet, counters, relate);
  const tables = (sheet.tables ?? []).map((model) => {
    const number = ++counters.tables;
    const path = `xl/tables/table${number}.xml`;
    return { model, path, number, id: relate("table", path) };
  });
  const path = `xl/worksheets/sheet${index + 1}.xml`;
  return { sheet, index, path, relationships, tables, ...(drawing === undefined ? {} : { drawing }), ...(notes === undefined ? {} : { notes }) };
}

type Relate = (type: string, path: string) => string;

function planDrawing(sheet: SheetModel, counters: Counters, relate: Relate): SheetPlan["drawing"] {
  if ((sheet.charts ?? []).length === 0) return undefined;
  const path = `xl/drawings/drawing${++counters.drawings}.xml`;
  const charts = (sheet.charts ?? []).map((model, i) => {
    const number = ++counters.charts;
    return { model, number, path: `xl/charts/chart${number}.xml`, id: `rId${i + 1}` };
  });
  return { id: relate("drawing", path), path, charts };
}

function planNotes(sheet: SheetModel, counters: Counters, relate: Relate): SheetPlan["notes"] {
  if ((sheet.notes ?? []).length === 0) return undefined;
  const number = ++counters.notes;
  const vmlPath = `xl/drawings/vmlDrawing${number}.vml`;
  const commentsPath = `xl/comments${number}.xml`;
  const vmlId = relate("vmlDrawing", vmlPath);
  relate("comments", commentsPath);
  const blocks = Array.from({ length: Math.ceil(((sheet.notes ?? []).length + 1) / SHAPES_PER_BLOCK) }, () => ++counters.shapeBlocks);
  return { vmlId, vmlPath, commentsPath, blocks };
}

/** `xl/a/b.xml` → `xl/a/_rels/b.xml.rels`. */
export const relationshipsPath = (path: string): string => path.replace(/([^/]+)$/u, "_rels/$1.rels");

export const relationshipsXml = (relationships: readonly Relationship[]): string =>
  `${XML_HEADER}<Relationships xmlns="${NAMESPACE.packageRelationships}">${relationships
    .map(({ id, type, target }) => element("Relationship", { Id: id, Type: type.includes(":") ? type : `${NAMESPACE.relationships}/${type}`, Target: target }))
    .join("")}</Relationships>`;

const override = (path: string, type: string): string => `<Override${attributes({ PartName: `/${path}`, ContentType: type })}/>`;
const byExtension = (extension: string, type: string): string => `<Default Extension="${escapeAttribute(extension)}" ContentType="${type}"/>`;

function sheetOverrides(plan: SheetPlan): string {
  const { drawing, notes } = plan;
  return [
    override(plan.path, TYPE.worksheet),
    ...(drawing === undefined ? [] : [override(drawing.path, TYPE.drawing), ...drawing.charts.map((chart) => override(chart.path, TYPE.chart))]),
    ...(notes === undefined ? [] : [override(notes.commentsPath, TYPE.comments)]),
    ...plan.tables.map((table) => override(table.path, TYPE.table)),
  ].join("");
}

export function contentTypesXml(plans: readonly SheetPlan[], hasCustomProperties: boolean): string {
  const hasNotes = plans.some((plan) => plan.notes !== undefined);
  return (
    `${XML_HEADER}<Types xmlns="${NAMESPACE.contentTypes}">` +
    byExtension("rels", TYPE.rels) + byExtension("xml", "application/xml") + (hasNotes ? byExtension("vml", TYPE.vml) : "") +
    override("xl/workbook.xml", TYPE.workbook) +
    plans.map(sheetOverrides).join("") +
    override("xl/theme/theme1.xml", TYPE.theme) + override("xl/styles.xml", TYPE.styles) + override("xl/sharedStrings.xml", TYPE.sharedStrings) +
    override("docProps/core.xml", TYPE.core) + override("docProps/app.xml", TYPE.app) +
    (hasCustomProperties ? override("docProps/custom.xml", TYPE.custom) : "") +
    "</Types>"
  );
}
