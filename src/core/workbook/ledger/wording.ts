import type { RowReason } from "../../model/accounting.ts";

/** Japanese words of 正規化台帳.xlsx. */
export const REASON_LABELS: Readonly<Record<RowReason, string>> = {
  header: "見出し行", title: "表題", blank: "空行", header_repeat: "見出しの繰り返し", section_header: "区切りの見出し", subtotal: "小計", grand_total: "合計",
  average: "平均", unit_row: "単位の行", note: "注記", placeholder: "記入例・空欄の行", outside_table: "表の外の記載", unknown_table: "種類が分からない表", refused_table: "取り込まない表", quarantined: "取り込みを保留した行（要確認）",
};

export const REFUSED_LABELS: Readonly<Record<string, string>> = {
  my_number: "個人番号（マイナンバー）", evaluation: "人事評価", health: "健康・病歴", family: "家族", salary: "給与", address: "住所・連絡先",
};

export const TEXTS = {
  book: "正規化台帳",
  purpose:
    "お手元の台帳（Excel・CSV）から読み取った内容を、同じ形の表にそろえたものです。元のファイルは書き換えていません。" +
    "値をそろえた記録は「変換記録」に、読み取れなかった値や確かめていただきたい値は「要確認」に残しています。分からない値は空欄のままで、0や推測の値は入れていません。",
  balance: "元のシートのどの行がどうなったかの照合です。「読んだ行」＝「取り込んだ行」＋「まとめた行」＋「除いた行」が必ず成り立ちます。除いた行の内訳は「件数照合」をご覧ください。",
  stepErrors: "「要確認」の誤りを、元の台帳で直してください（返却用フォルダーに、該当のセルに色と説明を付けた写しがあります）。直したら、もう一度実行してください。",
  stepReview: "「名寄せ確認」で、同じ人かどうかの判断を「判定」の欄に記入してください（同じ人／別の人）。",
  stepCharacters: "「文字レポート」で、ほかのシステムで表示できないおそれのある文字を確かめてください。",
  stepUse: "各表は並べ替えや絞り込みができます。「元のファイル」「元の行」の列で、元の台帳のどこから来たかをたどれます。",
} as const;

export const SHEET_NOTES: Readonly<Record<string, string>> = {
  件数照合: "除いた行の内訳、見つけた表、備考として残した列、取り込まない列", 要確認: "誤り・注意・お知らせ（場所と直し方）", 変換記録: "値をそろえた記録（前と後、規則）",
  文字レポート: "外字・異体字など、確かめる必要のある文字", 名寄せ確認: "同じ人かどうか、判断が必要な組",
};
