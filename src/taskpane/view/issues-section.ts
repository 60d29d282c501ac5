import type { Severity } from "../../core/model/issue.ts";
import type { Actions } from "../actions.ts";
import type { PaneState } from "../state.ts";
import type { ConvertView, IssueView, WriteGroup, WritesView } from "../work/messages.ts";
import { markable } from "../issue-marks.ts";
import { TEXT } from "../wording.ts";
import { button, chooser, grid, h } from "./element.ts";

const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

export function issuesSection(state: PaneState, actions: Actions): HTMLElement {
  const view = state.converted;
  return h("section", { "aria-labelledby": "title-issues" },
    h("h2", { id: "title-issues", tabindex: -1 }, TEXT.steps.issues),
    view === null ? null : [h("p", {}, TEXT.converted(view.asOf)), countsLine(view), issueList(view, state, actions), state.book === null ? null : writesPart(state, actions), accounting(view)],
    h("div", { class: "main-action" }, button(TEXT.toScore, actions.score, { id: "score", class: "primary" })));
}

const countsLine = ({ counts, tables }: ConvertView): HTMLElement => h("p", {},
  SEVERITIES.map((s) => h("span", { class: `tag ${s}` }, TEXT.counted(TEXT.severity[s], counts[s]))), h("small", {}, TEXT.taken(tables.map(({ label, rows }) => TEXT.counted(label, rows)))));

function issueList(view: ConvertView, state: PaneState, actions: Actions): HTMLElement {
  const matching = view.issues.filter(({ severity }) => state.filter === "all" || severity === state.filter);
  const all = state.filter === "all" ? SEVERITIES.reduce((sum, s) => sum + view.counts[s], 0) : view.counts[state.filter];
  if (all === 0 && state.filter === "all") return h("p", {}, TEXT.noIssues);
  const shown = matching.slice(0, state.shownIssues);
  const marks = markable(view.issues, state.book).length;
  return h("div", {},
    h("p", {}, h("label", { for: "issue-filter" }, TEXT.filterLabel), chooser([["all", TEXT.all], ...SEVERITIES.map((s) => [s, TEXT.counted(TEXT.severity[s], view.counts[s])] as const)], state.filter, (f) => actions.filter(f as Severity | "all"), { id: "issue-filter" })),
    h("ol", { class: "issues" }, shown.map((issue, i) => issueLine(issue, i, state, actions))),
    h("p", { class: "quiet" }, TEXT.issuesShown(shown.length, all)),
    matching.length > shown.length ? button(TEXT.more, actions.moreIssues, { id: "more-issues" }) : null,
    marks > 0 ? h("div", {}, button(TEXT.markIssues(marks), actions.markIssues, { id: "mark-issues", "aria-describedby": "mark-hint" }), h("p", { id: "mark-hint", class: "quiet" }, TEXT.markHint)) : null);
}

function issueLine(issue: IssueView, index: number, state: PaneState, actions: Actions): HTMLElement {
  const reachable = state.book !== null && issue.file === state.book && issue.cell !== "";
  return h("li", {}, h("span", { class: `tag ${issue.severity}` }, TEXT.severity[issue.severity]), issue.message,
    reachable ? button(TEXT.goTo(issue.cell), () => actions.goTo(issue), { id: `go-${index}`, class: "small" }) : null);
}

function writesPart(state: PaneState, actions: Actions): HTMLElement {
  if (state.writes === null) return h("div", {}, button(TEXT.planWrites, actions.planWrites, { id: "plan-writes", "aria-describedby": "plan-hint" }), h("p", { id: "plan-hint", class: "quiet" }, TEXT.planHint));
  return state.writes.groups.length === 0 ? h("p", {}, TEXT.noWrites) : preview(state.writes, state, actions);
}

function preview(view: WritesView, state: PaneState, actions: Actions): HTMLElement {
  const chosen = view.groups.filter((group) => !state.leftOut.has(keyOf(group))).reduce((sum, { count }) => sum + count, 0);
  return h("div", { class: "card", role: "group", "aria-labelledby": "writes-title" },
    h("h3", { id: "writes-title" }, TEXT.writesTitle), h("p", { class: "quiet" }, TEXT.writesHint),
    h("ul", { class: "plain" }, view.groups.map((group, i) => groupLine(group, i, state, actions))),
    view.left === 0 ? null : h("p", { class: "quiet" }, TEXT.writesLeft(view.left)),
    h("div", { class: "main-action" }, button(TEXT.doNothing, actions.dropPlan, { id: "drop-plan" }), button(TEXT.writeNow(chosen), actions.writeNow, { id: "write-now", class: "primary", disabled: chosen === 0 })));
}

const keyOf = ({ rule, field }: WriteGroup): string => `${rule}|${field}`;

function groupLine(group: WriteGroup, index: number, { leftOut }: PaneState, actions: Actions): HTMLElement {
  const key = keyOf(group);
  return h("li", {},
    h("input", { type: "checkbox", id: `group-${index}`, checked: !leftOut.has(key), onchange: () => actions.toggleGroup(key) }),
    h("label", { for: `group-${index}` }, TEXT.writeGroup(group.field, group.label, group.count), group.samples.map(({ before, after }) => h("small", {}, TEXT.beforeAfter(before, after)))));
}

const accounting = (view: ConvertView): HTMLElement => h("details", { id: "accounting" }, h("summary", {}, TEXT.accounting), h("p", { class: "quiet" }, TEXT.accountingHint),
  grid(TEXT.accounting, TEXT.accountingHeads, view.accounting.map((s) => [`${s.file} ${s.sheet}`, String(s.read), String(s.loaded), String(s.merged), String(s.excluded)]), "figures"));
