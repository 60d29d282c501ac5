import { cellOf, type DetectedTable } from "../model/table.ts";
import type { IsoDate } from "../model/date.ts";
import type { Cell } from "../model/grid.ts";
import { profileDates } from "./date/profile-dates.ts";
import type { RatingScale } from "./normalised-value.ts";
import { dropSpaces } from "./layout.ts";
import { normaliseValue } from "./normalise-value.ts";
import { captionTexts } from "./record-as-of.ts";
import type { FieldSource } from "./record-types.ts";
import { foldWidth } from "./width.ts";

/** What a whole column tells about each of its cells. */
export interface ColumnProfile {
  /** Digits of a staff number, where text cells with leading zeros or a number format 000000 prove it. */
  readonly width?: number;
  /** Unit in the header: 千円, 人, 時間. */
  readonly unit?: string;
  /** A rate column that counts in hundreds. */
  readonly percent: boolean;
  readonly scale?: RatingScale;
  /** Numbers 1-5 of a level column that must become 0-4. */
  readonly shifted: boolean;
  /** ○ stands in the column and no ×: a blank says no. */
  readonly blankIsNo: boolean;
  /** 年度 the ledger states of itself, for days written without a year. */
  readonly fiscalYear?: number;
  /** Era of dates written without one, where the column leaves only one. */
  readonly era?: string;
}

const EMPTY: ColumnProfile = { percent: false, shifted: false, blankIsNo: false };

export function profileOf(table: DetectedTable, source: FieldSource, field: string): ColumnProfile {
  const unit = unitOf(source);
  const base: ColumnProfile = unit === undefined ? EMPTY : { ...EMPTY, unit };
  switch (source.value) {
    case "staff_no": return withWidth(base, widthOf(table, source));
    case "rate": return { ...base, percent: (unit !== undefined && /[%％]/u.test(unit)) || numbersOf(table, source).some((n) => n > 1.5) };
    case "mark": return { ...base, blankIsNo: blankIsNo(table, source) };
    case "date": return field === "staff.birth_date" ? withEra(table, source, base) : /^training\.(?:start|end)$/u.test(field) ? { ...base, ...fiscalYearOf(table) } : base;
    case "rating": return field === "skills.level" ? ratingProfile(table, source, base) : base;
    default: return base;
  }
}

const withWidth = (base: ColumnProfile, width: number | undefined): ColumnProfile => (width === undefined ? base : { ...base, width });

/** The column's own unit, else what stands in brackets at the end of the header. */
function unitOf(source: FieldSource): string | undefined {
  const column = source.columns[0];
  if (column?.unit !== undefined) return foldWidth(column.unit);
  return /[(（]([^()（）]{1,6})[)）]$/u.exec(foldWidth(column?.header.at(-1) ?? ""))?.[1];
}

function* cellsOf(table: DetectedTable, source: FieldSource): Iterable<Cell> {
  const column = source.columns[0];
  if (column === undefined) return;
  for (const record of table.records) {
    const { cell } = cellOf(table, record, column);
    if (cell.kind !== "blank") yield cell;
  }
}

function numbersOf(table: DetectedTable, source: FieldSource): readonly number[] {
  const numbers: number[] = [];
  for (const cell of cellsOf(table, source)) {
    const n = cell.kind === "number" && cell.format?.includes("%") !== true ? Number(cell.value) : cell.kind === "text" ? Number(foldWidth(String(cell.value)).trim() || "x") : Number.NaN;
    if (!Number.isNaN(n)) numbers.push(n);
  }
  return numbers;
}

/** Proof: at least two text numbers with a leading zero, all text numbers of one length, none longer; or a format of zeros. */
function widthOf(table: DetectedTable, source: FieldSource): number | undefined {
  const lengths = new Map<number, number>();
  let zeros = 0;
  let format: number | undefined;
  let longest = 0;
  for (const cell of cellsOf(table, source)) {
    if (cell.kind === "number" && cell.format !== undefined && /^0{2,}$/u.test(cell.format)) format = cell.format.length;
    const text = dropSpaces(foldWidth(String(cell.value)));
    if (!/^\d+$/u.test(text)) continue;
    longest = Math.max(longest, text.length);
    if (cell.kind !== "text") continue;
    lengths.set(text.length, (lengths.get(text.length) ?? 0) + 1);
    if (text.startsWith("0")) zeros += 1;
  }
  if (format !== undefined) return format;
  const [only] = [...lengths.keys()];
  return zeros >= 2 && lengths.size === 1 && only === longest ? only : undefined;
}

/** 55.4.1 in a column that never gives an era: births fit one era only, and two-digit western years (60-99) would not fit it. A few values prove nothing. */
function withEra(table: DetectedTable, source: FieldSource, base: ColumnProfile): ColumnProfile {
  if (source.columns.length > 1 || source.mapping.era !== undefined) return base;
  const texts: string[] = [];
  for (const cell of cellsOf(table, source)) if (cell.kind === "text") texts.push(String(cell.value));
  if (texts.length < FEW) return base;
  const found = profileDates(texts, { oldest: "1930-01-01" as IsoDate, newest: "2012-12-31" as IsoDate });
  return found.dated === 0 && found.eraless >= FEW && found.eraless >= 0.8 * texts.length && found.era !== undefined ? { ...base, era: found.era } : base;
}
const FEW = 5;

const FISCAL = /(?:(?:昭和|平成|令和|[SHR])\s*(?:元|\d{1,2}|[一二三四五六七八九十]{1,3})|(?:19|20)\d{2})\s*年度/gu;

/** 「令和６年度研修受講者名簿」: the year of 10月9日 in it, when title, captions, sheet and file name one 年度 only. */
function fiscalYearOf(table: DetectedTable): { readonly fiscalYear?: number } {
  const texts = [table.title ?? "", ...captionTexts(table), table.grid.name, table.file].map(foldWidth).join("\n");
  const years = new Set([...texts.matchAll(FISCAL)].map(([text]) => String(normaliseValue("date", text, {}).value)));
  const [only] = years;
  const year = Number(/^FY(\d{4})$/u.exec(only ?? "")?.[1] ?? Number.NaN);
  return years.size === 1 && Number.isFinite(year) ? { fiscalYear: year } : {};
}

function blankIsNo(table: DetectedTable, source: FieldSource): boolean {
  let yes = false;
  for (const cell of cellsOf(table, source)) {
    const text = String(cell.value).trim();
    if (/^[×✕xX]$|^任意$|^不要$|^無$|^0$/u.test(text)) return false;
    if (/^[○〇◯◎●レ✓✔]$|^必須$|^要$|^有$|^1$/u.test(text)) yes = true;
  }
  return yes;
}

/** A level column that goes to 5 and never shows 0 counts 1-5; it becomes 0-4 so that 1 means "does not know". */
function ratingProfile(table: DetectedTable, source: FieldSource, base: ColumnProfile): ColumnProfile {
  const texts = new Set<string>();
  for (const cell of cellsOf(table, source)) texts.add(dropSpaces(foldWidth(String(cell.value))).replace(/^(?:レベル|Lv\.?|L)(?=\d)/iu, ""));
  const has = (text: string): boolean => texts.has(text);
  if (has("5") && !has("0")) return { ...base, scale: "1-5", shifted: true };
  const letters = [...texts].filter((t) => /^[A-ES]$/u.test(t));
  if (letters.length === 0) return [...texts].some((t) => /^[◎○〇◯△×✕▲●]$/u.test(t)) ? { ...base, scale: "marks" } : base;
  return { ...base, scale: has("S") ? "S-D" : has("E") ? "A-E" : "A-D" };
}
