import type { Manifest } from "../model/manifest.ts";
import type { MergeResult } from "./merge.ts";
import type { ReturnedForm } from "./return-form.ts";

/** 回収状況 of one department. */
export type ReturnStatus = "回収済" | "変更なし" | "要確認" | "旧版" | "読めない" | "未回答";

export interface TrackerLine {
  readonly deptCode: string;
  readonly deptPath: string;
  readonly recipient: string;
  readonly status: ReturnStatus;
  /** Returned files, `、` between. */
  readonly files: string;
  readonly changes: number;
  readonly conflicts: number;
  /** Cells asked and not answered by anybody yet. */
  readonly unanswered: number;
  readonly note: string;
  /** Ready to paste into a mail; empty when nothing is to be asked for. */
  readonly reminder: string;
}

/** A returned file that could not be taken at all. */
export interface Unreadable {
  readonly file: string;
  /** "" when the file does not say whose it is. */
  readonly deptCode: string;
  readonly kind: "unknown_form" | "old_version" | "unreadable";
  readonly message: string;
}

/** One line per department of the manifest, derived from the files in the folder alone. */
export function trackReturns(manifest: Manifest, returns: readonly ReturnedForm[], unreadable: readonly Unreadable[], merge: MergeResult): readonly TrackerLine[] {
  return manifest.files.map((sent): TrackerLine => {
    const own = returns.filter((r) => r.form.deptCode === sent.deptCode);
    const bad = unreadable.filter((u) => u.deptCode === sent.deptCode);
    const mine = (key: string): boolean => own.some((r) => r.form.sheets.some((s) => s.rows.some((row) => row.key === key)));
    const changes = merge.changes.filter((c) => mine(c.key)).length;
    const conflicts = merge.conflicts.filter((c) => mine(c.key)).length;
    const odd = merge.oddities.filter((o) => own.some((r) => r.file === o.file) && o.kind !== "row_repeated").length + merge.invalid.filter((i) => own.some((r) => r.file === i.file)).length;
    const status = statusOf({ returned: own.length, changes, conflicts, odd, bad });
    const line = { deptCode: sent.deptCode, deptPath: sent.deptPath, recipient: sent.recipient, status, files: [...own.map((r) => r.file), ...bad.map((b) => b.file)].join("、"), changes, conflicts, unanswered: unansweredOf(own, merge) };
    return { ...line, note: noteOf(status, odd, conflicts, bad), reminder: reminderOf(line, sent.file, manifest.asOf) };
  });
}

function statusOf(facts: { readonly returned: number; readonly changes: number; readonly conflicts: number; readonly odd: number; readonly bad: readonly Unreadable[] }): ReturnStatus {
  if (facts.returned > 0) return facts.conflicts + facts.odd > 0 ? "要確認" : facts.changes > 0 ? "回収済" : "変更なし";
  if (facts.bad.some((b) => b.kind === "old_version")) return "旧版";
  return facts.bad.length > 0 ? "読めない" : "未回答";
}

function unansweredOf(own: readonly ReturnedForm[], merge: MergeResult): number {
  const form = own[0]?.form;
  if (form === undefined) return 0;
  return form.sheets.reduce((n, s) => n + s.rows.filter((r) => s.columns.every((c) => (merge.merged.get(`${r.key}#${c.field}`) ?? null) === null)).length, 0);
}

function noteOf(status: ReturnStatus, odd: number, conflicts: number, bad: readonly Unreadable[]): string {
  const parts = [
    ...(conflicts > 0 ? [`競合 ${conflicts} 件（シート「競合」で判定してください）`] : []), ...(odd > 0 ? [`受け付けられない記入や様式の変更 ${odd} 件（シート「要確認」）`] : []),
    ...bad.map((b) => b.message), ...(status === "変更なし" ? ["返送されましたが、配布時から変わった欄はありません"] : []),
  ];
  return parts.join("。");
}

/** 催促 and 照会 text by status. */
function reminderOf(line: Pick<TrackerLine, "recipient" | "deptPath" | "status">, file: string, asOf: string): string {
  const head = `${line.recipient}　様\n\nDX準備度の回答・見直しについて（${asOf} 現在の資料）\n\n`;
  const name = file.replace(/^.*\//u, "");
  const body: Readonly<Record<ReturnStatus, string>> = {
    未回答: `先にお送りした「${name}」のシート「回答・見直し」が、まだ届いておりません。お手数ですが、ご記入のうえ返送してください。変更がない場合も、そのまま返送をお願いします。`,
    旧版: `返送いただいたファイルは、以前に配布した版でした。今回お送りした「${name}」に記入し直して返送してください。`,
    読めない: `返送いただいたファイルを開くことができませんでした。「${name}」を Excel ブック（.xlsx）のまま保存し、もう一度返送してください。`,
    要確認: `返送いただいた「${name}」に、受け付けられない記入があります。人事課から内容を照会しますので、ご確認をお願いします。`,
    回収済: "", 変更なし: "",
  };
  return body[line.status] === "" ? "" : `${head}${body[line.status]}`;
}
