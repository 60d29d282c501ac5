import { a1 } from "../../model/cell-address.ts";
import type { DamagePlace, FaultFact, ForeignContent, ReadFault, ReadWarning } from "../../model/fault.ts";

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

const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/gu, ",");
const megabytes = (bytes: number): string => `${grouped(Math.floor(bytes / 1024 / 1024))}MB`;
const RESAVE = "Excelで開いて「Excelブック（*.xlsx）」で保存し直して";
const ASK_SENDER = "送り主に確かめたうえで、";

/** Why (with the place) and what to do; joined to one sentence. */
interface Wording {
  readonly why: string;
  readonly remedy: string;
}

const WORDINGS: { readonly [K in FaultFact["kind"]]: (fault: Extract<FaultFact, { readonly kind: K }>) => Wording } = {
  empty_file: () => ({ why: "ファイル全体が空", remedy: "元の台帳を書き出し直してください" }),
  too_large: (f) => tooLarge(f),
  damaged: (f) => ({ why: placeOfDamage(f.at), remedy: `${RESAVE}ください（開けない場合は、送り主から受け取り直してください）` }),
  zip_bomb: (f) => ({ why: `内部の「${f.part}」が展開すると異常に大きくなり危険`, remedy: `${ASK_SENDER}${RESAVE}ください` }),
  entity_declaration: (f) => ({ why: `内部の${f.part === "" ? "XML" : `「${f.part}」`}にExcelが書かない宣言（DOCTYPE）があり危険`, remedy: `${ASK_SENDER}${RESAVE}ください` }),
  encrypted: () => ({ why: "ファイル全体が開くためのパスワードで暗号化されている", remedy: "Excelで開き、［ファイル］－［情報］－［ブックの保護］でパスワードを外して保存し直してください" }),
  wrong_content: (f) => wrongContent(f.found),
  unsupported_part: (f) => ({ why: `内部の「${f.part}」がUTF-8以外の文字コードで書かれている`, remedy: `${RESAVE}ください` }),
  no_sheet: () => ({ why: "ワークシートが1枚もない", remedy: "台帳のあるブックを指定してください" }),
};

function wrongContent(found: ForeignContent): Wording {
  const remedy = EXCEL_OPENS.has(found) ? `${RESAVE}ください` : "台帳をExcelブック（*.xlsx）またはCSVで用意してください";
  return { why: `ファイルの中身が台帳ではなく${FOREIGN[found]}である`, remedy };
}

function tooLarge(f: Extract<FaultFact, { readonly kind: "too_large" }>): Wording {
  switch (f.limit) {
    case "input_bytes":
      return { why: `ファイルの大きさが上限（${megabytes(f.allowed)}）を超える`, remedy: "年度や部局で分けて保存し直してください" };
    case "cells":
      return { why: `シート「${f.sheet ?? ""}」のセルの数が上限（${grouped(f.allowed)}個）を超える`, remedy: "シートを分けて保存し直してください" };
    case "part_bytes":
      return { why: `内部の部品の大きさが上限（${megabytes(f.allowed)}）を超える`, remedy: "不要な書式やシートを消すか、分けて保存し直してください" };
    case "sheets":
      return { why: `シートの数が上限（${grouped(f.allowed)}枚）を超える`, remedy: "ブックを分けて保存し直してください" };
    case "shared_strings":
      return { why: `ブック全体の文字列の種類が上限（${grouped(f.allowed)}個）を超える`, remedy: "年度や部局で分けて保存し直してください" };
    case "zip_entries":
      return { why: `内部の部品の数が上限（${grouped(f.allowed)}個）を超える`, remedy: `${RESAVE}ください` };
  }
}

/** A refusal for a clerk, in one sentence: which file, what is wrong and where, what to do. */
export function describeFault(fault: ReadFault): string {
  const { why, remedy } = (WORDINGS[fault.kind] as (fault: FaultFact) => Wording)(fault);
  return `「${fault.file}」は、${why}ため読み込めませんので、${remedy}。`;
}

const WARNINGS: { readonly [K in ReadWarning["kind"]]: (warning: Extract<ReadWarning, { readonly kind: K }>) => string } = {
  undecodable_bytes: (w) => `${w.record}行目など${grouped(w.count)}か所に文字として読めないデータがあり、「\uFFFD」と表示しています。元の台帳で文字を確かめてください。`,
  mixed_encoding: (w) => `${w.firstLine}行目など${grouped(w.lines)}行がほかの行と違う文字コードで書かれているため、行ごとに読み分けました。文字化けがないか確かめてください。`,
  encoding_assumed: () => "文字が少なく文字コードを断定できないため、推定して読みました。文字化けがないか確かめてください。",
  quotes_repaired: (w) => `${w.record}行目など${grouped(w.count)}か所で引用符（"）の使い方が正しくないため、書かれたとおりに補って読みました。列のずれがないか確かめてください。`,
  formula_without_result: (w) => `シート「${w.sheet}」の${a1(w.row, w.column)}など${grouped(w.count)}個の数式に計算結果が保存されていないため、不明として扱いました。Excelで開いて保存し直してください。`,
  merges_ignored: (w) => `シート「${w.sheet}」のセル結合が多すぎるため、${grouped(w.count)}個を読み飛ばしました。結合を解除して保存し直してください。`,
  covered_values: (w) => `シート「${w.sheet}」の${a1(w.row, w.column)}など${grouped(w.count)}個のセルは、結合セルの下に隠れた値を持っていますが、画面に見えないため読み込みません。必要な値なら結合を解除してください。`,
  own_result_sheet: (w) => `シート「${w.sheet}」は daicho が加えた結果のシートのため、台帳として読んでいません。台帳として使うときは、新しいシートに値を貼り付けてください。`,
  sheet_without_cells: (w) => `シート「${w.sheet}」はグラフなどのシートでセルがないため、読み込みの対象外です。`,
};

/** A doubt of the reader for a clerk, with what to do. */
export const describeReadWarning = (warning: ReadWarning): string => (WARNINGS[warning.kind] as (warning: ReadWarning) => string)(warning);
