import type { Masters } from "./master-types.ts";

/** How a cell of a master sheet is read: lists are `;`-separated, numbers by name are `D1=15;D2=15`. An empty optional cell is left out. */
export type CellKind = "text" | "number" | "flag" | "list" | "numbers";

export interface MasterColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: CellKind;
  /** What an empty cell means. Default: the cell must be filled (text may be empty). `row`: a name made of the row, for a new entry that needs none of its own. */
  readonly empty?: "absent" | "null" | "row";
}

/** One master as one sheet: its title is the sheet's name, its main list the rows. */
export interface MasterSheet {
  readonly key: keyof Masters;
  readonly list: string;
  readonly columns: readonly MasterColumn[];
}

const column = (id: string, label: string, kind: CellKind, empty?: MasterColumn["empty"]): MasterColumn => ({ id, label, kind, ...(empty === undefined ? {} : { empty }) });

/** The masters a clerk may want to change in Excel. The others (plan versions, skill frameworks, questions with their choices) are changed as JSON. */
export const MASTER_SHEETS: readonly MasterSheet[] = [
  { key: "surveyMapping", list: "mappings", columns: [column("skill", "スキル名", "text"), column("items", "標準の項目ID", "list")] },
  {
    key: "requirements", list: "requirements",
    columns: [column("role", "役割ID", "text"), column("item", "項目ID", "text"), column("required", "必要レベル", "number", "absent"), column("weight", "重み", "number"), column("mustHave", "必須", "flag")],
  },
  {
    key: "certificates", list: "certificates",
    columns: [
      column("id", "ID", "text"), column("name", "資格", "text"), column("patterns", "資格名に含まれる語", "list"), column("itss", "ITSSレベル", "number"), column("items", "底上げする項目ID", "list"),
      column("floor", "底上げのレベル", "number"), column("examUntil", "試験の最終日", "text", "null"), column("successor", "後継の試験", "text", "null"), column("note", "備考", "text"),
    ],
  },
  { key: "presets", list: "presets", columns: [column("id", "重みの名前", "text"), column("equal", "均等に分ける点", "number", "absent"), column("weights", "分野の配点", "numbers")] },
  { key: "training", list: "courses", columns: [column("name", "研修名", "text"), column("dx", "DX研修", "flag"), column("security", "セキュリティ研修", "flag")] },
  {
    key: "courses", list: "courses",
    columns: [
      column("id", "ID", "text", "row"), column("name", "研修", "text"), column("items", "項目ID", "list"), column("raisesTo", "到達レベル", "number"),
      column("hours", "時間数", "number", "absent"), column("yen", "1人当たりの費用（円）", "number", "absent"), column("seats", "定員", "number", "absent"),
    ],
  },
  {
    key: "roles", list: "roles",
    columns: [column("id", "役割ID", "text"), column("name", "名称", "text"), column("mic", "総務省の役割", "text"), column("dss", "DSSのロール", "text"), column("aliases", "別名", "list")],
  },
  {
    key: "benchmarks", list: "benchmarks",
    columns: [
      column("id", "ID", "text"), column("name", "指標", "text"), column("value", "値", "number"), column("unit", "単位", "text"), column("baseDate", "基準日", "text"),
      column("published", "公表日", "text"), column("retrievedOn", "取得日", "text"), column("revision", "改訂", "text"), column("source", "出典", "text"),
    ],
  },
];
