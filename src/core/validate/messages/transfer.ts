import type { TransferFault } from "../../model/transfer.ts";
import { quoted } from "./kind.ts";

const NEEDED = "「案の名前」「職員番号」「異動先 所属コード」（又は「異動先 所属名」）の見出しを付けてください。「氏名」「異動日」「異動後の職名」「異動後の職階」は任意です";

const PROBLEMS: Readonly<Record<TransferFault["kind"], (fault: TransferFault) => string>> = {
  no_header: () => `見出しが見つかりません。${NEEDED}。`,
  no_moves: () => "異動が1件も書かれていません。見出しの下に、1人を1行で書いてください。",
  too_many_plans: ({ found, known }) => `案が${found}あります。一度に比べられるのは${known}案までです。ファイルを分けてください。`,
  plan_missing: ({ found }) => (found === "" ? "案の名前が空欄です。すべての行に案の名前を書くか、同じ案なら「〃」と書いてください。" : `案の名前に${quoted(found)}は使えません（今の配置を表します）。ほかの名前にしてください。`),
  staff_missing: ({ found }) => `職員番号が空欄です${found === "" ? "" : `（氏名${quoted(found)}）`}。同姓同名を取り違えないため、番号を書いてください。`,
  staff_unknown: ({ found, known }) => `職員番号${quoted(found)}は名簿にありません。${known === "" ? "名簿の番号を確かめてください。" : `同じ氏名の職員は${quoted(known)}です。番号を直してください。`}`,
  staff_ambiguous: ({ found, known }) => `職員番号${quoted(found)}に当たる職員が複数います（${known}）。先頭の0まで書いてください。`,
  name_differs: ({ found, known }) => `${quoted(found)}と書かれていますが、名簿のその番号は${quoted(known)}です。番号か氏名を直してください。`,
  dept_missing: ({ found }) => `職員番号${quoted(found)}の異動先が空欄です。所属コードか所属名を書いてください（異動しない人の行は要りません）。`,
  dept_unknown: ({ found, known }) => `異動先${quoted(found)}は所属の一覧にありません。${known === "" ? "正規化台帳の「所属」にあるコードか名称を書いてください。" : `${quoted(known)}のことであれば、そのように直してください。`}`,
  dept_ambiguous: ({ found, known }) => `異動先${quoted(found)}に当たる所属が複数あります（${known}）。所属コードを書いてください。`,
  dept_closed: ({ found, known }) => `異動先${quoted(found)}は${known}で廃止されています。今ある所属を書いてください。`,
  dept_mismatch: ({ found, known }) => `異動先のコードと名称${quoted(found)}が食い違います（そのコードは${quoted(known)}です）。どちらかを直してください。`,
  moved_twice: ({ found, known }) => `職員番号${quoted(found)}は、同じ案の${known}でも異動しています。一つの案では一人の異動は1行にしてください（別の案なら、案の名前を変えます）。`,
  date_unreadable: ({ found }) => `異動日${quoted(found)}が日付として読めません。「令和9年4月1日」か「2027-04-01」のように書いてください。`,
  band_unknown: ({ found, known }) => `職階${quoted(found)}はありません。${known}のいずれかを書いてください。`,
};

const SHOWN = 5;

/** One row that cannot be used. */
export const transferFaultText = (fault: TransferFault): string => `${quoted(fault.sheet)}${fault.row === 0 ? "" : ` ${fault.row} 行目`}: ${PROBLEMS[fault.kind](fault)}`;

/** All of a file's faults as one refusal. */
export const transferRefusal = (file: string, faults: readonly TransferFault[]): string =>
  `異動案「${file}」を使えません。${faults.slice(0, SHOWN).map(transferFaultText).join("\n")}${faults.length > SHOWN ? `\nほかに ${faults.length - SHOWN} か所あります。` : ""}`;
