/** Small edits of xml text: attributes of one tag, insertions before a tag. The text around is not touched. */

/** Value of an attribute in a tag's text; entities as written. */
export const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "u").exec(tag)?.slice(1).find((v) => v !== undefined);

/** The tag with an attribute set, where it stands or else last. */
export function withAttribute(tag: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`, "u");
  return pattern.test(tag) ? tag.replace(pattern, `$1"${value}"`) : tag.replace(/\s*(\/?)>$/u, ` ${name}="${value}"$1>`);
}

export const withoutAttribute = (tag: string, name: string): string => tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, "u"), "");

/** Puts text before the first of these tags (open or close) that stands at or after `from`. */
export function insertBefore(xml: string, insertion: string, pattern: RegExp): string | undefined {
  const at = xml.search(pattern);
  return at === -1 ? undefined : xml.slice(0, at) + insertion + xml.slice(at);
}

/** Namespace prefix of the root element (`x:`), with its colon; usually empty. */
export const rootPrefix = (xml: string): string => /<([A-Za-z_][\w.-]*:)?[A-Za-z_]/u.exec(xml.replace(/<\?[^?]*\?>/gu, "").replace(/<!--[\s\S]*?-->/gu, ""))?.[1] ?? "";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/gu, (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
    hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal !== undefined ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name ?? ""] ?? all));
