import { MARK_COLOURS } from "../../core/model/cell-mark.ts";
import type { StyleOf } from "./mark-cells.ts";
import { rootPrefix, withAttribute } from "./xml-text.ts";

interface Section {
  readonly open: string;
  readonly body: string;
  readonly close: string;
  readonly at: number;
  readonly items: readonly string[];
}

export interface StyleMarks {
  readonly styleOf: StyleOf;
  /** The styles part with the fills and clones asked for so far. */
  readonly toXml: () => string;
}

/** Clones of a workbook's cell styles with a fill of our own. undefined when the part has no cell styles to clone. */
export function markStyles(xml: string): StyleMarks | undefined {
  const prefix = rootPrefix(xml);
  const fills = section(xml, { prefix, name: "fills", item: "fill" });
  const formats = section(xml, { prefix, name: "cellXfs", item: "xf" });
  if (fills === undefined || formats === undefined || formats.items.length === 0) return undefined;
  const fillAt = { error: fills.items.length, warning: fills.items.length + 1 };
  const clones: string[] = [];
  const known = new Map<string, number>();
  const styleOf: StyleOf = (original, severity) => {
    const key = `${original}/${severity}`;
    const at = known.get(key);
    if (at !== undefined) return at;
    const made = formats.items.length + clones.length;
    clones.push(withFill(formats.items[original] ?? formats.items[0] ?? "", fillAt[severity]));
    known.set(key, made);
    return made;
  };
  const added = [MARK_COLOURS.error, MARK_COLOURS.warning].map((colour) =>
    `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${colour}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`);
  return { styleOf, toXml: () => grow(grow(xml, formats, clones), fills, added) };
}

/** The format with another fill; its own tag only, what stands inside (alignment, protection) stays. */
function withFill(format: string, fill: number): string {
  const end = format.indexOf(">") + 1;
  const tag = withAttribute(withAttribute(format.slice(0, end), "fillId", String(fill)), "applyFill", "1");
  return tag + format.slice(end);
}

interface Wanted { readonly prefix: string; readonly name: string; readonly item: string }

function section(xml: string, { prefix, name, item }: Wanted): Section | undefined {
  const open = new RegExp(`<${prefix}${name}(?=[\\s>])[^>]*>`, "u").exec(xml);
  const close = `</${prefix}${name}>`;
  if (open === null || open[0].endsWith("/>")) return undefined;
  const end = xml.indexOf(close, open.index);
  if (end === -1) return undefined;
  const body = xml.slice(open.index + open[0].length, end);
  const items = body.match(new RegExp(`<${prefix}${item}(?=[\\s/>])[^>]*?/>|<${prefix}${item}(?=[\\s>])[^>]*>[\\s\\S]*?</${prefix}${item}>`, "gu")) ?? [];
  return { open: open[0], body, close, at: open.index, items };
}

/** Appends items and corrects the count. Found again by its text, because an earlier section may have grown. */
function grow(xml: string, part: Section, items: readonly string[]): string {
  if (items.length === 0) return xml;
  const at = xml.indexOf(part.open + part.body + part.close);
  const open = withAttribute(part.open, "count", String(part.items.length + items.length));
  return xml.slice(0, at) + open + part.body + items.join("") + part.close + xml.slice(at + part.open.length + part.body.length + part.close.length);
}
