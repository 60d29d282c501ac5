import { cellOf, type DetectedTable } from "../model/table.ts";
import { compactText } from "../table/cell-facts.ts";

/** Lists that are no ledger of the contract but that a clerk would expect to be known: 新旧対照表 of departments, 異動一覧. */
export type SpecialList = "crosswalk" | "transfers";

const OLD = /^(?:旧(?!姓|字)|現行|改正前|改編前|再編前|変更前|移行前|異動前|従前|現所属|現職)/u;
const NEW = /^(?:新(?!規|任|設|採|型|入)|改正後|改編後|再編後|変更後|移行後|異動後)/u;
const PEOPLE = /氏名|職員番号|職員名|名前|氏名カナ/u;
const REFORM = /新旧|機構改革|組織(?:改正|改編|再編|改革|見直し|変更)|課名(?:変更|対照)/u;
const DEPARTMENT = /(?:部|局|課|室|係|班|所|センター|事務局|支所|出張所|担当|グループ|館|園|校|院|署|委員会|本部|公所)(?:[(（].*[)）])?$/u;
const NOTHING = /^(?:[-‐―－ー]+|廃止|新設|なし|〃|同左|同上|同じ|変更なし|統合|移管|\(?新設\)?|（新設）|（廃止）)$/u;

/** Columns of the old and of the new organisation, in the order of the sheet. */
export interface OldAndNew {
  readonly old: readonly number[];
  readonly new: readonly number[];
}

/** What the table is, if it is one of these. A 新旧対照表 names departments on both sides and no people. */
export function specialList(table: DetectedTable): SpecialList | undefined {
  if (table.shape !== "list") return undefined;
  const headers = table.columns.map((c) => compactText(c.header.join("")));
  const title = compactText(`${table.title ?? ""} ${table.grid.name}`);
  const sides = oldAndNew(table);
  if (headers.some((h) => PEOPLE.test(h))) return sides !== undefined || /異動|発令|内示/u.test(title) ? "transfers" : undefined;
  return sides === undefined ? undefined : "crosswalk";
}

/** Both sides of a 新旧対照表: by 旧 and 新 in their headers, or by two years over them under a title that says what it is. */
export function oldAndNew(table: DetectedTable): OldAndNew | undefined {
  const headers = table.columns.map((c) => compactText(c.header.join("")));
  const side = (test: RegExp): readonly number[] => headers.flatMap((h, i) => (test.test(h) && isDepartments(table, i) ? [i] : []));
  const named = { old: side(OLD), new: side(NEW) };
  if (named.old.length > 0 && named.new.length > 0) return named;
  return REFORM.test(compactText(`${table.title ?? ""} ${table.grid.name}`)) ? byYears(table) : undefined;
}

/** 令和7年度 | 令和8年度 over the departments of each. */
function byYears(table: DetectedTable): OldAndNew | undefined {
  const years = table.columns.map((c) => yearOf(compactText(c.header[0] ?? "")));
  const [first, second, ...more] = [...new Set(years.filter((y) => y !== undefined))].sort((a, b) => a - b);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const side = (year: number): readonly number[] => years.flatMap((y, i) => (y === year && isDepartments(table, i) ? [i] : []));
  const found = { old: side(first), new: side(second) };
  return found.old.length > 0 && found.new.length > 0 ? found : undefined;
}

function yearOf(text: string): number | undefined {
  const found = /^(令和|R)(元|\d{1,2})年度?|^(20\d{2})年度?/u.exec(text);
  if (found === null) return undefined;
  return found[3] !== undefined ? Number(found[3]) : 2018 + (found[2] === "元" ? 1 : Number(found[2]));
}

/** Most of what stands in the column are departments, or words for none. */
function isDepartments(table: DetectedTable, index: number): boolean {
  const column = table.columns[index];
  const texts = column === undefined ? [] : table.records.map((r) => compactText(String(cellOf(table, r, column).cell.value ?? ""))).filter((t) => t !== "");
  const units = texts.filter((t) => DEPARTMENT.test(t)).length;
  return units > 0 && texts.filter((t) => DEPARTMENT.test(t) || NOTHING.test(t)).length >= texts.length * 0.8;
}
