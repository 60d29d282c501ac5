import { a1 } from "../../core/model/cell-address.ts";
import type { SheetModel } from "../../core/model/workbook.ts";
import { SHAPES_PER_BLOCK } from "./package-plan.ts";
import { NAMESPACE, XML_HEADER, element, escapeText, needsSpacePreserved } from "./xml.ts";

type Note = NonNullable<SheetModel["notes"]>[number];

const NOTE_FONT = '<rPr><sz val="9"/><color indexed="81"/><rFont val="MS P ゴシック"/><family val="3"/><charset val="128"/></rPr>';

/** `xl/commentsN.xml`: the texts, in cell order. */
export function commentsXml(notes: readonly Note[]): string {
  const authors = [...new Set(notes.map((note) => note.author ?? ""))];
  const items = inOrder(notes).map((note) =>
    element("comment", { ref: a1(note.row, note.column), authorId: authors.indexOf(note.author ?? "") }, `<text><r>${NOTE_FONT}<t${needsSpacePreserved(note.text) ? ' xml:space="preserve"' : ""}>${escapeText(note.text)}</t></r></text>`));
  return (
    `${XML_HEADER}<comments xmlns="${NAMESPACE.main}"><authors>${authors.map((author) => `<author>${escapeText(author)}</author>`).join("")}</authors>` +
    `<commentList>${items.join("")}</commentList></comments>`
  );
}

const inOrder = (notes: readonly Note[]): readonly Note[] => notes.toSorted((a, b) => a.row - b.row || a.column - b.column);

/** The yellow boxes, hidden until the cell is pointed at. Excel still keeps them in VML; `blocks` are the sheet's blocks of shape ids. */
export function notesVml(notes: readonly Note[], blocks: readonly number[]): string {
  const firstId = (blocks[0] ?? 1) * SHAPES_PER_BLOCK;
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks.join(",")}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    inOrder(notes).map((note, i) => noteShape(note, firstId + i + 1, i + 1)).join("") +
    "</xml>"
  );
}

/** Rows a note needs at some 20 characters a line. */
const linesOf = (text: string): number => text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 20)), 0);

function noteShape(note: Note, id: number, order: number): string {
  const column = note.column;
  const top = Math.max(0, note.row - 2);
  const anchor = [column, 15, top, 10, column + 3, 15, top + Math.max(4, linesOf(note.text) + 1), 4].join(", ");
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;width:160pt;height:60pt;z-index:${order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${note.row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  );
}
