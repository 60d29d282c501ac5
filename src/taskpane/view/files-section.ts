import type { Actions } from "../actions.ts";
import type { PaneState } from "../state.ts";
import { TEXT } from "../wording.ts";
import { button, chooser, h } from "./element.ts";
import { passwordPart, slipsReady } from "./password-part.ts";

export function filesSection(state: PaneState, actions: Actions): HTMLElement {
  return h("section", { "aria-labelledby": "title-files" },
    h("h2", { id: "title-files", tabindex: -1 }, TEXT.steps.files),
    h("p", { class: "quiet" }, TEXT.makeHint),
    h("p", {}, h("label", { for: "by" }, TEXT.by), chooser(Object.entries(TEXT.byOptions), state.by, (by) => actions.setBy(by as "課" | "部"), { id: "by" })),
    h("p", {}, h("label", { for: "recipient" }, TEXT.recipient), chooser(Object.entries(TEXT.recipientOptions), state.recipient, actions.setRecipient, { id: "recipient" })),
    passwordPart(state, actions),
    state.files === null ? h("div", { class: "main-action" }, button(TEXT.makeFiles, actions.makeFiles, { id: "make-files", class: "primary" })) : madeFiles(state, actions));
}

function madeFiles(state: PaneState, actions: Actions): HTMLElement {
  const made = state.files ?? [];
  return h("div", {},
    h("p", {}, TEXT.handOut),
    slipsReady(state, actions),
    h("div", { class: "main-action" },
      button(TEXT.saveZip, actions.saveZip, { id: "save-zip", class: "primary" }),
      actions.saveFolder === undefined ? null : button(TEXT.saveFolder, actions.saveFolder, { id: "save-folder" })),
    h("ul", { class: "files" }, made.map(({ path, bytes }, i) => h("li", {}, h("span", {}, path, h("small", {}, TEXT.fileSize(bytes))), button(TEXT.saveShort, () => actions.saveOne(path), { id: `save-${i}`, class: "small", "aria-label": TEXT.saveOne(path) })))));
}
