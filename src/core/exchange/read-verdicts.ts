import type { Grid, Ledger } from "../model/grid.ts";
import { COLLECT_SHEETS, CONFLICT_HEADERS, VERDICTS } from "./collect-wording.ts";
import type { Decision } from "./merge.ts";
import type { Value } from "./return-values.ts";

/** A 判定 that is none of the choices. */
export interface BadVerdict {
  readonly sheet: string;
  readonly row: number;
  readonly found: string;
}

/** Decisions out of the sheet 競合 of an earlier 回収結果.xlsx; a blank 判定 is none yet. */
export function readVerdicts(ledger: Ledger): { readonly decisions: readonly Decision[]; readonly bad: readonly BadVerdict[]; readonly found: boolean } {
  const grids = ledger.grids.filter((g) => g.name.startsWith(COLLECT_SHEETS.conflicts));
  const decisions: Decision[] = [];
  const bad: BadVerdict[] = [];
  for (const grid of grids) {
    const head = headerOf(grid);
    if (head === undefined) continue;
    for (let row = head.row + 1; row <= grid.rowCount; row++) {
      const at = (name: keyof typeof CONFLICT_HEADERS): string => String(grid.cell(row, head.columns[name]).value ?? "").trim();
      const verdict = at("verdict").normalize("NFKC").replaceAll(/\s/gu, "");
      if (verdict === "" || at("key") === "") continue;
      const take = (Object.keys(VERDICTS) as (keyof typeof VERDICTS)[]).find((k) => VERDICTS[k] === verdict);
      if (take === undefined) bad.push({ sheet: grid.name, row, found: at("verdict") });
      else decisions.push({ key: at("key"), field: at("field"), fingerprint: at("fingerprint"), ours: valueOf(at("ours")), take, ...(at("value") === "" ? {} : { value: valueOf(at("value")) }) });
    }
  }
  return { decisions, bad, found: grids.length > 0 };
}

const valueOf = (text: string): Value => (text === "（空欄）" || text === "削除" ? null : text);

function headerOf(grid: Grid): { readonly row: number; readonly columns: Readonly<Record<keyof typeof CONFLICT_HEADERS, number>> } | undefined {
  for (let row = 1; row <= Math.min(10, grid.rowCount); row++) {
    const texts = Array.from({ length: grid.columnCount }, (_, c) => String(grid.cell(row, c + 1).value ?? "").trim());
    const columns = Object.entries(CONFLICT_HEADERS).map(([id, header]) => [id, texts.indexOf(header) + 1] as const);
    if (columns.every(([, column]) => column > 0)) return { row, columns: Object.fromEntries(columns) as Record<keyof typeof CONFLICT_HEADERS, number> };
  }
  return undefined;
}
