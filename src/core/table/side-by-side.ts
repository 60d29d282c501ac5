import { labelRows } from "./label-rows.ts";
import { CAPTION } from "./lexicon.ts";
import { toSegments, type Segment } from "./segments.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** More gaps than this: graph-paper layout, where an empty column says nothing. */
const MOST_GAPS = 10;
/** Rows looked at one by one; of longer sheets the rest is sampled. */
const SAMPLE_ROWS = 5_000;

/**
 * Cuts a region at empty columns that part two tables. A gap inside one table (a spacer) does not cut:
 * the right side must have labels of its own and differ from the left in rows, or repeat its header, or have its own title.
 */
export function splitSideBySide(view: SheetView, region: Region): readonly Region[] {
  const gaps = findGaps(view, region);
  if (gaps.length > MOST_GAPS) return [region];
  for (const [from, to] of gaps) {
    const left: Region = { ...region, right: from - 1 };
    const right: Region = { ...region, left: to + 1 };
    if (standApart(view, left, right)) return [left, ...splitSideBySide(view, right)];
  }
  return [region];
}

/** Runs of columns without content between columns with content; titles (rows of one cell) do not count as content. */
function findGaps(view: SheetView, region: Region): readonly (readonly [number, number])[] {
  const used = new Set<number>();
  const step = Math.max(1, Math.floor((region.bottom - region.top) / SAMPLE_ROWS));
  for (let row = region.top; row <= region.bottom; row += row < region.top + SAMPLE_ROWS ? 1 : step) {
    const columns = filledIn(view, row, region);
    if (columns.length < 2) continue;
    for (const column of columns) markUsed(view, row, column, used);
  }
  const sorted = [...used].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((column, i) => {
    const before = sorted[i] ?? column;
    return column - before > 1 ? [[before + 1, column - 1] as const] : [];
  });
}

function markUsed(view: SheetView, row: number, column: number, used: Set<number>): void {
  used.add(column);
  const merge = view.merge(row, column);
  if (merge === undefined || merge.right === merge.left) return;
  for (let c = merge.left; c <= Math.min(merge.right, view.columns); c++) used.add(c);
}

interface Side {
  readonly segment: Segment;
  readonly header: ReadonlySet<string>;
  readonly lastRow: number;
  readonly rows: number;
  /** First column of the side holds words or codes, not figures. */
  readonly labelled: boolean;
  readonly titled: boolean;
}

function standApart(view: SheetView, left: Region, right: Region): boolean {
  const [a, b] = [readSide(view, left), readSide(view, right)];
  if (a === undefined || b === undefined || b.rows === 0 || a.rows === 0) return false;
  const common = [...b.header].filter((t) => a.header.has(t)).length;
  if (common >= 2 && common === a.header.size && common === b.header.size) return true;
  if (!b.labelled) return false;
  if (common >= Math.max(1, Math.min(a.header.size, b.header.size) * 0.5)) return true;
  if (a.segment.head?.[0] !== b.segment.head?.[0] && b.titled) return true;
  if (a.titled && b.titled) return true;
  return b.header.size >= 2 && Math.abs(a.lastRow - b.lastRow) >= 2 && Math.min(a.rows, b.rows) < Math.max(a.rows, b.rows) * 0.9;
}

function readSide(view: SheetView, region: Region): Side | undefined {
  const { phases, width } = labelRows(view, region);
  const segment = toSegments(phases, region)[0];
  if (segment?.head === undefined || width < 2) return undefined;
  const header = new Set<string>();
  for (let row = segment.head[0]; row <= segment.head[1]; row++) for (const c of filledIn(view, row, region)) header.add(view.facts(row, c).compact);
  const body: number[] = [];
  for (let row = segment.bodyTop; row <= segment.bottom; row++) if (filledIn(view, row, region).length >= 2) body.push(row);
  const stub = Math.min(...body.map((row) => filledIn(view, row, region)[0] ?? region.right));
  const looks = body.slice(0, 40).map((row) => view.facts(row, stub).look).filter((look) => look !== "blank");
  return {
    segment,
    header,
    lastRow: body.at(-1) ?? 0,
    rows: body.length,
    labelled: looks.filter((look) => look !== "number" && look !== "missing" && look !== "mark").length >= looks.length * 0.6 && looks.length > 0,
    titled: hasTitle(view, region, segment),
  };
}

function hasTitle(view: SheetView, region: Region, segment: Segment): boolean {
  for (let row = segment.top; row < (segment.head?.[0] ?? segment.top); row++) {
    const columns = filledIn(view, row, region);
    if (columns.length === 1 && !CAPTION.test(view.facts(row, columns[0] as number).compact)) return true;
  }
  return false;
}
