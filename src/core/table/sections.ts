import type { DetectedTable, TableColumn, TableRecord } from "../model/table.ts";
import { compactText } from "./cell-facts.ts";

const DEPARTMENT = /^[^\s。、]{1,24}(?:部|局|課|室|係|班|所|センター|館|園|校|署|委員会)$/u;
/** Columns that say the department themselves. */
const OWN: Readonly<Record<string, RegExp>> = { 部: /^(?:部|局|部局|所属)/u, 課: /(?:課|室|所属|部署|部課)/u, 係: /(?:係|班|担当|所属|部署)/u, 所属: /(?:所属|部署|課)/u };

const clean = (text: string): string => compactText(text).replace(/^[■□●○◆◇▲▼★☆◎・【〔[《〈<(]+|[】〕\]》〉>)]+$/gu, "").replace(/[(（]\d+(?:人|名)?[)）]?$/u, "");
const levelOf = (name: string): number => (/(?:係|班)$/u.test(name) ? 3 : /(?:部|局)$/u.test(name) ? 1 : 2);
const NAMES = ["", "部", "課", "係"];

interface Mark { readonly row: number; readonly text: string }

/**
 * Departments written as section headers inside the body become a column of their own: 【総務部】, and 人事課 under it. A caption that names the first
 * department (■総務部　総務課) is the section of the records up to the next one. Other section headers stay what they are.
 */
export function withSections(table: DetectedTable): DetectedTable {
  const glued = table.records.flatMap((r): Mark[] => (r.section?.row === r.row ? [r.section] : []));
  const alone = table.excludedRows.filter((e) => e.reason === "section_header").map((e): Mark => ({ row: e.row, text: sectionText(table, e.row) }));
  const marks = [...alone, ...glued].sort((a, b) => a.row - b.row);
  const named = marks.filter((m) => pathIn(m.text) !== undefined);
  if (named.length === 0 || named.length < marks.length * 0.8) return table;
  const caption = table.columns.find((c) => c.source.kind === "fixed" && /^(?:所属|部署|課名)/u.test(c.header[0] ?? ""));
  const first = caption?.source.kind === "fixed" ? [{ row: caption.source.row, text: String(table.grid.cell(caption.source.row, caption.source.column).value ?? "") }] : [];
  const sections = pathsDown([...first, ...named]);
  const header = headerFor([...first, ...named]);
  const cells = table.columns.filter((c) => c.source.kind === "cell");
  if (cells.some((c) => OWN[header]?.test(c.header.join("")) ?? false)) return table;
  const column: TableColumn = { source: { kind: "section" }, header: [header] };
  return { ...table, columns: [...table.columns.filter((c) => c !== caption), column], records: table.records.map((r) => inSection(r, sections)) };
}

function sectionText(table: DetectedTable, row: number): string {
  for (let column = table.range.left; column <= table.range.right; column++) {
    const { value } = table.grid.cell(row, column);
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return "";
}

/** 「■総務部　総務課」 → its names; undefined when it is no department. */
function pathIn(text: string): readonly string[] | undefined {
  const parts = text.split(/[\s　/／]+/u).map(clean).filter((p) => p !== "");
  return parts.length > 0 && parts.length <= 3 && parts.every((p) => DEPARTMENT.test(p)) ? parts : undefined;
}

/** A 課 under a 部 that has a line of its own belongs to it. */
function pathsDown(marks: readonly Mark[]): readonly Mark[] {
  let above: readonly string[] = [];
  return marks.map(({ row, text }) => {
    const path = pathIn(text) ?? [clean(text)];
    const level = levelOf(path[0] ?? "");
    const full = [...above.filter((name) => levelOf(name) < level), ...path];
    above = full;
    return { row, text: full.join("　") };
  });
}

function headerFor(marks: readonly Mark[]): string {
  const levels = new Set(marks.map(({ text }) => { const path = pathIn(text) ?? []; return path.length === 1 ? levelOf(path[0] ?? "") : 0; }));
  const [only] = levels;
  return levels.size === 1 && only !== undefined && only > 0 ? (NAMES[only] ?? "所属") : "所属";
}

function inSection(record: TableRecord, sections: readonly Mark[]): TableRecord {
  const section = sections.findLast((s) => s.row < record.row || (s.row === record.row && record.section?.row === record.row));
  return section === undefined ? record : { ...record, section };
}
