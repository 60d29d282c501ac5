import type { CellModel, StyleModel } from "../../core/model/workbook.ts";
import { type ByteBuffer, makeBuffer, putText, written } from "./byte-buffer.ts";
import { fontChildren } from "./font.ts";
import { NAMESPACE, XML_HEADER, element, escapeText, needsSpacePreserved } from "./xml.ts";
import type { ZipPart } from "./zip.ts";

type Runs = NonNullable<CellModel["runs"]>;

/** Each distinct text of the workbook once. */
export interface SharedStrings {
  /** Index of a plain text. */
  indexOf(text: string): number;
  /** Index of a text with runs of their own font. */
  indexOfRuns(runs: Runs): number;
  writeTo(part: ZipPart): Promise<void>;
}

const CHUNK = 1 << 16;

const textElement = (text: string): string => `<t${needsSpacePreserved(text) ? ' xml:space="preserve"' : ""}>${escapeText(text)}</t>`;

/** Runs without a font keep the cell's; the others take face and size from `baseFont` where they say nothing. */
const runElement = (run: Runs[number], baseFont: NonNullable<StyleModel["font"]>): string =>
  `<r>${run.font === undefined ? "" : element("rPr", {}, fontChildren({ ...baseFont, ...run.font }, "rFont"))}${textElement(run.text)}</r>`;

export function makeSharedStrings(baseFont: NonNullable<StyleModel["font"]>): SharedStrings {
  const plain = new Map<string, number>();
  /** Keyed by their XML. The two kinds share one numbering, so each keeps its number. */
  const rich = new Map<string, number>();
  const items: string[] = [];
  const richPlaces = new Set<number>();
  let used = 0;

  const place = (places: Map<string, number>, text: string): number => {
    used++;
    const known = places.get(text);
    if (known !== undefined) return known;
    const index = items.push(text) - 1;
    places.set(text, index);
    return index;
  };

  const indexOfRuns = (runs: Runs): number => {
    const index = place(rich, runs.map((run) => runElement(run, baseFont)).join(""));
    richPlaces.add(index);
    return index;
  };

  const writeTo = async (part: ZipPart): Promise<void> => {
    const out = makeBuffer(CHUNK * 2);
    putText(out, `${XML_HEADER}<sst xmlns="${NAMESPACE.main}" count="${used}" uniqueCount="${items.length}">`);
    for (const [i, item] of items.entries()) {
      putText(out, `<si>${richPlaces.has(i) ? item : textElement(item)}</si>`);
      if (out.length > CHUNK) await flush(out, part);
    }
    putText(out, "</sst>");
    await flush(out, part);
  };

  return {
    indexOf: (text) => place(plain, text),
    indexOfRuns,
    writeTo,
  };
}

/** Hands the bytes over and starts again at the front. */
export async function flush(out: ByteBuffer, part: ZipPart): Promise<void> {
  await part.write(written(out));
  out.length = 0;
}
