import type { IsoDate } from "../../model/date.ts";
import { type EraName, ERAS, eraOf } from "./eras.ts";
import { spanOf } from "./date-span.ts";
import { foldDateText } from "./fold-date-text.ts";
import { readParts } from "./read-parts.ts";

/** What the dates of one column have in common. */
export interface DateProfile {
  /** Values that are dates by themselves, values that lack only their era (6.4.1), and the rest that are not blank. */
  readonly dated: number;
  readonly eraless: number;
  readonly other: number;
  /** The only era under which every era-less value exists and lies in the given window; undefined when none or several do. */
  readonly era?: EraName;
}

/**
 * Reads a column once to fix the reading of dates without an era (6.4.1 may be 令和 or 平成): an era is taken only when it is the single
 * one under which every such value lies between `oldest` and `newest`. Two-digit western years are never assumed.
 */
export function profileDates(values: readonly string[], window: { readonly oldest: IsoDate; readonly newest: IsoDate }): DateProfile {
  let dated = 0;
  let other = 0;
  const eraless: string[] = [];
  for (const value of values) {
    if (value.trim() === "") continue;
    const { text } = foldDateText(value);
    const parts = readParts(text, undefined)?.parts;
    if (parts === undefined) other += 1;
    else if (parts.era === undefined && parts.year < 100) eraless.push(text);
    else dated += 1;
  }
  const fitting = ERAS.filter((era) => eraless.length > 0 && eraless.every((text) => fitsEra(text, era.name, window)));
  const base = { dated, eraless: eraless.length, other };
  return fitting.length === 1 && fitting[0] !== undefined ? { ...base, era: fitting[0].name } : base;
}

function fitsEra(text: string, name: EraName, window: { readonly oldest: IsoDate; readonly newest: IsoDate }): boolean {
  const era = eraOf(name);
  const parts = era === undefined ? undefined : readParts(text, era)?.parts;
  const span = parts === undefined ? undefined : spanOf(parts);
  return span !== undefined && era !== undefined && span.first >= window.oldest && span.last <= window.newest && span.last >= era.first && span.first <= era.last;
}
