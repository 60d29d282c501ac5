import type { Actions, PickedFile } from "../actions.ts";
import { EXTRA } from "../extra-wording.ts";
import { filesOfInput } from "../picked-files.ts";
import type { PaneState } from "../state.ts";
import { EXTRA_KINDS, type ExtraKind } from "../work/messages.ts";
import { button, h } from "./element.ts";

const FOLDERS: readonly ExtraKind[] = ["masters", "previous"];
const ENDINGS: Readonly<Partial<Record<ExtraKind, string>>> = {
  decisions: ".xlsx,.xlsm", conditions: ".xlsx,.xlsm", settings: ".xlsx,.xlsm,.xls,.json", crosswalk: ".xlsx,.xlsm,.xls,.csv,.tsv", transfer: ".xlsx,.xlsm,.xls,.csv,.tsv",
};

/** 「その他のファイル」: folded away until somebody needs it; open when something of it is used. */
export function extraPart(state: PaneState, actions: Actions): HTMLElement {
  const used = state.individual || Object.keys(state.extra).length > 0;
  return h("details", { id: "extra", open: used }, h("summary", { id: "extra-title" }, EXTRA.title),
    h("p", { class: "quiet" }, EXTRA.lead),
    h("ul", { class: "plain extra" }, EXTRA_KINDS.map((kind) => h("li", {}, kindPart(kind, state, actions))), h("li", {}, individualPart(state, actions))));
}

function kindPart(kind: ExtraKind, { extra }: PaneState, actions: Actions): HTMLElement {
  const { label, hint, choose } = EXTRA.kinds[kind];
  const given = extra[kind];
  return h("div", {},
    filePicker({ id: `extra-${kind}`, label: choose, folder: FOLDERS.includes(kind), accept: ENDINGS[kind] }, (files, name) => actions.giveExtra(kind, name, files)),
    h("small", { id: `extra-${kind}-hint` }, hint),
    given === undefined ? null : h("p", { class: "taken" }, EXTRA.given(given.name),
      button(EXTRA.removeShort, () => {
        actions.dropExtra(kind);
        document.getElementById(`extra-${kind}-button`)?.focus();
      }, { id: `extra-${kind}-remove`, class: "small", "aria-label": EXTRA.remove(label) })));
}

const individualPart = ({ individual }: PaneState, actions: Actions): readonly HTMLElement[] => {
  const box = h("input", { type: "checkbox", id: "individual", checked: individual, "aria-describedby": "individual-hint", onchange: () => actions.setIndividual(box.checked) });
  return [box, h("div", {}, h("label", { for: "individual" }, EXTRA.individual), h("small", { id: "individual-hint" }, EXTRA.individualHint))];
};

interface PickerFacts {
  readonly id: string;
  readonly label: string;
  readonly folder: boolean;
  readonly accept: string | undefined;
}

/** A button of ours before the browser's own control; the description is the element `<id>-hint`. */
export function filePicker({ id, label, folder, accept }: PickerFacts, given: (files: readonly PickedFile[], name: string) => void): HTMLElement {
  const input = h("input", {
    id, type: "file", class: "behind", tabindex: -1, "aria-hidden": "true", accept, webkitdirectory: folder,
    onchange: () => {
      const files = filesOfInput(input);
      const [first] = input.files ?? [];
      if (first !== undefined) given(files, folder ? first.webkitRelativePath.split("/")[0] ?? first.name : first.name);
    },
  });
  return h("div", { class: "picker" }, button(label, () => input.click(), { id: `${id}-button`, "aria-describedby": `${id}-hint` }), input);
}
