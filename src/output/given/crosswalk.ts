import type { CrosswalkEntry } from "../../core/link/link-types.ts";
import { parseIsoDate } from "../../core/model/date.ts";
import type { Grid } from "../../core/model/grid.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { normaliseValue } from "../../core/normalise/normalise-value.ts";

/** Headers of a 新旧対照表, as they are written. `share` may be missing: all of the old department. */
const HEADERS = {
  from: /^(?:旧|改正前|移行前)(?:の)?(?:所属|組織|部署|部課名?|課名?)?(?:名|コード)?$/u,
  to: /^(?:新|改正後|移行後)(?:の)?(?:所属|組織|部署|部課名?|課名?)?(?:名|コード)?$/u,
  on: /^(?:施行|適用|改正|変更|実施)?(?:年月)?日$|^(?:施行|適用)(?:年月日|期日)$/u,
  share: /^(?:割合|按分|配分|按分割合)(?:[（(]?[%％][）)]?)?$/u,
} as const;
const HEAD_ROWS_SEARCHED = 20;

type Columns = Readonly<Record<keyof typeof HEADERS, number | undefined>>;

/** The 機構改革 新旧対照表 given with `--crosswalk`: old department, new department, first day, share. `path` is what messages call it. */
export function crosswalkOf(grids: readonly Grid[], path: string): Result<CrosswalkEntry[], Refusal> {
  const found = grids.map((grid) => ({ grid, head: headOf(grid) })).find(({ head }) => head !== undefined);
  if (found?.head === undefined) return err(refusal(`新旧対照表「${path}」に「旧所属」「新所属」「施行日」の見出しが見つかりません。三つの見出しを付けてください（割合は任意です）。`, path));
  return entriesOf(found.grid, found.head, path);
}

function headOf(grid: Grid): { readonly row: number; readonly columns: Columns } | undefined {
  for (let row = 1; row <= Math.min(HEAD_ROWS_SEARCHED, grid.rowCount); row++) {
    const texts = Array.from({ length: grid.columnCount }, (_, c) => String(grid.cell(row, c + 1).value ?? "").normalize("NFKC").replace(/\s/gu, ""));
    const column = (pattern: RegExp): number | undefined => {
      const at = texts.findIndex((text) => pattern.test(text));
      return at === -1 ? undefined : at + 1;
    };
    const columns = { from: column(HEADERS.from), to: column(HEADERS.to), on: column(HEADERS.on), share: column(HEADERS.share) };
    if (columns.from !== undefined && columns.to !== undefined && columns.on !== undefined) return { row, columns };
  }
  return undefined;
}

function entriesOf(grid: Grid, { row: head, columns }: { readonly row: number; readonly columns: Columns }, path: string): Result<CrosswalkEntry[], Refusal> {
  const entries: CrosswalkEntry[] = [];
  const text = (row: number, column: number | undefined): string => {
    const cell = grid.cell(row, column ?? grid.columnCount + 1);
    return (cell.iso ?? String(cell.value ?? "")).trim();
  };
  for (let row = head + 1; row <= grid.rowCount; row++) {
    const [from, to, day, part] = [text(row, columns.from), text(row, columns.to), text(row, columns.on), text(row, columns.share)];
    if (from === "" && to === "") continue;
    const on = String(normaliseValue("date", day).value ?? "");
    const share = part === "" ? undefined : shareOf(part);
    if (from === "" || to === "" || parseIsoDate(on) === undefined || share === null) {
      return err(refusal(`新旧対照表「${path}」の「${grid.name}」${row} 行目が読めません（旧「${from}」、新「${to}」、施行日「${day}」、割合「${part}」）。旧・新・施行日をすべて書き、割合は 0 から 1 か 0％ から 100％ で書いてください。`, path));
    }
    entries.push({ from, to, on, ...(share === undefined ? {} : { share }) });
  }
  return ok(entries);
}

/** 0.4, 40%, ４０％ → 0.4; anything else → null. */
function shareOf(text: string): number | null {
  const folded = text.normalize("NFKC");
  const number = Number(folded.replace(/%$/u, ""));
  const share = folded.endsWith("%") || number > 1 ? number / 100 : number;
  return folded !== "" && share >= 0 && share <= 1 ? share : null;
}
