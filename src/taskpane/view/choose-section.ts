import type { Actions } from "../actions.ts";
import { filesOfDrop, filesOfInput } from "../picked-files.ts";
import type { PaneState } from "../state.ts";
import { TEXT } from "../wording.ts";
import { button, h } from "./element.ts";
import { extraPart } from "./extra-part.ts";

export function chooseSection(state: PaneState, actions: Actions): HTMLElement {
  return h("section", { "aria-labelledby": "title-choose" },
    h("h2", { id: "title-choose", tabindex: -1 }, TEXT.steps.choose),
    state.excel ? bookPart(actions) : h("p", {}, TEXT.lead),
    state.excel ? h("details", { id: "more-ledgers", open: state.given.length > 0 }, h("summary", {}, TEXT.addLedgers), filesPart(state, actions)) : filesPart(state, actions),
    extraPart(state, actions));
}

const bookPart = (actions: Actions): HTMLElement => h("div", { class: "main-action" },
  button(TEXT.chooseBook, actions.readBook, { id: "read-book", class: "primary", "aria-describedby": "book-hint" }), h("p", { id: "book-hint", class: "quiet" }, TEXT.bookHint));

function filesPart(state: PaneState, actions: Actions): HTMLElement {
  const drop = h("div", {
    class: "drop", id: "drop",
    ondragover: (event) => { event.preventDefault(); drop.classList.add("over"); },
    ondragleave: () => drop.classList.remove("over"),
    ondrop: (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      const { dataTransfer } = event as DragEvent;
      if (dataTransfer !== null) void filesOfDrop(dataTransfer).then(actions.give);
    },
  }, h("div", { class: "pickers" }, picker("pick-files", TEXT.pickFiles, {}, actions), picker("pick-folder", TEXT.pickFolder, { webkitdirectory: true }, actions)), h("p", { class: "quiet" }, TEXT.dropHere));
  return h("div", {}, drop, givenList(state, actions), state.given.length === 0 ? null : readPart(state, actions));
}

/** A button of ours before the browser's own control, which says "no file chosen" even when files were given before. */
function picker(id: string, label: string, extra: Readonly<Record<string, boolean>>, actions: Actions): HTMLElement {
  const input = h("input", { id, type: "file", multiple: true, class: "behind", tabindex: -1, "aria-hidden": "true", ...extra, onchange: () => actions.give(filesOfInput(input)) });
  return h("span", {}, button(label, () => input.click(), { id: `${id}-button` }), input);
}

function givenList({ given, others }: PaneState, actions: Actions): HTMLElement {
  return h("div", {},
    given.length === 0 ? null : h("h3", {}, TEXT.chosen(given.length)),
    h("ul", { class: "files" }, given.map(({ path }, i) => h("li", {}, h("span", {}, path), button(TEXT.removeShort, () => actions.remove(path), { id: `remove-${i}`, "aria-label": TEXT.remove(path), class: "small" })))),
    others.length === 0 ? null : h("p", { class: "quiet" }, TEXT.notLedgers(others)));
}

function readPart({ asOf }: PaneState, actions: Actions): HTMLElement {
  const day = h("input", { id: "as-of", type: "date", value: asOf, onchange: () => actions.setAsOf(day.value) });
  return h("div", { class: "main-action" }, h("p", {}, h("label", { for: "as-of" }, TEXT.asOf), day), button(TEXT.read, actions.readFiles, { id: "read-files", class: "primary" }));
}
