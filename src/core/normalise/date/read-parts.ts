import { type DateParts, LAST_DAY } from "./date-span.ts";
import { type Era, ERA_WORDS, eraOf } from "./eras.ts";

const ERA = `(?<era>${ERA_WORDS})?`;
const YEAR = "(?<year>元|\\d{1,4})";
const MONTH = "(?<leap>閏|うるう)?(?<month>\\d{1,2})(?<leap2>['’])?";
const DAY = "(?<day>\\d{1,2}|末|晦|朔|元)";

/** Written forms after folding, tried in order. Each names its parts. */
const FORMS: readonly (readonly [DateParts["grain"] | "fiscalEnd" | "fiscalStart" | "newYear" | "monthDay", RegExp])[] = [
  ["day", new RegExp(`^${ERA}${YEAR}(?:年\\.?|\\.)${MONTH}(?:月\\.?|\\.)${DAY}(?:日|旦)?$`, "u")],
  ["newYear", new RegExp(`^${ERA}${YEAR}年元[日旦]$`, "u")],
  ["month", new RegExp(`^${ERA}${YEAR}年${MONTH}月?(?<third>上旬|中旬|下旬|初旬|初め|中|頃)?$`, "u")],
  ["month", new RegExp(`^${ERA}${YEAR}\\.${MONTH}月?(?<third>上旬|中旬|下旬|初旬)?$`, "u")],
  ["fiscalEnd", new RegExp(`^${ERA}${YEAR}年?度末$`, "u")],
  ["fiscalStart", new RegExp(`^${ERA}${YEAR}年?度(?:当初|初め?|始め?|期首)$`, "u")],
  ["fiscal", new RegExp(`^${ERA}${YEAR}(?:会計)?年?度$`, "u")],
  ["fiscal", /^(?:FY\.?(?<year>\d{4})|(?<year2>\d{4})FY)$/u],
  ["year", new RegExp(`^${ERA}${YEAR}年?$`, "u")],
  ["monthDay", /^(?<leap>閏)?(?<month>\d{1,2})(?:月|\.)(?<day>\d{1,2}|末|晦|朔)日?$/u],
  ["monthDay", /^(?<leap>閏)?(?<month>\d{1,2})月$/u],
];

/** Compact forms: 20240401, R060401, 5060401, R0604, 202404. */
const COMPACT: readonly (readonly ["day" | "month", RegExp])[] = [
  ["day", /^(?<year>(?:18|19|20|21)\d{2})(?<month>\d{2})(?<day>\d{2})$/u],
  ["day", new RegExp(`^(?<era>${ERA_WORDS})(?<year>\\d{2})(?<month>\\d{2})(?<day>\\d{2})$`, "u")],
  ["day", /^(?<era>[1-5])(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})$/u],
  ["month", new RegExp(`^(?<era>${ERA_WORDS})(?<year>\\d{2})(?<month>\\d{2})$`, "u")],
];

const MONTH_NAMES = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const ENGLISH: readonly RegExp[] = [
  /^(?<day>\d{1,2})(?:ST|ND|RD|TH)?[-. ]?(?<name>[A-Z]{3})[A-Z]*[-.,]*(?<year>\d{4})$/u,
  /^(?<name>[A-Z]{3})[A-Z]*\.?(?<day>\d{1,2})(?:ST|ND|RD|TH)?[,.]*(?<year>\d{4})$/u,
];

/** Parts read from a folded text. */
export interface ReadParts {
  readonly parts: DateParts;
  /** What the era was written with, where that is not `parts` (the 年度 of 年度末): its boundary is checked on this. */
  readonly asWritten?: DateParts;
  readonly yearMissing?: true;
  /** 上旬, 中旬 …: the day is known only so far. */
  readonly third?: string;
}

type Groups = Readonly<Record<string, string | undefined>>;

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text === "元" || text === "朔" ? 1 : text === "末" || text === "晦" ? LAST_DAY : Number(text);

function partsFrom(grain: DateParts["grain"], groups: Groups, given: Era | undefined): DateParts {
  const year = numberOf(groups["year"] ?? groups["year2"]) ?? 0;
  const named = groups["era"] === undefined ? undefined : eraOf(groups["era"]);
  const era = named ?? (year < 100 ? given : undefined);
  const month = numberOf(groups["month"]);
  const day = numberOf(groups["day"]);
  return {
    grain, year, ...(era && { era }), ...(month !== undefined && { month }), ...(day !== undefined && { day }),
    ...((groups["leap"] ?? groups["leap2"]) !== undefined && { leapMonth: true }),
  };
}

function fromForm(form: (typeof FORMS)[number][0], groups: Groups, given: Era | undefined): ReadParts {
  if (form === "monthDay") return { parts: partsFrom(groups["day"] === undefined ? "month" : "day", groups, given), yearMissing: true };
  if (form === "newYear") return { parts: { ...partsFrom("day", groups, given), month: 1, day: 1 } };
  if (form === "fiscalStart" || form === "fiscalEnd") return fiscalEdge(partsFrom("fiscal", groups, given), form === "fiscalEnd");
  const parts = partsFrom(form, groups, given);
  return groups["third"] === undefined ? { parts } : { parts, third: groups["third"] };
}

/** First or last day of a 年度; the year stays an era year so that a missing era is seen. */
const fiscalEdge = (asWritten: DateParts, end: boolean): ReadParts => ({
  parts: { ...asWritten, grain: "day", year: asWritten.year + (end ? 1 : 0), month: end ? 3 : 4, day: end ? 31 : 1 },
  asWritten,
});

/** A folded text as date parts; undefined when no written form fits. `given` is the era from another column. */
export function readParts(text: string, given: Era | undefined): ReadParts | undefined {
  for (const [grain, pattern] of COMPACT) {
    const m = pattern.exec(text);
    if (m !== null) return { parts: partsFrom(grain, m.groups ?? {}, given) };
  }
  for (const [form, pattern] of FORMS) {
    const m = pattern.exec(text);
    if (m !== null) return fromForm(form, m.groups ?? {}, given);
  }
  return readEnglish(text);
}

function readEnglish(text: string): ReadParts | undefined {
  for (const pattern of ENGLISH) {
    const groups = pattern.exec(text)?.groups;
    const month = MONTH_NAMES.indexOf(groups?.["name"] ?? "") + 1;
    if (groups !== undefined && month > 0) return { parts: { grain: "day", year: Number(groups["year"]), month, day: Number(groups["day"]) } };
  }
  return undefined;
}
