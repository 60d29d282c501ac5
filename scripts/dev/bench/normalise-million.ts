// A long roster through normaliseTable and linkTables in one process: node --expose-gc --import tsx scripts/dev/bench/normalise-million.ts [ROWS]
// Cells are made on demand, so that the figures are those of normalising and linking, not of reading. Prints seconds, rows per second, peak memory.
import type { Cell, Grid } from "../../../src/core/model/grid.ts";
import type { ColumnMap } from "../../../src/core/model/columns.ts";
import type { DetectedTable } from "../../../src/core/model/table.ts";
import { linkTables } from "../../../src/core/link/link-tables.ts";
import { normaliseTable } from "../../../src/core/normalise/normalise-table.ts";

const FIELDS = ["staff.staff_no", "staff.name", "staff.name_kana", "staff.birth_date", "staff.sex", "staff.dept_1", "staff.dept_2", "staff.dept_3", "staff.post", "staff.job_class", "staff.employment_type", "staff.hire_date", "staff.weekly_hours", "staff.status", "staff.grade"];
const FAMILIES = ["佐藤", "鈴木", "髙橋", "田中", "伊藤", "渡邉", "山本", "中村", "小林", "加藤"];
const KANA = ["ｻﾄｳ", "ｽｽﾞｷ", "ﾀｶﾊｼ", "ﾀﾅｶ", "ｲﾄｳ", "ﾜﾀﾅﾍﾞ", "ﾔﾏﾓﾄ", "ﾅｶﾑﾗ", "ｺﾊﾞﾔｼ", "ｶﾄｳ"];

const text = (value: string): Cell => ({ kind: "text", value });
function cellAt(row: number, column: number): Cell {
  const n = row - 1;
  switch (column) {
    case 1: return text(String(n).padStart(7, "0"));
    case 2: return text(`${FAMILIES[n % 10] ?? ""}　${String.fromCodePoint(0x4e00 + (n % 5003), 0x5000 + (Math.floor(n / 5003) % 4001))}`);
    case 3: return text(`${KANA[n % 10] ?? ""} ${"ｱｲｳｴｵｶｷｸｹｺ"[n % 10] ?? ""}${"ｻｼｽｾｿﾀﾁﾂﾃﾄ"[Math.floor(n / 10) % 10] ?? ""}`);
    case 4: return text(`S${40 + (n % 24)}.${1 + (n % 12)}.${1 + (n % 28)}`);
    case 5: return text(n % 2 === 0 ? "男性" : "女性");
    case 6: return text(`第${n % 20}部`);
    case 7: return text(`第${n % 200}課`);
    case 8: return text(`第${n % 600}係`);
    case 9: return text(["主事", "主任", "係長", "課長"][n % 4] ?? "");
    case 10: return text("事務");
    case 11: return text("常勤");
    case 12: return { kind: "date", value: 38_000 + (n % 6000), iso: `20${String(5 + (n % 15)).padStart(2, "0")}-04-01` };
    case 13: return { kind: "number", value: 38.75 };
    case 14: return text("在籍");
    default: return text(`${1 + (n % 8)}級`);
  }
}

const rows = Number(process.argv[2] ?? 1_000_000);
const grid: Grid = { name: "名簿", state: "visible", rowCount: rows + 1, columnCount: FIELDS.length, cell: (row, column) => (row === 1 ? text(FIELDS[column - 1] ?? "") : cellAt(row, column)), merges: [], hiddenRows: new Set(), hiddenColumns: new Set(), notes: [], drawingCount: 0 };
const table: DetectedTable = {
  file: "名簿.xlsx", grid, shape: "list", range: { top: 1, left: 1, bottom: rows + 1, right: FIELDS.length }, headerRows: [1, 1],
  columns: FIELDS.map((header, i) => ({ source: { kind: "cell", column: i + 1, rowOffset: 0 }, header: [header] })), firstDataRow: 2, lastDataRow: rows + 1,
  records: Array.from({ length: rows }, (_, i) => ({ row: i + 2 })), excludedRows: [], surroundings: [], carried: new Map(), confidence: 1,
};
const map: ColumnMap = { kind: "staff", kindConfidence: 1, mappings: FIELDS.map((field, i) => ({ field, columns: [i], confidence: 1, reason: "" })), unmapped: [], rejected: [], questions: [] };

let peak = 0;
const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 50);
const seen = (what: string, from: number): void => {
  peak = Math.max(peak, process.memoryUsage().rss);
  const seconds = (performance.now() - from) / 1000;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, peak ${(peak / 2 ** 20).toFixed(0)} MB`);
};
const start = performance.now();
const normalised = normaliseTable(table, map, { asOf: "2026-10-01" });
seen("normaliseTable", start);
if (process.argv.includes("--normalise-only")) process.exit(0);
const middle = performance.now();
const linked = linkTables([normalised], {});
seen("linkTables", middle);
console.log(`staff ${linked.tables.staff.length}, changes ${linked.changes.length}, issues ${linked.issues.length}, review ${linked.review.length}`);
clearInterval(watch);
