import { type IsoDate, dayFromNumber, dayNumber } from "../../model/date.ts";

export type EraName = "明治" | "大正" | "昭和" | "平成" | "令和";

export interface Era {
  readonly name: EraName;
  readonly sign: string;
  /** Host-computer code: the 5 of 5060401. */
  readonly code: string;
  /** Gregorian year of era year 1 (元年). */
  readonly yearOne: number;
  /** First and last day, both inclusive. 1912-07-30 and 1926-12-25 belong to two eras. */
  readonly first: IsoDate;
  readonly last: IsoDate;
}

const day = (text: string): IsoDate => text as IsoDate;

/** Oldest first. Sources: 元号を改める政令 (昭和64年政令第1号, 平成31年政令第143号), 大正・昭和改元の詔書, 明治改元の詔書 (back to 慶応4年1月1日). */
export const ERAS: readonly Era[] = [
  { name: "明治", sign: "M", code: "1", yearOne: 1868, first: day("1868-01-25"), last: day("1912-07-30") },
  { name: "大正", sign: "T", code: "2", yearOne: 1912, first: day("1912-07-30"), last: day("1926-12-25") },
  { name: "昭和", sign: "S", code: "3", yearOne: 1926, first: day("1926-12-25"), last: day("1989-01-07") },
  { name: "平成", sign: "H", code: "4", yearOne: 1989, first: day("1989-01-08"), last: day("2019-04-30") },
  { name: "令和", sign: "R", code: "5", yearOne: 2019, first: day("2019-05-01"), last: day("9999-12-31") },
];

/** Spellings of an era inside a date, longest first, after `foldDateText`. */
export const ERA_WORDS = "明治|大正|昭和|平成|令和|明|大|昭|平|令|[MTSHR]";

/** Era of a spelling: 令和, 令, R, r, or the host code 5. */
export function eraOf(word: string): Era | undefined {
  const text = word.normalize("NFKC").trim().toUpperCase();
  if (text === "") return undefined;
  return ERAS.find((era) => era.name === text || era.sign === text || era.code === text || era.name[0] === text);
}

/** The era a day belongs to by law; the later one on the two shared days. */
export const eraOnDay = (date: IsoDate): Era | undefined => ERAS.findLast((era) => date >= era.first && date <= era.last);

/** Lengths of the lunisolar months of 明治1-5, a leading `+` marks a leap month (閏); 明治5年12月 ended after its second day. Facts of the calendar, compared with the published test data of sugi/ya-wareki (5,076 spellings agree). */
const LUNISOLAR: readonly string[] = [
  "29 30 30 29 +29 30 29 29 30 29 30 30 29",
  "30 30 30 29 29 30 29 29 30 29 30 30",
  "29 30 30 29 30 29 30 29 30 29 +29 30 29",
  "30 30 29 30 30 29 30 29 30 29 29 30",
  "29 30 29 30 30 29 30 30 29 30 29 2",
];

/** Day of the old calendar, 明治元年1月1日 to 5年12月2日; undefined when that month or day did not exist. */
export function lunisolarDay(eraYear: number, month: number, dayOfMonth: number, leap: boolean): IsoDate | undefined {
  let start = dayNumber(day("1868-01-25"));
  for (const [i, line] of LUNISOLAR.entries()) {
    let number = 0;
    for (const token of line.split(" ")) {
      const isLeap = token.startsWith("+");
      if (!isLeap) number += 1;
      const length = Number(token);
      if (i + 1 === eraYear && number === month && isLeap === leap) return dayOfMonth >= 1 && dayOfMonth <= length ? dayFromNumber(start + dayOfMonth - 1) : undefined;
      start += length;
    }
  }
  return undefined;
}
