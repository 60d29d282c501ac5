import { parseIsoDate } from "../core/model/date.ts";
import type { ParseArgsConfig } from "node:util";
import type { TaskPorts, TaskResult } from "./tasks/task.ts";

type Values = Readonly<Record<string, unknown>>;

/** One command of the command line. Tasks are loaded when they are called: `--help` stays quick. */
export interface Command {
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** A Japanese sentence when the arguments do not fit. */
  readonly check: (positionals: readonly string[], values: Values) => string | undefined;
  readonly run: (positionals: readonly string[], values: Values, ports: TaskPorts) => Promise<TaskResult>;
}

const text = (values: Values, name: string): string | undefined => (typeof values[name] === "string" ? values[name] : undefined);
const flag = (values: Values, name: string): boolean => values[name] === true;

const OUT = { out: { type: "string" }, replace: { type: "boolean" } } as const;
const WRITER = { writer: { type: "string" } } as const;
const CONVERT = { "as-of": { type: "string" }, profile: { type: "string" }, decisions: { type: "string" }, crosswalk: { type: "string" }, stamp: { type: "string" }, ...WRITER } as const;
const SCORE = { masters: { type: "string" }, settings: { type: "string" }, previous: { type: "string" }, conditions: { type: "string" }, transfer: { type: "string" }, individual: { type: "boolean" } } as const;
const DISTRIBUTE = { by: { type: "string" }, "password-file": { type: "string" }, recipient: { type: "string" }, "sign-key": { type: "string" }, allow: { type: "string" } } as const;

const needs = (least: number, most: number, what: string) => (positionals: readonly string[]): string | undefined =>
  positionals.length < least ? `${what}を指定してください。` : positionals.length > most ? `指定が多すぎます: ${positionals.slice(most).join(" ")}` : undefined;

const all = (...checks: readonly Command["check"][]): Command["check"] => (positionals, values) =>
  checks.map((check) => check(positionals, values)).find((wrong) => wrong !== undefined);

const needsOut: Command["check"] = (_, values) => (text(values, "out") === undefined ? "出力先（--out フォルダー）を指定してください。" : undefined);

const goodAsOf: Command["check"] = (_, values) => {
  const asOf = text(values, "as-of");
  return asOf === undefined || parseIsoDate(asOf) !== undefined ? undefined : `基準日「${asOf}」は日付ではありません。--as-of 2026-04-01 の形で指定してください。`;
};

const goodBy: Command["check"] = (_, values) => {
  const by = text(values, "by");
  return by === undefined || by === "部" || by === "課" ? undefined : `--by は「部」か「課」です（指定:「${by}」）。`;
};

const optional = (values: Values, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => {
    const value = text(values, name);
    return value === undefined ? [] : [[name.replace(/-(.)/gu, (_, c: string) => c.toUpperCase()), value]];
  }));

const convertOptions = (values: Values) => optional(values, ["as-of", "profile", "decisions", "crosswalk", "stamp", "writer"]);
const scoreOptions = (values: Values) => ({ ...optional(values, ["masters", "settings", "previous", "conditions", "transfer"]), ...(flag(values, "individual") ? { individual: true } : {}) });
const distributeOptions = (values: Values) => optional(values, ["by", "password-file", "recipient", "sign-key", "allow"]);
const outOptions = (values: Values) => ({ out: text(values, "out") ?? "", replace: flag(values, "replace") });

export const COMMANDS: Readonly<Record<string, Command>> = {
  inspect: {
    usage: "daicho inspect ファイル… [--json]",
    options: {},
    check: needs(1, 10_000, "調べる台帳"),
    run: async (paths, _, ports) => (await import("./tasks/inspect.ts")).inspect({ paths }, ports),
  },
  extract: {
    usage: "daicho extract ファイル… --out フォルダー",
    options: OUT,
    check: all(needs(1, 10_000, "取り出す台帳"), needsOut),
    run: async (paths, values, ports) => (await import("./tasks/extract.ts")).extract({ paths, ...outOptions(values) }, ports),
  },
  convert: {
    usage: "daicho convert ファイルかフォルダー… --out フォルダー [--as-of 2026-04-01] [--profile 対応表.json] [--decisions 正規化台帳.xlsx] [--crosswalk 新旧対照表]",
    options: { ...OUT, ...CONVERT },
    check: all(needs(1, 10_000, "読み込む台帳"), needsOut, goodAsOf),
    run: async (paths, values, ports) => (await import("./tasks/convert.ts")).convert({ paths, ...outOptions(values), ...convertOptions(values) }, ports),
  },
  score: {
    usage: "daicho score 変換結果のフォルダー --out フォルダー [--masters フォルダー] [--settings 設定.json か 分析ブック.xlsx] [--transfer 異動案] [--individual] [--previous 前年の出力] [--conditions 配置案・育成計画.xlsx]",
    options: { ...OUT, ...SCORE, ...WRITER, "as-of": { type: "string" }, stamp: { type: "string" } },
    check: all(needs(1, 1, "変換結果のフォルダー"), needsOut, goodAsOf),
    run: async ([from = ""], values, ports) => (await import("./tasks/score.ts")).score({ from, ...outOptions(values), ...scoreOptions(values), ...optional(values, ["as-of", "stamp", "writer"]) }, ports),
  },
  distribute: {
    usage: "daicho distribute 採点結果のフォルダー --out フォルダー [--by 部|課] [--profile 課長|部長|人事|公表用 か JSON] [--password-file ファイル] [--allow 語の一覧.csv]",
    options: { ...OUT, ...DISTRIBUTE, profile: { type: "string" }, stamp: { type: "string" } },
    check: all(needs(1, 1, "採点結果のフォルダー"), needsOut, goodBy),
    run: async ([from = ""], values, ports) => (await import("./tasks/distribute.ts")).distribute({ from, ...outOptions(values), ...distributeOptions(values), ...optional(values, ["profile", "stamp"]) }, ports),
  },
  collect: {
    usage: "daicho collect 返送されたファイルのフォルダー --base 配布したフォルダー --out フォルダー [--ours 人事の最新ファイル] [--decisions 回収結果.xlsx] [--password-file ファイル]",
    options: { ...OUT, base: { type: "string" }, ours: { type: "string" }, decisions: { type: "string" }, "password-file": { type: "string" }, stamp: { type: "string" } },
    check: all(needs(1, 1, "返送されたファイルのフォルダー"), needsOut, (_, values) => (text(values, "base") === undefined ? "配布したときのフォルダー（--base）を指定してください。" : undefined)),
    run: async ([from = ""], values, ports) => (await import("./tasks/collect.ts")).collect({ from, base: text(values, "base") ?? "", ...outOptions(values), ...optional(values, ["ours", "decisions", "password-file", "stamp"]) }, ports),
  },
  run: {
    usage: "daicho run 台帳のフォルダー --out フォルダー [--as-of 2026-04-01] [--by 部|課] [--profile 対応表.json] [--settings・--transfer・--individual などは daicho --help を見てください]",
    options: { ...OUT, ...CONVERT, ...SCORE, ...DISTRIBUTE },
    check: all(needs(1, 10_000, "台帳のフォルダー"), needsOut, goodAsOf, goodBy),
    run: async (paths, values, ports) => (await import("./tasks/run.ts")).run({ paths, ...outOptions(values), ...convertOptions(values), ...scoreOptions(values), ...distributeOptions(values) }, ports),
  },
  masters: {
    usage: "daicho masters --out フォルダー [--masters 直したマスターのフォルダー]",
    options: { ...OUT, masters: { type: "string" } },
    check: all(needs(0, 0, "何も"), needsOut),
    run: async (_, values, ports) => (await import("./tasks/masters.ts")).masters({ ...outOptions(values), ...optional(values, ["masters"]) }, ports),
  },
  verify: {
    usage: "daicho verify 出力フォルダー [--password-file ファイル]",
    options: { "password-file": { type: "string" } },
    check: needs(1, 1, "確かめる出力フォルダー"),
    run: async ([dir = ""], values, ports) => (await import("./tasks/verify.ts")).verify({ dir, ...optional(values, ["password-file"]) }, ports),
  },
  normalize: {
    usage: "daicho normalize --kind date|number|width|kana|name|name-key|staff-no|rating|missing|kanji-number|encoding [--era 令和]",
    options: { kind: { type: "string" }, era: { type: "string" } },
    check: (_, values) => (text(values, "kind") === undefined ? "値の種類（--kind）を指定してください。" : undefined),
    run: async (_, values, ports) => (await import("./tasks/normalize.ts")).normalize({ kind: text(values, "kind") ?? "", ...optional(values, ["era"]) }, ports),
  },
  serve: {
    usage: "daicho serve [--port 3000] [--cert ファイル --key ファイル]",
    options: { port: { type: "string" }, cert: { type: "string" }, key: { type: "string" } },
    check: needs(0, 0, "何も"),
    run: async (_, values, ports) => (await import("./tasks/serve.ts")).serve(optional(values, ["port", "cert", "key"]), ports),
  },
  demo: {
    usage: "daicho demo --out フォルダー [--staff 300] [--seed 1]",
    options: { ...OUT, staff: { type: "string" }, seed: { type: "string" } },
    check: needsOut,
    run: async (_, values, ports) => (await import("./tasks/demo.ts")).demo({ ...outOptions(values), ...optional(values, ["staff", "seed"]) }, ports),
  },
};

export const HELP = [
  "daicho（台帳）: 自治体の職員台帳・案件台帳から、DX準備度と人材ギャップの分析ブックを作り、所属ごとに分けます。",
  "",
  "主な使い方",
  "  daicho run 台帳のフォルダー --out 出力フォルダー",
  "",
  "命令",
  ...Object.values(COMMANDS).map(({ usage }) => `  ${usage}`),
  "",
  "採点のときの指定（score・run）",
  "  --masters フォルダー   直したマスター（JSON、研修一覧.xlsx などのシート）を使います。daicho masters で、研修の時間・費用・定員を書く用紙ができます。",
  "  --settings ファイル    設定の JSON か、設定シートを直した「DX準備度・人材ギャップ分析.xlsx」を使います。",
  "  --transfer ファイル    異動の案（xlsx・xls・csv）を現状と並べ、「異動試算比較.xlsx」を作ります。1行に1人:",
  "                         案の名前、職員番号、氏名（確かめ用、任意）、異動先 所属コード か 異動先 所属名、異動日・異動後の職名・異動後の職階（任意）",
  "  --individual           「個人準備度（試行）.xlsx」も作ります。人事課と本人だけのもので、配布の資料には入りません。人事評価には使いません。",
  "  --previous フォルダー  前年の出力と比べます。",
  "  --conditions ブック    「配置案・育成計画.xlsx」に書いた条件・採否・研修の予算で、配置案と育成計画を作り直します。",
  "",
  "共通の指定",
  "  --json    結果を JSON で標準出力に書きます（進み具合は標準エラー出力）。",
  "  --strict  要確認に「誤り」が一つでもあれば、終了状態を 1 にします。",
  "  --writer exceljs 人事用のブックを exceljs で書きます（グラフなし。比較用。convert・score・run）。",
  "  --replace 出力先が空でないとき、中身を置き換えます。",
  "",
  "終了状態: 0 完了、1 --strict で誤りあり、2 中止（何も書いていません）。入力ファイルは決して書き換えません。",
].join("\n");
