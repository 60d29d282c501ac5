import { cellRef, f, rangeRef, textLiteral } from "../../src/core/model/formula.ts";
import type { CellModel, ChartModel, RowModel, SheetModel, StyleModel, WorkbookModel } from "../../src/core/model/workbook.ts";

/** Invented people and figures; the average below is what Excel computes from them. */
export const PEOPLE = [
  ["00012345", "髙木　恵子", 3.5], ["00020001", "𠮷田 翔", 2], ["00000003", "渡邉󠄀 花", 4.25], ["00030004", "佐々木 <A&B> \"課\"", 1],
] as const;

const thin = { style: "thin", colour: "BFBFBF" } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };

export const STYLES: Readonly<Record<string, StyleModel>> = {
  default: { font: { name: "BIZ UDPゴシック", sizePoints: 10 } },
  title: { font: { sizePoints: 16, bold: true } },
  header: { font: { bold: true, colour: "FFFFFF" }, fill: "1F4E78", border, align: { horizontal: "center", vertical: "center", wrap: true } },
  text: { border, numberFormat: "@" },
  number: { border, numberFormat: "0.0" },
  wareki: { border, numberFormat: '[$-411]ggge"年"m"月"d"日";@' },
  input: { border, fill: "FFF2CC", locked: false },
  warning: { font: { bold: true, colour: "9C0006" }, fill: "FFC7CE" },
  down: { align: { vertical_text: true, horizontal: "center", vertical: "top" } },
};

const cell = (column: number, value: CellModel["value"], style?: string): CellModel => ({ column, value, ...(style === undefined ? {} : { style }) });
const row = (number: number, ...cells: readonly CellModel[]): RowModel => ({ row: number, cells });
const range = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

export const LAST = 3 + PEOPLE.length;
export const AVERAGE = PEOPLE.reduce((sum, [, , level]) => sum + level, 0) / PEOPLE.length;
const levels = rangeRef(range(4, 3, LAST, 3));

const listRows: readonly RowModel[] = [
  { row: 1, heightPoints: 30, cells: [cell(1, "職員一覧", "title")] },
  row(3, cell(1, "職員番号", "header"), cell(2, "氏名", "header"), cell(3, "水準", "header"), cell(4, "採用年月日", "header"), cell(5, "判定", "header"), cell(6, "対象", "header")),
  ...PEOPLE.map(([no, name, level], i): RowModel => row(4 + i,
    cell(1, no, "text"), cell(2, name, "text"), cell(3, level, "number"), cell(4, 43_586 + i, "wareki"),
    { column: 5, value: level >= 3 ? "○" : "△", formula: f`IF(${cellRef(4 + i, 3, undefined, "none")}>=3,${textLiteral("○")},${textLiteral("△")})`, style: "text" },
    { column: 6, value: level > 1, formula: f`${cellRef(4 + i, 3, undefined, "none")}>1`, style: "text" })),
  { row: LAST + 1, outlineLevel: 1, cells: [cell(2, "平均"), { column: 3, value: AVERAGE, formula: f`AVERAGE(${levels})`, style: "number" }, { column: 4, value: null, formula: f`IF(TRUE,${textLiteral("")})` }] },
  { row: LAST + 2, hidden: true, cells: [cell(2, null, "input"), cell(3, true), cell(4, false), cell(5, -0.000_001_5), cell(6, 1e21)] },
  row(LAST + 3, { column: 2, value: "赤い字と普通の字", runs: [{ text: "赤い字", font: { bold: true, colour: "C00000" } }, { text: "と普通の字" }] }),
];

const listSheet: SheetModel = {
  name: "職員一覧",
  tabColour: "1F4E78",
  columns: [{ widthChars: 12 }, { widthChars: 24 }, { widthChars: 8 }, { widthChars: 16 }, {}, { widthChars: 8, hidden: true }],
  rows: listRows,
  merges: [range(1, 1, 1, 3)],
  freeze: { rows: 3, columns: 2 },
  autoFilter: range(3, 1, LAST, 6),
  protection: { allowSort: true, allowFilter: true },
  conditionalFormats: [
    { kind: "expression", range: range(4, 3, LAST, 3), formula: f`${cellRef(4, 3, undefined, "column")}<2`, style: "warning" },
    { kind: "colourScale", range: range(4, 3, LAST, 3), low: "F8CBAD", mid: "FFFFFF", high: "9BC2E6", min: 0, max: 5 },
    { kind: "dataBar", range: range(4, 3, LAST, 3), colour: "5B9BD5", min: 0, max: 5 },
  ],
  validations: [
    { kind: "list", range: range(4, 5, LAST, 5), values: ["○", "△", "×"], prompt: { title: "判定", text: "○・△・×から\n選んでください。" }, error: { title: "入力", text: "一覧から選んでください。" } },
    { kind: "list", range: range(4, 2, LAST, 2), values: rangeRef(range(2, 1, 5, 1), "集計") },
    { kind: "decimal", range: range(4, 3, LAST, 3), min: 0, max: 5 },
    { kind: "date", range: range(4, 4, LAST, 4), min: 36_526 },
    { kind: "custom", range: range(4, 1, LAST, 1), formula: f`LEN(${cellRef(4, 1, undefined, "none")})=8` },
  ],
  print: {
    orientation: "landscape", titleRows: [3, 3], titleColumns: [1, 2], area: range(1, 1, LAST + 3, 6), rowBreaks: [5], centerHorizontally: true,
    header: "&L機密性2&R取扱注意 A&&B", footer: "&C&P / &N",
  },
  notes: [
    { row: 4, column: 2, text: "外字です。\n確認してください。", author: "人事課" },
    { row: 3, column: 3, text: "0から5まで" },
  ],
  hyperlinks: [{ row: 1, column: 1, target: cellRef(1, 1, "集計 'A'分"), tooltip: "集計へ" }],
  sparklines: [{ at: { row: LAST + 1, column: 6 }, data: levels, type: "line" }, { at: { row: LAST + 1, column: 5 }, data: levels, type: "column" }],
  zoom: 90,
};

const charted = (type: ChartModel["type"], place: number): ChartModel => ({
  type, title: `水準の分布（${type}）`, description: `${type}のグラフ。4人の水準。`,
  anchor: { from: { row: 8 + place * 12, column: 1 }, to: { row: 18 + place * 12, column: 6 } },
  series: [0, 1].map((i) => ({
    name: i === 0 ? cellRef(1, 2, "集計") : "目標", ...(i === 0 ? { nameCache: "水準" } : {}),
    categories: rangeRef(range(2, type === "scatter" ? 3 : 1, 5, type === "scatter" ? 3 : 1), "集計"), categoryCache: type === "scatter" ? [3, 3, 3, 3] : PEOPLE.map(([, name]) => name),
    values: rangeRef(range(2, 2 + i, 5, 2 + i), "集計"), valueCache: i === 0 ? PEOPLE.map(([, , level]) => level) : [3, 3, 3, null],
    ...(i === 1 ? { pattern: "diagonal" as const, dash: "dash" as const, marker: "square" as const } : {}),
    ...(type === "scatter" && i === 0 ? { pointLabels: ["A", "B", "", "D"] } : {}),
  })),
  xTitle: "氏名", yTitle: "水準", yMin: 0, yMax: 5, legend: "bottom", numberFormat: "0.0",
  ...(type === "scatter" ? { crossX: 2.5, crossY: 2.5, xMin: 0, xMax: 5 } : { dataLabels: true }),
});

const summarySheet: SheetModel = {
  name: "集計",
  columns: [{ widthChars: 20 }, {}, { style: "number" }],
  rows: [
    row(1, cell(1, "氏名"), cell(2, "水準"), cell(3, "目標")),
    ...PEOPLE.map(([, name, level], i) => row(2 + i,
      { column: 1, value: name, formula: f`${cellRef(4 + i, 2, "職員一覧", "none")}` }, { column: 2, value: level, formula: f`${cellRef(4 + i, 3, "職員一覧")}` }, cell(3, 3))),
    row(6, cell(1, "標準偏差"), { column: 2, value: deviation(), formula: f`ROUND(STDEV.S(${rangeRef(range(2, 2, 5, 2))}),9)` }),
    row(7, cell(1, "3以上の数"), { column: 2, value: 2, formula: f`SUM(IF(${rangeRef(range(2, 2, 5, 2))}>=3,1,0))`, array: true }),
  ],
  charts: (["bar", "column", "stackedBar", "stackedColumn", "line", "radar", "scatter"] as const).map(charted),
  tables: [{ name: "集計表", range: range(1, 1, 5, 3), columns: ["氏名", "水準", "目標"] }],
  showGridLines: false,
  print: { paper: "A3", orientation: "portrait", fitTo: { width: 1, height: 1 } },
};

function deviation(): number {
  const sum = PEOPLE.reduce((total, [, , level]) => total + (level - AVERAGE) ** 2, 0);
  return Math.round(Math.sqrt(sum / (PEOPLE.length - 1)) * 1e9) / 1e9;
}

/** One of everything a workbook of ours can hold. */
export const featureBook: WorkbookModel = {
  properties: {
    title: "職員一覧 <試作> & 集計", subject: "試験", creator: "人事課", description: "すべての機能を一つずつ", keywords: "台帳", created: "2026-04-01T00:00:00Z",
    custom: { 取扱区分: "機密性2", 実行番号: "R-001" },
  },
  styles: STYLES,
  sheets: [
    listSheet,
    summarySheet,
    { name: "集計 'A'分", columns: [], rows: [row(1, cell(1, "縦書き", "down")), row(2, cell(16_384, "右端"))], state: "hidden" },
    { name: "_鍵", columns: [], rows: [], state: "veryHidden" },
  ],
  names: [{ name: "水準一覧", target: rangeRef(range(4, 3, LAST, 3), "職員一覧"), comment: "4人の水準" }, { name: "目標", target: cellRef(2, 3, "集計"), scope: "集計" }],
};
