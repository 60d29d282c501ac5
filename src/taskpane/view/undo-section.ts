import { a1 } from "../../core/model/cell-address.ts";
import type { CellValue, JournalCell, JournalRun } from "../../excel/book-host.ts";
import type { Actions } from "../actions.ts";
import type { PaneState } from "../state.ts";
import { TEXT } from "../wording.ts";
import { button, h } from "./element.ts";

const SHOWN_CELLS = 100;

export function undoSection({ journal, changedSheets }: PaneState, actions: Actions): HTMLElement {
  return h("section", { "aria-labelledby": "title-undo" },
    h("h2", { id: "title-undo", tabindex: -1 }, TEXT.steps.undo),
    h("p", {}, journal.length === 0 ? TEXT.journalEmpty : TEXT.journalLead),
    journal.map((run, i) => (run.kind === "sheets" ? sheetsCard(run, i, changedSheets?.run === run.id ? changedSheets.names : [], actions) : runCard(run, i, actions))),
    journal.length === 0 ? null : h("details", {}, h("summary", {}, TEXT.forgetTitle), h("p", { id: "forget-hint" }, TEXT.forgetHint), button(TEXT.forget, actions.forget, { id: "forget", "aria-describedby": "forget-hint" })));
}

function runCard(run: JournalRun, index: number, actions: Actions): HTMLElement {
  const shown = run.cells.slice(0, SHOWN_CELLS);
  return h("article", { class: "card" },
    h("h3", {}, TEXT.journalRun(TEXT.journalKinds[run.kind], run.cells.length)),
    button(TEXT.undoRun, () => actions.undo(run.id), { id: `undo-${index}`, class: "primary" }),
    h("details", { id: `cells-${run.id}` }, h("summary", {}, TEXT.cells),
      run.cells.length > shown.length ? h("p", { class: "quiet" }, TEXT.cellsShown(shown.length, run.cells.length)) : null,
      h("ul", { class: "files" }, shown.map((cell, i) => cellLine(run, cell, `undo-${index}-${i}`, actions)))));
}

/** Sheets go together, because they read each other. Changed ones are asked about before anything goes. */
function sheetsCard({ id, sheets }: JournalRun, index: number, changed: readonly string[], actions: Actions): HTMLElement {
  return h("article", { class: "card" },
    h("h3", {}, TEXT.journalSheets(sheets.length)), h("p", {}, sheets.map(({ name }) => name).join("、")),
    changed.length === 0
      ? [button(TEXT.removeSheets, () => actions.removeSheets(id, false), { id: `undo-${index}`, class: "primary", "aria-describedby": `remove-hint-${index}` }), h("p", { id: `remove-hint-${index}`, class: "quiet" }, TEXT.removeHint)]
      : [h("p", { class: "asked", role: "alert" }, TEXT.sheetsChanged(changed)),
        h("div", { class: "main-action" }, button(TEXT.keepSheets, actions.keepSheets, { id: `undo-${index}`, class: "primary" }), button(TEXT.removeChanged, () => actions.removeSheets(id, true), { id: "remove-changed" }))]);
}

function cellLine(run: JournalRun, cell: JournalCell, id: string, actions: Actions): HTMLElement {
  const name = `${cell.sheet} ${a1(cell.row, cell.column)}`;
  const was = run.kind === "mark" ? null : h("small", {}, TEXT.beforeAfter(shownValue(cell.before.value), shownValue(cell.after.value)));
  return h("li", {}, h("span", {}, name, was), button(TEXT.undoShort, () => actions.undo(run.id, cell), { id, class: "small", "aria-label": TEXT.undoCell(name) }));
}

const shownValue = (value: CellValue = ""): string => (value === "" ? TEXT.blank : String(value));
