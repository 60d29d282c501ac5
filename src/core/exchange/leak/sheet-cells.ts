import { decodeEntities, stripTags } from "./part-text.ts";

/** A cell as the gate needs it; read by its own few lines, so that the gate trusts no reader and no writer. */
export interface GateCell {
  readonly ref: string;
  readonly row: string;
  /** Text of the cell, with shared strings resolved; null for numbers. */
  readonly text: string | null;
  /** Number of the cell as written, null for text. */
  readonly number: string | null;
  readonly formula: boolean;
  /** Whole numbers written into the formula, of five digits and more. */
  readonly constants: readonly string[];
  readonly style: number;
}

export function* cellsOf(xml: string, sharedStrings: readonly string[]): Generator<GateCell> {
  for (const m of xml.matchAll(/<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/gu)) {
    const attributes = m[1] ?? "";
    const body = m[2] ?? "";
    const ref = /\br="([^"]*)"/u.exec(attributes)?.[1] ?? "";
    const type = /\bt="([^"]*)"/u.exec(attributes)?.[1] ?? "n";
    const raw = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/u.exec(body)?.[1];
    const isNumber = type === "n" || type === "d";
    const value = raw === undefined ? undefined : decodeEntities(raw);
    const text = type === "s" ? sharedStrings[Number(value)] : type === "inlineStr" ? stripTags(body).text.replaceAll("\u0001", "") : isNumber ? undefined : value;
    yield { ref, row: ref.replace(/^[A-Z]+/u, ""), text: text ?? null, number: isNumber && value !== undefined ? value.trim() : null, formula: /<(?:\w+:)?f\b/u.test(body), constants: constantsOf(body), style: Number(/\bs="(\d+)"/u.exec(attributes)?.[1] ?? 0) };
  }
}

function constantsOf(body: string): readonly string[] {
  const formula = /<(?:\w+:)?f\b[^>]*>([^<]*)</u.exec(body)?.[1];
  return formula === undefined ? [] : (formula.match(/(?<![\w.$])\d{5,}(?![\w.])/gu) ?? []);
}

/** Shared strings in order, runs joined, furigana cut off. */
export const sharedStringsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/gu)].map((m) => stripTags((m[1] ?? "").replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/gu, "")).text.replaceAll("\u0001", ""));

/** What cell styles make of a number. */
export interface NumberStyles {
  /** Shown as a date. */
  readonly dates: ReadonlySet<number>;
  /** Shown with leading zeros (`000000`): style → digits. */
  readonly padded: ReadonlyMap<number, number>;
}

export function numberStylesOf(stylesXml: string): NumberStyles {
  const codes = new Map<number, string>();
  for (const m of stylesXml.matchAll(/<(?:\w+:)?numFmt\b([^>]*)\/?>/gu)) {
    const id = Number(/numFmtId="(\d+)"/u.exec(m[1] ?? "")?.[1]);
    codes.set(id, decodeEntities(/formatCode="([^"]*)"/u.exec(m[1] ?? "")?.[1] ?? ""));
  }
  const list = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/u.exec(stylesXml)?.[1] ?? "";
  const dates = new Set<number>();
  const padded = new Map<number, number>();
  [...list.matchAll(/<(?:\w+:)?xf\b([^>]*)>/gu)].forEach((m, i) => {
    const id = Number(/numFmtId="(\d+)"/u.exec(m[1] ?? "")?.[1] ?? 0);
    const code = (codes.get(id) ?? "").replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, "");
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58) || /[ymdge]/iu.test(code)) dates.add(i);
    else if (/^0{2,}$/u.test(code)) padded.set(i, code.length);
  });
  return { dates, padded };
}
