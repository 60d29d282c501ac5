import { fieldLabel } from "../columns/fields.ts";
import type { OpenDraft } from "./record-draft.ts";

/** First and last plausible year of a date field (`normalisation.md` 4.1); outside it the value stands and is reported. */
const YEARS: Readonly<Record<string, readonly [number, number]>> = {
  "staff.birth_date": [1930, 2010], "staff.hire_date": [1950, 2060], "staff.retire_date": [1950, 2080], "training.start": [1960, 2060], "training.end": [1960, 2060],
  "qualifications.acquired_on": [1950, 2060], "projects.start": [2000, 2060], "projects.end": [2000, 2060], "project_demands.from": [2000, 2060], "project_demands.to": [2000, 2060],
};

/** Pairs that must follow each other: earlier, later, years between them at least. */
const ORDERS: readonly (readonly [table: string, earlier: string, later: string, years: number])[] = [
  ["staff", "birth_date", "hire_date", 15], ["staff", "hire_date", "retire_date", 0], ["training", "start", "end", 0], ["qualifications", "acquired_on", "valid_until", 0],
  ["projects", "start", "end", 0], ["project_demands", "from", "to", 0], ["assignments", "from", "to", 0], ["departments", "valid_from", "valid_to", 0],
];

/** Dates that are hardly meant, and dates of one record that contradict each other. Nothing is changed. */
export function checkDates(open: OpenDraft): void {
  for (const [name, place] of open.places) {
    const value = open.values[name];
    const years = YEARS[`${open.table}.${name}`];
    if (years === undefined || typeof value !== "string") continue;
    const year = Number(/^(?:FY)?(\d{4})/u.exec(value)?.[1] ?? years[0]);
    if (year < years[0] || year > years[1]) open.issues.push({ code: "date_out_of_range", at: place.at, field: labelOf(open, name), found: place.raw, read: value });
  }
  for (const order of ORDERS) if (order[0] === open.table) checkOrder(open, order);
}

const labelOf = (open: OpenDraft, name: string): string => fieldLabel(`${open.table}.${name}`);

function checkOrder(open: OpenDraft, [, earlier, later, years]: (typeof ORDERS)[number]): void {
  const [first, second] = [open.values[earlier], open.values[later]];
  const place = open.places.get(later) ?? open.places.get(earlier);
  if (typeof first !== "string" || typeof second !== "string" || place === undefined) return;
  const least = `${String(Number(first.slice(0, 4)) + years).padStart(4, "0")}${first.slice(4)}`;
  // Months and years compare with days as far as both are given.
  const length = Math.min(least.length, second.length);
  if (/^\d{4}/u.test(first) && /^\d{4}/u.test(second) && second.slice(0, length) < least.slice(0, length)) {
    open.issues.push({ code: "date_order", at: place.at, field: labelOf(open, later), found: place.raw, other: labelOf(open, earlier), otherValue: first });
  }
}
