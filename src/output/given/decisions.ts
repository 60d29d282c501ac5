import type { ReviewDecision } from "../../core/link/link-types.ts";
import type { Grid } from "../../core/model/grid.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { DECISIONS } from "../../core/workbook/ledger/report-sheets.ts";
import type { ReadOptions } from "../../xlsx/read/read-options.ts";
import { type GivenBytes, openGiven } from "./given-file.ts";

const SHEET = "名寄せ確認";
const COLUMNS = { id: "照合番号", verdict: "判定" } as const;
const HEAD_ROWS_SEARCHED = 10;

/** The decisions a clerk filled in on 名寄せ確認 of an earlier 正規化台帳.xlsx. A blank 判定 is no decision. */
export async function decisionsOf(file: GivenBytes, options: ReadOptions): Promise<Result<ReviewDecision[], Refusal>> {
  const read = await openGiven(file, options);
  if (!read.ok) return read;
  const sheets = read.value.grids.filter(({ name }) => name.startsWith(SHEET));
  if (sheets.length === 0) return err(refusal(`「${file.name}」に「${SHEET}」のシートがありません。daicho が作った正規化台帳.xlsx を --decisions に指定してください。`, file.name));
  return collect(sheets, file.name);
}

function collect(sheets: readonly Grid[], path: string): Result<ReviewDecision[], Refusal> {
  const decisions: ReviewDecision[] = [];
  for (const grid of sheets) {
    const head = headOf(grid);
    if (head === undefined) return err(refusal(`「${path}」の「${grid.name}」に「${COLUMNS.id}」と「${COLUMNS.verdict}」の列がありません。列を消さずに判定だけを記入してください。`, path));
    for (let row = head.row + 1; row <= grid.rowCount; row++) {
      const [id, verdict] = [head.id, head.verdict].map((column) => String(grid.cell(row, column).value ?? "").trim()) as [string, string];
      if (id === "" || verdict === "") continue;
      const index = (DECISIONS as readonly string[]).indexOf(verdict);
      if (index === -1) return err(refusal(`「${path}」の「${grid.name}」${row} 行目の判定「${verdict}」が読めません。「${DECISIONS.join("」か「")}」を選んでください。`, path));
      decisions.push({ id, verdict: index === 0 ? "same" : "different" });
    }
  }
  return ok(decisions);
}

function headOf(grid: Grid): { readonly row: number; readonly id: number; readonly verdict: number } | undefined {
  for (let row = 1; row <= Math.min(HEAD_ROWS_SEARCHED, grid.rowCount); row++) {
    const texts = Array.from({ length: grid.columnCount }, (_, c) => String(grid.cell(row, c + 1).value ?? ""));
    const [id, verdict] = [texts.indexOf(COLUMNS.id), texts.indexOf(COLUMNS.verdict)];
    if (id !== -1 && verdict !== -1) return { row, id: id + 1, verdict: verdict + 1 };
  }
  return undefined;
}
