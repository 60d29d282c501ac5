import type { CellAddress } from "../model/cell-address.ts";
import type { ValueIssue } from "../model/issues/values.ts";
import type { NormalisedValue } from "./normalised-value.ts";

type WithoutPlace<T> = T extends unknown ? Omit<T, "at" | "field" | "found"> : never;
/** A value issue before it is known at which cell it stands. */
export type ValueIssueFacts = WithoutPlace<ValueIssue>;

/** What `normaliseValue` says about a value, as an issue with its facts; undefined = nothing to say. */
export function issueOf(result: NormalisedValue): ValueIssueFacts | undefined {
  const code = result.issue;
  const read = result.value === null ? "" : String(result.value);
  switch (code) {
    case null: return undefined;
    case "date_era_overrun": case "date_era_underrun": case "date_range_reversed": case "date_serial_doubtful": case "number_range":
      return { code, read };
    case "date_era_missing": case "date_ambiguous": return { code, candidates: texts(result, "candidates") };
    case "name_gaiji": return { code, characters: texts(result, "gaiji") };
    case "unit_conflict": return { code, unit: text(result, "unit"), columnUnit: text(result, "headerUnit") };
    case "code_zeros_doubtful": return { code, width: Number(result.detail?.["width"] ?? 0) };
    default: return { code };
  }
}

const text = (result: NormalisedValue, key: string): string => String(result.detail?.[key] ?? "");

function texts(result: NormalisedValue, key: string): readonly string[] {
  const value = result.detail?.[key];
  if (Array.isArray(value)) return value.map(String);
  return value === undefined || value === null ? [] : [String(value)];
}

/** The issue with its place, its field's label and what is written there. */
export const placeIssue = (facts: ValueIssueFacts, place: { readonly at: CellAddress; readonly field: string; readonly found: string }): ValueIssue =>
  ({ ...facts, ...place }) as ValueIssue;
