import { cp, mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import { TABLE_IDS } from "../../../src/core/model/canonical.ts";
import { KEY_HEADER, type ReturnForm, returnFormSheet, returnKey } from "../../../src/core/model/return-form.ts";
import type { CellModel, RowModel, WorkbookModel } from "../../../src/core/model/workbook.ts";
import { tableToCsv } from "../../../src/output/canonical-csv.ts";
import { composeTown } from "../../../src/node/demo/make-demo.ts";
import type { Makers } from "../../../src/node/distribution/distribution.ts";
import { defaultLocks } from "../../../src/node/distribution/makers.ts";
import type { TaskPorts } from "../../../src/node/tasks/task.ts";

export const SILENT: TaskPorts = { progress: () => undefined, readStdin: async () => "" };

/** An output directory as `score` leaves it, of the demo town. */
export async function storeTown(staff: number, change: (tables: CanonicalTables) => CanonicalTables = (t) => t): Promise<{ readonly root: string; readonly from: string; readonly tables: CanonicalTables }> {
  const root = await mkdtemp(join(tmpdir(), "daicho-test-"));
  const from = join(root, "score");
  const tables = change(composeTown(staff, 1).tables);
  await mkdir(join(from, "tables"), { recursive: true });
  for (const id of TABLE_IDS) if (tables[id].length > 0) await writeFile(join(from, "tables", `${id}.csv`), tableToCsv(id, tables[id]));
  await writeFile(join(from, "run.json"), JSON.stringify({ daicho: "0", runId: "0123456789ab", stamp: "2026-10-01T00:00:00Z", asOf: "2026-10-01", options: {}, inputs: [] }));
  return { root, from, tables };
}

export const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true });
export const copy = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });

const row = (n: number, values: readonly (string | number | null)[]): RowModel => ({ row: n, cells: values.flatMap((value, i): CellModel[] => (value === null ? [] : [{ column: i + 1, value }])) });

/** Workbooks small enough to reason about: own people, the input sheet, the hidden form. The product's own are tested with it in `core/workbook`. */
export const plainMakers = (leak?: (deptCode: string) => string | null): Makers => ({
  ...defaultLocks,
  distributionBook: (manifest) => book([["配布一覧"], ...manifest.files.map((f) => [f.file, f.people])], []),
  departmentBook: ({ tables, run, scores }, { code }) => {
    const below = new Set(tables.departments.filter((d) => d.dept_code?.startsWith(code.replace(/0+$/u, "")) === true).map((d) => d.dept_code));
    const people = tables.staff.filter((s) => below.has(s.dept_code) && s.status !== "退職").map((s) => [s.staff_no, s.name, s.name_kana]);
    const answers = tables.readiness_answers.filter((a) => a.dept_code === code);
    const form: ReturnForm = {
      distributionId: run.runId, deptCode: code, deptPath: tables.departments.find((d) => d.dept_code === code)?.full_path ?? code, profile: "課長", asOf: scores.asOf,
      sheets: [{
        name: "回答・見直し", headerRow: 1, keyColumn: 1, labelColumn: 2,
        columns: [{ field: "level", header: "現在", column: 3, type: "number", min: 0, max: 5 }, { field: "evidence", header: "根拠", column: 4, type: "text" }],
        rows: answers.map((a) => ({ key: returnKey("readiness_answers", code, a.item_id ?? ""), label: a.item_id ?? "", values: [a.level, a.evidence] })),
      }],
    };
    const input = [[KEY_HEADER, "項目番号", "現在", "根拠"], ...(form.sheets[0]?.rows ?? []).map((r) => [r.key, r.label, ...r.values])];
    return book([["自所属の人材"], ...people, [leak?.(code) ?? null]], input, form);
  },
});

function book(first: readonly (readonly (string | number | null)[])[], input: readonly (readonly (string | number | null)[])[], form?: ReturnForm): WorkbookModel {
  return {
    properties: { title: "資料", creator: "daicho", created: "2026-10-01T00:00:00Z" }, styles: { default: {} }, names: [],
    sheets: [
      { name: "自所属の人材", columns: [], rows: first.map((values, i) => row(i + 1, values)) },
      ...(input.length === 0 ? [] : [{ name: "回答・見直し", columns: [], rows: input.map((values, i) => row(i + 1, values)) }]),
      ...(form === undefined ? [] : [returnFormSheet(form)]),
    ],
  };
}
