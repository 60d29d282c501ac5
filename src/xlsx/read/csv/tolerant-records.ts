import type { Delimiter } from "./dialect.ts";

interface Field {
  readonly value: string;
  /** Position of the delimiter, line feed or end of text behind the field. */
  readonly end: number;
  readonly repaired: boolean;
}

/**
 * Records of a text whose quoting breaks the rules somewhere. As Python's csv and Excel read it: what stands behind a
 * closing quote belongs to the field (`"abc"d` → `abcd`). A quote that is never closed is a character of its field.
 */
export function parseTolerantly(text: string, delimiter: Delimiter): { records: string[][]; repaired: number; firstRepaired: number } {
  const records: string[][] = [];
  let record: string[] = [];
  let repaired = 0;
  let firstRepaired = 0;
  for (let at = 0; at <= text.length; ) {
    const field = text[at] === '"' ? readQuoted(text, at, delimiter) : readPlain(text, at, delimiter);
    record.push(field.value);
    if (field.repaired && repaired++ === 0) firstRepaired = records.length + 1;
    if (text[field.end] !== delimiter) {
      records.push(record);
      record = [];
    }
    at = field.end + 1;
  }
  return { records, repaired, firstRepaired };
}

function readPlain(text: string, at: number, delimiter: Delimiter): Field {
  const end = fieldEnd(text, at, delimiter);
  return { value: text.slice(at, end), end, repaired: false };
}

function fieldEnd(text: string, at: number, delimiter: Delimiter): number {
  let i = at;
  while (i < text.length && text[i] !== delimiter && text[i] !== "\n") i++;
  return i;
}

function readQuoted(text: string, at: number, delimiter: Delimiter): Field {
  let value = "";
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { ...readPlain(text, at, delimiter), repaired: true };
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const rest = readPlain(text, quote + 1, delimiter);
      // A quote that closes lines further down and not even there at a field's end opened nothing: otherwise rows are swallowed.
      if (rest.value !== "" && value.includes("\n")) return { ...readPlain(text, at, delimiter), repaired: true };
      return { value: value + rest.value, end: rest.end, repaired: rest.value !== "" };
    }
    value += '"';
    from = quote + 2;
  }
}
