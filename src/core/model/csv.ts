/** RFC 4180 text of rows: CRLF, quotes only where needed. Booleans as true/false, null as the empty field. */
export type CsvValue = string | number | boolean | null;

export const BOM = "\ufeff";

const field = (value: CsvValue): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(field).join(",")}\r\n`;

/** The whole file with its BOM, as Excel opens it. */
export const toCsv = (header: readonly string[], rows: Iterable<readonly CsvValue[]>): string => {
  const lines = [BOM, csvLine(header)];
  for (const row of rows) lines.push(csvLine(row));
  return lines.join("");
};
