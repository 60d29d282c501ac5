import type { JournalCell, JournalRun, JournalSheet, RunKind } from "./book-host.ts";
import { isTooLarge } from "./persist.ts";

/**
 * The journal lies in the workbook itself as custom XML parts: it is saved and reopened with the book, shows on no sheet, and is no formula's
 * business. One part for each request that wrote cells, and for each adding of sheets. ExcelApi 1.5.
 */
const NAMESPACE = "urn:daicho:journal:1";

interface Part {
  readonly run: string;
  readonly kind: RunKind;
  readonly cells: readonly JournalCell[];
  readonly sheets: readonly JournalSheet[];
}

export interface StoredPart extends Part {
  readonly part: Excel.CustomXmlPart;
}

/** Every part of the journal, oldest first. */
export async function readJournal(context: Excel.RequestContext): Promise<readonly StoredPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
  parts.load("items/id");
  await context.sync();
  const texts = await textsOf(context, parts.items, PARTS_AT_ONCE);
  return texts.flatMap(({ part, xml }) => {
    const read = parsePart(xml);
    return read === undefined ? [] : [{ ...read, part }];
  });
}

/** Texts of an answer: each is up to 1 MB, and Excel on the web answers with 5 MB at most. */
const PARTS_AT_ONCE = 4;

async function textsOf(context: Excel.RequestContext, parts: readonly Excel.CustomXmlPart[], atOnce: number): Promise<readonly { readonly part: Excel.CustomXmlPart; readonly xml: string }[]> {
  const found: { readonly part: Excel.CustomXmlPart; readonly xml: string }[] = [];
  for (let i = 0; i < parts.length; i += atOnce) {
    const some = parts.slice(i, i + atOnce);
    const texts = some.map((part) => ({ part, xml: part.getXml() }));
    try {
      await context.sync();
      found.push(...texts.map(({ part, xml }) => ({ part, xml: xml.value })));
    } catch (thrown) {
      if (!isTooLarge(thrown) || some.length === 1) throw thrown;
      found.push(...(await textsOf(context, some, Math.ceil(some.length / 2))));
    }
  }
  return found;
}

/** Notes a part; written with the next sync, before anything that is queued after it. */
export const addPart = (context: Excel.RequestContext, part: Part): Excel.CustomXmlPart => context.workbook.customXmlParts.add(partXml(part));

/** Runs are numbered in the order they were made. */
export const runNumber = (run: string): number => Number(run.slice(1));

export function nextRun(parts: readonly StoredPart[]): string {
  const numbers = parts.map(({ run }) => runNumber(run));
  return `r${Math.max(0, ...numbers) + 1}`;
}

/** Newest first; the parts of one run joined. */
export function runsOf(parts: readonly StoredPart[]): readonly JournalRun[] {
  const runs = new Map<string, { readonly id: string; readonly kind: RunKind; readonly cells: JournalCell[]; readonly sheets: JournalSheet[] }>();
  for (const { run, kind, cells, sheets } of parts) {
    const known = runs.get(run);
    if (known === undefined) runs.set(run, { id: run, kind, cells: [...cells], sheets: [...sheets] });
    else {
      known.cells.push(...cells);
      known.sheets.push(...sheets);
    }
  }
  return [...runs.values()].sort((a, b) => runNumber(b.id) - runNumber(a.id));
}

export const partXml = ({ run, kind, cells, sheets }: Part): string =>
  `<journal xmlns="${NAMESPACE}" run="${run}" kind="${kind}">${escaped(JSON.stringify(kind === "sheets" ? sheets : cells.map(packed)))}</journal>`;

/** Excel may put a declaration before it and write quotes its own way. What is not ours → undefined. */
export function parsePart(xml: string): Part | undefined {
  const found = /<(?:\w+:)?journal\b([^>]*)>([^<]*)<\//u.exec(xml);
  const [run, kind] = ["run", "kind"].map((name) => new RegExp(`\\b${name}=["']([^"']*)["']`, "u").exec(found?.[1] ?? "")?.[1]);
  if (found === null || run === undefined || !/^r\d+$/u.test(run) || (kind !== "write" && kind !== "mark" && kind !== "sheets")) return undefined;
  try {
    const noted: unknown = JSON.parse(unescaped(found[2] ?? ""));
    return kind === "sheets" ? { run, kind, cells: [], sheets: noted as JournalSheet[] } : { run, kind, cells: (noted as Packed[]).map(unpacked), sheets: [] };
  } catch {
    return undefined;
  }
}

type Packed = readonly [sheet: string, row: number, column: number, before: JournalCell["before"], after: JournalCell["after"]];
const packed = ({ sheet, row, column, before, after }: JournalCell): Packed => [sheet, row, column, before, after];
const unpacked = ([sheet, row, column, before, after]: Packed): JournalCell => ({ sheet, row, column, before, after });

/** JSON has its control characters escaped already; the two noncharacters XML forbids are escaped here. */
const escaped = (json: string): string => json.replaceAll("\ufffe", "\\ufffe").replaceAll("\uffff", "\\uffff").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:(lt|gt|amp|quot|apos)|#x([0-9a-f]+)|#(\d+));/giu, (_, name: string | undefined, hex: string | undefined, decimal: string | undefined) =>
    name !== undefined ? (ENTITIES[name] ?? "") : String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)));
