import type { Actions } from "../actions.ts";
import { EXTRA } from "../extra-wording.ts";
import type { PaneState } from "../state.ts";
import type { ScoreView } from "../work/messages.ts";
import { TEXT } from "../wording.ts";
import { addSheetsPart } from "./add-sheets-part.ts";
import { button, grid, h } from "./element.ts";

/** One decimal, half away from zero (`precise-rules.md` R05). */
const oneDecimal = (x: number | null): string => (x === null ? TEXT.unknown : `${x < 0 ? "-" : ""}${(Math.floor(Math.abs(x) * 10 + 0.5 + 1e-9) / 10).toFixed(1)}`);
const percent = (x: number | null): string => (x === null ? TEXT.unknown : `${oneDecimal(100 * x)}%`);

export function scoreSection(state: PaneState, actions: Actions): HTMLElement {
  return h("section", { "aria-labelledby": "title-score" },
    h("h2", { id: "title-score", tabindex: -1 }, TEXT.steps.score),
    state.scored === null ? null : h("ul", {}, [...state.scored.lines, EXTRA.used(state.extra, state.individual) ?? []].flat().map((line) => h("li", {}, line))),
    h("div", { class: "main-action" },
      state.excel ? openButtons(actions) : null,
      button(TEXT.toFiles, () => actions.go("files"), { id: "to-files", ...(state.excel ? {} : { class: "primary" }) })),
    state.excel ? addSheetsPart(state, actions) : null,
    state.scored === null ? null : figures(state.scored));
}

const openButtons = (actions: Actions): readonly HTMLElement[] => [
  button(TEXT.openBook.analysis, () => actions.openBook("analysis"), { id: "open-analysis", class: "primary", "aria-describedby": "open-hint" }),
  button(TEXT.openBook.ledger, () => actions.openBook("ledger"), { id: "open-ledger", "aria-describedby": "open-hint" }),
  h("p", { id: "open-hint", class: "quiet" }, TEXT.openHint),
];

/** Departments laid out at once; the rest is folded away, because hundreds of rows would hold the page. */
const AT_ONCE = 100;

const departmentGrid = (departments: ScoreView["departments"]): HTMLElement =>
  grid(TEXT.departments, TEXT.departmentHeads, departments.map((d) => [d.name, oneDecimal(d.adjusted), percent(d.unknownRate), d.reference ? TEXT.reference : d.band ?? TEXT.unknown]), "figures");

const figures = ({ departments, roles }: ScoreView): HTMLElement => h("div", {},
  h("p", { class: "quiet" }, TEXT.unknownHint),
  departmentGrid(departments.slice(0, AT_ONCE)),
  departments.length > AT_ONCE ? h("details", {}, h("summary", {}, TEXT.moreDepartments(departments.length - AT_ONCE)), departmentGrid(departments.slice(AT_ONCE))) : null,
  grid(TEXT.roles, TEXT.roleHeads, roles.map((r) => [r.name, oneDecimal(r.demand), oneDecimal(r.supply), percent(r.coverage), oneDecimal(r.gap)]), "figures"));
