import type { ColumnMap } from "../model/columns.ts";
import { cellOf, type DetectedTable, type TableRecord } from "../model/table.ts";
import { rawText } from "./record-read.ts";
import type { LedgerHints } from "./record-draft.ts";
import type { RecordPlan } from "./record-types.ts";

interface Stated { readonly captions: readonly string[]; readonly asOf: string | undefined }

/** What the ledger says as a whole, and the 備考 of each record; made once per table, asked per record. */
export function hintsOf(table: DetectedTable, map: ColumnMap, { captions, asOf }: Stated): (record: TableRecord, plan: RecordPlan) => LedgerHints {
  const texts = [...captions, table.title ?? "", table.grid.name, table.file, ...table.columns.flatMap((c) => c.header)].join(" ");
  const source = skillSource(texts);
  const remarks = map.unmapped.filter((i) => /備考|摘要|特記|その他|メモ|注記/u.test(table.columns[i]?.header.join("") ?? ""));
  const known = new Map<RecordPlan, LedgerHints>();
  const ofPlan = (plan: RecordPlan): LedgerHints => {
    const made: LedgerHints = {
      crosstab: table.shape === "crosstab",
      fields: new Set(plan.sources.map((s) => s.name)),
      headerOf: (name) => plan.sources.find((s) => s.name === name)?.columns[0]?.header.at(-1) ?? "",
      ...(source === undefined ? {} : { skillSource: source }),
      ...(asOf === undefined ? {} : { asOf }),
    };
    known.set(plan, made);
    return made;
  };
  return (record, plan) => {
    const hints = known.get(plan) ?? ofPlan(plan);
    const remark = plan.table === "staff" ? remarkOf(table, record, remarks) : undefined;
    return remark === undefined ? hints : { ...hints, remark };
  };
}

/** Whose assessment a skill ledger is, when its words say one thing only. */
function skillSource(texts: string): string | undefined {
  const self = /自己評価|本人評価|自己申告|自己診断|セルフ/u.test(texts);
  const manager = /所属長評価|上司評価|管理職評価|所属長が|上司が|所属長による|上司による|他者評価/u.test(texts);
  const test = /アセスメント|テスト結果|スキルテスト/u.test(texts);
  if (Number(self) + Number(manager) + Number(test) !== 1) return undefined;
  return self ? "self" : manager ? "manager" : "test";
}

function remarkOf(table: DetectedTable, record: TableRecord, columns: readonly number[]): LedgerHints["remark"] {
  for (const index of columns) {
    const column = table.columns[index];
    if (column === undefined) continue;
    const found = cellOf(table, record, column);
    const text = rawText(found.cell);
    if (text !== "") return { text, at: { file: table.file, sheet: table.grid.name, row: found.row, column: found.column } };
  }
  return undefined;
}
