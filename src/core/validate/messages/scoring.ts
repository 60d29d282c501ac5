import type { RecordPlace } from "../../model/canonical.ts";
import type { ScoringIssue } from "../../model/issues/scoring.ts";
import { type IssueFacts, type Messages, quoted } from "./kind.ts";

const nowhere = (field: string, found: string): IssueFacts => ({ file: "", sheet: "", cell: "", field, found });
const atRecord = (at: RecordPlace, field: string, found: string): IssueFacts => ({ file: at._file, sheet: at._sheet, cell: `${at._row}行`, field, found });

/** Wording of issues of the calculations. */
export const SCORING_MESSAGES: Messages<ScoringIssue["code"]> = {
  as_of_mixed: {
    severity: "warning", title: "基準日が離れている",
    facts: (i) => nowhere("基準日", i.oldest),
    what: (i) => `基準日は${i.asOf}ですが、${i.oldest}現在の名簿が混ざっています。`,
    expected: () => "名簿の基準日は12か月以内にそろっていることが必要です。",
    fix: () => "新しい名簿に差し替えてください。",
  },
  skill_unmapped: {
    severity: "warning", title: "対応のないスキル",
    facts: (i) => nowhere("スキル", i.skill),
    what: (i) => `スキル${quoted(i.skill)}（${i.records}件）は、スキル標準のどの項目にも対応していません。`,
    expected: () => "スキルの名称は対応表にあるものか、標準の項目番号であることが必要です。",
    fix: () => "対応表にこのスキルを加えてください。計算には使っていません。",
  },
  demand_not_counted: {
    severity: "warning", title: "数えなかった必要人材",
    facts: (i) => atRecord(i.at, "必要人材", i.projectId),
    what: (i) => `案件${quoted(i.projectId)}の必要人材は数えていません（${i.reason}）。`,
    expected: () => "役割、人数、案件番号がそろっていることが必要です。",
    fix: () => "案件一覧の必要人材の欄を確かめてください。",
  },
  role_unusable: {
    severity: "warning", title: "判定できない役割",
    facts: (i) => nowhere("役割", i.role),
    what: (i) => `役割${quoted(i.role)}は、必要な${i.items}項目のうち${i.itemsInUse}項目しか調査されていないため判定できません。`,
    expected: () => "必須の項目がすべて調査されていて、重みの半分以上が調査されていることが必要です。",
    fix: () => "次回のスキル調査に不足している項目を加えてください。",
  },
};
