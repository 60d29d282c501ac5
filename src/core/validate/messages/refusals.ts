import type { DamagePlace, FaultFact, ForeignContent, ReadFault } from "../../model/fault.ts";

/** Words for what a file turned out to be. */
const FOREIGN: { readonly [C in ForeignContent]: string } = {
  html: "Webページ（HTML）",
  mhtml: "Webページ（MHTML）",
  xml_spreadsheet: "XMLスプレッドシート2003",
  xml: "XML文書",
  xlsb: "Excelバイナリブック（xlsb）",
  ods: "OpenDocument形式の表計算",
  word: "Word文書",
  powerpoint: "PowerPoint文書",
  other_zip: "Excelではない圧縮ファイル（zip）",
  pdf: "PDF",
  rtf: "リッチテキスト",
  image: "画像",
  archive: "圧縮ファイル",
  other_office: "Excelではない文書",
  binary: "表として読めないデータ",
};

/** Content Excel itself opens: saving it anew is the remedy; of anything else a table has to be got first. */
const EXCEL_OPENS: ReadonlySet<ForeignContent> = new Set(["html", "mhtml", "xml_spreadsheet", "xml", "xlsb", "ods"]);

function placeOfDamage(at: DamagePlace): string {
  switch (at.where) {
    case "end_of_file":
      return "ファイルの末尾が欠けている";
    case "zip_directory":
      return "ファイルの目録（末尾の部分）が壊れている";
    case "missing_part":
      return `内部の「${at.part}」が失われている`;
    case "part":
      return `内部の「${at.part}」が壊れている`;
    case "sheet":
      return `シート「${at.sheet}」の${at.row > 0 ? `${at.row}行目付近` : "先頭"}が壊れている`;
    case "workbook_stream":
      return "ブックの本体が壊れている";
  }
}

const count = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/gu, ",");
const RESAVE = "Excelで開いて「Excelブック（*.xlsx）」で保存し直して";

const SENTENCES: { readonly [K in FaultFact["kind"]]: (fault: Extract<FaultFact, { readonly kind: K }>) => string } = {
  empty_file: () => "中身が空のため読み込めません。元の台帳を書き出し直してください。",
  too_large: (f) => tooLarge(f),
  damaged: (f) => `${placeOfDamage(f.at)}ため読み込めません。${RESAVE}ください（開けない場合は、送り主から受け取り直してください）。`,
  zip_bomb: (f) => `内部の「${f.part}」が展開すると異常に大きくなるため、安全のため読み込みません。送り主に確認し、${RESAVE}ください。`,
  entity_declaration: (f) => `${f.part === "" ? "内部" : `内部の「${f.part}」`}に、Excelが書かない宣言（DOCTYPE）があるため、安全のため読み込みません。送り主に確認し、${RESAVE}ください。`,
  encrypted: () => "開くためのパスワードで暗号化されているため読み込めません。Excelで開き、［ファイル］－［情報］－［ブックの保護］でパスワードを外して保存し直してください。",
  wrong_content: (f) => wrongContent(f.found),
  unsupported_part: (f) => `内部の「${f.part}」がUTF-8以外の文字コードで書かれているため読み込めません。${RESAVE}ください。`,
  no_sheet: () => "ワークシートが1枚もないため読み込めません。台帳のあるブックかどうか確かめてください。",
};

function wrongContent(found: ForeignContent): string {
  const remedy = EXCEL_OPENS.has(found) ? `${RESAVE}ください。` : "台帳をExcelブック（*.xlsx）またはCSVで用意してください。";
  return `ファイル名と違い、中身が${FOREIGN[found]}のため読み込めません。${remedy}`;
}

function tooLarge(f: Extract<FaultFact, { readonly kind: "too_large" }>): string {
  switch (f.limit) {
    case "input_bytes":
      return `大きさが上限（${count(Math.floor(f.allowed / 1024 / 1024))}MB）を超えるため読み込めません。年度や部局で分けて保存し直してください。`;
    case "cells":
      return `シート「${f.sheet ?? ""}」のセルが上限（${count(f.allowed)}個）を超えるため読み込めません。シートを分けて保存し直してください。`;
    case "part_bytes":
      return `内部の部品が上限（${count(Math.floor(f.allowed / 1024 / 1024))}MB）を超えるため読み込めません。不要な書式やシートを消すか、分けて保存し直してください。`;
    case "zip_entries":
      return `内部の部品が上限（${count(f.allowed)}個）を超えるため読み込めません。${RESAVE}ください。`;
  }
}

/** A refusal for a clerk: which file, what is wrong and where, what to do. */
export function describeFault(fault: ReadFault): string {
  const sentence = SENTENCES[fault.kind] as (fault: FaultFact) => string;
  return `「${fault.file}」は、${sentence(fault)}`;
}
