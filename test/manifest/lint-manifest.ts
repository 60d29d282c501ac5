import { makeIcons } from "../../scripts/dev/make-icons.mjs";

/** Requirement sets every supported Excel has (LTSC 2021). */
const ALLOWED_SETS: Readonly<Record<string, number>> = { ExcelApi: 14 };
const ICON_SIZES = ["16", "32", "80"];
const MOST_CHARS = { ShortStrings: 125, LongStrings: 250 } as const;
const PAGES = ["taskpane.html", "commands.html", "help.html"];

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? "");
const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

/** What the schema cannot see. One line per finding; none = good. */
export function lintManifest(xml: string): string[] {
  return [...addresses(xml), ...identifiers(xml), ...icons(xml), ...lengths(xml), ...requirements(xml)];
}

function addresses(xml: string): string[] {
  const urls = all(xml, /DefaultValue="(https?:[^"]+)"/gu);
  const hosts = new Set(urls.map((url) => new URL(url).host));
  const drawn = new Set(Object.keys(makeIcons()));
  const unknown = urls.filter((url) => {
    const name = new URL(url).pathname.slice(1);
    return name.startsWith("icons/") ? !drawn.has(name.slice("icons/".length)) : !PAGES.includes(name);
  });
  return [
    ...urls.filter((url) => !url.startsWith("https:")).map((url) => `not https: ${url}`),
    ...(hosts.size > 1 ? [`more than one host: ${[...hosts].join(", ")}`] : []),
    ...unknown.map((url) => `nothing is built at ${url}`),
  ];
}

function identifiers(xml: string): string[] {
  const ids = all(xml, /<bt:(?:Image|Url|String) id="([^"]+)"/gu);
  const used = all(xml, /resid="([^"]+)"/gu);
  return [
    ...repeated(ids).map((id) => `resource id twice: ${id}`),
    ...repeated(all(xml, /<(?:Control|Group)\b[^>]*\bid="([^"]+)"/gu)).map((id) => `control id twice: ${id}`),
    ...used.filter((id) => !ids.includes(id)).map((id) => `no resource ${id}`),
    ...ids.filter((id) => !used.includes(id)).map((id) => `resource ${id} is not used`),
    ...ids.filter((id) => id.length > 32).map((id) => `resource id over 32 characters: ${id}`),
  ];
}

function icons(xml: string): string[] {
  return all(xml, /<Icon>([\s\S]*?)<\/Icon>/gu).flatMap((icon) => ICON_SIZES.filter((size) => !icon.includes(`size="${size}"`)).map((size) => `an icon lacks size ${size}`));
}

function lengths(xml: string): string[] {
  return (["ShortStrings", "LongStrings"] as const).flatMap((kind) => {
    const block = new RegExp(`<bt:${kind}>([\\s\\S]*?)</bt:${kind}>`, "u").exec(xml)?.[1] ?? "";
    return all(block, /DefaultValue="([^"]*)"/gu).filter((value) => value.length > MOST_CHARS[kind]).map((value) => `${kind} too long: ${value}`);
  });
}

function requirements(xml: string): string[] {
  const sets = [...xml.matchAll(/<Set Name="([^"]+)" MinVersion="1\.(\d+)"/gu)];
  return [
    ...(xml.includes("<DefaultLocale>ja-JP</DefaultLocale>") ? [] : ["DefaultLocale is not ja-JP"]),
    ...(sets.length === 0 ? ["no requirement set"] : []),
    ...sets.filter(([, name = "", minor]) => Number(minor) > (ALLOWED_SETS[name] ?? -1)).map(([, name, minor]) => `above what LTSC 2021 has: ${name} 1.${minor}`),
  ];
}
