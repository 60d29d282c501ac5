import { a1 } from "../../model/cell-address.ts";
import type { IntakeIssue, SheetPlace } from "../../model/issues/intake.ts";
import { describeReadWarning } from "./refusals.ts";
import { atCell, type IssueFacts, type Messages, quoted } from "./kind.ts";

const list = (texts: readonly string[]): string => texts.map(quoted).join("、");

/** A place of a whole sheet, row or column: as much of an A1 address as there is. */
function atPlace(at: SheetPlace, field: string, found: string): IssueFacts {
  const cell = at.row === undefined ? "" : at.column === undefined ? `${at.row}行` : a1(at.row, at.column);
  return { file: at.file, sheet: at.sheet, cell, field, found };
}

const REFUSED: Readonly<Record<string, string>> = {
  my_number: "個人番号（マイナンバー）", evaluation: "人事評価", health: "健康情報", family: "家族情報", salary: "給与額", address: "住所",
};

/** Lists that are known for what they are, but not read. */
const UNREAD = {
  crosswalk: {
    what: (range: string) => `${range}の表は機構改革の新旧対照表と見られますが、施行日が読み取れないため、読み替えに使っていません。`,
    expected: "表題か列に施行日（例：令和8年4月1日施行）が必要です。",
    fix: "施行日を書き加えるか、「旧所属」「新所属」「施行日」の列を持つ表を --crosswalk で指定してください。",
  },
  transfers: {
    what: (range: string) => `${range}の表は人事異動（発令）の一覧と見られます。異動の日の所属しか分からないため、職員名簿としては読みません。`,
    expected: "職員の所属は、基準日現在の職員名簿から読みます。",
    fix: "異動後の職員名簿を入力に加えてください。この一覧の内容は備考として残します。",
  },
} as const;

/** Wording of issues about files, sheets, tables and columns. */
export const INTAKE_MESSAGES: Messages<IntakeIssue["code"]> = {
  read_with_doubt: {
    severity: "warning", title: "読み取りに注意が要るファイル",
    facts: (i) => atPlace(i.at, "", ""),
    what: (i) => describeReadWarning(i.warning),
    expected: () => "",
    fix: () => "",
  },
  sheet_without_table: {
    severity: "warning", title: "表のないシート",
    facts: (i) => atPlace(i.at, "", ""),
    what: () => "シートに表が見つかりません。",
    expected: () => "見出しの行と、その下に2行以上のデータがあることが必要です。",
    fix: () => "表があるはずの場合は、見出しの行を付けてください。不要なシートであればそのままで構いません。",
  },
  table_doubtful: {
    severity: "warning", title: "範囲が確かでない表",
    facts: (i) => ({ ...atPlace(i.at, "", ""), cell: i.range }),
    what: (i) => `${i.range}を表として読みましたが、確かさが${Math.round(i.confidence * 100)}％です。`,
    expected: () => "見出しの行が表の上に続いていて、各行が1件のデータであることが必要です。",
    fix: () => "件数照合の表の範囲と件数を確かめてください。",
  },
  table_unknown: {
    severity: "warning", title: "種類の分からない表",
    facts: (i) => ({ ...atPlace(i.at, "", i.headers.join("、")), cell: i.range }),
    what: (i) => (i.seenAs === undefined ? `${i.range}の表は、どの台帳か決められません（見出し：${list(i.headers.slice(0, 6))}）。` : UNREAD[i.seenAs].what(i.range)),
    expected: (i) => (i.seenAs === undefined ? "職員名簿、研修受講歴、資格、スキル調査、準備度、案件、業務、所属のいずれかの台帳です。" : UNREAD[i.seenAs].expected),
    fix: (i) => (i.seenAs === undefined ? "必要な表であれば、対応表（プロファイル）で種類を指定してください。" : UNREAD[i.seenAs].fix),
  },
  crosswalk_read: {
    severity: "info", title: "新旧対照表",
    facts: (i) => ({ ...atPlace(i.at, "", ""), cell: i.range }),
    what: (i) => `${i.range}を機構改革の新旧対照表（${i.on}から）と見て、旧所属から新所属への読み替え${i.entries}件を${i.used ? "使いました" : "使いませんでした（--crosswalk で指定された新旧対照表を優先します）"}${i.ended === 0 ? "" : `。新設・廃止や名称が残る所属の${i.ended}件は読み替えません`}。`,
    expected: () => "",
    fix: (i) => (i.used ? "違うときは、この表を入力から外すか、--crosswalk で正しい新旧対照表を指定してください。" : ""),
  },
  column_missing: {
    severity: "error", title: "必要な列がない",
    facts: (i) => atPlace(i.at, i.field, ""),
    what: (i) => `${quoted(i.field)}の列が見つかりません。`,
    expected: (i) => `この台帳には${quoted(i.field)}の列が必要です。`,
    fix: (i) => (i.nearest === undefined ? "列を加えてください。" : `${quoted(i.nearest)}がその列であれば、対応表（プロファイル）で指定してください。`),
  },
  column_ambiguous: {
    severity: "error", title: "列の対応が決められない",
    facts: (i) => atPlace(i.at, i.field, i.candidates.join("、")),
    what: (i) => `${quoted(i.field)}に当たる列が${i.candidates.length}つあります（${list(i.candidates)}）。`,
    expected: () => "一つの項目には一つの列が対応します。",
    fix: () => "どの列を使うか、対応表（プロファイル）で指定してください。",
  },
  column_carried: {
    severity: "info", title: "備考として残した列",
    facts: (i) => atPlace(i.at, i.header, ""),
    what: (i) => `列${quoted(i.header)}は標準の項目に当たらないため、備考として残しました。`,
    expected: () => "標準の項目に当たる列だけが計算に使われます。",
    fix: () => "計算に使う列であれば、対応表（プロファイル）で項目を指定してください。",
  },
  column_refused: {
    severity: "warning", title: "取り込まない列",
    facts: (i) => atPlace(i.at, i.header, ""),
    what: (i) => `列${quoted(i.header)}は${REFUSED[i.kind] ?? i.kind}に当たるため、取り込みませんでした。`,
    expected: () => "DX人材の分析に不要な個人情報は取り込みません。",
    fix: () => "違う内容の列であれば、見出しを変えてください。",
  },
  total_mismatch: {
    severity: "warning", title: "合計が合わない",
    facts: (i) => atCell(i.at, "合計", i.found),
    what: (i) => `合計${quoted(i.found)}が、明細の合計${quoted(i.expected)}と合いません。`,
    expected: () => "合計の行は明細の合計と同じであることが必要です。",
    fix: () => "明細の漏れか合計の誤りかを確かめてください。合計の行は取り込んでいません。",
  },
};
