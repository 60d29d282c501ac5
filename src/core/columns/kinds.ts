import type { LedgerKind } from "../model/columns.ts";

/** Words in titles, sheet and file names that tell what a ledger is. */
const TITLE_WORDS: readonly { readonly kind: Exclude<LedgerKind, "unknown">; readonly words: RegExp }[] = [
  { kind: "qualifications", words: /資格|免許|検定/u },
  { kind: "training", words: /研修|受講|講座|eラーニング|ｅラーニング/iu },
  { kind: "skills", words: /スキル|技能|能力(?:調査|診断|評価)|コンピテンシー/u },
  { kind: "survey", words: /アンケート|意識調査|回答一覧|回答データ/u },
  { kind: "readiness_answers", words: /準備度|チェックリスト|成熟度|自己点検|自己診断|推進指標|点検表/u },
  { kind: "project_demands", words: /必要人材|必要役割|人材需要|要員計画|所要人員/u },
  { kind: "assignments", words: /配置|体制表|体制一覧|アサイン|従事者|従事割合/u },
  { kind: "projects", words: /案件|DX事業|ＤＸ事業|プロジェクト|事業一覧|取組一覧|施策一覧|ロードマップ|工程表|予算/u },
  { kind: "processes", words: /業務(?:一覧|量|棚卸|プロセス|フロー|調査|説明)|事務分掌|手続一覧|手続き一覧|BPR|ＢＰＲ/u },
  { kind: "departments", words: /^組織$|組織(?:一覧|図|表|機構|マスタ|コード|体系|体制)|所属(?:一覧|マスタ|コード)|機構|課一覧|部署一覧/u },
  { kind: "staff", words: /職員(?:名簿|台帳|一覧|録|データ|基本)|人事(?:台帳|記録|データ)|名簿|在籍|定数管理|配置表/u },
];

/** Points for a kind from the title (2), the sheet name (1.5) and the file name (1). */
export function titlePoints(kind: LedgerKind, texts: { readonly title: string; readonly sheet: string; readonly file: string }): number {
  const words = TITLE_WORDS.find((t) => t.kind === kind)?.words;
  if (words === undefined) return 0;
  return (words.test(texts.title) ? 2 : 0) + (words.test(texts.sheet) ? 1.5 : 0) + (words.test(texts.file) ? 1 : 0);
}
