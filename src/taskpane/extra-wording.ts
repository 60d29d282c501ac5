/** The words of what may be given beside the ledgers, and of passwords. */
import { EXTRA_KINDS, type ExtraInputs, type ExtraKind } from "./work/messages.ts";

interface ExtraWords {
  readonly label: string;
  readonly hint: string;
  /** What a button to choose it says. */
  readonly choose: string;
}

const KINDS: Readonly<Record<ExtraKind, ExtraWords>> = {
  decisions: { label: "名寄せ確認の判定", hint: "シート「名寄せ確認」に判定を記入した「正規化台帳.xlsx」", choose: "判定のファイルを選ぶ" },
  crosswalk: { label: "新旧対照表", hint: "「旧所属」「新所属」「施行日」の列のある表（機構改革があったとき）", choose: "新旧対照表のファイルを選ぶ" },
  settings: { label: "設定", hint: "シート「設定」を直した「DX準備度・人材ギャップ分析.xlsx」、または結果の中の settings.json", choose: "設定のファイルを選ぶ" },
  masters: { label: "マスタ", hint: "直したマスタ（Excel、CSV、JSON）だけを入れたフォルダー", choose: "マスタのフォルダーを選ぶ" },
  conditions: { label: "条件", hint: "黄色の欄に記入した「配置案・育成計画.xlsx」", choose: "条件のファイルを選ぶ" },
  transfer: { label: "異動案", hint: "比べたい異動案の表。「異動試算比較.xlsx」を作ります（人事課だけで使います）", choose: "異動案のファイルを選ぶ" },
  previous: { label: "前回の結果", hint: "前の年度などに受け取った結果のフォルダー。前回との違いを示します", choose: "前回の結果のフォルダーを選ぶ" },
};

export const EXTRA = {
  title: "その他のファイル",
  lead: "ふだんは要りません。前に受け取ったブックに書き込んだことを計算に使うときや、異動案などを比べるときに選びます。",
  kinds: KINDS,
  given: (name: string): string => `選んだもの: ${name}`,
  remove: (label: string): string => `「${label}」を外す`,
  removeShort: "外す",
  individual: "個人準備度（試行）を作る",
  individualHint: "職員一人ひとりの見積もりです。人事評価には使わず、人事課と本人だけで使ってください。ほかのファイルは変わりません。",
  nothingInFolder: (label: string, name: string): string => `フォルダー「${name}」に、「${label}」として使えるファイルがありません。フォルダーを確かめて、選び直してください。`,
  used: (extra: ExtraInputs, individual: boolean): string | undefined => {
    const names = [...EXTRA_KINDS.flatMap((kind) => (extra[kind] === undefined ? [] : [`${KINDS[kind].label}「${extra[kind].name}」`])), ...(individual ? ["個人準備度（試行）"] : [])];
    return names.length === 0 ? undefined : `「その他のファイル」で指定したもの: ${names.join("、")}`;
  },

  passwords: "所属別のブックのパスワード",
  passwordChoices: { none: "付けない", new: "新しく作って付ける", slips: "控えのファイルのパスワードを付ける" },
  slipHint: "「所属コード」と「パスワード」の列のある CSV（UTF-8）。前に保存した「パスワードの控え.csv」をそのまま使えます。",
  chooseSlips: "控えのファイルを選ぶ",
  noSlipFile: "パスワードの控えのファイルが選ばれていません。ファイルを選ぶか、「新しく作って付ける」を選んでください。",
  newHint: "所属ごとに別のパスワードを作ります。できあがったら、必ず控えを保存してください。控えがないと、だれもブックを開けません。",
  slowHint: "暗号化と検査のため、1 所属につき 1 秒ほど長くかかります。途中で中止できます。",
  slipsReady: "パスワードの控えは、下の結果には入っていません。ここで保存してください。ブックとは別の経路（別の便、電話など）で渡し、同じメールや同じフォルダーには入れないでください。",
  saveSlips: "パスワードの控えを保存する",
  slipsSaved: "パスワードの控えを保存しました。ブックとは別の場所に置いてください。",
  locked: "所属別のブックには、選んだ控えのパスワードを付けました。パスワードは、ブックとは別の経路で渡してください。",
} as const;
