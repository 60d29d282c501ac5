import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IssueCode } from "../../../src/core/model/issue.ts";
import { describeIssue, explainIssue, ISSUE_COLUMNS, ISSUES } from "../../../src/core/validate/catalogue.ts";
import { editDistance, nearestName } from "../../../src/core/validate/nearest-name.ts";
import { issueManual } from "../../../scripts/dev/issue-manual.ts";
import { expectedOf, issuesOfSample, SAMPLES } from "../../support/issue-samples.ts";

const CODES = Object.keys(ISSUES) as IssueCode[];

describe("issue catalogue", () => {
  it("every code has a sample and every sample a code", () => {
    assert.deepEqual(readdirSync(SAMPLES).sort(), [...CODES].sort());
  });

  for (const code of CODES) {
    it(`${code}: the sample raises it, with its committed message`, async () => {
      const messages = (await issuesOfSample(code)).filter((i) => i.code === code).map((i) => describeIssue(i).message);
      assert.ok(messages.includes(expectedOf(code)), `${messages.join("\n")}\n≠\n${expectedOf(code)}`);
    });
  }

  it("the manual page is the one the catalogue makes", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../samples/指摘一覧.md"), "utf8");
    assert.equal(page, issueManual(expectedOf), "run: npx tsx scripts/dev/make-issue-manual.ts");
  });

  it("messages are whole sentences, without codes, blame or English", () => {
    for (const code of CODES) {
      const message = expectedOf(code);
      assert.match(message, /。$/u, code);
      assert.doesNotMatch(message.replaceAll(/「[^」]*」/gu, ""), /undefined|null|NaN|\[object|[a-z]+_[a-z]+/u, code);
      assert.doesNotMatch(message, /間違え|ミス|不正/u, code);
    }
  });

  it("says place, value and field for issues.csv", () => {
    const issue = { code: "date_not_recognised", at: { file: "a.xlsx", sheet: "S", row: 3, column: 28 }, field: "採用年月日", found: "春ごろ" } as const;
    const line = describeIssue(issue);
    assert.deepEqual(ISSUE_COLUMNS.slice(0, 7).map((c) => line[c]), ["date_not_recognised", "error", "a.xlsx", "S", "AB3", "採用年月日", "春ごろ"]);
    const { what, expected, fix } = explainIssue(issue);
    assert.equal(line.message, `「a.xlsx」の「S」AB3：${what}${expected}${fix}`);
  });
});

describe("the nearest name", () => {
  const known = ["情報政策課", "市民課", "税務課"];
  it("is offered for a slip, not for another word", () => {
    assert.equal(nearestName("情報制策課", known), "情報政策課");
    assert.equal(nearestName("情報政課", known), "情報政策課");
    assert.equal(nearestName("水道局", known), undefined);
    assert.equal(nearestName("", known), undefined);
  });
  it("counts swapped neighbours once", () => assert.equal(editDistance([..."情報課"], [..."報情課"]), 1));
});
