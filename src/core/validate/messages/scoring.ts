import type { RecordPlace } from "../../model/canonical.ts";
import type { ScoringIssue } from "../../model/issues/scoring.ts";
import type { MasterFault, ScoreFault, SettingSheetFault } from "../../model/score-fault.ts";
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
  status_missing: {
    severity: "warning", title: "在職区分がない",
    facts: (i) => atRecord(i.at, "在職区分", ""),
    what: (i) => `職員番号${quoted(i.staffNo)}の在職区分が空欄のため、在職として数えました。`,
    expected: () => "在職、育休、休職、病休、派遣、出向、退職のいずれかです。",
    fix: () => "名簿の在職区分を入れてください。",
  },
  staff_repeated: {
    severity: "warning", title: "職員番号の重なり",
    facts: (i) => atRecord(i.at, "職員番号", i.staffNo),
    what: (i) => `職員番号${quoted(i.staffNo)}の行が複数あるため、この行は数えていません。`,
    expected: () => "一人の職員は本務の1行です。",
    fix: () => "同じ人の行であれば一つにし、別の人であれば職員番号を直してください。",
  },
  staff_without_number: {
    severity: "error", title: "職員番号がない",
    facts: (i) => atRecord(i.at, "職員番号", ""),
    what: () => "職員番号が空欄のため、計算に入れていません。",
    expected: () => "一人に一つの職員番号が必要です。",
    fix: () => "名簿に職員番号を入れてください。",
  },
  event_after_as_of: {
    severity: "info", title: "基準日より後の日付",
    facts: (i) => atRecord(i.at, i.field, i.found),
    what: (i) => `${i.field}${quoted(i.found)}は基準日より後（年度や月だけの場合はその末日）のため、期間の集計に入れていません。`,
    expected: () => "基準日以前の日付です。",
    fix: () => "日が分かる場合は年月日まで入れてください。",
  },
  skill_level_outside: {
    severity: "warning", title: "範囲外のスキルレベル",
    facts: (i) => atRecord(i.at, "レベル", String(i.level)),
    what: (i) => `スキルのレベル${i.level}は範囲の外のため、未評価として扱いました。`,
    expected: () => "0から4までの値です。",
    fix: () => "スキル調査のレベルを直してください。",
  },
  literacy_unusable: {
    severity: "warning", title: "リテラシーを判定できない",
    facts: (i) => nowhere("DXリテラシー", String(i.itemsInUse)),
    what: (i) => `DXリテラシーの項目が${i.itemsInUse}項目しか調査されていないため、リテラシーは判定していません。`,
    expected: (i) => `${i.needed}項目以上が調査されていることが必要です。`,
    fix: () => "次回のスキル調査にDXリテラシーの項目を加えてください。",
  },
  demand_sourcing_missing: {
    severity: "warning", title: "調達区分がない",
    facts: (i) => atRecord(i.at, "調達区分", ""),
    what: (i) => `案件${quoted(i.projectId)}の必要人材の調達区分が空欄のため、内部として数えました。`,
    expected: () => "内部、委託、派遣、外部人材のいずれかです。",
    fix: () => "案件一覧の調達区分を入れてください。",
  },
  owner_unmatched: {
    severity: "warning", title: "主管課が分からない案件",
    facts: (i) => atRecord(i.at, "主管課", i.found),
    what: (i) => `案件${quoted(i.projectId)}の主管課${quoted(i.found)}が所属一覧にないため、全庁の集計だけに入れました。`,
    expected: () => "所属一覧の名称（部局から続けたもの）です。",
    fix: () => "主管課を部局名から書くか、所属の対応表に加えてください。",
  },
  plan_item_unknown: {
    severity: "info", title: "重点取組事項が分からない案件",
    facts: (i) => atRecord(i.at, "重点取組事項", i.found),
    what: (i) => `案件${quoted(i.projectId)}の重点取組事項${quoted(i.found)}は一覧にありません。`,
    expected: () => "自治体DX推進計画の重点取組事項の名称です。",
    fix: () => "名称を直してください。重点取組事項別の集計には入れていません。",
  },
  assignment_share_missing: {
    severity: "warning", title: "従事割合がない",
    facts: (i) => atRecord(i.at, "従事割合", ""),
    what: (i) => `案件${quoted(i.projectId)}への職員${quoted(i.staffNo)}の従事割合が空欄のため、余力から差し引いていません。`,
    expected: () => "0から1まで（20％なら0.2）の値です。",
    fix: () => "配置の一覧に従事割合を入れてください。",
  },
  answer_unknown_item: {
    severity: "warning", title: "設問にない項目",
    facts: (i) => atRecord(i.at, "項目", i.item),
    what: (i) => `項目${quoted(i.item)}は準備度の設問にないため、使っていません。`,
    expected: () => "A01からS05までの項目番号です。",
    fix: () => "回答の項目番号を確かめてください。",
  },
  answer_unknown_unit: {
    severity: "warning", title: "回答する所属ではない回答",
    facts: (i) => atRecord(i.at, "所属", i.unit),
    what: (i) => `所属${quoted(i.unit)}は準備度に回答する所属ではないため、項目${quoted(i.item)}の回答は使っていません。`,
    expected: () => "基準日にある課の所属コード、又は全庁を表すORGです（部の準備度は課の回答から計算します）。",
    fix: () => "回答の所属を確かめてください。",
  },
  answer_level_outside: {
    severity: "warning", title: "範囲外の回答",
    facts: (i) => atRecord(i.at, "レベル", String(i.level)),
    what: (i) => `項目${quoted(i.item)}のレベル${i.level}は範囲の外のため、未確認として扱いました。`,
    expected: () => "0から5までの値です。",
    fix: () => "回答のレベルを直してください。",
  },
  answer_conflict: {
    severity: "warning", title: "食い違う回答",
    facts: (i) => atRecord(i.at, "準備度回答", i.item),
    what: (i) => `所属${quoted(i.unit)}の項目${quoted(i.item)}に異なる回答が二つ以上あるため、未確認として扱いました。`,
    expected: () => "一つの所属の一つの項目に回答は一つです。",
    fix: () => "正しい回答だけを残してください。",
  },
};

/** Why nothing could be scored: place and remedy in one sentence. */
export function scoreFaultText(fault: ScoreFault): string {
  return fault.kind === "as_of_missing"
    ? "名簿に基準日がないため、計算できません。名簿に「令和8年4月1日現在」のような基準日を入れるか、--as-of 2026-04-01 のように指定してください。"
    : `基準日${quoted(fault.found)}は日付として読めません。--as-of 2026-04-01 の形で指定してください。`;
}

const MASTER_PROBLEMS: Readonly<Record<MasterFault["problem"], (found: string) => string>> = {
  unknown_master: (found) => `${quoted(found)}というマスターはありません。id を確かめてください。`,
  missing: () => "必要な項目がありません。",
  wrong_type: (found) => `${quoted(found)}は値の種類が違います。元のマスターと同じ形にしてください。`,
  repeated_id: (found) => `${quoted(found)}が2回出てきます。一つにしてください。`,
  unknown_id: (found) => `${quoted(found)}はスキル標準の項目にありません。項目IDを確かめてください。`,
  item_mapped_twice: (found) => `項目${quoted(found)}が二つのスキルに対応しています。一つにしてください。`,
  bad_pattern: (found) => `${quoted(found)}は正規表現として読めません。`,
  bad_number: (found) => `${quoted(found)}は使えない数です。0より大きい数を入れてください。`,
  bad_course: (found) => `${quoted(found)}は使えません。かっこの中のとおりに入れてください（分からない時間・費用・定員は空欄にします）。`,
};

/** One fault of a replaced master, with file and place. */
export const masterFaultText = (fault: MasterFault): string =>
  `マスター${quoted(fault.file)}の${fault.place === "" ? "全体" : fault.place}：${MASTER_PROBLEMS[fault.problem](fault.found)}`;

/** One setting that cannot be taken over (`core/masters/read-settings.ts`). */
export const settingFaultText = (fault: { readonly key: string; readonly found: string; readonly problem: "unknown_setting" | "wrong_value"; readonly expected: string }): string =>
  fault.problem === "unknown_setting" ? `${quoted(fault.key)}という設定はありません（${fault.expected}を使います）。` : `${quoted(fault.key)}の値${quoted(fault.found)}は使えません（${fault.expected}）。`;

const SHEET_PROBLEMS: Readonly<Record<SettingSheetFault["problem"], (fault: SettingSheetFault) => string>> = {
  unknown_setting: ({ cell, label }) => `${cell}${quoted(label)}は、この版の daicho にない設定です。今の daicho で作り直したブックの設定シートに、直したい値を写してください。`,
  wrong_value: ({ cell, label, found, expected }) => `${cell}${quoted(label)}の値${found === "" ? "が空欄です" : `${quoted(found)}は使えません`}。${expected}を入れてください。`,
  missing: ({ label }) => `${quoted(label)}の行又は列がありません。行や列を消さず、黄色の欄の値だけを直してください。`,
  other_version: ({ cell, label, found, expected }) =>
    `${cell}${quoted(label)}の版が${quoted(found)}ですが、今の計算に使うのは${quoted(expected)}です。ブックを作ったときと同じマスターを --masters で指定するか、今のマスターで作り直したブックの設定シートに、直したい値を写してください。`,
  not_this_sheet: () => "設定シートの様式の版が書かれていません（古い版の daicho のブックか、daicho のものではないブックです）。今の daicho で作り直したブックの設定シートに、直したい値を写してください。",
};

/** One fault of a 設定 sheet, with its cell and what to do. */
export const settingSheetFaultText = (fault: SettingSheetFault): string => SHEET_PROBLEMS[fault.problem](fault);
