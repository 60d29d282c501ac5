import { EXTRA } from "./extra-wording.ts";
import { EXTRA_KINDS } from "./work/messages.ts";

/** What the messages of the batch say about its options, as what to do on the page. The files a run writes keep the batch's words. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/対応表（--profile）で指定して/gu, "「表を確かめる」の列の対応で選んで"],
  [/対応表（プロファイル）で種類を指定して/gu, "「表を確かめる」で種類を選んで"],
  [/対応表（プロファイル）で(?:項目を)?指定して/gu, "「表を確かめる」の列の対応で選んで"],
  [/--as-of [\d-]+ の(?:形で|ように)(?:基準日を)?指定/gu, "「台帳を選ぶ」の基準日の欄で指定"],
  [/（--(?:settings|masters) [^）]*）/gu, ""],
  [/まだないファイル名を指定して新しく作ってください/gu, "「新しく作って付ける」を選んでください"],
  [/daicho convert か daicho run の出力フォルダーを指定して/gu, "前に受け取った結果のフォルダーを選んで"],
  [/daicho convert をもう一度実行して/gu, "ほかの結果のフォルダーを選んで"],
  [/（--[a-z-]+）/gu, ""],
  ...EXTRA_KINDS.map((kind) => [new RegExp(` ?--${kind}(?: [A-Z]+)? ?`, "gu"), `「${EXTRA.title}」の「${EXTRA.kinds[kind].label}」`] as const),
  // What the page does not offer is done by the batch.
  [/ ?--[a-z-]+(?: [A-Z]+)? ?/gu, "一括処理"],
];

export const inPane = (text: string): string => RULES.reduce((said, [pattern, words]) => said.replaceAll(pattern, words), text);
