/** Japanese sentence for a failing file operation. `action` is what was tried: 「読めません」「書けません」. */
export function describeSystemError(error: unknown, path: string): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const reason = SYSTEM_REASONS[code];
  if (code === "") return `daicho の内部で誤りが起きたため、「${path}」を作れませんでした。何も書いていません。次の内容を添えて、daicho の管理者に知らせてください: ${error instanceof Error ? error.message : String(error)}`;
  if (reason === undefined) return `「${path}」を扱えませんでした（${code}）。場所と権限を確かめてください。`;
  return `「${path}」${reason}`;
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "が見つかりません。名前と場所を確かめてください。",
  EACCES: "を開く権限がありません。フォルダーの権限を確かめてください。",
  EPERM: "を開く権限がありません。フォルダーの権限を確かめてください。",
  EBUSY: "は別のプログラムで開かれています。閉じてからもう一度実行してください。",
  ENOSPC: "に書き込む空き容量がありません。空きを作ってからもう一度実行してください。",
  EDQUOT: "に書き込む割り当て容量がありません。空きを作ってからもう一度実行してください。",
  EROFS: "は書き込みができない場所です。出力先（--out）を変えてください。",
  ENOTDIR: "の途中にフォルダーではないものがあります。場所を確かめてください。",
  EISDIR: "はフォルダーです。ファイルを指定してください。",
  EEXIST: "は既にあります。別の出力先を指定してください。",
};
