import type { ColumnHeader } from "./header-tree.ts";
import type { SheetView } from "./sheet-view.ts";

interface Found {
  readonly headRows: readonly number[];
  readonly columns: readonly number[];
  readonly headers: readonly ColumnHeader[];
  readonly recordRows: readonly number[];
}

/** 0-1: how sure the detector is of header and records. Below 0.6 a person should look. */
export function confidenceOf(view: SheetView, found: Found): number {
  if (found.headRows.length === 0) return 0.5;
  const named = found.headers.filter((h) => h.texts.length > 0).length / found.columns.length;
  const wordy = found.columns.filter((c) => found.headRows.some((row) => view.facts(row, c).headerWord > 0)).length / found.columns.length;
  const firm = found.columns.filter((c) => uniform(view, c, found.recordRows)).length / found.columns.length;
  const few = (found.recordRows.length < 2 ? 0.15 : 0) + (labelsInData(view, found) ? 0.5 : 0) + (hasScraps(view, found) ? 0.35 : 0);
  return Math.round(100 * Math.max(0.2, Math.min(0.99, 0.35 + 0.25 * named + 0.2 * Math.min(1, wordy * 1.6) + 0.2 * firm - few))) / 100;
}

/** Many records hold one cell of many: headings or notes may have been taken for records. */
function hasScraps(view: SheetView, { columns, recordRows }: Found): boolean {
  const rows = recordRows.slice(0, 300);
  const counts = rows.map((row) => columns.filter((c) => view.facts(row, c).look !== "blank").length).sort((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 0;
  return usual >= 4 && counts.filter((n) => n === 1).length > Math.max(1, rows.length * 0.05);
}

/** Rows of a form look like records, but hold labels. */
function labelsInData(view: SheetView, { columns, recordRows }: Found): boolean {
  const rows = recordRows.slice(0, 12);
  const labelled = rows.filter((row) => {
    const filled = columns.map((c) => view.facts(row, c)).filter((f) => f.look !== "blank");
    const labels = filled.filter((f) => f.look === "text" && f.headerWord === 2).length;
    return labels >= 2 && labels >= filled.length * 0.4;
  });
  return labelled.length >= rows.length * 0.5;
}

/** Nearly all values of the column look alike. */
function uniform(view: SheetView, column: number, rows: readonly number[]): boolean {
  const counts = new Map<string, number>();
  let total = 0;
  for (const row of rows.slice(0, 60)) {
    const { look } = view.facts(row, column);
    if (look === "blank" || look === "missing") continue;
    total++;
    counts.set(look, (counts.get(look) ?? 0) + 1);
  }
  return total === 0 || Math.max(...counts.values()) >= total * 0.8;
}
