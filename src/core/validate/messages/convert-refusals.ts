/** Why a whole conversion stops before anything is written. */
export type ConvertFault =
  | { readonly kind: "no_ledger"; readonly where: string; readonly others: readonly string[] }
  | { readonly kind: "no_table"; readonly files: readonly string[] }
  | { readonly kind: "my_number"; readonly file: string; readonly sheet: string; readonly cell: string; readonly header: string }
  | { readonly kind: "name_missing"; readonly file: string; readonly sheet: string; readonly cell: string; readonly nearest?: string }
  | { readonly kind: "no_staff"; readonly files: readonly string[] }
  | { readonly kind: "no_as_of" };

/** One sentence with file, place and remedy. */
export function convertFaultMessage(fault: ConvertFault): string {
  switch (fault.kind) {
    case "no_ledger":
      return `「${fault.where}」に台帳（.xlsx .xlsm .xls .csv .tsv）がありません。${fault.others.length === 0 ? "" : `ほかのファイルが ${fault.others.length} 件ありますが、台帳ではありません。`}台帳を入れてから、もう一度実行してください。`;
    case "no_table":
      return `「${fault.files.join("」「")}」に表が見つかりません。見出しのある表が入っているか確かめてください。`;
    case "my_number":
      return `「${fault.file}」の「${fault.sheet}」${fault.cell}（見出し「${fault.header}」）にマイナンバーとみられる 12 桁の番号があります。この列を除いた台帳に差し替えてから、もう一度実行してください。`;
    case "name_missing":
      return `「${fault.file}」の「${fault.sheet}」${fault.cell} から始まる職員名簿に、氏名の列が見つかりません。${fault.nearest === undefined ? "「氏名」という見出しの列を加えてください。" : `「${fault.nearest}」が氏名の列なら、見出しを「氏名」に直すか、対応表（--profile）で指定してください。`}`;
    case "no_staff":
      return `職員名簿が見つかりません（読んだのは「${fault.files.join("」「")}」）。職員番号・氏名・所属のある名簿を同じフォルダーに入れてください。`;
    case "no_as_of":
      return "いつ現在の台帳かがわかりません。--as-of 2026-04-01 の形で基準日を指定するか、名簿の表題に「令和8年4月1日現在」のように書いてください。";
  }
}

export const convertFaultFile = (fault: ConvertFault): string | null => ("file" in fault ? fault.file : null);
