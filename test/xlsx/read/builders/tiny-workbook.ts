import { type Content, type ZipOptions, zipOf } from "./tiny-zip.ts";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export interface TinySheet {
  readonly name?: string;
  readonly state?: string;
  /** Inside `<sheetData>`. */
  readonly data?: string;
  /** Before and behind `<sheetData>`. */
  readonly before?: string;
  readonly after?: string;
  /** The whole part instead. */
  readonly xml?: string;
  readonly rels?: string;
}

export interface TinyWorkbook {
  readonly sheets: readonly TinySheet[];
  /** `<si>` elements. */
  readonly strings?: readonly string[];
  /** Own format codes, ids from 176. */
  readonly formats?: readonly string[];
  /** numFmtId by style index. */
  readonly styles?: readonly number[];
  readonly date1904?: boolean;
  readonly strict?: boolean;
  readonly macros?: boolean;
  /** Parts added or put in place of others; undefined leaves one out. */
  readonly parts?: Readonly<Record<string, Content | undefined>>;
  readonly zip?: ZipOptions;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Parts of a small workbook, as Excel would lay them out. */
export function partsOf(book: TinyWorkbook): Record<string, Content> {
  const main = book.strict === true ? STRICT_MAIN : MAIN;
  const rel = book.strict === true ? STRICT_REL : REL;
  const kind = book.macros === true ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const styles = book.styles ?? [0];
  const parts: Record<string, Content | undefined> = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}"/>${[...book.sheets.map((_, i) => [`worksheets/sheet${i + 1}`, "worksheet"]), ["styles", "styles"], ["sharedStrings", "sharedStrings"]].map(([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${main}" xmlns:r="${rel}"><workbookPr${book.date1904 === true ? ' date1904="1"' : ""}/><sheets>${book.sheets.map((s, i) => `<sheet name="${escape(s.name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}"${s.state === undefined ? "" : ` state="${s.state}"`} r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${book.sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="rId91" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rId92" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${main}"><numFmts>${(book.formats ?? []).map((f, i) => `<numFmt numFmtId="${176 + i}" formatCode="${escape(f)}"/>`).join("")}</numFmts><fonts count="1"><font><sz val="11"/><name val="Meiryo"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${main}" count="1" uniqueCount="${book.strings?.length ?? 0}">${(book.strings ?? []).join("")}</sst>`,
  };
  book.sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheet.xml ?? `${XML}<worksheet xmlns="${main}" xmlns:r="${rel}">${sheet.before ?? ""}<sheetData>${sheet.data ?? ""}</sheetData>${sheet.after ?? ""}</worksheet>`;
    if (sheet.rels !== undefined) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheet.rels}</Relationships>`;
  });
  Object.assign(parts, book.parts);
  return Object.fromEntries(Object.entries(parts).filter((entry): entry is [string, Content] => entry[1] !== undefined));
}

export const workbookOf = (book: TinyWorkbook): Uint8Array => zipOf(partsOf(book), book.zip);

/** A workbook of one sheet whose `<sheetData>` is this. */
export const sheetOf = (data: string, more: Omit<TinyWorkbook, "sheets"> = {}): Uint8Array => workbookOf({ ...more, sheets: [{ data }] });
