import { deepEqual, equal, ok } from "node:assert/strict";
import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { strFromU8, unzipSync } from "fflate";
import { composeTown, makeDemo } from "../../../src/node/demo/make-demo.ts";
import { halfKana, wareki } from "../../../src/node/demo/spelling.ts";

const named = (files: readonly { path: string; bytes: Uint8Array }[], start: string): Uint8Array => {
  const file = files.find(({ path }) => path.startsWith(start));
  ok(file, start);
  return file.bytes;
};

describe("node/demo", () => {
  it("gives the same bytes for the same seed, other people for another", async () => {
    const [one, again, other] = await Promise.all([makeDemo({ staff: 60, seed: 1 }), makeDemo({ staff: 60, seed: 1 }), makeDemo({ staff: 60, seed: 2 })]);
    for (const [i, file] of [...one.files, ...one.truth].entries()) ok(Buffer.from(file.bytes).equals(([...again.files, ...again.truth][i] ?? file).bytes), file.path);
    ok(!Buffer.from(named(one.truth, "tables/staff")).equals(named(other.truth, "tables/staff")));
  });

  it("writes every record where its truth says", async () => {
    const { tables } = composeTown(60, 3);
    const demo = await makeDemo({ staff: 60, seed: 3 });
    const roster = new ExcelJS.Workbook();
    await roster.xlsx.load(Buffer.from(named(demo.files, "01")) as unknown as ArrayBuffer);
    const later = XLSX.utils.sheet_to_json<string[]>(XLSX.read(named(demo.files, "02")).Sheets["R8会計年度"] ?? {}, { header: 1 });
    for (const person of tables.staff) {
      const found = person._file.startsWith("01") ? roster.getWorksheet(person._sheet)?.getRow(person._row).getCell(2).text : later[person._row - 1]?.[1];
      equal(found?.normalize("NFKC"), person.staff_no);
    }
    const training = iconv.decode(Buffer.from(named(demo.files, "03")), "cp932").split("\r\n");
    ok(!training.some((line) => line.includes("?")), "a character was lost in CP932");
    for (const record of tables.training) ok(training[record._row - 1]?.includes(record.result ?? ""), String(record._row));
  });

  it("is whole: everybody once, every reference resolves, unknown stays empty", () => {
    const { tables } = composeTown(300, 1);
    const numbers = new Set(tables.staff.map((s) => s.staff_no));
    equal(numbers.size, tables.staff.length);
    ok(Math.abs(tables.staff.length - 300) <= 15);
    const codes = new Set([...tables.departments.map((d) => d.dept_code), "ORG"]);
    equal(tables.staff.filter((s) => s.dept_code === null).length, 1, "one department was renamed");
    for (const s of tables.staff) ok(s.dept_code === null || codes.has(s.dept_code));
    equal(tables.training.filter((t) => t.start === null).length, 1, "one day does not exist");
    for (const row of [...tables.skills, ...tables.training, ...tables.qualifications, ...tables.assignments]) ok(numbers.has(row.staff_no));
    for (const a of tables.readiness_answers) deepEqual([codes.has(a.dept_code), a.state === "確認済"], [true, a.level !== null]);
    const leaders = tables.staff.filter((s) => s.designation?.startsWith("DX推進リーダー") === true).length / tables.staff.length;
    ok(leaders > 0.06 && leaders < 0.2, `leaders ${leaders}`);
    ok(new Set(tables.skills.map((s) => s.staff_no)).size < tables.staff.length * 0.9, "some departments sent nothing");
  });

  it("keeps furigana beside the text, not in it", async () => {
    const parts = unzipSync(named((await makeDemo({ staff: 40, seed: 1 })).files, "01"));
    ok(/<si><t>[^<]+<\/t><rPh sb="0" eb="\d+"><t>[ァ-ヶー　]+<\/t>/u.test(strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array())));
  });

  it("spells dates and kana as officials do", () => {
    deepEqual(["2019-05-01", "2019-04-30", "1989-01-07"].map((d) => wareki(d, "long")), ["令和元年5月1日", "平成31年4月30日", "昭和64年1月7日"]);
    equal(wareki("2024-04-01", "sign"), "R6.4.1");
    equal(halfKana("ガパーッ　ヴ"), "ｶﾞﾊﾟｰｯ ｳﾞ");
  });
});
