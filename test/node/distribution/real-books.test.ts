import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { searchPackage } from "../../../src/core/exchange/leak-gate.ts";
import { buildLeakIndex } from "../../../src/core/exchange/leak/leak-index.ts";
import type { DistributionRecord } from "../../../src/core/exchange/manifest.ts";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import { packageParts } from "../../../src/node/package-parts.ts";
import { collect } from "../../../src/node/tasks/collect.ts";
import { distribute } from "../../../src/node/tasks/distribute.ts";
import { remove, SILENT, storeTown } from "./town.ts";

const CANARY = { staffNo: "098765", name: "鷺沼　珠緒", kana: "サギヌマ　タマオ" };
let town: { root: string; from: string; tables: CanonicalTables };
let record: DistributionRecord;
const at = (...names: string[]): string => join(town.root, ...names);

/** The canary written into a part where its format allows text: as content, as an attribute, as a comment. */
const plantings: readonly (readonly [string, (xml: string) => string])[] = [
  ["content", (xml) => xml.replace(/<\/[\w:]+>\s*$/u, (end) => `<x>鷺沼　珠緒</x>${end}`)],
  ["attribute", (xml) => xml.replace(/<([\w:]+)(?=[\s>])(?![^<]*\?>)/u, (open) => `${open} title="鷺沼 珠緒"`)],
  ["number", (xml) => xml.replace(/<\/[\w:]+>\s*$/u, (end) => `<x>098765</x>${end}`)],
  ["comment", (xml) => `${xml}<!-- さぎぬまたまお -->`],
];

describe("distribution of the product's own workbooks", () => {
  before(async () => {
    town = await storeTown(120);
    const done = await distribute({ from: town.from, out: at("dist"), replace: false }, SILENT);
    ok(done.ok, JSON.stringify(done));
    record = JSON.parse(await readFile(at("dist", "配布控え.json"), "utf8")) as DistributionRecord;
  });
  after(() => remove(town.root));

  it("names in no package anybody of another department, by a byte search of its own", async () => {
    for (const { file, people } of record.files) {
      const parts = unzipSync(await readFile(at("dist", file)));
      const text = Object.entries(parts).map(([name, bytes]) => name + Buffer.from(bytes).toString("utf8")).join("\n");
      const squeezed = text.replaceAll(/\s/gu, "");
      const own = new Set(people);
      const ownNames = new Set(town.tables.staff.filter((s) => own.has(s.staff_no ?? "")).map((s) => s.name));
      for (const s of town.tables.staff) {
        if (own.has(s.staff_no ?? "")) continue;
        ok(!text.includes(s.staff_no ?? "?"), `${file}: ${s.staff_no ?? ""}`);
        if (!ownNames.has(s.name)) ok(!squeezed.includes((s.name ?? "?").replaceAll(/\s/gu, "")), `${file}: ${s.name ?? ""}`);
      }
    }
  });

  it("finds a canary in every part of a package, 100 %", async () => {
    const [sent] = record.files;
    ok(sent);
    const parts = unzipSync(await readFile(at("dist", sent.file)));
    const index = buildLeakIndex([...record.identities, CANARY], new Set(record.publicTokens));
    const rules = { own: record.identities.filter((p) => sent.people.includes(p.staffNo)), vocabulary: record.vocabulary, figures: new Set(sent.figures) };
    deepEqual(searchPackage(index, sent.file, packageParts(zipSync(parts)), rules).hits, []);
    let planted = 0;
    for (const [name, bytes] of Object.entries(parts)) {
      for (const [how, plant] of plantings) {
        const changed = plant(strFromU8(bytes));
        ok(changed !== strFromU8(bytes), `${name} ${how}`);
        const hits = searchPackage(index, sent.file, packageParts(zipSync({ ...parts, [name]: strToU8(changed) }, { level: 1 })), rules).hits;
        ok(hits.some((h) => h.staffNo === CANARY.staffNo && h.part === name), `${name}: ${how}`);
        planted++;
      }
    }
    ok(planted > 60, String(planted));
  }).timeout(300_000);

  it("holds no column the profile does not allow", async () => {
    for (const { file, people } of record.files.slice(0, 4)) {
      const text = Object.values(unzipSync(await readFile(at("dist", file)))).map((b) => strFromU8(b)).join("\n");
      for (const s of town.tables.staff.filter((x) => people.includes(x.staff_no ?? ""))) {
        ok(!text.includes(s.birth_date ?? "?"), `${file} birth date`);
        for (const reason of ["育休", "休職", "病休"]) ok(!text.includes(`>${reason}<`), `${file} ${reason}`);
      }
    }
  });

  it("comes back: an answer typed into the input sheet reaches HR's table", async () => {
    const form = record.forms.find((f) => (f.sheets[0]?.rows.length ?? 0) > 3);
    const sheet = form?.sheets[0];
    const file = record.files.find((f) => f.deptCode === form?.deptCode)?.file ?? "";
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(at("dist", file));
    const input = book.getWorksheet(sheet?.name ?? "");
    const level = sheet?.columns.find((c) => c.field === "level");
    ok(input && sheet && level);
    const target = sheet.rows[2];
    const value = target?.values[sheet.columns.indexOf(level)] === 4 ? 2 : 4;
    for (let row = 1; row <= input.rowCount; row++) if (input.getRow(row).getCell(sheet.keyColumn).value === target?.key) input.getRow(row).getCell(level.column).value = value;
    await mkdir(at("back"));
    await book.xlsx.writeFile(at("back", "回答.xlsx"));
    const done = await collect({ from: at("back"), base: at("dist"), out: at("got"), replace: false, ours: town.from }, SILENT);
    ok(done.ok, JSON.stringify(done));
    deepEqual((done.value.json as { changes: { key: string; field: string; after: unknown }[] }).changes.map((c) => [c.key, c.field, c.after]), [[target?.key, "level", value]]);
    ok((await readdir(at("got", "tables"))).includes("readiness_answers.csv"));
    equal(done.value.errors, 0);
  });
});
