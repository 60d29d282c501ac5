import assert from "node:assert/strict";
import type { Manifest } from "../../../src/core/model/manifest.ts";
import { buildDistributionWorkbook } from "../../../src/core/workbook/distribution-workbook.ts";
import { RUN } from "./ledger-fixture.ts";

const FILE: Manifest["files"][number] = {
  file: "所属別/総務部_人事課.xlsx", deptCode: "0101", deptPath: "総務部　人事課", recipient: "総務部　人事課長", people: 12, columns: { 職員: ["職員番号", "氏名"] }, classLabel: "機密性3B",
  bytes: 12_345, sha256: "ab".repeat(32), encrypted: true, check: { passed: true, parts: 20, characters: 9000, searchedPeople: 288, coincidences: 0 },
};
const MANIFEST: Manifest = {
  version: 1, distributionId: "d1", asOf: "2026-10-01", stamp: "2026-10-01T00:00:00Z", by: "課", profile: "課長", classLabel: "機密性3B",
  files: [FILE, { ...FILE, file: "所属別/総務部_管財課.xlsx", recipient: "総務部　管財課長", people: 7 }],
  quarantine: [{ staffNo: "00099", reason: "所属が見つかりません" }], held: [{ reason: "退職", people: 3 }],
};

describe("配布一覧", () => {
  const book = buildDistributionWorkbook(MANIFEST, RUN);
  const cells = book.sheets.map((sheet) => [...sheet.rows].flatMap((row) => row.cells));

  it("lists every file with recipient, check and hash, and sums the people by formula", () => {
    const values = cells.flat().map(({ value }) => value);
    for (const file of MANIFEST.files) for (const text of [file.file, file.recipient, file.sha256]) assert.ok(values.includes(text), text);
    assert.equal(cells[0]?.find(({ value, formula }) => formula !== undefined && typeof value === "number")?.value, 19);
  });

  it("says who is in no file, by number and reason, without names", () => {
    const values = cells.flat().map(({ value }) => value);
    assert.ok(values.includes("00099") && values.includes("所属が見つかりません") && values.includes("退職"));
  });

  it("leaves approval to a person: cells that stay open on a protected sheet", () => {
    const open = cells[0]?.filter(({ style }) => style === "inputText" || style === "inputDate") ?? [];
    assert.equal(open.length, MANIFEST.files.length * 3);
    assert.ok(book.sheets[0]?.protection !== undefined);
  });
});
