/** XML text for the parts of a workbook: namespaces, attributes, elements and the escapes of ECMA-376. */

export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const NAMESPACE = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  packageRelationships: "http://schemas.openxmlformats.org/package/2006/relationships",
  contentTypes: "http://schemas.openxmlformats.org/package/2006/content-types",
  coreProperties: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  spreadsheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  /** Excel 2010 additions (sparklines, solid data bars) and the formulas inside them. */
  x14: "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
  excelMain: "http://schemas.microsoft.com/office/excel/2006/main",
} as const;

const NEEDS_ESCAPE = /[&<>"\u0000-\u001f\ufffe\uffff\ud800-\udfff]|_x/u;
/** Not allowed in XML 1.0 at all, or (CR) changed by every parser; tab and line feed stay. A lone surrogate has no UTF-8 form. */
const ILLEGAL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const XML_SPECIAL = /[&<>"]/gu;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const hexEscape = (c: string): string => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
const entity = (c: string): string => ENTITIES[c] ?? c;

/**
 * Text of an `ST_Xstring` element (cell text, formula, header, table name …): nothing is lost.
 * What XML cannot hold becomes `_xHHHH_`, and a text that already looks so is protected (`_x005F_x0041_`).
 * Source: ECMA-376 part 1, 22.9.2.19.
 */
export function escapeText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return escapeControls(text).replace(XML_SPECIAL, entity);
}

/** The half of `escapeText` that is Excel's own, before XML: for writers that do only the XML half. */
export const escapeControls = (text: string): string => text.replace(/_x(?=[0-9A-Fa-f]{4}_)/gu, "_x005F_x").replace(ILLEGAL, hexEscape);

/** `ST_Xstring` attribute: line breaks and tabs as well, for a parser turns them into spaces. */
export const escapeAttribute = (text: string): string => escapeText(text).replace(/[\t\n]/gu, hexEscape);

/** Text of a plain `xsd:string` (drawings, document properties), which knows no `_x` escapes; `check-model` refuses what would be dropped. */
export const escapePlain = (text: string): string => text.replace(XML_SPECIAL, entity).replace(ILLEGAL, "");

type AttributeValue = string | number | boolean | undefined;

/** `{a: 1, b: true, c: undefined}` → ` a="1" b="1"`. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): string {
  let out = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    out += ` ${name}="${typeof value === "string" ? escapeAttribute(value) : String(Number(value))}"`;
  }
  return out;
}

/** One element; `content` is XML already escaped, none = an empty element. */
export function element(name: string, values: Readonly<Record<string, AttributeValue>> = {}, content = ""): string {
  const head = `<${name}${attributes(values)}`;
  return content === "" ? `${head}/>` : `${head}>${content}</${name}>`;
}

/** A list element with its count, or nothing when it is empty: `<mergeCells count="2">…</mergeCells>`. */
export const countedList = (name: string, items: readonly string[]): string =>
  items.length === 0 ? "" : element(name, { count: items.length }, items.join(""));

/** Whether a parser could drop something of `<t>text</t>`. */
export const needsSpacePreserved = (text: string): boolean => /^\s|\s$|[\t\n]/u.test(text);
