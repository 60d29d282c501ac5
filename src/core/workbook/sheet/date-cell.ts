import { parseIsoDate, serialOf } from "../../model/date.ts";

/** Serial day of a full ISO date from 1900-03-01 on; months, years and older days stay text (Excel has no such dates). */
export function dateSerial(text: string): number | undefined {
  const day = parseIsoDate(text);
  return day === undefined || day < "1900-03-01" ? undefined : serialOf(day);
}

/** A date cell: serial day, or the text as it is, or empty. */
export const dateContent = (text: string | null): string | number | null => (text === null ? null : (dateSerial(text) ?? text));

/** 令和8年4月1日 for a full ISO date since 1989-01-08; anything else as it is. */
export function warekiText(text: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (m === null || text < "1989-01-08") return text;
  const [era, first] = text >= "2019-05-01" ? ["令和", 2019] : ["平成", 1989];
  const year = Number(m[1]) - Number(first) + 1;
  return `${era}${year === 1 ? "元" : year}年${Number(m[2])}月${Number(m[3])}日`;
}

/** 2026H1 → 令和8年度 上半期. */
export function periodName(label: string): string {
  const m = /^(\d{4})H([12])$/u.exec(label);
  return m === null ? label : `令和${Number(m[1]) - 2018}年度 ${m[2] === "1" ? "上半期" : "下半期"}`;
}
