import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CANONICAL, type TableId } from "../../src/core/model/canonical.ts";
import { loadTables } from "../../src/node/stored-tables.ts";

/** A table of the contract by hand: given cells, the others blank. */
function table(id: TableId, rows: readonly Readonly<Record<string, string>>[]): string {
  const header = CANONICAL[id].columns.map((column) => column.id);
  return [header.join(","), ...rows.map((row) => header.map((column) => row[column] ?? "").join(","))].join("\n");
}

describe("node/stored-tables: canonical tables made by hand", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "daicho-stored-"));
    await mkdir(join(folder, "tables"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("are read without run.json and without _file, _sheet, _row", async () => {
    await writeFile(join(folder, "tables", "staff.csv"), table("staff", [{ staff_no: "001", fte: "0.8", as_of: "2026-04-01" }, { staff_no: "002", fte: "短時間", as_of: "2026-10-01" }]));
    await writeFile(join(folder, "tables", "project_demands.csv"), table("project_demands", [{ project_id: "P1", role_id: "PM", critical: "TRUE" }]));
    const read = await loadTables(folder);
    ok(read.ok);
    const { tables, run } = read.value;
    deepEqual(tables.staff.map((r) => [r.staff_no, r.fte, r._file, r._row]), [["001", 0.8, "tables/staff.csv", 2], ["002", null, "tables/staff.csv", 3]]);
    deepEqual(tables.project_demands.map((r) => r.critical), [true]);
    deepEqual([run.stamp, run.inputs.map(({ name }) => name)], ["2026-10-01T00:00:00Z", ["tables/staff.csv", "tables/project_demands.csv"]]);
  });

  it("are refused without the people, naming run.json, and when a column of the contract is missing", async () => {
    const nothing = await loadTables(folder);
    ok(!nothing.ok && nothing.error.message.includes("run.json"));
    await writeFile(join(folder, "tables", "staff.csv"), "staff_no,name\n001,甲");
    const narrow = await loadTables(folder);
    equal(narrow.ok, false);
    ok(!narrow.ok && narrow.error.message.includes("rank_band"));
  });
});
