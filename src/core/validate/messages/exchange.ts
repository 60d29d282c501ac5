import { a1 } from "../../model/cell-address.ts";
import type { ExchangeIssue } from "../../model/issues/exchange.ts";
import { type Messages, quoted } from "./kind.ts";

/** Wording of issues of distribution and collection. */
export const EXCHANGE_MESSAGES: Messages<ExchangeIssue["code"]> = {
  person_quarantined: {
    severity: "error", title: "配布を止めた職員",
    facts: (i) => ({ file: "", sheet: "", cell: "", field: "所属", found: i.staffNo }),
    what: (i) => `${quoted(`${i.staffNo} ${i.name}`)}は、どの所属の資料にも載せていません（${i.reason}）。`,
    expected: () => "職員の所属が所属一覧で一つに決まることが必要です。",
    fix: () => "名簿の所属を直して、もう一度実行してください。",
  },
  return_conflict: {
    severity: "error", title: "回収した値の競合",
    facts: (i) => ({
      file: i.at.file, sheet: i.at.sheet, cell: i.at.row === undefined ? "" : a1(i.at.row, i.at.column ?? 1), field: i.field, found: i.key,
    }),
    what: (i) => `${quoted(i.key)}の${i.field}が、配布後に人事課と所属の両方で違う値に直されています。`,
    expected: () => "どちらの値を使うか決めることが必要です。",
    fix: () => "シート「競合」の判定欄に使う値を入れて、もう一度回収してください。",
  },
};
