// The manual page of every issue, made from the catalogue and the committed samples: text only, no clock.
import type { IssueCode } from "../../src/core/model/issue.ts";
import { ISSUES, SEVERITY_LABELS } from "../../src/core/validate/catalogue.ts";
import { EXCHANGE_MESSAGES } from "../../src/core/validate/messages/exchange.ts";
import { INTAKE_MESSAGES } from "../../src/core/validate/messages/intake.ts";
import { PEOPLE_MESSAGES } from "../../src/core/validate/messages/people.ts";
import { SCORING_MESSAGES } from "../../src/core/validate/messages/scoring.ts";
import { VALUE_MESSAGES } from "../../src/core/validate/messages/values.ts";

const CHAPTERS: readonly (readonly [title: string, codes: readonly string[]])[] = [
  ["ファイル・表・列", Object.keys(INTAKE_MESSAGES)],
  ["一つ一つの値", Object.keys(VALUE_MESSAGES)],
  ["職員・所属・案件の結び付け", Object.keys(PEOPLE_MESSAGES)],
  ["採点", Object.keys(SCORING_MESSAGES)],
  ["配布と回収", Object.keys(EXCHANGE_MESSAGES)],
];

const HEAD = `# 指摘一覧

変換や採点で出る指摘のすべてです。指摘は \`issues.csv\` とシート「要確認」に、場所（ファイル・シート・セル）とともに並びます。

- **誤り**: その値や行は使えないため、空欄として扱うか、取り込まずに残しました。直して、もう一度実行してください。
- **注意**: 読み取りましたが、確かめてください。
- **お知らせ**: 何をしたかの記録です。直す必要はありません。

元のファイルは書き換えません。誤りのあるファイルは、セルに色と説明を付けた写しを「返却用」に作ります。
（この一覧は \`scripts/dev/make-issue-manual.ts\` が作ります。手で直さないでください。）
`;

/** The whole page. `exampleOf` gives the committed message of a code. */
export function issueManual(exampleOf: (code: string) => string): string {
  const chapters = CHAPTERS.map(([title, codes]) => `## ${title}\n\n${codes.map((code) => entry(code as IssueCode, exampleOf(code))).join("\n")}`);
  return `${HEAD}\n${chapters.join("\n")}`;
}

function entry(code: IssueCode, example: string): string {
  const { title, severity } = ISSUES[code];
  return `### ${title}（${SEVERITY_LABELS[severity]}）\n\n番号: \`${code}\`\n\n例: ${example}\n`;
}
