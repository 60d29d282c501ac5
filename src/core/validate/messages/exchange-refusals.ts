import { quoted } from "./kind.ts";

/** Sentences of distribution, collection and verification that are no issue of a cell. */

const KINDS: Readonly<Record<string, string>> = { name: "氏名", kana: "フリガナ", number: "職員番号", part: "使ってはならない部品" };

/** One hit of the leak gate. The person is named by number only: this text may be printed and passed on. */
export const leakText = (hit: { readonly file: string; readonly part: string; readonly place: string; readonly kind: string; readonly staffNo: string }): string =>
  hit.kind === "part" ? `${quoted(hit.file)}に${KINDS["part"] ?? ""}（${hit.part}）があります` : `${quoted(hit.file)}の${hit.place}に、この所属ではない職員（職員番号 ${hit.staffNo}）の${KINDS[hit.kind] ?? hit.kind}があります`;

export const leakRefusal = (hits: readonly string[]): string =>
  `漏えい検査で止めました。何も配布していません。${hits.slice(0, 5).join("。")}${hits.length > 5 ? `。ほか ${hits.length - 5} 件` : ""}。` +
  "台帳の自由記入欄（根拠、取組、期待効果など）に他所属の職員の氏名や番号が書かれていれば消して、もう一度実行してください。" +
  "施設名などの公の語が氏名とたまたま重なるときは、「語,理由」の csv を --allow に指定します（一覧に残ります）。";

export const EXCHANGE_TEXT = {
  noDepartments: "配布できる所属がありません。組織一覧か、職員名簿の所属を確かめてください。",
  noPassword: (dept: string, file: string) => `${quoted(file)}に所属${quoted(dept)}のパスワードがありません。行を加えるか、まだないファイル名を指定して新しく作ってください。`,
  slipsInside: (file: string) => `パスワードの控え${quoted(file)}は、配布物と別の場所に置いてください（--password-file に出力先の外を指定します）。`,
  badKey: (file: string) => `署名鍵${quoted(file)}は Ed25519 の秘密鍵（PEM）として読めません。`,
  badAllowed: (file: string, row: number) => `${quoted(file)}の ${row} 行目を読めません。見出しを「語,理由」とし、どちらも記入してください（理由は配布一覧に残ります）。`,
  badProfile: (found: string) => `配布の型${quoted(found)}はありません。課長、部長、人事、公表用のどれかを指定してください。`,
  otherScore: (dir: string) => `${quoted(dir)}の scores.json が、いまの台帳・設定・マスタで計算し直した値と違います。daicho score をもう一度実行してから配布してください。`,
  noManifest: (dir: string) => `${quoted(dir)}に manifest.json がありません。daicho distribute か daicho run の出力フォルダーを指定してください。`,
  badManifest: (dir: string) => `${quoted(dir)}の manifest.json か 配布控え.json を読めません。配布したときのフォルダーをそのまま指定してください。`,
  nothingReturned: (dir: string) => `${quoted(dir)}に回収したファイルがありません。返送された .xlsx などを入れてから実行してください。`,
  noTables: (path: string) => `${quoted(path)}から人事の台帳を読めません。変換結果のフォルダー、tables の csv、または正規化台帳.xlsx を --ours に指定してください。`,
  badHistory: (path: string) => `${quoted(path)}の変更履歴.json を読めません。前回の回収結果のフォルダーをそのまま指定してください。`,
  oldVersion: (file: string) => `${quoted(file)}は前回までに配布した版です。反映していません。今回の版で返送をお願いしてください。`,
  unknownForm: (file: string) => `${quoted(file)}は配布した様式として読み取れません。シート「回答・見直し」を残したまま返送をお願いしてください。`,
  noConflictSheet: (path: string) => `${quoted(path)}にシート「競合」がありません。daicho collect が作った回収結果.xlsx を --decisions に指定してください。`,
  badVerdict: (path: string, row: number, found: string) => `${quoted(path)}の「競合」${row} 行目の判定${quoted(found)}が読めません。「所属の値」「人事の値」「配布時の値」「右の値」から選んでください。`,
  verifyMissing: (file: string) => `${quoted(file)}がありません`,
  verifyChanged: (file: string) => `${quoted(file)}の中身が配布したときと違います`,
  verifyExtra: (file: string) => `${quoted(file)}は一覧にありません`,
  verifySignature: "署名が一致しません（一覧が書き換えられています）",
  verifyRefusal: (differences: readonly string[]) => `配布物に違いがあります: ${differences.slice(0, 10).join("。")}${differences.length > 10 ? `。ほか ${differences.length - 10} 件` : ""}。配布し直してください。`,
} as const;
