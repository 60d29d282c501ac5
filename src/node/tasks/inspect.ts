import { type InspectedFile, type InspectedTable, inspectLedger } from "../../core/columns/inspect.ts";
import { fieldLabel } from "../../core/columns/fields.ts";
import { CANONICAL, type TableId } from "../../core/model/canonical.ts";
import { ok } from "../../core/model/result.ts";
import { readLedgers } from "../read-ledgers.ts";
import { alignColumns } from "../terminal.ts";
import type { Task } from "./task.ts";

export interface InspectOptions {
  readonly paths: readonly string[];
}

/** Which tables each file holds, where the header is, which column is which field. Reads only. */
export const inspect: Task<InspectOptions> = async ({ paths }, ports) => {
  const read = await readLedgers(paths, ports);
  if (!read.ok) return read;
  const files = read.value.ledgers.map((ledger) => inspectLedger(ledger));
  return ok({ lines: files.flatMap(fileLines), json: files, errors: 0 });
};

const kindLabel = (kind: string): string => (kind in CANONICAL ? CANONICAL[kind as TableId].label : "種類不明");

function fileLines(file: InspectedFile): string[] {
  const how = [file.format, file.encoding, file.dialect === undefined ? undefined : `区切り「${file.dialect.delimiter === "\t" ? "タブ" : file.dialect.delimiter}」`].filter((part) => part !== undefined && part !== null);
  return [`■ ${file.file}（${how.join("、")}）`, ...file.sheets.flatMap((sheet) => [
    `  シート「${sheet.name}」${sheet.hidden ? "（非表示）" : ""}: ${sheet.tables.length === 0 ? "表はありません" : `表 ${sheet.tables.length}`}`,
    ...sheet.tables.flatMap(tableLines),
  ])];
}

function tableLines(table: InspectedTable): string[] {
  const header = table.headerRows === null ? "見出しなし" : `見出し ${table.headerRows[0]}${table.headerRows[1] === table.headerRows[0] ? "" : `～${table.headerRows[1]}`} 行`;
  const excluded = table.excludedRows.length === 0 ? "" : `、除外 ${table.excludedRows.length} 行`;
  const columns = alignColumns(table.columns.map(({ column, header: texts, field, confidence, unit, refused, hidden }) => [
    `      ${column}`,
    texts.join(" / ") || "（見出しなし）",
    refused !== undefined ? `取り込まない（${refused}）` : field === null ? "備考として残す" : `→ ${fieldLabel(field)}`,
    field === null ? "" : `${Math.round(confidence * 100)}%`,
    [unit === undefined ? "" : `単位 ${unit}`, hidden === true ? "非表示の列" : ""].filter((note) => note !== "").join("、"),
  ]));
  return [
    `    ${table.range} ${kindLabel(table.kind)}（確かさ ${Math.round(table.confidence * 100)}%）: ${header}、データ ${table.firstDataRow}～${table.lastDataRow} 行、記録 ${table.dataRowCount} 件${excluded}${table.title === null ? "" : `、表題「${table.title}」`}`,
    ...columns,
    ...table.questions.map(({ field, candidates }) => `      ？ 「${fieldLabel(field)}」の列が${candidates.length === 0 ? "見つかりません" : `決められません（候補: ${candidates.join("、")}）`}`),
  ];
}
