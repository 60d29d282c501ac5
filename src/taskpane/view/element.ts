/** Builds native elements: `h("button", { type: "button", onclick }, "読む")`. Text is set as text, never as HTML. */
export type Child = Node | string | null | false | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.appendChild(typeof child === "string" ? document.createTextNode(child) : (child as Node));
  }
}

export const button = (label: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement => h("button", { type: "button", onclick, ...attributes }, label);

/** A choice of one; `options`: value → label. */
export function chooser(options: readonly (readonly [string, string])[], chosen: string, onchange: (value: string) => void, attributes: Attributes = {}): HTMLSelectElement {
  const select = h("select", { ...attributes, onchange: () => onchange(select.value) }, options.map(([value, label]) => h("option", { value, selected: value === chosen }, label)));
  return select;
}

/** Numbers stand under each other and are never broken. */
const FIGURE = /^-?[\d,.]+%?$|^―$/u;

/** Rows under headings, scrollable sideways by keyboard where the pane is narrow. The first cell of a row is its heading. `kind`: "figures" breaks the first column only. */
export function grid(caption: string, heads: readonly string[], rows: readonly (readonly (string | Node)[])[], kind?: "figures"): HTMLElement {
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", { class: kind }, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", { class: typeof cell === "string" && FIGURE.test(cell) ? "number" : undefined }, cell))))))));
}
