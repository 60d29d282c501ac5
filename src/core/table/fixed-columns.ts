import type { DetectedTable, TableColumn } from "../model/table.ts";
import { compactText } from "./cell-facts.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Labels above a table whose value holds for every record: the sheet of one department, one course, one person. */
const LABEL = /^(?:所属(?:名|課|部署|コード)?|部署(?:名)?|課名|部課名|部局名?|回答課|回答所属|記入課|対象(?:所属|課)|職員番号|氏名|職員氏名|研修名|研修名称|講座名|コース名|受講日|研修日|開催日|実施日|開催年月日|主催|実施機関|時間数|研修時間|基準日|評価日|調査日|回答日|記入日|記入者|回答者|評価者|年度|案件名|事業名|案件番号|資格名|業務名|職名)$/u;
const DEPARTMENT = /^[^\s]{1,24}(?:部|局|課|室|係|所|センター|事務局|館|園|校|署|委員会)$/u;

interface Above { readonly row: number; readonly column: number; readonly text: string }

/** Adds the labelled captions above a list as columns with a fixed cell: 「所属　総務課」, 「所属：総務課」, 「研修名｜DX基礎研修」. */
export function withFixedColumns(view: SheetView, region: Region, top: number, table: DetectedTable): DetectedTable {
  if (table.shape === "form") return table;
  const own = new Set(table.columns.map((c) => compactText(c.header.join(""))));
  const added: TableColumn[] = [];
  for (let row = Math.max(top, table.range.top - 10); row < table.range.top; row++) {
    const cells = filledIn(view, row, region).map((column): Above => ({ row, column, text: String(view.grid.cell(row, column).value ?? "") }));
    cells.forEach((cell, i) => {
      const beside = labelled(cell, cells[i + 1]) ?? (cells.length === 1 ? department(cell) : undefined);
      for (const column of beside === undefined ? inline(cell) : [beside]) {
        if (!own.has(column.header[0] ?? "") && !added.some((a) => a.header[0] === column.header[0])) added.push(column);
      }
    });
  }
  return added.length === 0 ? table : { ...table, columns: [...table.columns, ...added] };
}

/** The lists of a card belong to the person (or project) of the form above them: its labelled values hold for every record. */
export function withForm(table: DetectedTable, forms: readonly DetectedTable[]): DetectedTable {
  const form = forms.findLast((f) => f.range.bottom < table.range.top);
  if (form === undefined || table.shape === "form") return table;
  const own = new Set(table.columns.map((c) => compactText(c.header.join(""))));
  const added = form.columns.filter((c) => LABEL.test(c.header[0] ?? "") && !own.has(c.header[0] ?? ""));
  return added.length === 0 ? table : { ...table, columns: [...table.columns, ...added] };
}

/** Label cell beside value cell. */
function labelled(cell: Above, next: Above | undefined): TableColumn | undefined {
  const label = compactText(cell.text).replace(/[:：]$/u, "").replace(/^[(（【［\[]|[)）】］\]]$/gu, "");
  if (!LABEL.test(label) || next === undefined || LABEL.test(compactText(next.text)) || next.column - cell.column > 8) return undefined;
  return { source: { kind: "fixed", row: next.row, column: next.column }, header: [label] };
}

/** 「所属：総務課　氏名：山田太郎」 in one cell. */
function inline(cell: Above): readonly TableColumn[] {
  const parts = [...cell.text.matchAll(/([^\s　:：()（）【】「」、,]{2,8})[\s　]*[:：][\s　]*([^\s　()（）【】「」、,][^()（）【】「」、,:：]*?)(?=[\s　]+[^\s　:：]{2,8}[\s　]*[:：]|[()（）【】「」、,]|[\s　]*$)/gu)];
  return parts.flatMap(([, label = "", value = ""]): TableColumn[] => {
    const text = value.trim();
    return LABEL.test(compactText(label)) && text !== "" ? [{ source: { kind: "caption", row: cell.row, column: cell.column, text }, header: [compactText(label)] }] : [];
  });
}

/** A line that is only a department's name: the caption of its list. */
function department(cell: Above): TableColumn | undefined {
  const text = compactText(cell.text).replace(/^[【〔\[■●○◆◇□▼▽★☆<〈《]+|[】〕\]>〉》]+$/gu, "");
  return DEPARTMENT.test(text) && !/一覧|名簿|調査|[:：。、,]|作成|問合|担当/u.test(text) ? { source: { kind: "fixed", row: cell.row, column: cell.column }, header: ["所属"] } : undefined;
}
