import { withNeeded } from "../../output/added-sheets.ts";
import { freeNames } from "../../output/free-names.ts";
import type { Actions } from "../actions.ts";
import type { PaneState, SheetOffer } from "../state.ts";
import type { ResultBook } from "../work/messages.ts";
import { TEXT } from "../wording.ts";
import { button, chooser, h } from "./element.ts";

/** Result sheets into the open workbook: first a button, then what would be added, then the click that does it. */
export function addSheetsPart({ addsSheets, offer }: PaneState, actions: Actions): HTMLElement {
  if (!addsSheets) return h("div", {}, button(TEXT.offerSheets, () => undefined, { id: "offer-sheets", disabled: true, "aria-describedby": "offer-hint" }), h("p", { id: "offer-hint" }, TEXT.cannotAdd));
  if (offer !== null) return preview(offer, actions);
  return h("div", {}, button(TEXT.offerSheets, actions.offerSheets, { id: "offer-sheets", "aria-describedby": "offer-hint" }), h("p", { id: "offer-hint", class: "quiet" }, TEXT.offerHint));
}

function preview(offer: SheetOffer, actions: Actions): HTMLElement {
  const { book, manner, chosen, room, sheets } = offer;
  const going = withNeeded(sheets[book], [...chosen], manner);
  const along = going.filter(({ name }) => !chosen.has(name)).map(({ name }) => name);
  const renamed = freeNames(going.map(({ name }) => name), room.sheets).filter(({ from, to }) => from !== to);
  return h("div", { class: "card", role: "group", "aria-labelledby": "sheets-title" },
    h("h3", { id: "sheets-title" }, TEXT.sheetsTitle),
    room.isProtected ? h("p", { class: "asked" }, TEXT.bookProtected) : h("p", { class: "quiet" }, TEXT.addsAtEnd),
    h("p", {}, h("label", { for: "result-book" }, TEXT.resultBook), chooser(Object.entries(TEXT.resultBooks), book, (b) => actions.setOffer({ book: b as ResultBook, chosen: new Set() }), { id: "result-book" })),
    h("p", {}, h("label", { for: "manner" }, TEXT.manner), chooser(Object.entries(TEXT.manners), manner, (m) => actions.setOffer({ manner: m as SheetOffer["manner"] }), { id: "manner", "aria-describedby": "manner-hint" })),
    h("p", { id: "manner-hint", class: "quiet" }, TEXT.mannerHints[manner]),
    sheetChoice(offer, actions),
    along.length === 0 ? null : h("p", {}, TEXT.alongWith(along)),
    renamed.map(({ from, to }) => h("p", {}, TEXT.renamed(from, to))),
    room.takesCharts || going.every(({ charts }) => charts === 0) ? null : h("p", {}, TEXT.withoutCharts),
    h("div", { class: "main-action" },
      button(TEXT.addNothing, actions.dropOffer, { id: "drop-offer" }),
      button(TEXT.addNow(going.length), actions.addSheets, { id: "add-now", class: "primary", disabled: going.length === 0 || room.isProtected })));
}

const sheetChoice = ({ sheets, book, chosen }: SheetOffer, actions: Actions): HTMLElement => h("fieldset", {}, h("legend", {}, TEXT.sheetsLegend),
  h("ul", { class: "plain" }, sheets[book].map(({ name, rows, formulas }, i) => h("li", {},
    h("input", { type: "checkbox", id: `sheet-${i}`, checked: chosen.has(name), onchange: () => actions.setOffer({ chosen: toggled(chosen, name) }) }),
    h("label", { for: `sheet-${i}` }, name, h("small", {}, TEXT.sheetLine(rows, formulas)))))));

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}
