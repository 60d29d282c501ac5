import type { Actions } from "../actions.ts";
import { canGo, type PaneState, STEPS, type Step } from "../state.ts";
import { TEXT } from "../wording.ts";
import { chooseSection } from "./choose-section.ts";
import { button, h } from "./element.ts";
import { filesSection } from "./files-section.ts";
import { issuesSection } from "./issues-section.ts";
import { scoreSection } from "./score-section.ts";
import { tablesSection } from "./tables-section.ts";
import { undoSection } from "./undo-section.ts";

const SECTIONS: Readonly<Record<Step, (state: PaneState, actions: Actions) => HTMLElement>> = {
  choose: chooseSection, tables: tablesSection, issues: issuesSection, score: scoreSection, files: filesSection, undo: undoSection,
};

/** Draws states into `root`. Parts are redrawn only when what they show changed; the focus stays with the control that had it. */
export function makePage(root: HTMLElement, actions: Actions, excel: string | null): (state: PaneState) => void {
  const steps = h("nav", { "aria-label": TEXT.stepsLabel });
  const status = h("p", { id: "status", role: "status", "aria-live": "polite" });
  const work = h("div", { id: "work" });
  const problem = h("div", { id: "problem" });
  const section = h("div", { id: "section" });
  root.replaceChildren(
    h("header", {}, h("h1", {}, TEXT.title), h("p", { class: "quiet" }, excel === null ? TEXT.promise : TEXT.promiseInExcel)), steps, h("div", { id: "now" }, status, work), problem, section,
    h("footer", {}, h("details", {}, h("summary", {}, TEXT.about), TEXT.aboutLines(excel).map((line) => h("p", {}, line)), excel === null ? null : h("p", {}, h("a", { href: "help.html", target: "_blank", rel: "noopener" }, TEXT.help)))),
  );
  let before: PaneState | undefined;
  return (state) => {
    if (before === undefined || before.step !== state.step || STEPS.some((s) => canGo(before as PaneState, s) !== canGo(state, s))) keepingFocus(steps, () => steps.replaceChildren(stepList(state, actions)));
    status.textContent = state.busy !== null ? TEXT.working(state.busy.stage) : state.problem === null ? state.note : ""; // a problem is an alert of its own
    drawWork(work, state, actions, before);
    if (before?.problem !== state.problem) {
      problem.replaceChildren(...problemBox(state));
      if (state.problem !== null) problem.scrollIntoView({ block: "nearest" });
    }
    if (before === undefined || sectionChanged(before, state)) keepingFocus(section, () => section.replaceChildren(SECTIONS[state.step](state, actions)));
    section.toggleAttribute("inert", state.busy !== null);
    if (before !== undefined && before.step !== state.step) section.querySelector("h2")?.focus();
    before = state;
  };
}

/** Progress alone must not redraw a long section. */
function sectionChanged(before: PaneState, now: PaneState): boolean {
  const { busy: _a, note: _b, problem: _c, ...old } = before;
  const { busy: _d, note: _e, problem: _f, ...next } = now;
  return (Object.keys(next) as (keyof typeof next)[]).some((key) => old[key] !== next[key]);
}

/** Redrawing replaces elements: what was unfolded stays so, and the control with the same id gets the focus back. */
function keepingFocus(part: HTMLElement, redraw: () => void): void {
  const active = document.activeElement;
  const id = active !== null && part.contains(active) ? active.id : "";
  const unfolded = [...part.querySelectorAll("details[open][id]")].map((details) => details.id);
  redraw();
  for (const known of unfolded) document.getElementById(known)?.setAttribute("open", "");
  if (id !== "") document.getElementById(id)?.focus();
}

function stepList(state: PaneState, actions: Actions): HTMLElement {
  const shown = STEPS.filter((step) => step !== "undo" || state.excel);
  return h("ol", { class: "steps" }, shown.map((step) => {
    const open = canGo(state, step);
    return h("li", {}, button(TEXT.steps[step], () => actions.go(step), {
      id: `step-${step}`, disabled: !open, ...(open ? {} : { title: TEXT.notYet }), ...(step === state.step ? { "aria-current": "step" } : {}),
    }));
  }));
}

function drawWork(work: HTMLElement, { busy }: PaneState, actions: Actions, before: PaneState | undefined): void {
  if (busy === null) {
    if (before?.busy != null) work.replaceChildren();
    return;
  }
  if (before?.busy == null) work.replaceChildren(h("progress", { "aria-label": busy.stage }), button(TEXT.cancel, actions.cancel, { id: "cancel" }));
  const bar = work.querySelector("progress");
  if (bar === null) return;
  bar.setAttribute("aria-label", busy.stage);
  if (busy.total > 0) Object.assign(bar, { max: busy.total, value: busy.done });
  else bar.removeAttribute("value");
}

function problemBox({ problem }: PaneState): readonly HTMLElement[] {
  if (problem === null) return [];
  const detail = problem.detail === undefined ? null : h("details", {}, h("summary", {}, TEXT.copyDetail), h("pre", { tabindex: 0 }, problem.detail));
  return [h("div", { class: "problem", role: "alert" }, h("strong", {}, TEXT.problem), h("p", {}, problem.message), detail)];
}
