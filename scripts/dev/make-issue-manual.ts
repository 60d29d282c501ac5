// npx tsx scripts/dev/make-issue-manual.ts [--messages]: writes samples/指摘一覧.md from the catalogue and test/traps/issues.
// With --messages the committed message of every sample is written anew first: read the diff before committing it.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Issue } from "../../src/core/model/issue.ts";
import { describeIssue } from "../../src/core/validate/catalogue.ts";
import { expectedOf, issuesOfSample, SAMPLES } from "../../test/support/issue-samples.ts";
import { issueManual } from "./issue-manual.ts";

if (process.argv.includes("--messages")) {
  for (const code of readdirSync(SAMPLES).sort()) {
    const issue = (await issuesOfSample(code)).find((i: Issue) => i.code === code);
    if (issue === undefined) throw new Error(`the sample of ${code} does not raise it`);
    writeFileSync(join(SAMPLES, code, "expected.txt"), `${describeIssue(issue).message}\n`);
  }
}
writeFileSync(join(import.meta.dirname, "../../samples/指摘一覧.md"), issueManual(expectedOf));
