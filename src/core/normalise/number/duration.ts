import { type NormalisedValue, read, refused } from "../normalised-value.ts";

const YEARS_MONTHS = /^(\d{1,3})\s*(?:年|か年|ヶ年)\s*(?:と\s*)?(\d{1,2})\s*(?:月|か月|ヶ月|ヵ月|カ月|ケ月|箇月)(?:間)?$/u;
const HOURS_MINUTES = /^(\d{1,4})\s*時間\s*(\d{1,2})\s*分(?:間)?$/u;

/** 3年6月 → 42 か月, 38時間45分 → 38.75 時間; undefined when the text is no such pair. */
export function parseDuration(text: string): NormalisedValue<number> | undefined {
  const years = YEARS_MONTHS.exec(text);
  if (years !== null) return Number(years[2]) > 11 ? refused("number_not_recognised") : read(Number(years[1]) * 12 + Number(years[2]), { unit: "か月" });
  const hours = HOURS_MINUTES.exec(text);
  if (hours !== null) return Number(hours[2]) > 59 ? refused("number_not_recognised") : read(Number(hours[1]) + Number(hours[2]) / 60, { unit: "時間" });
  return undefined;
}
