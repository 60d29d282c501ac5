import { nearestName } from "../validate/nearest-name.ts";
import { departmentKey, joinPath, splitPath } from "./department-path.ts";
import type { CrosswalkEntry } from "./link-types.ts";

/** A department as the canonical table will hold it. */
export interface Unit {
  readonly code: string;
  readonly level: number;
  readonly name: string;
  readonly parentCode: string | null;
  /** Names from the top, its own last. */
  readonly path: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** What a text says about a department. */
export type Resolution =
  /** `rest` is what stands below the unit and is no unit of its own (a 係 the ledger of departments does not list). */
  | { readonly kind: "unit"; readonly unit: Unit; readonly rest: string; readonly rule: "dept.code" | "dept.path" | "dept.leaf" | "dept.crosswalk" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] }
  | { readonly kind: "split"; readonly successors: readonly string[] }
  | { readonly kind: "none"; readonly nearest?: string };

export interface DepartmentIndex {
  readonly units: readonly Unit[];
  readonly byCode: (code: string) => Unit | undefined;
  /** A department in any notation: code, path, partial path, single name. */
  readonly resolve: (text: string) => Resolution;
  /** Names from the top in columns of their own; empty ones are left out. */
  readonly resolveParts: (parts: readonly string[]) => Resolution;
}

/** A code whose zeros were lost on the way through a spreadsheet, where only one unit's code can be meant. */
function unpadded(code: string, units: readonly Unit[]): Unit | undefined {
  if (!/^[1-9]\d+$/u.test(code)) return undefined;
  const meant = units.filter((u) => u.code.length > code.length && u.code.replace(/^0+/u, "") === code);
  return meant.length === 1 ? meant[0] : undefined;
}

interface Maps {
  readonly codes: ReadonlyMap<string, Unit>;
  /** Whole paths and their tails (課係 without 部), by key. */
  readonly paths: ReadonlyMap<string, readonly Unit[]>;
  readonly full: ReadonlyMap<string, Unit>;
}

/** Makes the lookup over departments; `asOf` decides which of several of one name is in force, the crosswalk leads from old to new. */
export function indexDepartments(units: readonly Unit[], options: { readonly asOf?: string; readonly crosswalk?: readonly CrosswalkEntry[] } = {}): DepartmentIndex {
  const maps = mapsOf(units);
  const cache = new Map<string, Resolution>();
  const find = (text: string): Resolution => follow(lookup(text, maps, options.asOf), maps, options);
  const resolve = (text: string): Resolution => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const found = viaCrosswalk(text, find(text), { maps, options });
    cache.set(text, found);
    return found;
  };
  return {
    units,
    byCode: (code) => maps.codes.get(code) ?? unpadded(code, units),
    resolve,
    resolveParts: (parts) => resolve(joinPath(parts)),
  };
}

function mapsOf(units: readonly Unit[]): Maps {
  const codes = new Map<string, Unit>();
  const full = new Map<string, Unit>();
  const paths = new Map<string, Unit[]>();
  for (const unit of units) {
    codes.set(unit.code, unit);
    full.set(departmentKey(joinPath(unit.path)), unit);
    for (let from = 0; from < unit.path.length; from += 1) {
      const key = departmentKey(joinPath(unit.path.slice(from)));
      const list = paths.get(key);
      if (list === undefined) paths.set(key, [unit]);
      else list.push(unit);
    }
    // 部 and 係 without the 課 between them.
    if (unit.path.length === 3) paths.set(departmentKey(`${unit.path[0] ?? ""}${unit.path[2] ?? ""}`), [...(paths.get(departmentKey(`${unit.path[0] ?? ""}${unit.path[2] ?? ""}`)) ?? []), unit]);
  }
  return { codes, full, paths };
}

function lookup(text: string, maps: Maps, asOf: string | undefined): Resolution {
  const byCode = maps.codes.get(text.trim()) ?? maps.codes.get(text.normalize("NFKC").replaceAll(/\s/gu, ""));
  if (byCode !== undefined) return { kind: "unit", unit: byCode, rest: "", rule: "dept.code" };
  for (const spelled of spellings(text)) {
    const found = byKey(departmentKey(spelled), maps, asOf);
    if (found !== undefined) return found;
  }
  return belowKnown(text, maps, asOf) ?? nothing(text, maps);
}

/** As written; without （…）; the brackets' content before it (人権教育課（教育委員会）); without a leading 本庁 or name of the body. */
function spellings(text: string): readonly string[] {
  const plain = text.replace(/[（(【[](?:兼務?|併任?|本務|主務)[）)】\]]/gu, "");
  const bracket = /^(?<head>[^（(]+)[（(](?<inner>[^）)]+)[）)]$/u.exec(plain)?.groups;
  const inner = bracket === undefined ? [] : [`${bracket["inner"] ?? ""}${bracket["head"] ?? ""}`, plain.replaceAll(/[（()）]/gu, ""), bracket["head"] ?? ""];
  const body = /^(?:.{1,8}?[市町村区県](?:役所|役場)?|本庁舎?|市長部局|町長部局)[\s　]*(?<rest>.{2,})$/u.exec(plain)?.groups?.["rest"];
  const people = plain.replace(/(?:長|付)$/u, "");
  return [plain, ...inner, ...(body === undefined ? [] : [body]), ...(people === plain ? [] : [people])];
}

function byKey(key: string, maps: Maps, asOf: string | undefined): Resolution | undefined {
  if (key === "") return undefined;
  const whole = maps.full.get(key);
  const all = whole !== undefined && isValid(whole, asOf) ? [whole] : (maps.paths.get(key) ?? []);
  const valid = all.filter((u) => isValid(u, asOf));
  const list = valid.length > 0 ? valid : all;
  const [first] = list;
  if (first === undefined) return undefined;
  if (list.length === 1) return { kind: "unit", unit: first, rest: "", rule: maps.full.get(key) === first ? "dept.path" : "dept.leaf" };
  return { kind: "ambiguous", candidates: list.map((u) => joinPath(u.path)) };
}

const isValid = (unit: Unit, asOf: string | undefined): boolean =>
  asOf === undefined || ((unit.validFrom === null || unit.validFrom <= asOf) && (unit.validTo === null || unit.validTo >= asOf));

/** 「総務部総務課企画班」 where only 総務課 is known: the 課, and 企画班 as what stands below. */
function belowKnown(text: string, maps: Maps, asOf: string | undefined): Resolution | undefined {
  const names = splitPath(text, new Set(maps.paths.keys()));
  for (let length = names.length - 1; length >= 1; length -= 1) {
    const rest = names.slice(length).join("");
    if (!/(?:係|班|担当|グループ|チーム|G|分室|窓口)$/u.test(rest)) break;
    const found = byKey(departmentKey(joinPath(names.slice(0, length))), maps, asOf);
    if (found?.kind === "unit") return { ...found, rest };
  }
  // 部 of a row merged down is that of the row above; the 課 itself is known by one name only.
  const leaf = names.at(-1);
  return names.length > 1 && leaf !== undefined && !/係$/u.test(leaf) ? onlyUnit(byKey(departmentKey(leaf), maps, asOf)) : undefined;
}

const onlyUnit = (found: Resolution | undefined): Resolution | undefined => (found?.kind === "unit" ? { ...found, rule: "dept.leaf" } : undefined);

function nothing(text: string, maps: Maps): Resolution {
  const names = [...new Set([...maps.codes.values()].flatMap((u) => [joinPath(u.path), u.name]))];
  const nearest = nearestName(text, names);
  return nearest === undefined ? { kind: "none" } : { kind: "none", nearest };
}

/** An abolished department leads to its successor, when there is one. */
function follow(found: Resolution, maps: Maps, { asOf, crosswalk = [] }: { readonly asOf?: string; readonly crosswalk?: readonly CrosswalkEntry[] }): Resolution {
  if (found.kind !== "unit" || crosswalk.length === 0) return found;
  const { unit } = found;
  const entries = crosswalk.filter((c) => (c.from === unit.code || departmentKey(c.from) === departmentKey(joinPath(unit.path))) && (asOf === undefined || c.on <= asOf));
  return entries.length === 0 ? found : (successor(entries, maps) ?? found);
}

function successor(entries: readonly CrosswalkEntry[], maps: Maps): Resolution | undefined {
  const targets = entries.flatMap((e) => maps.codes.get(e.to) ?? maps.full.get(departmentKey(e.to)) ?? []);
  const [only] = targets;
  if (targets.length === 1 && only !== undefined && entries.length === 1) return { kind: "unit", unit: only, rest: "", rule: "dept.crosswalk" };
  return targets.length > 1 ? { kind: "split", successors: targets.map((u) => joinPath(u.path)) } : undefined;
}

interface Crossing { readonly maps: Maps; readonly options: { readonly asOf?: string; readonly crosswalk?: readonly CrosswalkEntry[] } }

/** An old name that is no unit any more may stand in the crosswalk alone. */
function viaCrosswalk(text: string, found: Resolution, { maps, options }: Crossing): Resolution {
  if (found.kind !== "none" || options.crosswalk === undefined) return found;
  const key = departmentKey(text);
  const entries = options.crosswalk.filter((c) => c.from === text || departmentKey(c.from) === key || departmentKey(c.from).endsWith(key));
  return entries.length === 0 ? found : (successor(entries, maps) ?? found);
}
