import type { Actions } from "../actions.ts";
import { EXTRA } from "../extra-wording.ts";
import type { Locking, PaneState } from "../state.ts";
import { button, chooser, h } from "./element.ts";
import { filePicker } from "./extra-part.ts";

/** Whether the packages get passwords, and which. */
export function passwordPart({ locking }: PaneState, actions: Actions): HTMLElement {
  const { way } = locking;
  return h("div", {},
    h("p", {}, h("label", { for: "locking" }, EXTRA.passwords), chooser(Object.entries(EXTRA.passwordChoices), way, (chosen) => actions.setLocking(chosen as Locking["way"]), { id: "locking" })),
    way === "slips" ? slipPicker(locking.file?.path, actions) : null,
    way === "new" ? h("p", { class: "quiet" }, EXTRA.newHint) : null,
    way === "none" ? null : h("p", { class: "quiet" }, EXTRA.slowHint));
}

const slipPicker = (name: string | undefined, actions: Actions): HTMLElement => h("div", {},
  filePicker({ id: "slips", label: EXTRA.chooseSlips, folder: false, accept: ".csv" }, ([file]) => {
    if (file !== undefined) actions.giveSlips(file);
  }),
  h("small", { id: "slips-hint" }, EXTRA.slipHint),
  name === undefined ? null : h("p", { class: "taken" }, EXTRA.given(name)));

/** Above the result: new passwords exist nowhere else. */
export function slipsReady({ locking }: PaneState, actions: Actions): HTMLElement | null {
  if (locking.way === "none") return null;
  if (locking.way === "slips") return h("p", {}, EXTRA.locked);
  return h("div", { class: "card" }, h("p", { id: "slips-warning" }, h("strong", {}, EXTRA.slipsReady)), button(EXTRA.saveSlips, actions.saveSlips, { id: "save-slips", class: "primary", "aria-describedby": "slips-warning" }));
}
