import type { ValueIssue } from "../../model/issues/values.ts";
import { atCell, type IssueFacts, type Messages, quoted } from "./kind.ts";

type Code = ValueIssue["code"];
const facts = (i: ValueIssue): IssueFacts => atCell(i.at, i.field, i.found);
const DATE_FORM = "「令和6年4月1日」「R6.4.1」「2024/4/1」のいずれかの形";
const list = (texts: readonly string[]): string => texts.map(quoted).join("、");

/** Wording of issues about single values. */
export const VALUE_MESSAGES: Messages<Code> = {
  date_not_recognised: {
    severity: "error", title: "日付として読めない", facts,
    what: (i) => `${i.field}${quoted(i.found)}は日付として読めません。`,
    expected: () => `${DATE_FORM}の日付が入る欄です。`,
    fix: () => "日付に直すか、分からない場合は空欄にしてください。",
  },
  date_no_such_day: {
    severity: "error", title: "暦にない日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}は暦にない日です。`,
    expected: () => "実在する年月日が入る欄です。",
    fix: () => "月と日を確かめて直してください。値は空欄として扱いました。",
  },
  date_era_overrun: {
    severity: "warning", title: "元号が終わった後の日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、その元号が終わった後の日付です。${i.read}と読みました。`,
    expected: () => "改元後の日付は新しい元号で書きます。",
    fix: (i) => `${i.read}でよければそのままで構いません。違う場合は直してください。`,
  },
  date_era_underrun: {
    severity: "warning", title: "元号が始まる前の日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、その元号が始まる前の日付です。${i.read}と読みました。`,
    expected: () => "改元前の日付は前の元号で書きます。",
    fix: (i) => `${i.read}でよければそのままで構いません。違う場合は直してください。`,
  },
  date_era_missing: {
    severity: "error", title: "元号がない日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}には元号がなく、${i.candidates.length === 0 ? "年を決められません" : `${list(i.candidates)}のどれか決められません`}。`,
    expected: () => `${DATE_FORM}の日付が入る欄です。`,
    fix: () => "元号または西暦4桁を付けてください。値は空欄として扱いました。",
  },
  date_out_of_range: {
    severity: "warning", title: "ありそうにない日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}は${i.read}と読みましたが、この欄の値としてはありそうにない日です。`,
    expected: () => "生年月日は1930年から2010年まで、採用・研修・案件の日付は1950年から2060年までを目安にしています。",
    fix: () => "元号と年を確かめてください。値は読んだとおりに残しました。",
  },
  date_year_missing: {
    severity: "error", title: "年がない日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}には年がありません。`,
    expected: () => `${DATE_FORM}の日付が入る欄です。`,
    fix: () => "年を付けて直してください。値は空欄として扱いました。",
  },
  date_ambiguous: {
    severity: "error", title: "読み方が一つに決まらない日付", facts,
    what: (i) => `${i.field}${quoted(i.found)}は${i.candidates.length === 0 ? "読み方が一つに決まりません" : `${list(i.candidates)}のどれか決められません`}。`,
    expected: () => `${DATE_FORM}の日付が入る欄です。`,
    fix: () => "元号または西暦4桁を付けて直してください。",
  },
  date_range_reversed: {
    severity: "warning", title: "終わりが始まりより前の期間", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、終わりが始まりより前です。${i.read}と読みました。`,
    expected: () => "期間は始まりの日から終わりの日の順に書きます。",
    fix: () => "どちらかの日付を直してください。値は読んだとおりに残しました。",
  },
  date_serial_doubtful: {
    severity: "warning", title: "日付か数か決められない数", facts,
    what: (i) => `${i.field}${quoted(i.found)}は日付の通し番号とみて${i.read}と読みましたが、ただの数かもしれません。`,
    expected: () => `${DATE_FORM}の日付が入る欄です。`,
    fix: () => "セルの表示形式を日付にして確かめてください。",
  },
  date_order: {
    severity: "warning", title: "日付の前後が合わない", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、${i.other}${quoted(i.otherValue)}と前後が合いません。`,
    expected: () => "採用年月日は生年月日の15年後より後、終了や退職の日は開始や採用の日以後です。",
    fix: () => "どちらかの日付を直してください。値は読んだとおりに残しました。",
  },
  number_not_recognised: {
    severity: "error", title: "数として読めない", facts,
    what: (i) => `${i.field}${quoted(i.found)}は数として読めません。`,
    expected: () => "数だけ、または「1,200千円」「0.5人」のように単位を付けた数が入る欄です。",
    fix: () => "数に直すか、分からない場合は空欄にしてください。",
  },
  number_range: {
    severity: "warning", title: "幅のある数", facts,
    what: (i) => `${i.field}${quoted(i.found)}は幅のある数です${i.read === "" ? "" : `。${i.read}と読みました`}。`,
    expected: () => "一つの数が入る欄です。",
    fix: () => "一つの数に直すか、分からない場合は空欄にしてください。",
  },
  number_too_large: {
    severity: "error", title: "桁が多すぎる数", facts,
    what: (i) => `${i.field}${quoted(i.found)}は桁が多すぎて、正確な数として扱えません。`,
    expected: () => "15桁までの数が入る欄です。",
    fix: () => "番号の場合は文字列として、数の場合は単位をそろえて入力してください。",
  },
  number_out_of_range: {
    severity: "warning", title: "範囲を外れた数", facts,
    what: (i) => `${i.field}${quoted(i.found)}は${i.read}と読みましたが、範囲を外れています。`,
    expected: (i) => `${i.low}から${i.high}までの数が入る欄です。`,
    fix: () => "値と単位を確かめてください。値は読んだとおりに残しました。",
  },
  unit_conflict: {
    severity: "warning", title: "単位が食い違う", facts,
    what: (i) => `${i.field}${quoted(i.found)}の単位（${i.unit}）が、列の単位（${i.columnUnit}）と違います。`,
    expected: (i) => `${i.columnUnit}で書かれた数が入る列です。`,
    fix: () => "どちらの単位か確かめて、列の単位にそろえてください。セルに書かれた単位で読みました。",
  },
  rating_ambiguous: {
    severity: "error", title: "段階が決められない評価", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、0から4のどの段階か決められません。`,
    expected: () => "0から4の数、◎○△×、または凡例で段階を示した記号が入る欄です。",
    fix: () => "0から4の数に直すか、表の近くに凡例（例：Ａ＝4）を書いてください。値は未評価として扱いました。",
  },
  rating_not_recognised: {
    severity: "error", title: "段階として読めない評価", facts,
    what: (i) => `${i.field}${quoted(i.found)}は段階として読めません。`,
    expected: () => "段階を表す数、◎○△×、または凡例で示した記号が入る欄です。",
    fix: () => "数に直すか、評価していない場合は空欄にしてください。値は未評価として扱いました。",
  },
  kana_not_recognised: {
    severity: "warning", title: "フリガナとして読めない", facts,
    what: (i) => `${i.field}${quoted(i.found)}にはカナでない文字があります。`,
    expected: () => "氏名の読みをカタカナで書く欄です。",
    fix: () => "カタカナに直してください。値は書かれたとおりに残しました。",
  },
  staff_no_not_recognised: {
    severity: "error", title: "職員番号として読めない", facts,
    what: (i) => `${i.field}${quoted(i.found)}は職員番号として読めません。`,
    expected: () => "数字（と英字）の番号が入る欄です。",
    fix: () => "番号に直してください。",
  },
  word_unknown: {
    severity: "warning", title: "一覧にない語", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、使える語の一覧にありません。`,
    expected: (i) => `${list(i.known.slice(0, 12))}のいずれかが入る欄です。`,
    fix: (i) => `${i.nearest === undefined ? "一覧の語" : quoted(i.nearest)}に直してください。値は書かれたとおりに残しました。`,
  },
  name_gaiji: {
    severity: "warning", title: "外字や置き換わった文字", facts,
    what: (i) => `${i.field}${quoted(i.found)}に外字または置き換わったと見られる文字（${i.characters.join("、")}）があります。`,
    expected: () => "他のパソコンでも同じに見える文字で書かれていることが必要です。",
    fix: () => "正しい文字を確かめて入力し直してください。文字は元のまま残しました。",
  },
  code_zeros_doubtful: {
    severity: "warning", title: "先頭の0が落ちた可能性のある番号", facts,
    what: (i) => `${i.field}${quoted(i.found)}は、ほかの番号（${i.width}桁）より短く、先頭の0が落ちた可能性があります。`,
    expected: (i) => `${i.width}桁の番号が入る欄です。`,
    fix: () => "セルの書式を「文字列」にして、先頭の0を補ってください。番号は書かれたとおりに残しました。",
  },
  value_error_cell: {
    severity: "error", title: "数式のエラー", facts,
    what: (i) => `${i.field}のセルが数式のエラー${quoted(i.found)}になっています。`,
    expected: () => "値が入る欄です。",
    fix: () => "数式を直すか、値を入力してください。値は空欄として扱いました。",
  },
  value_required: {
    severity: "error", title: "必要な値がない", facts,
    what: (i) => `${i.field}が空欄です。`,
    expected: (i) => `${i.field}は、ほかの台帳と結び付けるために必要です。`,
    fix: () => "値を入力してください。",
  },
};
