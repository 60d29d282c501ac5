import type { RecordOf } from "../model/canonical.ts";

type Department = RecordOf<"departments">;

/** Departments by code, with the way up. */
export interface DepartmentTree {
  readonly byCode: ReadonlyMap<string, Department>;
  /** The department itself or its nearest ancestor on a level (1 部, 2 課); undefined where there is none or the way up is broken. */
  readonly ancestor: (code: string, level: number) => Department | undefined;
  /** The department a text names: by full path (NFKC, spaces removed), else by a 課 or 部 name that only one department has. */
  readonly named: (text: string) => Department | undefined;
}

const keyOf = (text: string): string => text.normalize("NFKC").replaceAll(/[\s/＞>・]/gu, "");

export function departmentTree(departments: readonly Department[]): DepartmentTree {
  const byCode = new Map(departments.flatMap((d) => (d.dept_code === null ? [] : [[d.dept_code, d] as const])));
  const byPath = new Map<string, Department>();
  const byName = new Map<string, Department | null>();
  for (const d of departments) {
    if (d.full_path !== null) byPath.set(keyOf(d.full_path), d);
    if (d.name !== null && (d.level ?? 3) <= 2) byName.set(keyOf(d.name), byName.has(keyOf(d.name)) ? null : d);
  }
  const ancestor = (code: string, level: number): Department | undefined => {
    let at = byCode.get(code);
    for (let steps = 0; at !== undefined && steps < 10; steps++) {
      if (at.level === level) return at;
      at = at.parent_code === null ? undefined : byCode.get(at.parent_code);
    }
    return undefined;
  };
  return { byCode, ancestor, named: (text) => byPath.get(keyOf(text)) ?? byName.get(keyOf(text)) ?? undefined };
}
