import type { RecordOf } from "../model/canonical.ts";

type Department = RecordOf<"departments">;

/** Departments by code, with the way up. */
export interface DepartmentTree {
  readonly byCode: ReadonlyMap<string, Department>;
  /** The department and everything above it, itself first; undefined when a parent is missing or the way up runs in a circle. */
  readonly chain: (code: string) => readonly Department[] | undefined;
  /** The department itself or its nearest ancestor on a level (1 部, 2 課). */
  readonly ancestor: (code: string, level: number) => Department | undefined;
  /** Whose file a department's people are in: its 課 (level 2) or 部 (level 1); a 課 under no 部 is its own 部. */
  readonly unit: (code: string, level: number) => Department | undefined;
  /** The department a text names: by full path (NFKC, spaces removed), else by a 課 or 部 name that only one department has. */
  readonly named: (text: string) => Department | undefined;
}

const keyOf = (text: string): string => text.normalize("NFKC").replaceAll(/[\s/＞>・]/gu, "");

export function departmentTree(departments: readonly Department[]): DepartmentTree {
  const byCode = new Map(departments.flatMap((d) => (d.dept_code === null ? [] : [[d.dept_code, d] as const])));
  const chains = new Map<string, readonly Department[] | undefined>();
  const chain = (code: string): readonly Department[] | undefined => {
    if (!chains.has(code)) chains.set(code, climb(byCode, code));
    return chains.get(code);
  };
  const ancestor = (code: string, level: number): Department | undefined => chain(code)?.find((d) => d.level === level);
  const unit = (code: string, level: number): Department | undefined => ancestor(code, level) ?? (level === 1 ? chain(code)?.at(-1) : undefined);
  return { byCode, chain, ancestor, unit, named: finder(departments) };
}

function climb(byCode: ReadonlyMap<string, Department>, code: string): readonly Department[] | undefined {
  const way: Department[] = [];
  for (let at: string | null = code; at !== null; ) {
    const department: Department | undefined = byCode.get(at);
    if (department === undefined || way.includes(department)) return undefined;
    way.push(department);
    at = department.parent_code;
  }
  return way;
}

function finder(departments: readonly Department[]): DepartmentTree["named"] {
  const byPath = new Map<string, Department>();
  const byName = new Map<string, Department | null>();
  for (const d of departments) {
    if (d.full_path !== null) byPath.set(keyOf(d.full_path), d);
    if (d.name !== null && (d.level ?? 3) <= 2) byName.set(keyOf(d.name), byName.has(keyOf(d.name)) ? null : d);
  }
  return (text) => byPath.get(keyOf(text)) ?? byName.get(keyOf(text)) ?? undefined;
}
