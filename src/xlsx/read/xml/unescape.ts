const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function characterOf(reference: string): string {
  const code = reference[1] === "x" || reference[1] === "X" ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

/** XML text as written → its characters: `&…;` resolved and line ends as XML reads them (CR LF and CR become LF). */
export function unescapeXml(written: string): string {
  const lines = written.includes("\r") ? written.replace(/\r\n?/gu, "\n") : written;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&(#[xX][0-9a-fA-F]+|#\d+|\w+);/gu, (whole, name: string) => (name[0] === "#" ? characterOf(name) : (NAMED[name] ?? whole)));
}

/** `_xHHHH_` of SpreadsheetML (ECMA-376-1, 22.9.2.19 ST_Xstring) → the character; applied once, so `_x005F_x0041_` is `_x0041_`. */
export function unescapeExcel(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
