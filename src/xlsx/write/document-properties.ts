import type { DocumentProperties } from "../../core/model/workbook.ts";
import { NAMESPACE, XML_HEADER, escapePlain } from "./xml.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";

const optional = (tag: string, text: string | undefined): string => (text === undefined ? "" : `<${tag}>${escapePlain(text)}</${tag}>`);

export const coreXml = (properties: DocumentProperties): string =>
  `${XML_HEADER}<cp:coreProperties xmlns:cp="${NAMESPACE.coreProperties}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
  optional("dc:title", properties.title) +
  optional("dc:subject", properties.subject) +
  optional("dc:creator", properties.creator) +
  optional("cp:keywords", properties.keywords) +
  optional("dc:description", properties.description) +
  optional("cp:lastModifiedBy", properties.creator) +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${properties.created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${properties.created}</dcterms:modified></cp:coreProperties>`;

/** Spreadsheet programs take the cached values of a file only from generators they know; the values are ours, the format is Excel's. */
export const appXml = (): string =>
  `${XML_HEADER}<Properties xmlns="${OFFICE}/extended-properties"><Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop><AppVersion>16.0300</AppVersion></Properties>`;

/** The format id every custom property carries. Source: ECMA-376 part 1, 22.3. */
const CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const FIRST_PROPERTY_ID = 2;

export const customXml = (custom: Readonly<Record<string, string>>): string =>
  `${XML_HEADER}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${Object.entries(custom)
    .map(([name, value], i) => `<property fmtid="${CUSTOM_FORMAT}" pid="${FIRST_PROPERTY_ID + i}" name="${escapePlain(name)}"><vt:lpwstr>${escapePlain(value)}</vt:lpwstr></property>`)
    .join("")}</Properties>`;
