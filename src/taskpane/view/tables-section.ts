import { TABLE_IDS } from "../../core/model/canonical.ts";
import type { LedgerKind } from "../../core/model/columns.ts";
import type { Actions } from "../actions.ts";
import { countEdits, type PaneState } from "../state.ts";
import type { ColumnView, FieldChoice, TableEdit, TableView } from "../work/messages.ts";
import { kindLabel, TEXT } from "../wording.ts";
import { button, chooser, grid, h } from "./element.ts";

/** Below this a person should look (`core/table`). */
const DOUBTFUL = 0.95;

export function tablesSection(state: PaneState, actions: Actions): HTMLElement {
  const tables = state.tables?.tables ?? [];
  const edits = countEdits(state.edits);
  return h("section", { "aria-labelledby": "title-tables" },
    h("h2", { id: "title-tables", tabindex: -1 }, TEXT.steps.tables),
    state.book === null ? null : h("p", { class: "quiet" }, TEXT.bookName(state.book)),
    h("p", {}, tables.length === 0 ? TEXT.noTables : TEXT.tablesFound(tables.length)),
    (state.tables?.others.length ?? 0) === 0 ? null : h("p", { class: "quiet" }, TEXT.notLedgers(state.tables?.others ?? [])),
    tables.map((table, i) => tableCard(table, i, state, actions)),
    h("div", { class: "main-action" },
      edits > 0 ? button(TEXT.applyEdits(edits), actions.applyEdits, { id: "apply-edits", class: "primary" }) : button(TEXT.toIssues, actions.convert, { id: "convert", class: "primary", disabled: tables.length === 0 }),
      state.tables?.profile === null || edits > 0 ? null : button(TEXT.saveProfile, actions.saveProfile, { id: "save-profile" })));
}

function tableCard(table: TableView, index: number, state: PaneState, actions: Actions): HTMLElement {
  const edit = state.edits.find((e) => e.table === index);
  const kind = edit?.kind ?? table.kind;
  const doubtful = table.confidence < DOUBTFUL || table.questions.length > 0 || table.kind === "unknown";
  const id = `kind-${index}`;
  return h("article", { class: "card" },
    h("h3", {}, `${table.file}　${table.sheet}　${table.range}`),
    h("p", { class: "quiet" }, TEXT.tableLine(table.records, table.excluded), doubtful ? h("strong", { class: "tag warning" }, TEXT.doubtful) : null),
    h("p", {}, h("label", { for: id }, TEXT.kind), chooser([...TABLE_IDS, "unknown" as const].map((k) => [k, kindLabel(k)] as const), kind, (k) => actions.editKind(index, k as LedgerKind), { id })),
    table.questions.map(({ label, required }) => h("p", { class: "asked" }, TEXT.question(label, required))),
    h("details", { id: `columns-${index}`, open: table.questions.length > 0 || edit !== undefined }, h("summary", {}, TEXT.columns), columnsTable({ table, index, edit, choices: state.tables?.choices[kind] ?? [] }, actions)));
}

interface Shown {
  readonly table: TableView;
  readonly index: number;
  readonly edit: TableEdit | undefined;
  readonly choices: readonly FieldChoice[];
}

function columnsTable(shown: Shown, actions: Actions): HTMLElement {
  const { table } = shown;
  const rows = table.columns.map((column, i) => [column.letter, h("span", {}, column.header, h("small", {}, column.sample.join("、"))), fieldCell(column, i, shown, actions)]);
  return h("div", {}, table.editable ? null : h("p", { class: "quiet" }, TEXT.wholeTable), grid(`${TEXT.columns} ${table.sheet} ${table.range}`, [TEXT.columnHead, TEXT.headerHead, TEXT.fieldHead], rows));
}

function fieldCell(column: ColumnView, i: number, { table, index, edit, choices }: Shown, actions: Actions): Node | string {
  if (column.refused) return TEXT.refusedColumn;
  const chosen = edit?.fields[column.header] ?? column.field ?? "";
  const label = choices.find((choice) => choice.id === chosen)?.label;
  if (!table.editable) return label ?? (chosen === "" ? TEXT.carried : chosen);
  const extra: readonly (readonly [string, string])[] = chosen !== "" && label === undefined ? [[chosen, chosen]] : [];
  return chooser([["", TEXT.carried], ...extra, ...choices.map((c) => [c.id, c.label] as const)], chosen, (field) => actions.editField(index, column.header, field), { id: `field-${index}-${i}`, "aria-label": `${column.header} ${TEXT.fieldHead}` });
}
