import type { Cell } from "../model/grid.ts";
import { foldWidth } from "./width.ts";
import { normaliseValue } from "./normalise-value.ts";
import type { ReadContext, Reading } from "./record-read.ts";
import { issueOf } from "./record-value-issue.ts";

const withIssue = (reading: Reading, issue: Reading["issue"]): Reading => (issue === undefined ? reading : { ...reading, issue });

/** A day, a month (`YYYY-MM`), a year or 年度; a period in one cell gives its end too. */
export function readDate(raw: string, cell: Cell, { source, field, profile }: ReadContext): Reading {
  if (cell.kind === "date" && cell.iso !== undefined) return { value: cell.iso.slice(0, 10), rule: "date.serial" };
  const era = source.mapping.era ?? profile.era;
  const given = normaliseValue("date", raw, era === undefined ? {} : { era });
  const year = given.issue === "date_year_missing" ? yearWithin(profile.fiscalYear, raw) : undefined;
  const result = year === undefined ? given : normaliseValue("date", raw, { year });
  const issue = issueOf(result);
  if (result.value === null) return withIssue({ value: null, rule: missingRule(result.detail) }, issue);
  const [first = "", end] = String(result.value).split("/");
  const value = field === "readiness_answers.target_fy" ? first.replace(/^FY/u, "").slice(0, 4) : first;
  const reading: Reading = { value, rule: year !== undefined ? "date.fiscal_year" : cell.kind === "number" ? "date.serial" : profile.era !== undefined && !/[明大昭平令MTSHR]/iu.test(raw) ? "date.era_column" : "date.read", ...(end === undefined ? {} : { end }) };
  return withIssue(reading, issue);
}

/** Calendar year of a month within a 年度 (April to March). */
function yearWithin(fiscalYear: number | undefined, raw: string): number | undefined {
  const month = Number(/(\d{1,2})\s*[月/.\-]/u.exec(foldWidth(raw))?.[1] ?? 0);
  return fiscalYear === undefined || month < 1 || month > 12 ? undefined : month >= 4 ? fiscalYear : fiscalYear + 1;
}

const missingRule = (detail: Readonly<Record<string, unknown>> | undefined): string =>
  typeof detail?.["missing"] === "string" ? `missing.${detail["missing"]}` : "refused";

const SCALES: readonly (readonly [RegExp, number])[] = [[/百万円|百万/u, 1e6], [/千円|千/u, 1e3], [/億円|億/u, 1e8], [/万円|万/u, 1e4]];
const scaleOf = (unit: string): number => SCALES.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;

/** A number; `yen` in yen whatever the column's unit is; `rate` 0-1 whether written 35%, 35 or 0.35. */
export function readNumber(raw: string, cell: Cell, context: ReadContext): Reading {
  const { source, profile } = context;
  const unit = profile.unit ?? "";
  const written = cell.kind === "number" && typeof cell.value === "number" ? cell.value : undefined;
  const result = written === undefined ? normaliseValue("number", context.field === "staff.weekly_hours" ? raw.replace(/^\s*[1１一]?週(?:間)?(?:当たり|あたり|平均)?\s*/u, "") : raw, unit === "" ? {} : { headerUnit: unit }) : { value: written, issue: null };
  const issue = issueOf(result);
  if (typeof result.value !== "number") return withIssue({ value: null, rule: missingRule("detail" in result ? result.detail : undefined) }, issue);
  const said = "detail" in result && typeof result.detail?.["unit"] === "string" ? result.detail["unit"] : unit;
  if (source.value === "yen") return withIssue({ value: round(result.value * scaleOf(said)), rule: "number.yen" }, issue);
  if (source.value === "rate") return withIssue(rate(result.value, { raw, percent: /[%％]/u.test(said) || (written === undefined && /[%％]/u.test(raw)), tenths: /割/u.test(raw), cell, context }), issue);
  return withIssue({ value: unitFold(result.value, said, context.field), rule: "number.read" }, issue ?? outside(result.value, context.field));
}

const round = (n: number): number => Number(n.toPrecision(15));

interface RateFacts { readonly raw: string; readonly percent: boolean; readonly tenths: boolean; readonly cell: Cell; readonly context: ReadContext }
function rate(value: number, { raw, percent, tenths, cell, context }: RateFacts): Reading {
  const shown = cell.format?.includes("%") ?? false;
  const divisor = shown ? 1 : tenths ? 10 : percent || context.profile.percent ? 100 : 1;
  const read = round(value / divisor);
  const base: Reading = { value: read, rule: "number.rate" };
  return read < 0 || read > 1 ? { ...base, issue: { code: "number_out_of_range", read: String(read), low: "0", high: "1（100％）" } } : { ...base, rule: raw === String(read) ? "number.read" : "number.rate" };
}

/** 31時間30分 and 人月 are folded by the parser; here only 分 → 時間 and 日 (7時間45分) of training hours. */
function unitFold(value: number, unit: string, field: string): number {
  if (!/hours/u.test(field)) return value;
  if (unit === "分") return round(value / 60);
  return value;
}

const LIMITS_OF: Readonly<Record<string, readonly [number, number]>> = {
  "staff.weekly_hours": [0, 60], "staff.fte": [0, 1], "training.hours": [0, 3000], "processes.volume_per_year": [0, 1e9], "project_demands.fte": [0, 1000], "departments.level": [1, 9],
};

function outside(value: number, field: string): Reading["issue"] {
  const [low, high] = LIMITS_OF[field] ?? [-Infinity, Infinity];
  return value < low || value > high ? { code: "number_out_of_range", read: String(value), low: String(low), high: String(high) } : undefined;
}

/** Digits as text; zeros that Excel ate are put back where the column proves the width. */
export function readStaffNo(raw: string, _cell: Cell, { profile }: ReadContext): Reading {
  const result = normaliseValue("staff-no", raw, profile.width === undefined ? {} : { width: profile.width });
  const issue = issueOf(result);
  if (typeof result.value !== "string") return withIssue({ value: null, rule: missingRule(result.detail) }, issue);
  return withIssue({ value: result.value, rule: result.value.length > raw.length ? "staff_no.zeros" : "staff_no.fold" }, issue);
}

export function readName(raw: string): Reading {
  const result = normaliseValue("name", raw, {});
  const former = result.detail?.["formerName"];
  const kana = result.detail?.["kana"];
  const reading: Reading = {
    value: typeof result.value === "string" ? result.value : null, rule: "name.space",
    ...(typeof former === "string" ? { former } : {}), ...(typeof kana === "string" ? { kana } : {}),
  };
  return withIssue(reading, issueOf(result));
}

export function readKana(raw: string): Reading {
  const result = normaliseValue("kana", raw, {});
  const value = typeof result.value === "string" ? result.value : null;
  return withIssue({ value: value ?? (result.issue === "kana_not_recognised" ? raw.trim() : null), rule: "kana.fold" }, issueOf(result));
}
