import { departmentKey, headCount, joinPath, levelOfName, splitPath } from "./department-path.ts";
import type { Unit } from "./department-index.ts";
import { type LinkItem, textOf } from "./link-types.ts";

/** A unit before its parents and codes are settled, with the item it came from. */
interface RawUnit {
  readonly path: readonly string[];
  readonly code: string;
  readonly level: number | null;
  readonly parentCode: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly item: LinkItem;
}

export interface BuiltDepartments {
  readonly units: readonly Unit[];
  /** Unit code → the source row it came from. */
  readonly from: ReadonlyMap<string, LinkItem>;
}

/** Departments from a ledger of departments, or else from the paths of the roster. Codes are given, or made in order of appearance. */
export function buildDepartments(ledger: readonly LinkItem[], roster: readonly LinkItem[]): BuiltDepartments {
  const raw = ledger.length > 0 ? fromLedger(ledger) : fromRoster(roster);
  return withParents(raw);
}

function fromLedger(items: readonly LinkItem[]): readonly RawUnit[] {
  const names = new Map(items.map((i) => [textOf(i, "dept_code"), nameOf(i)]));
  const parents = new Map(items.map((i) => [textOf(i, "dept_code"), textOf(i, "parent_code")]));
  const known = new Set(items.map((i) => departmentKey(nameOf(i))));
  const own = items.filter((i) => nameOf(i) !== "" || textOf(i, "full_path") !== "").map((item): RawUnit => {
    const level = item.values["level"];
    return {
      path: ledgerPath(item, { names, parents, known }), code: textOf(item, "dept_code"), level: typeof level === "number" ? level : null,
      parentCode: textOf(item, "parent_code"), validFrom: textOf(item, "valid_from") || null, validTo: textOf(item, "valid_to") || null, item,
    };
  });
  return [...unitsAbove(items, new Set(own.map((u) => u.code))), ...own];
}

/** Units that only stand above others on their rows: 部コード and 課コード beside 係コード. Each once, at its first row. */
function unitsAbove(items: readonly LinkItem[], known: ReadonlySet<string>): readonly RawUnit[] {
  const found = new Map<string, RawUnit>();
  for (const item of items) {
    const names = columnNames(item);
    const codes = [textOf(item, "code_1"), textOf(item, "code_2")];
    codes.forEach((code, i) => {
      if (code === "" || known.has(code) || found.has(code) || names.length <= i + 1) return;
      found.set(code, { path: names.slice(0, i + 1), code, level: null, parentCode: i === 0 ? "" : (codes[0] ?? ""), validFrom: null, validTo: null, item });
    });
  }
  return [...found.values()];
}

const columnNames = (item: LinkItem): readonly string[] => ["dept_1", "dept_2", "dept_3"].map((f) => textOf(item, f)).filter((t) => t !== "");
const nameOf = (item: LinkItem): string => textOf(item, "name") || (columnNames(item).at(-1) ?? "");

interface Lookups { readonly names: ReadonlyMap<string, string>; readonly parents: ReadonlyMap<string, string>; readonly known: ReadonlySet<string> }

/** By 部/課/係 columns, by the parent's code, by a written full path, by the parent's name, else the name itself may hold a path. */
function ledgerPath(item: LinkItem, { names, parents, known }: Lookups): readonly string[] {
  const name = nameOf(item);
  const columns = columnNames(item);
  if (columns.length > 0) return columns.at(-1) === name || columns.includes(name) ? columns.slice(0, columns.indexOf(name) + 1 || columns.length) : [...columns, ...splitPath(name, known).slice(-1)];
  if (textOf(item, "parent_code") !== "") return chain(textOf(item, "dept_code"), { names, parents });
  const full = textOf(item, "full_path");
  if (full !== "") return splitPath(full, known);
  const parent = textOf(item, "parent_name");
  return parent === "" ? splitPath(name, known) : [...splitPath(parent, known), name];
}

function chain(code: string, { names, parents }: Pick<Lookups, "names" | "parents">): readonly string[] {
  const path: string[] = [];
  for (let at = code, depth = 0; at !== "" && depth < 6 && names.has(at); at = parents.get(at) ?? "", depth += 1) path.unshift(names.get(at) ?? "");
  return path;
}

/** Paths of the roster in order of appearance. A code that stands beside several paths belongs to what they have in common (a 課 and its 係). */
function fromRoster(items: readonly LinkItem[]): readonly RawUnit[] {
  const seen = new Map<string, RawUnit>();
  const coded = new Map<string, { path: readonly string[]; item: LinkItem }>();
  for (const item of items) {
    if (item.draft.link["second_post"] !== undefined) continue;
    const path = item.path;
    if (path.length === 0) continue;
    addPath(seen, { path, code: "", item });
    const code = textOf(item, "dept_code");
    const known = coded.get(code);
    if (code !== "") coded.set(code, { path: known === undefined ? path : commonPath(known.path, path), item: known?.item ?? item });
  }
  for (const [code, { path, item }] of coded) if (path.length > 0) addPath(seen, { path, code, item });
  return [...seen.values()];
}

function addPath(seen: Map<string, RawUnit>, { path, code, item }: Pick<RawUnit, "path" | "code" | "item">): void {
  const key = departmentKey(joinPath(path));
  const known = seen.get(key);
  if (known === undefined) seen.set(key, { path, code, level: null, parentCode: "", validFrom: null, validTo: null, item });
  else if (known.code === "" && code !== "") seen.set(key, { ...known, code });
}

function commonPath(a: readonly string[], b: readonly string[]): readonly string[] {
  const differs = a.findIndex((name, i) => departmentKey(name) !== departmentKey(b[i] ?? ""));
  return differs === -1 ? a : a.slice(0, differs);
}

/** Adds the units above each path, settles codes and levels. */
function withParents(raw: readonly RawUnit[]): BuiltDepartments {
  const nodes = new Map<string, { path: readonly string[]; raw: RawUnit | undefined; item: LinkItem }>();
  for (const unit of raw) {
    for (let depth = 1; depth < unit.path.length; depth += 1) {
      const path = unit.path.slice(0, depth);
      const key = departmentKey(joinPath(path));
      if (!nodes.has(key)) nodes.set(key, { path, raw: undefined, item: unit.item });
    }
    const key = departmentKey(joinPath(unit.path));
    const known = nodes.get(key);
    // The same path again (old and new validity) keeps a node of its own under its code.
    if (known?.raw !== undefined && unit.code !== "" && known.raw.code !== unit.code) nodes.set(`${key}#${unit.code}`, { path: unit.path, raw: unit, item: unit.item });
    else nodes.set(key, { path: unit.path, raw: unit, item: unit.item });
  }
  return settle(nodes);
}

function settle(nodes: ReadonlyMap<string, { path: readonly string[]; raw: RawUnit | undefined; item: LinkItem }>): BuiltDepartments {
  const codes = madeCodes(nodes);
  const heads = topUnits(nodes);
  const from = new Map<string, LinkItem>();
  const units = [...nodes.entries()].map(([key, node]): Unit => {
    const code = codes.get(key) ?? key;
    const above = codes.get(departmentKey(joinPath(node.path.slice(0, -1)))) ?? null;
    from.set(code, node.item);
    return {
      code, name: node.path.at(-1) ?? "", path: node.path, parentCode: (node.raw?.parentCode || null) ?? above,
      level: node.raw?.level ?? levelAt(node.path, heads), validFrom: node.raw?.validFrom ?? null, validTo: node.raw?.validTo ?? null,
    };
  });
  return { units: units.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)), from };
}

/** Units that have a 課 below them: 部 whatever they are called (教育委員会事務局, 病院). */
function topUnits(nodes: ReadonlyMap<string, { path: readonly string[] }>): ReadonlySet<string> {
  return new Set([...nodes.values()].flatMap(({ path }) => {
    const [first, second] = path;
    return first !== undefined && second !== undefined && (levelOfName(second) === 2 || headCount(path) > 0) ? [first] : [];
  }));
}

/** Depth below the 部局 decides (局　部 are both 部局); a path that begins with a 課 (directly under the body) begins at 2. */
function levelAt(path: readonly string[], heads: ReadonlySet<string>): number {
  const above = Math.max(headCount(path), heads.has(path[0] ?? "") ? 1 : 0);
  if (above === 0 && path.length === 1) return levelOfName(path[0] ?? "");
  return path.length <= above ? 1 : Math.min(3, 1 + path.length - above);
}

/** Codes as given; where none is given `D01`, `D0102`, `D010203` by order of first appearance. */
function madeCodes(nodes: ReadonlyMap<string, { path: readonly string[]; raw: RawUnit | undefined }>): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const used = new Set([...nodes.values()].map((n) => n.raw?.code ?? "").filter((c) => c !== ""));
  const stems = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const [key, node] of nodes) {
    const above = departmentKey(joinPath(node.path.slice(0, -1)));
    const stem = node.path.length <= 1 ? "D" : (stems.get(above) ?? "D");
    let made = "";
    do {
      const count = (counts.get(stem) ?? 0) + 1;
      counts.set(stem, count);
      made = `${stem}${String(count).padStart(2, "0")}`;
    } while (used.has(made));
    stems.set(key, made);
    codes.set(key, node.raw === undefined || node.raw.code === "" ? made : node.raw.code);
  }
  return codes;
}
