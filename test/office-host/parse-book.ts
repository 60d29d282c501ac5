/** The sheets of an .xlsx as Excel takes them over: values, formulas as they are written, number formats, charts. Own few lines, so that the reader under test does not vouch for itself. */
import { unzipSync } from "fflate";
import { parseA1 } from "../../src/excel/cell-name.ts";
import type { EmulatedCell, Value } from "./book.ts";

export interface ParsedSheet {
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  readonly hasCharts: boolean;
  readonly isProtected: boolean;
  /** By `row,column`, 0-based. */
  readonly cells: ReadonlyMap<string, EmulatedCell>;
}

const all = (text: string, pattern: RegExp): RegExpMatchArray[] => [...text.matchAll(pattern)];
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`, "u").exec(tag)?.[1];
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const plain = (text: string): string => text.replaceAll(/&(?:(lt|gt|amp|quot|apos)|#x([0-9a-f]+)|#(\d+));/giu, (_, name?: string, hex?: string, decimal?: string) =>
  name !== undefined ? (ENTITIES[name] ?? "") : String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)));

/** undefined: not an .xlsx. */
export function parseBook(bytes: Uint8Array): readonly ParsedSheet[] | undefined {
  const parts = unzipped(bytes);
  const book = parts?.("xl/workbook.xml");
  if (parts === undefined || book === undefined) return undefined;
  const targets = new Map(all(parts("xl/_rels/workbook.xml.rels") ?? "", /<Relationship [^>]*>/gu).map(([tag]) => [attribute(tag, "Id"), attribute(tag, "Target")] as const));
  const texts = all(parts("xl/sharedStrings.xml") ?? "", /<si>([\s\S]*?)<\/si>|<si\/>/gu).map(([, inside = ""]) => all(inside, /<t[^>]*>([^<]*)<\/t>/gu).map(([, text = ""]) => plain(text)).join(""));
  const formats = formatsOf(parts("xl/styles.xml") ?? "");
  return all(book, /<sheet [^>]*>/gu).map(([tag]) => {
    const xml = parts(`xl/${targets.get(attribute(tag, "r:id")) ?? ""}`) ?? "";
    const state = attribute(tag, "state");
    return {
      name: plain(attribute(tag, "name") ?? ""), visibility: state === "hidden" ? "Hidden" : state === "veryHidden" ? "VeryHidden" : "Visible",
      hasCharts: /<drawing /u.test(xml), isProtected: /<sheetProtection /u.test(xml), cells: cellsOf(xml, texts, formats),
    };
  });
}

function unzipped(bytes: Uint8Array): ((name: string) => string | undefined) | undefined {
  try {
    const files = unzipSync(bytes);
    return (name) => (files[name] === undefined ? undefined : new TextDecoder().decode(files[name]));
  } catch {
    return undefined;
  }
}

function formatsOf(styles: string): readonly string[] {
  const own = new Map(all(styles, /<numFmt [^>]*>/gu).map(([tag]) => [attribute(tag, "numFmtId"), plain(attribute(tag, "formatCode") ?? "")] as const));
  const xfs = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/u.exec(styles)?.[1] ?? "";
  return all(xfs, /<xf [^>]*>/gu).map(([tag]) => (attribute(tag, "numFmtId") === "49" ? "@" : (own.get(attribute(tag, "numFmtId")) ?? "General")));
}

function cellsOf(xml: string, texts: readonly string[], formats: readonly string[]): Map<string, EmulatedCell> {
  const cells = new Map<string, EmulatedCell>();
  for (const [, head = "", inside = ""] of all(xml, /<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu)) {
    const at = parseA1(attribute(head, "r") ?? "");
    if (at === undefined) continue;
    const value = valueOf(attribute(head, "t"), /<v>([^<]*)<\/v>/u.exec(inside)?.[1], texts);
    // Of a formula shared down a column only the first row has the text: the others are told apart by their place.
    const formula = /<f(?: [^>]*)?>([^<]*)<\/f>/u.exec(inside)?.[1] ?? (/<f [^>]*\/>/u.test(inside) ? `SHARED(${at.row},${at.column})` : undefined);
    cells.set(`${at.row - 1},${at.column - 1}`, { value, formula: formula === undefined ? value : `=${plain(formula)}`, format: formats[Number(attribute(head, "s") ?? 0)] ?? "General", fill: null });
  }
  return cells;
}

function valueOf(type: string | undefined, text: string | undefined, texts: readonly string[]): Value {
  if (text === undefined) return "";
  if (type === "s") return texts[Number(text)] ?? "";
  if (type === "b") return text === "1";
  return type === "str" || type === "e" ? plain(text) : Number(text);
}
