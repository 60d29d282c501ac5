import { placeOf } from "../../model/cell-address.ts";
import type { PeopleIssue } from "../../model/issues/people.ts";
import { atCell, type Messages, quoted } from "./kind.ts";

const list = (texts: readonly string[]): string => texts.map(quoted).join("、");

/** Wording of issues about people, departments and what refers to them. */
export const PEOPLE_MESSAGES: Messages<PeopleIssue["code"]> = {
  key_repeated: {
    severity: "error", title: "番号が重なっている",
    facts: (i) => atCell(i.at, "番号", i.key),
    what: (i) => `番号${quoted(i.key)}が${placeOf(i.firstAt)}と重なっています。`,
    expected: () => "番号は一つずつ違うことが必要です。",
    fix: () => "どちらかの番号を直すか、同じ行を二度書いている場合は一方を消してください。",
  },
  value_differs: {
    severity: "warning", title: "台帳の間で値が違う",
    facts: (i) => atCell(i.at, i.field, i.found),
    what: (i) => `${i.field}が${quoted(i.found)}ですが、${placeOf(i.firstAt)}では${quoted(i.kept)}です。`,
    expected: () => "同じ職員の値は、どの台帳でも同じであることが必要です。",
    fix: (i) => `正しい方に直してください。${quoted(i.kept)}を使いました。`,
  },
  person_not_found: {
    severity: "error", title: "名簿にいない職員",
    facts: (i) => atCell(i.at, "職員", i.found),
    what: (i) => `${quoted(i.found)}に当たる職員が名簿に見つかりません。`,
    expected: () => "名簿にある職員番号、または名簿と同じ氏名とフリガナ・生年月日が必要です。",
    fix: () => "番号と氏名を確かめてください。この行は取り込んでいません。",
  },
  person_to_review: {
    severity: "warning", title: "同じ人か確認が必要な職員",
    facts: (i) => atCell(i.at, "職員", i.found),
    what: (i) => `${quoted(i.found)}は名簿の${quoted(i.candidate)}と同じ人かもしれませんが、決められません（${i.reason}）。`,
    expected: () => "番号の一致、または氏名と生年月日（フリガナ）の一致が必要です。",
    fix: () => "シート「名寄せ確認」の判定欄に「同じ」または「別人」を入れて、もう一度実行してください。",
  },
  staff_no_reused: {
    severity: "error", title: "同じ番号で別の人",
    facts: (i) => atCell(i.at, "職員番号", i.key),
    what: (i) => `番号${quoted(i.key)}は、ここでは${quoted(i.found)}、${placeOf(i.firstAt)}では${quoted(i.other)}です。`,
    expected: () => "一つの番号は一人の職員を指すことが必要です。",
    fix: () => "番号の書き誤りか、番号の使い回しかを確かめてください。二人は一つにまとめていません。",
  },
  staff_no_missing: {
    severity: "warning", title: "番号のない職員",
    facts: (i) => atCell(i.at, "職員番号", ""),
    what: (i) => `${quoted(i.found)}に職員番号がありません。仮の番号${quoted(i.provisional)}を付けました。`,
    expected: () => "名簿の職員には一人に一つの番号が必要です。",
    fix: () => "番号を入力してください。",
  },
  person_reemployed: {
    severity: "info", title: "再任用で番号が変わった職員",
    facts: (i) => atCell(i.at, "職員番号", i.newNo),
    what: (i) => `${quoted(i.found)}は、番号${quoted(i.formerNo)}から${quoted(i.newNo)}に変わった同じ人と見られます。`,
    expected: () => "再任用などで番号が変わった職員は、新旧の番号を結び付けて扱います。",
    fix: () => "シート「名寄せ確認」で確かめてください。二つの番号はそのまま残しました。",
  },
  department_unresolved: {
    severity: "error", title: "見つからない所属",
    facts: (i) => atCell(i.at, "所属", i.found),
    what: (i) => `所属${quoted(i.found)}が所属一覧に見つかりません。`,
    expected: () => "所属一覧または名簿にある部・課・係の名称かコードが入る欄です。",
    fix: (i) => (i.nearest === undefined ? "名称を直すか、所属一覧に加えてください。" : `${quoted(i.nearest)}のことであれば、そのように直してください。`),
  },
  department_ambiguous: {
    severity: "error", title: "どの所属か決められない",
    facts: (i) => atCell(i.at, "所属", i.found),
    what: (i) => `所属${quoted(i.found)}に当たるものが${i.candidates.length}件あり、決められません（${list(i.candidates.slice(0, 5))}）。`,
    expected: () => "同じ名称の課や係がある場合は、部から書くかコードを使います。",
    fix: () => "部の名称を付けて「総務部 総務課」のように直してください。",
  },
  department_corrected: {
    severity: "warning", title: "部と課の組合せが違う所属",
    facts: (i) => atCell(i.at, "所属", i.found),
    what: (i) => `所属${quoted(i.found)}の組合せは所属一覧にありません。${quoted(i.read)}と読みました。`,
    expected: () => "部と課の組合せが所属一覧と同じであることが必要です。",
    fix: (i) => `${quoted(i.read)}でよければ、そのように直してください。`,
  },
  section_missing: {
    severity: "warning", title: "課のない職員",
    facts: (i) => atCell(i.at, "課", ""),
    what: (i) => `${quoted(i.name)}の所属が${quoted(i.found)}だけで、課がありません。`,
    expected: () => "部長や次長のほかは、課まで書かれていることが必要です。",
    fix: () => "課を入力してください。部の直属であれば、そのままで構いません。",
  },
  department_split: {
    severity: "warning", title: "機構改革で分かれた所属",
    facts: (i) => atCell(i.at, "所属", i.found),
    what: (i) => `所属${quoted(i.found)}は機構改革で${list(i.successors)}に分かれています。`,
    expected: () => "現在の所属が一つに決まることが必要です。",
    fix: () => "現在の所属に直すか、新旧対照表に引き継ぎ先を書いてください。",
  },
  project_not_found: {
    severity: "error", title: "見つからない案件",
    facts: (i) => atCell(i.at, "案件番号", i.found),
    what: (i) => `案件${quoted(i.found)}が案件一覧に見つかりません。`,
    expected: () => "案件一覧にある案件番号または案件名が入る欄です。",
    fix: (i) => (i.nearest === undefined ? "番号を確かめてください。" : `${quoted(i.nearest)}のことであれば、そのように直してください。`),
  },
};
