import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { daicho, ROOT, temporaryFolder } from "../support/command-line.ts";

const INPUT = join(ROOT, "samples/input");

interface Inspected {
  readonly file: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly sheets: readonly { readonly name: string; readonly machineReadability: { readonly scores: { readonly level1: number } }; readonly tables: readonly Table[] }[];
}
interface Table {
  readonly range: string;
  readonly headerRows: readonly number[] | null;
  readonly dataRowCount: number;
  readonly columns: readonly { readonly column: string; readonly header: readonly string[]; readonly field: string | null; readonly confidence: number }[];
  readonly excludedRows: readonly { readonly row: number; readonly reason: string }[];
  readonly csv: string;
  readonly machineReadability: { readonly scores: { readonly level1: number; readonly level2: number } };
}

const REASONS = new Set(["title", "blank", "header_repeat", "section_header", "subtotal", "grand_total", "average", "unit_row", "note", "placeholder"]);

describe("daicho inspect and extract", () => {
  const room = temporaryFolder();

  it("inspect --json is one document of the contract's shape, with no word it does not name", () => {
    const ran = daicho(["inspect", INPUT, "--json"]);
    equal(ran.status, 0, ran.stderr);
    const files = JSON.parse(ran.stdout) as Inspected[];
    equal(files.length, 9);
    for (const { sheets } of files) for (const { tables } of sheets) for (const { range, columns, excludedRows } of tables) {
      truthy(/^[A-Z]+\d+:[A-Z]+\d+$/u.test(range));
      truthy(columns.every(({ column, confidence }) => /^[A-Z]+$/u.test(column) && confidence >= 0 && confidence <= 1));
      deepEqual(excludedRows.filter(({ reason }) => !REASONS.has(reason)), []);
    }
    const csv = files.find(({ file }) => file.includes("研修"));
    deepEqual([csv?.format, csv?.encoding], ["csv", "shift_jis"]);
  });

  it("shows a clerk each table with its columns", () => {
    const ran = daicho(["inspect", INPUT]);
    truthy(ran.stdout.includes("職員（確かさ") && ran.stdout.includes("→ 職員番号"), ran.stdout.slice(0, 500));
  });

  it("extract writes one clean CSV per table, and the data are easier for machines than before", () => {
    const out = room.path("out");
    equal(daicho(["extract", INPUT, "--out", out]).status, 0);
    const index = JSON.parse(readFileSync(join(out, "index.json"), "utf8")) as Inspected[];
    for (const { sheets } of index) for (const sheet of sheets) for (const table of sheet.tables) {
      const lines = readFileSync(join(out, table.csv), "utf8").split("\r\n");
      truthy(lines[0]?.endsWith("_row"), table.csv);
      equal(lines.length, table.dataRowCount + 2, table.csv);
      truthy(table.machineReadability.scores.level1 >= Math.min(90, sheet.machineReadability.scores.level1), table.csv);
    }
  });
});
