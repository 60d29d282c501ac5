import type { DetectedTable, TableColumn, TableRecord } from "../model/table.ts";
import type { SheetView } from "./sheet-view.ts";

/** 「山田　太郎」: family and given name apart. */
const SPACED = /^[\p{Script=Han}々ヶケヵ]{1,4}[\s　]+[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,5}(?:[\s　]*(?:さん|氏|様))?$/u;
const CLOSE = /^[\p{Script=Han}々ヶケヵ]{2,4}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,4}$/u;
const NOT_NAME = /(?:部|局|課|室|係|班|所|署|館|園|校|院|県|府|市|区|町|村|長|事|任|査|員|師|技|補佐|計|数|日|度|名|号|型|性|別|率|額|費|平均|備考|説明|内容|研修|講座|検定|試験|資格|項目|評価|レベル|目標|現状)$/u;
const ITEM = /スキル|技能|能力|力量|項目|研修|講座|資格|免許|検定|知識|コンピテンシー/u;
const DEPARTMENT = /(?:部|局|課|室|係|班|所|センター|署|館|園|校|委員会)$/u;
const POST = /(?:長|補佐|主幹|主査|主任|主事|主事補|技師|参事|次長|専門員|保健師|保育士)$/u;
const VALUE = /^(?:(?:Lv\.?|レベル)?[0-5]|[○◯◎●△▲×✕レ〇✓]|[A-ES]|-|―|－|修了|受講|受講済|未受講|未修了|済|未|有|無)$/u;

interface Across {
  /** Header row of the names, and the columns under them. */
  readonly row: number;
  readonly columns: readonly TableColumn[];
  readonly spaced: number;
}

/**
 * Skill maps with the people across and the skills (courses, certificates) down: one record per person and item. Names, and numbers or posts on the
 * header rows beside them, become columns. Any other table is returned as it is.
 */
export function namesAcross(view: SheetView, table: DetectedTable): DetectedTable {
  if (table.shape !== "list" || table.headerRows === null) return table;
  const across = findNames(view, table);
  if (across === undefined || !hasItems(table, across) || !holdsMarks(view, table, across)) return table;
  const headers = headerColumns(view, table, across);
  const named = headers.some((h) => h.header[0] === "職員番号") || labelled(table, across);
  if (!named && across.spaced < across.columns.length * 0.6) return table;
  const columns = across.columns.map(columnOf);
  const stub = table.columns.filter((c) => !across.columns.includes(c));
  return {
    ...table, shape: "crosstab", confidence: Math.min(0.99, table.confidence + 0.08),
    columns: [...stub, ...headers, { source: { kind: "pivot_value" }, header: ["値"] }],
    records: table.records.flatMap((record) => columns.map((pivotColumn): TableRecord => ({ ...record, pivotColumn }))),
    wide: { columns: table.columns, records: table.records },
  };
}

const columnOf = (column: TableColumn): number => (column.source.kind === "cell" ? column.source.column : 1);
const textAt = (table: DetectedTable, row: number, column: number): string => {
  const { value } = table.grid.cell(row, column);
  return value === null ? "" : String(value).normalize("NFKC").trim();
};

/** The header row with the most names, all of them side by side. */
function findNames(view: SheetView, table: DetectedTable): Across | undefined {
  const [first, last] = table.headerRows as readonly [number, number];
  let best: Across | undefined;
  for (let row = first; row <= last; row++) {
    const isName = (c: TableColumn): boolean => {
      const text = textAt(table, row, columnOf(c));
      return SPACED.test(text) || (CLOSE.test(text) && !NOT_NAME.test(text) && view.facts(row, columnOf(c)).headerWord === 0);
    };
    const from = table.columns.findIndex(isName);
    if (from === -1) continue;
    const rest = table.columns.slice(from);
    const end = rest.findIndex((c) => !isName(c));
    const columns = end === -1 ? rest : rest.slice(0, end);
    const spaced = columns.filter((c) => SPACED.test(textAt(table, row, columnOf(c)))).length;
    const unlike = rest.slice(columns.length).filter(isName).length;
    if (columns.length >= 2 && unlike === 0 && from > 0 && columns.length > (best?.columns.length ?? 1)) best = { row, columns, spaced };
  }
  return best;
}

/** What stands left of the names are skills, courses or certificates, by header or title, each once. */
function hasItems(table: DetectedTable, across: Across): boolean {
  const stub = table.columns.slice(0, table.columns.indexOf(across.columns[0] as TableColumn));
  const words = [...stub.map((c) => c.header.join("")), table.title ?? "", table.grid.name].join(" ");
  return ITEM.test(words) && stub.some((c) => {
    const texts = table.records.map((r) => textAt(table, r.row, columnOf(c))).filter((t) => t !== "" && !/^\d+$/u.test(t));
    return texts.length >= table.records.length * 0.9 && new Set(texts).size >= texts.length * 0.9;
  });
}

/** Levels, marks or dates under nearly every name. */
function holdsMarks(view: SheetView, table: DetectedTable, { columns }: Across): boolean {
  const facts = table.records.slice(0, 200).flatMap((r) => columns.map((c) => view.facts(r.row, columnOf(c)))).filter((f) => f.look !== "blank");
  return facts.length > 0 && facts.filter((f) => f.look === "date" || f.look === "mark" || VALUE.test(f.compact)).length >= facts.length * 0.9;
}

/** 「氏名」 beside the names says what they are. */
function labelled(table: DetectedTable, { row, columns }: Across): boolean {
  const left = Math.min(...columns.map(columnOf));
  return Array.from({ length: left - 1 }, (_, i) => textAt(table, row, i + 1)).some((t) => /^(?:職員)?氏\s*名|職員名|名前$/u.test(t));
}

/** One column per header row that says something of each person; the names last. */
function headerColumns(view: SheetView, table: DetectedTable, { row: names, columns }: Across): readonly TableColumn[] {
  const [first, last] = table.headerRows as readonly [number, number];
  const found: TableColumn[] = [];
  for (let row = first; row <= last; row++) {
    const texts = columns.map((c) => textAt(table, row, columnOf(c)));
    const all = (test: (text: string, i: number) => boolean): boolean => texts.every((t, i) => t !== "" && test(t, i));
    const numbers = all((t, i) => /^[A-Za-z]{0,3}-?\d{2,10}$/u.test(t) && view.facts(row, columnOf(columns[i] as TableColumn)).look !== "date");
    const header = row === names ? undefined : numbers ? "職員番号" : all((t) => DEPARTMENT.test(t)) ? "所属" : all((t) => POST.test(t)) ? "職名" : undefined;
    if (header !== undefined) found.push({ source: { kind: "pivot_header", headerRow: row }, header: [header] });
  }
  return [...found, { source: { kind: "pivot_header", headerRow: names }, header: ["氏名"] }];
}
