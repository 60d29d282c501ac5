import type { FormOddity } from "./return-form.ts";
import type { InvalidReason } from "./return-values.ts";

/** Words of 回収結果.xlsx; the decisions are read back by these. */
export const COLLECT_SHEETS = { tracker: "回収状況", changes: "反映した変更", conflicts: "競合", review: "要確認", reminders: "催促文" } as const;

export const VERDICTS = { theirs: "所属の値", ours: "人事の値", base: "配布時の値", value: "右の値" } as const;

export const CONFLICT_HEADERS = { verdict: "判定", value: "採用する値", key: "照合キー", field: "項目ID", fingerprint: "指紋", ours: "人事の値" } as const;

export const INVALID_TEXT: Readonly<Record<InvalidReason, string>> = {
  not_a_number: "数字として読めないため、反映していません。数字で記入してください。",
  not_a_choice: "選択肢にない値のため、反映していません。次から選んでください。",
  out_of_range: "決められた範囲の外の値のため、反映していません。次の範囲で記入してください。",
  not_a_year: "年度として読めないため、反映していません。「2028」や「令和10年度」のように記入してください。",
  garbled: "文字化け（？）のおそれがあるため、反映していません。配布したときの値のままです。",
};

export const ODDITY_TEXT: Readonly<Record<FormOddity["kind"], string>> = {
  row_added: "様式にない行が足されています。反映していません。",
  row_missing: "行がなくなっています。配布したときの値のままにしました。",
  row_repeated: "同じ行が二つ以上あります。値が違うときは競合として並べました。",
  row_foreign: "この様式のものではない行です（ほかの所属の行を貼り付けた可能性）。反映していません。",
  row_relinked: "行の並べ替えで隠し列がずれていたため、項目番号で対応付けました。",
  row_doubtful: "どの行か決められないため、反映していません。",
  column_missing: "見出しが見つからない列です。この列は反映していません。",
  keys_missing: "行を見分ける隠し列がなくなっていたため、項目番号で対応付けました。",
  sheet_missing: "シートがなくなっています。反映していません。",
};
