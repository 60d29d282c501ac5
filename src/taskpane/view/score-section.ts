import type { Actions } from "../actions.ts";
import type { PaneState } from "../state.ts";
import type { ScoreView } from "../work/messages.ts";
import { TEXT } from "../wording.ts";
import { button, grid, h } from "./element.ts";

/** One decimal, half away from zero (`precise-rules.md` R05). */
const oneDecimal = (x: number | null): string => (x === null ? TEXT.unknown : `${x < 0 ? "-" : ""}${(Math.floor(Math.abs(x) * 10 + 0.5 + 1e-9) / 10).toFixed(1)}`);
const percent = (x: number | null): string => (x === null ? TEXT.unknown : `${oneDecimal(100 * x)}%`);

export function scoreSection(state: PaneState, actions: Actions): HTMLElement {
  return h("section", { "aria-labelledby": "title-score" },
    h("h2", { id: "title-score", tabindex: -1 }, TEXT.steps.score),
    state.scored === null ? null : figures(state.scored),
    h("div", { class: "main-action" },
      state.excel ? [button(TEXT.openBooks, actions.openBooks, { id: "open-books", class: "primary", "aria-describedby": "open-hint" }), h("p", { id: "open-hint", class: "quiet" }, TEXT.openHint)] : null,
      button(TEXT.toFiles, () => actions.go("files"), { id: "to-files", ...(state.excel ? {} : { class: "primary" }) })));
}

const figures = ({ lines, departments, roles }: ScoreView): HTMLElement => h("div", {},
  h("ul", {}, lines.map((line) => h("li", {}, line))),
  grid(TEXT.departments, TEXT.departmentHeads, departments.map((d) => [d.name, oneDecimal(d.adjusted), percent(d.unknownRate), d.reference ? TEXT.reference : d.band ?? TEXT.unknown])),
  grid(TEXT.roles, TEXT.roleHeads, roles.map((r) => [r.name, oneDecimal(r.demand), oneDecimal(r.supply), percent(r.coverage), oneDecimal(r.gap)])));
