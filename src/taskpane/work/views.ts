import { fieldLabel, fieldsOf } from "../../core/columns/fields.ts";
import { inspectTable } from "../../core/columns/inspect.ts";
import { flatHeaders } from "../../core/columns/profile.ts";
import { CANONICAL, TABLE_IDS } from "../../core/model/canonical.ts";
import { columnLetters } from "../../core/model/cell-address.ts";
import type { LedgerKind, SavedProfile } from "../../core/model/columns.ts";
import type { Cell } from "../../core/model/grid.ts";
import { cellOf, type DetectedTable } from "../../core/model/table.ts";
import type { RecognisedTable } from "../../core/pipeline.ts";
import type { CellWrite } from "../../output/cell-writes.ts";
import type { ConvertedRun } from "../../output/converted-run.ts";
import { scoreLines } from "../../output/score-summary.ts";
import type { ScoredRun } from "../../output/scored-run.ts";
import type { ColumnView, ConvertView, FieldChoice, ScoreView, TablesView, TableView, WriteGroup, WritesView } from "./messages.ts";
import { inPane } from "../pane-words.ts";
import { ruleLabel } from "../wording.ts";

/** Enough to recognise a column by. */
const SAMPLES = 3;
/** More than this a pane cannot show; the workbook has them all. */
const SHOWN_ISSUES = 2000;

export function tablesView(recognised: readonly RecognisedTable[], others: readonly string[], profile: SavedProfile | undefined): TablesView {
  const tables = recognised.map(tableView);
  const choices: Partial<Record<LedgerKind, readonly FieldChoice[]>> = {};
  for (const kind of TABLE_IDS) choices[kind] = fieldsOf(kind).map(({ id, label }) => ({ id, label }));
  return { tables, choices, others, profile: profile ?? null };
}

function tableView({ table, map }: RecognisedTable): TableView {
  const inspected = inspectTable({ table, map });
  const editable = table.wide === undefined && table.shape !== "form";
  return {
    file: table.file, sheet: table.grid.name, range: inspected.range, title: inspected.title, kind: map.kind, confidence: inspected.confidence,
    records: inspected.dataRowCount, excluded: inspected.excludedRows.length, editable,
    columns: editable ? editableColumns(table, map) : inspected.columns.map((c) => ({ letter: c.column, header: c.header.join(" / "), field: c.field, confidence: c.confidence, refused: c.refused !== undefined, sample: [] })),
    questions: inspected.questions.map(({ field, required, candidates }) => ({ label: fieldLabel(field), required, candidates })),
  };
}

function editableColumns(table: DetectedTable, map: RecognisedTable["map"]): readonly ColumnView[] {
  const headers = flatHeaders(table);
  return table.columns.map((column, i) => {
    const mapping = map.mappings.find((m) => m.columns.includes(i));
    return {
      letter: column.source.kind === "cell" ? columnLetters(column.source.column) : "",
      header: headers[i] ?? "", field: mapping?.field ?? null, confidence: mapping?.confidence ?? 0,
      refused: map.rejected.some((r) => r.column === i), sample: samplesOf(table, i),
    };
  });
}

function samplesOf(table: DetectedTable, index: number): readonly string[] {
  const column = table.columns[index];
  const found = new Set<string>();
  for (const record of table.records) {
    const text = column === undefined ? "" : textOf(cellOf(table, record, column).cell);
    if (text !== "") found.add(text);
    if (found.size === SAMPLES) break;
  }
  return [...found];
}

const textOf = (cell: Cell): string => cell.iso ?? (cell.value === null ? "" : String(cell.value).slice(0, 30));

export function convertView({ converted, issues, asOf, run }: ConvertedRun): ConvertView {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of issues) counts[severity] += 1;
  return {
    asOf: asOf ?? null, runId: run.runId, counts,
    tables: TABLE_IDS.filter((id) => converted.tables[id].length > 0).map((id) => ({ label: CANONICAL[id].label, rows: converted.tables[id].length })),
    accounting: converted.accounting.map((s) => ({ file: s.file, sheet: s.sheet, read: s.rowsRead, loaded: s.rowsLoaded, merged: s.rowsMerged, excluded: s.rowsExcluded })),
    issues: issues.slice(0, SHOWN_ISSUES).map(({ severity, file, sheet, cell, message }) => ({ severity, file, sheet, cell, message: inPane(message) })),
    changes: [...converted.changes].length,
  };
}

export function scoreView(run: ScoredRun): ScoreView {
  const { scores, work, masters } = run;
  const first = work.periods[0]?.label ?? "";
  const names = new Map(work.units.map(({ unit, fullPath }) => [unit, fullPath]));
  const roleName = (id: string): string => masters.roles.roles.find((role) => role.id === id)?.name ?? id;
  return {
    lines: scoreLines(run).map((line) => inPane(line.trim())),
    departments: scores.readiness.map(({ unit, adjusted, unknownRate, band, reference }) => ({ name: names.get(unit) ?? unit, adjusted, unknownRate, band, reference })),
    roles: scores.roleGaps.filter(({ period }) => period === first).map(({ role, demand, supply, coverage, gap }) => ({ name: roleName(role), demand, supply, coverage, gap })),
  };
}

export function writesView({ writes, left }: { readonly writes: readonly CellWrite[]; readonly left: number }): WritesView {
  const groups = new Map<string, CellWrite[]>();
  for (const write of writes) {
    const key = `${write.rule}|${write.field}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [write]);
    else known.push(write);
  }
  return { writes, left, groups: [...groups.values()].map(groupOf) };
}

function groupOf(writes: readonly CellWrite[]): WriteGroup {
  const [first] = writes;
  const samples = writes.slice(0, SAMPLES).map(({ before, value, format }) => ({ before, after: format.startsWith("y") ? dayText(Number(value)) : String(value) }));
  return { rule: first?.rule ?? "", field: first?.field ?? "", label: ruleLabel(first?.rule ?? ""), count: writes.length, samples };
}

const dayText = (serial: number): string => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "/");
