// The workbooks the write benchmark is about: a 20,000 × 40 list and 120 department workbooks. Invented data, made by counting.
import { cellRef, f, rangeRef, textLiteral } from "../../../src/core/model/formula.ts";
import type { CellModel, ChartModel, RowModel, SheetModel, StyleModel, WorkbookModel } from "../../../src/core/model/workbook.ts";

const DATA_COLUMNS = 35;
const FORMULA_COLUMNS = 5;
export const COLUMNS = DATA_COLUMNS + FORMULA_COLUMNS;

const FAMILY = "佐藤 鈴木 高橋 田中 伊藤 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山﨑 森 池田 橋本 阿部 石川".split(" ");
const GIVEN = "太郎 花子 一郎 美咲 健太 陽子 翔太 さくら 大輔 恵子 拓也 由美子 誠 真由美 直樹 智子 和也 裕子 隆 久美子".split(" ");
const DEPARTMENTS = "総務部 企画部 財務部 市民生活部 福祉保健部 こども未来部 産業振興部 建設部 都市整備部 上下水道局".split(" ");
const POSTS = "部長 次長 課長 課長補佐 係長 主任 主査 主事".split(" ");
const NOTES = ["育児短時間勤務", "時差出勤", "前職：民間企業（システム開発）", "庁内公募制度により異動", null, null, null];

const thin = { style: "thin", colour: "BFBFBF" } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };
const font = { name: "ＭＳ Ｐゴシック", sizePoints: 10 };

export const STYLES: Readonly<Record<string, StyleModel>> = {
  default: { font }, header: { font: { bold: true, colour: "FFFFFF" }, fill: "1F4E78", border, align: { horizontal: "center", wrap: true } },
  text: { border, numberFormat: "@" }, number: { border, numberFormat: "0" }, yen: { border, numberFormat: "#,##0" }, decimal: { border, numberFormat: "0.0" },
  date: { border, numberFormat: "yyyy/mm/dd" }, wareki: { border, numberFormat: '[$-411]ggge"年"m"月"d"日";@' },
};

/** A small deterministic mixer: value of column `c` in row `i`, below `n`. */
const mix = (i: number, c: number, n: number): number => {
  let h = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(c + 7, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) % n;
};
const pick = <T>(list: readonly T[], i: number, c: number): T => list[mix(i, c, list.length)] as T;

type Kind = (i: number, c: number) => readonly [CellModel["value"], string];
const KINDS: readonly Kind[] = [
  (i) => [String(10_000_000 + i), "text"],
  (i, c) => [`${pick(FAMILY, i, c)}　${pick(GIVEN, i, c + 1)}`, "text"],
  (i, c) => [pick(DEPARTMENTS, i, c), "text"],
  (i, c) => [pick(POSTS, i, c), "text"],
  (i, c) => [25_000 + mix(i, c, 15_000), "wareki"],
  (i, c) => [40_000 + mix(i, c, 5_000), "date"],
  (i, c) => [1 + mix(i, c, 8), "number"],
  (i, c) => [160_000 + mix(i, c, 3_000) * 100, "yen"],
  (i, c) => [pick(NOTES, i, c), "text"],
  (i, c) => [`${pick(DEPARTMENTS, i, c)} ${mix(i, c, 4_000)}番`, "text"],
];

const at = (row: number, column: number) => cellRef(row, column, undefined, "none");

function formulaCells(row: number, grade: number, salary: number): readonly CellModel[] {
  const points = Math.round((grade * 10 + salary / 1000) * 100) / 100;
  return [
    { column: 36, value: points, formula: f`ROUND(${at(row, 7)}*10+${at(row, 8)}/1000,2)`, style: "decimal" },
    { column: 37, value: salary >= 300_000 ? "上位" : "標準", formula: f`IF(${at(row, 8)}>=300000,${textLiteral("上位")},${textLiteral("標準")})`, style: "text" },
    { column: 38, value: grade + salary, formula: f`SUM(${rangeRef({ top: row, left: 7, bottom: row, right: 8 })})`, style: "number" },
    { column: 39, value: Math.round(salary / 100) / 10, formula: f`ROUND(${at(row, 8)}/1000,1)`, style: "decimal" },
    { column: 40, value: salary * 12, formula: f`${at(row, 8)}*12`, style: "yen" },
  ];
}

function staffRow(i: number): RowModel {
  const row = i + 2;
  const cells = Array.from({ length: DATA_COLUMNS }, (_, c): CellModel => {
    const [value, style] = (KINDS[c % KINDS.length] as Kind)(i, c);
    return { column: c + 1, value, style };
  });
  return { row, cells: [...cells, ...formulaCells(row, cells[6]?.value as number, cells[7]?.value as number)] };
}

const headerRow = (count: number): RowModel => ({ row: 1, heightPoints: 30, cells: Array.from({ length: count }, (_, c) => ({ column: c + 1, value: `項目${c + 1}`, style: "header" })) });

function listSheet(rows: number, from: number, lazy: boolean): SheetModel {
  const last = rows + 1;
  const all = function* (): Iterable<RowModel> {
    yield headerRow(COLUMNS);
    for (let i = 0; i < rows; i++) yield staffRow(from + i);
  };
  return {
    name: "職員一覧",
    columns: Array.from({ length: COLUMNS }, () => ({ widthChars: 14 })),
    rows: lazy ? { [Symbol.iterator]: () => all()[Symbol.iterator]() } : [...all()],
    freeze: { rows: 1, columns: 2 },
    autoFilter: { top: 1, left: 1, bottom: last, right: COLUMNS },
    conditionalFormats: [{ kind: "colourScale", range: { top: 2, left: 36, bottom: last, right: 36 }, low: "F8696B", mid: "FFEB84", high: "63BE7B" }],
    validations: [{ kind: "list", range: { top: 2, left: 4, bottom: last, right: 4 }, values: POSTS }],
    print: { orientation: "landscape", titleRows: [1, 1], footer: "&C&P / &N" },
  };
}

const frame = (title: string, sheets: readonly SheetModel[]): WorkbookModel => ({
  properties: { title, creator: "人事課", created: "2026-04-01T00:00:00Z" }, styles: STYLES, sheets, names: [],
});

/** 20,000 × 40 styled cells, five formula columns. `lazy`: rows made while they are written. */
export const listBook = (rows: number, lazy: boolean): WorkbookModel => frame("職員一覧", [listSheet(rows, 0, lazy)]);

const SKILLS = ["企画力", "調整力", "法務", "財務", "ICT", "語学", "指導力", "折衝力"];

function summarySheet(department: number, charts: boolean): SheetModel {
  const means = SKILLS.map((_, k) => 1 + mix(department, k, 40) / 10);
  const range = (column: number) => rangeRef({ top: 2, left: column, bottom: SKILLS.length + 1, right: column }, "集計");
  const chart = (type: ChartModel["type"], place: number): ChartModel => ({
    type, title: `スキル平均（${type}）`, description: "スキルごとの平均", anchor: { from: { row: 12 + place * 16, column: 1 }, to: { row: 26 + place * 16, column: 8 } }, yMin: 0, yMax: 5,
    series: [{ name: "平均", categories: range(1), categoryCache: SKILLS, values: range(2), valueCache: means }],
  });
  return {
    name: "集計",
    columns: [{ widthChars: 14 }],
    rows: [headerRow(2), ...SKILLS.map((skill, k): RowModel => ({ row: k + 2, cells: [{ column: 1, value: skill, style: "text" }, { column: 2, value: means[k] ?? 0, style: "decimal" }] }))],
    ...(charts ? { charts: [chart("bar", 0), chart("radar", 1)] } : {}),
  };
}

function skillSheet(department: number, rows: number): SheetModel {
  const one = (i: number): RowModel => ({
    row: i + 2,
    cells: [{ column: 1, value: String(10_000_000 + i), style: "text" }, { column: 2, value: `${pick(FAMILY, i, department)}　${pick(GIVEN, i, department)}`, style: "text" }, ...SKILLS.map((_, k) => ({ column: k + 3, value: 1 + mix(i, k + department, 5), style: "number" }))],
  });
  return {
    name: "スキル", columns: [{ widthChars: 12 }, { widthChars: 16 }], rows: [headerRow(10), ...Array.from({ length: rows }, (_, i) => one(i))], freeze: { rows: 1, columns: 2 },
    conditionalFormats: [{ kind: "colourScale", range: { top: 2, left: 3, bottom: rows + 1, right: 10 }, low: "FFFFFF", high: "63BE7B" }],
  };
}

/** One department: list of 170 × 40, summary with a bar and a radar chart, skill heat map. */
export const departmentBook = (department: number, charts: boolean): WorkbookModel =>
  frame(`所属${department}`, [listSheet(170, department * 170, false), summarySheet(department, charts), skillSheet(department, 170)]);
