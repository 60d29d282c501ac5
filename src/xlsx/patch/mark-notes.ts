import { a1 } from "../../core/model/cell-address.ts";
import type { CellMark } from "../../core/model/cell-mark.ts";
import { commentsXml, notesVml } from "../write/notes-part.ts";
import { escapeText, XML_HEADER } from "../write/xml.ts";
import type { PackageCopy } from "./package-copy.ts";
import { type Relation, relationsOf, relsName } from "./package-map.ts";
import { attribute, insertBefore, rootPrefix } from "./xml-text.ts";

const AUTHOR = "台帳の点検";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** Notes of one sheet; further marked cells are coloured only (Excel slows down with many thousands of notes). */
const MOST_NOTES = 2_000;

/** Adds a note to each marked cell of a sheet: into the comments it has, or into new parts. Returns the sheet's xml. */
export function markNotes(copy: PackageCopy, part: string, { xml, marks }: { readonly xml: string; readonly marks: readonly CellMark[] }): string {
  const notes = marks.slice(0, MOST_NOTES).map((m) => ({ row: m.row, column: m.column, text: m.text, author: AUTHOR }));
  const relations = relationsOf(copy, part);
  const comments = relations.find((r) => r.type === "comments" && copy.text(r.target) !== undefined);
  const drawn = relations.find((r) => r.type === "vmlDrawing" && r.id === legacyId(xml) && copy.text(r.target) !== undefined);
  const number = sheetNumber(copy, part);
  const fresh = comments === undefined ? notes : appendComments(copy, comments, notes);
  if (comments === undefined) addPart(copy, part, { name: `xl/commentsDaicho${number}.xml`, type: "comments", text: commentsXml(notes) });
  if (drawn !== undefined) {
    copy.set(drawn.target, appendShapes(copy.text(drawn.target) ?? "", fresh, blocksOf(number)));
    return xml;
  }
  const id = addPart(copy, part, { name: `xl/drawings/vmlDrawingDaicho${number}.vml`, type: "vmlDrawing", text: notesVml(fresh, blocksOf(number)) });
  return withLegacyDrawing(xml, id);
}

/** Blocks of 1,024 shape ids far above those Excel gives out, two per sheet: ids must not be used twice in a workbook. */
const blocksOf = (sheet: number): readonly number[] => [900 + 2 * sheet, 901 + 2 * sheet];

type Note = { readonly row: number; readonly column: number; readonly text: string; readonly author: string };

const legacyId = (xml: string): string | undefined => {
  const tag = /<(?:[\w.-]+:)?legacyDrawing(?=[\s/>])[^>]*>/u.exec(xml)?.[0];
  return tag === undefined ? undefined : attribute(tag, "(?:\\w+:)?id");
};

/** Elements that follow `legacyDrawing` in a worksheet (ECMA-376 part 1, 18.3.1.99). */
const AFTER = /<(?:[\w.-]+:)?(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)(?=[\s/>])|<mc:AlternateContent(?=[\s>])(?=(?:(?!<\/mc:AlternateContent>)[\s\S])*<(?:oleObjects|controls))|<\/(?:[\w.-]+:)?worksheet>/u;

function withLegacyDrawing(xml: string, id: string): string {
  const prefix = rootPrefix(xml);
  const after = xml.lastIndexOf(`</${prefix}sheetData>`) + 1;
  const element = `<${prefix}legacyDrawing xmlns:r="${RELATIONS}" r:id="${id}"/>`;
  return xml.slice(0, after) + (insertBefore(xml.slice(after), element, AFTER) ?? xml.slice(after));
}

/** 1, 2, … by the position of the sheet's part in the package: unique names and shape ids. */
const sheetNumber = (copy: PackageCopy, part: string): number => copy.names.filter((n) => /worksheets\/[^/]+\.xml$/u.test(n)).indexOf(part) + 1;

interface NewPart { readonly name: string; readonly type: "comments" | "vmlDrawing"; readonly text: string }

function addPart(copy: PackageCopy, part: string, { name, type, text }: NewPart): string {
  copy.set(name, text);
  const rels = relsName(part);
  const xml = copy.text(rels) ?? `${XML_HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const used = new Set([...xml.matchAll(/\sId\s*=\s*["']([^"']*)["']/gu)].map((m) => m[1]));
  let count = 1;
  while (used.has(`rIdDaicho${count}`)) count += 1;
  const id = `rIdDaicho${count}`;
  const prefix = rootPrefix(xml);
  const open = xml.replace(new RegExp(`<${prefix}Relationships([^>]*)/>`, "u"), `<${prefix}Relationships$1></${prefix}Relationships>`);
  copy.set(rels, insertBefore(open, `<${prefix}Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="/${name}"/>`, new RegExp(`</${prefix}Relationships>`, "u")) ?? open);
  declare(copy, name, type);
  return id;
}

function declare(copy: PackageCopy, name: string, type: NewPart["type"]): void {
  const types = "[Content_Types].xml";
  const xml = copy.text(types) ?? "";
  const prefix = rootPrefix(xml);
  if (type === "vmlDrawing") {
    if (/Extension\s*=\s*["']vml["']/iu.test(xml)) return;
    const element = `<${prefix}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
    copy.set(types, xml.replace(new RegExp(`(<${prefix}Types[^>]*>)`, "u"), `$1${element}`));
    return;
  }
  const element = `<${prefix}Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`;
  copy.set(types, insertBefore(xml, element, new RegExp(`</${prefix}Types>`, "u")) ?? xml);
}

/** Adds to comments that exist; a cell that has one gets a further paragraph. Returns the notes that need a shape of their own. */
function appendComments(copy: PackageCopy, { target }: Relation, notes: readonly Note[]): readonly Note[] {
  let xml = copy.text(target) ?? "";
  const prefix = rootPrefix(xml);
  const authors = xml.match(new RegExp(`<${prefix}author(?=[\\s/>])`, "gu"))?.length ?? 0;
  xml = xml.replace(new RegExp(`<${prefix}authors\\s*/>`, "u"), `<${prefix}authors></${prefix}authors>`).replace(`</${prefix}authors>`, `<${prefix}author>${AUTHOR}</${prefix}author></${prefix}authors>`);
  const fresh: Note[] = [];
  let added = "";
  for (const note of notes) {
    const longer = extended(xml, prefix, note);
    if (longer !== undefined) xml = longer;
    else {
      fresh.push(note);
      added += `<${prefix}comment ref="${a1(note.row, note.column)}" authorId="${authors}"><${prefix}text>${run(prefix, note.text)}</${prefix}text></${prefix}comment>`;
    }
  }
  xml = xml.replace(new RegExp(`<${prefix}commentList\\s*/>`, "u"), `<${prefix}commentList></${prefix}commentList>`);
  copy.set(target, xml.replace(`</${prefix}commentList>`, () => `${added}</${prefix}commentList>`));
  return fresh;
}

const run = (prefix: string, text: string): string => `<${prefix}r><${prefix}t xml:space="preserve">${escapeText(text)}</${prefix}t></${prefix}r>`;

function extended(xml: string, prefix: string, note: Note): string | undefined {
  const found = new RegExp(`<${prefix}comment\\s[^>]*\\bref="${a1(note.row, note.column)}"[^>]*>`, "u").exec(xml);
  if (found === null) return undefined;
  const end = xml.indexOf(`</${prefix}comment>`, found.index);
  const body = xml.slice(found.index, end);
  const longer = insertBefore(body, run(prefix, `\n【${AUTHOR}】\n${note.text}`), new RegExp(`<${prefix}(?:rPh|phoneticPr)(?=[\\s/>])|</${prefix}text>`, "u"));
  return longer === undefined ? undefined : xml.slice(0, found.index) + longer + xml.slice(end);
}

const VML_PREFIXES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';

/** Note shapes into a drawing that exists; its `idmap` takes our blocks in. */
function appendShapes(vml: string, notes: readonly Note[], blocks: readonly number[]): string {
  const at = vml.lastIndexOf("</xml>");
  if (notes.length === 0 || at === -1) return vml;
  const ours = notesVml(notes, blocks);
  const type = vml.includes('id="_x0000_t202"') ? "" : (/<v:shapetype[\s\S]*?<\/v:shapetype>/u.exec(ours)?.[0] ?? "");
  const shapes = [...ours.matchAll(/<v:shape [\s\S]*?<\/v:shape>/gu)].map(([shape]) => shape);
  const open = vml.slice(0, at).replace(/(<o:idmap\s[^>]*?data=["'])([^"']*)/u, (_, tag: string, data: string) => `${tag}${data},${blocks.join(",")}`);
  // Other programs declare the prefixes inside, not on the root: ours bring their own.
  const declared = (type + shapes.join("")).replace(/<v:shape(?:type)?(?=\s)/gu, (tag) => `${tag} ${VML_PREFIXES}`);
  return open + declared + vml.slice(at);
}
