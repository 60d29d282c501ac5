import { SETTING_KEYS, SETTING_LABELS, settingText } from "../masters/setting-labels.ts";
import { defaultSettings, masterHeads } from "../masters/masters.ts";
import type { Masters } from "../masters/master-types.ts";
import type { Manifest } from "../model/manifest.ts";
import type { RunFacts } from "../model/run.ts";
import type { Settings } from "../model/settings.ts";
import type { WorkbookModel } from "../model/workbook.ts";
import type { IssueCode } from "../model/issue.ts";
import { type DescribedIssue, ISSUES, SEVERITY_LABELS } from "../validate/catalogue.ts";
import { type LongColumn, longSheets } from "../workbook/sheet/long-sheet.ts";
import { type Masthead, propertiesOf } from "../workbook/sheet/page.ts";
import { STYLES } from "../workbook/style.ts";

export interface HandoverInput {
  readonly run: RunFacts;
  readonly masters: Masters;
  readonly settings: Settings;
  readonly manifest: Manifest;
  readonly issues: readonly DescribedIssue[];
}

export const HANDOVER_FILE = "引継書.xlsx";

interface Line {
  readonly subject: string;
  readonly detail: string;
  readonly note: string;
}

/**
 * 引継書: what a successor needs to do the same again. What ran on which files, with which rules, what is still open, what to do when next year.
 * Names nobody.
 */
export function buildHandoverWorkbook(input: HandoverInput): WorkbookModel {
  const masthead: Masthead = { book: "引継書", asOf: input.manifest.asOf, runId: input.run.runId, version: input.run.version };
  const sheet = (name: string, title: string, heads: readonly [string, string, string], records: readonly Line[]) =>
    longSheets({ name, title, columns: columnsOf(heads), records, label: "2", masthead });
  return {
    properties: propertiesOf("引継書", input.run, "2"), styles: STYLES, names: [],
    sheets: [
      ...sheet("手順", "引継書：この作業のやり方", ["順番", "すること", "補足"], STEPS),
      ...sheet("実施の記録", "実施の記録：何を使って何を作ったか", ["区分", "内容", "照合用の値・件数"], recordLines(input)),
      ...sheet("使った規則", "使った規則：マスタの版と、標準から変えた設定", ["区分", "内容", "版・値"], ruleLines(input)),
      ...sheet("残った課題", "残った課題：次の担当が確かめること", ["重さ", "内容", "件数・場所"], openLines(input)),
      ...sheet("年間の予定", "年間の予定：次の一年", ["時期", "すること", "使うもの"], calendarLines(input.manifest.asOf)),
    ],
  };
}

const columnsOf = ([a, b, c]: readonly [string, string, string]): readonly LongColumn<Line>[] => [
  { label: a, width: 18, kind: "long", value: (l) => l.subject }, { label: b, width: 78, kind: "long", value: (l) => l.detail }, { label: c, width: 44, kind: "long", value: (l) => l.note },
];

const STEPS: readonly Line[] = [
  { subject: "1　台帳を集める", detail: "職員名簿、研修受講歴、資格、スキル調査票、準備度チェックリスト、DX案件一覧、業務一覧、組織一覧を、一つのフォルダーに入れます。様式や見出しはそのままで構いません。", note: "元のファイルは書き換えません。" },
  { subject: "2　実行する", detail: "daicho run 台帳のフォルダー --out 出力フォルダー", note: "終わると、読んだ行数と要確認の件数が表示されます。" },
  { subject: "3　確かめる", detail: "正規化台帳.xlsx の「件数照合」で行数が合うこと、「要確認」の誤りを直すこと。直したら 2 に戻ります。", note: "返却用フォルダーに、直すセルへ色を付けた写しがあります。" },
  { subject: "4　分析を見る", detail: "DX準備度・人材ギャップ分析.xlsx の「要約」から見ます。数字はすべて式で、算出根拠までたどれます。", note: "人事評価には使いません。" },
  { subject: "5　配布する", detail: "配布一覧.xlsx であて先と人数を確かめて承認を受け、「所属別」の中だけを渡します。", note: "渡す前に daicho verify 出力フォルダー で、違いがないことを確かめます。" },
  { subject: "6　回収する", detail: "daicho collect 返送フォルダー --base 出力フォルダー --ours 出力フォルダー --out 回収結果フォルダー", note: "競合は回収結果.xlsx の「競合」で判定し、--decisions に指定して再実行します。" },
  { subject: "7　反映する", detail: "daicho score 回収結果フォルダー --out 新しい出力フォルダー", note: "前年との比較は --previous に前年の出力フォルダーを指定します。" },
];

const line = (subject: string, detail: string, note: string | number): Line => ({ subject, detail, note: String(note) });

function recordLines({ run, manifest }: HandoverInput): readonly Line[] {
  return [
    line("実行番号", run.runId, `daicho ${run.version}`), line("基準日", manifest.asOf, `作成日時の表示 ${run.stamp}`),
    ...run.inputs.map((i) => line("使った台帳", i.name, `${i.bytes} バイト　SHA-256 ${i.sha256.slice(0, 16)}…`)),
    ...Object.entries(run.options).map(([name, value]) => line("実行時の指定", name, value)),
    line("配布", `${manifest.profile}（${manifest.by}ごと、${manifest.classLabel}）`, `${manifest.files.length} 件、職員 ${manifest.files.reduce((n, f) => n + f.people, 0)} 人`),
    line("漏えい検査", "書き出した資料を開き直し、ほかの所属の職員の氏名・フリガナ・職員番号がないことを確かめました。", `合格 ${manifest.files.length} 件`),
  ];
}

function ruleLines({ masters, settings }: HandoverInput): readonly Line[] {
  const usual = defaultSettings();
  const changed = SETTING_KEYS.filter((key) => settingText(settings[key]) !== settingText(usual[key]));
  return [
    ...masterHeads(masters).map((m) => line("マスタ", m.title, `${m.version}（${m.date}）`)),
    ...(changed.length === 0 ? [line("設定", "標準のまま使いました。", "")] : changed.map((key) => line("変えた設定", SETTING_LABELS[key].label, `${settingText(settings[key])}（標準 ${settingText(usual[key])}）`))),
  ];
}

/** Issues by kind, file and field with their number: the handover names no value and nobody. */
function openLines({ issues, manifest }: HandoverInput): readonly Line[] {
  const groups = new Map<string, { readonly issue: DescribedIssue; readonly count: number }>();
  for (const issue of issues.filter((i) => i.severity !== "info")) {
    const key = [issue.severity, issue.code, issue.file, issue.field].join("\u001f");
    groups.set(key, { issue, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  const open = [...groups.values()].map(({ issue, count }) =>
    line(SEVERITY_LABELS[issue.severity], `${titleOf(issue.code)}${issue.field === "" ? "" : `（項目「${issue.field}」）`}`, `${count} 件${issue.file === "" ? "" : `　${issue.file}`}`));
  return [
    ...manifest.quarantine.map((q) => line("誤り", `職員番号 ${q.staffNo} をどの資料にも載せていません（${q.reason}）。`, "名簿か組織一覧を直す")),
    ...manifest.held.map((h) => line("お知らせ", `決まりにより資料に載せていない職員（${h.reason}）`, `${h.people} 人`)),
    ...open,
    ...(open.length + manifest.quarantine.length === 0 ? [line("", "誤りと注意は残っていません。", "")] : []),
  ];
}

const titleOf = (code: string): string => (code in ISSUES ? ISSUES[code as IssueCode].title : code);

/** The year after `asOf` in the order of a municipality's year (April to March). */
function calendarLines(asOf: string): readonly Line[] {
  const year = Number(asOf.slice(0, 4)) - (asOf.slice(5, 7) < "04" ? 1 : 0) + 1;
  const month = (m: number): string => `${m < 4 ? year + 1 : year}年${m}月`;
  return [
    line(month(4), "組織改正と人事異動のあとの組織一覧・職員名簿に入れ替える。新旧の所属の対応を確かめる。", "組織一覧、職員名簿"),
    line(month(5), "マスタ（計画の重点取組、スキル標準、資格）の改定を確かめる。会計年度任用職員の名簿を加える。", "マスタ、設定"),
    line(month(6), "研修計画に、前回の「スキル優先度」と「育成候補者」を反映する。", "DX準備度・人材ギャップ分析.xlsx"),
    line(month(7), "スキル調査（所属長評価）を行う。", "スキル調査票"),
    line(month(8), "準備度チェックリストの回答を依頼する。", "所属別の資料の「回答・見直し」"),
    line(month(9), "回答を回収し、競合を判定して反映する。未回答の所属に催促する。", "daicho collect、回収結果.xlsx"),
    line(month(10), "基準日の台帳で実行し、要確認を直す。", "daicho run"),
    line(month(11), "分析の結果を、次年度の定員・採用・研修・外部人材の要求に使う。", "役割別ギャップ、人材区分集計"),
    line(month(12), "所属別の資料を承認のうえ配布する。", "配布一覧.xlsx、daicho verify"),
    line(month(2), "異動案の検討に、属人化と後継者の欄を使う。", "案件別充足"),
    line(month(3), "保存期間を過ぎた出力を廃棄し、この引継書を次の担当に渡す。", "引継書.xlsx"),
  ];
}
