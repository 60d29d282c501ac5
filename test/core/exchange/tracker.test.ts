import { deepEqual, ok } from "node:assert/strict";
import { mergeReturns } from "../../../src/core/exchange/merge.ts";
import { readReturn } from "../../../src/core/exchange/return-form.ts";
import { trackReturns, type Unreadable } from "../../../src/core/exchange/tracker.ts";
import type { Manifest, ManifestFile } from "../../../src/core/model/manifest.ts";
import { ledgerOf, makeForm, rowsOf, stateOf } from "./return-fixture.ts";

const FORMS = ["01", "02", "03", "04", "05", "06"].map((d) => makeForm(`${d}010000`, [["A04", 2, null, null], ["E01", null, null, null]]));
const FILES = FORMS.map((f): ManifestFile => ({
  file: `所属別/部_課${f.deptCode}.xlsx`, deptCode: f.deptCode, deptPath: f.deptPath, recipient: `${f.deptPath}長`, people: 3, columns: {}, classLabel: "機密性3B", bytes: 1, sha256: "", encrypted: false,
  check: { passed: true, parts: 1, characters: 1, searchedPeople: 1, coincidences: 0 },
}));
const MANIFEST: Manifest = { version: 1, distributionId: "run1", asOf: "2026-10-01", stamp: "", by: "課", profile: "課長", classLabel: "機密性3B", files: FILES, quarantine: [], held: [] };

describe("exchange/tracker", () => {
  it("tells every department's state from the files alone, with a text to send where one is due", () => {
    const [answered, same, doubtful] = FORMS;
    ok(answered && same && doubtful);
    const change = (form: typeof answered, value: string | number) => { const rows = rowsOf(form).map((r) => [...r]); const row = rows[3]; ok(row); row[2] = value; return rows; };
    const returns = [readReturn(ledgerOf("a.xlsx", answered, change(answered, 3)), answered), readReturn(ledgerOf("b.xlsx", same, rowsOf(same)), same), readReturn(ledgerOf("c.xlsx", doubtful, change(doubtful, "三くらい")), doubtful)];
    const unreadable: Unreadable[] = [
      { file: "d.xlsx", deptCode: "04010000", kind: "old_version", message: "旧い版です" }, { file: "e.xlsx", deptCode: "05010000", kind: "unreadable", message: "開けません" }, { file: "x.csv", deptCode: "", kind: "unknown_form", message: "" },
    ];
    const lines = trackReturns(MANIFEST, returns, unreadable, mergeReturns(stateOf(FORMS), new Map(), returns));
    deepEqual(lines.map((l) => l.status), ["回収済", "変更なし", "要確認", "旧版", "読めない", "未回答"]);
    deepEqual(lines.map((l) => l.reminder !== ""), [false, false, true, true, true, true]);
    deepEqual(lines.map((l) => l.changes), [1, 0, 0, 0, 0, 0]);
    deepEqual(lines.map((l) => l.unanswered), [0, 1, 1, 0, 0, 0]);
    ok(lines[5]?.reminder.includes("部　課06010000長　様"));
  });
});
