/** Building pages. What comes from data only ever becomes a text node or an attribute, never markup. */

export type Child = Node | string | number | null | undefined | false | Child[];
type Handler = (event: never) => void;
export type Props = Record<string, string | number | boolean | null | undefined | Handler>;

function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== null && child !== undefined && child !== false) parent.appendChild(document.createTextNode(String(child)));
  }
}

function apply(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value as EventListener);
    else if (name === "value") (element as HTMLInputElement).value = String(value ?? "");
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
}

/** An element; `on…` properties become listeners. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  append(element, children);
  apply(element, props);
  return element;
}

export function svg(tag: string, props: Props = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  append(element, children);
  apply(element, props);
  return element;
}

export function replace(parent: Element, ...children: Child[]): void {
  const fragment = document.createDocumentFragment();
  append(fragment, children);
  parent.replaceChildren(fragment);
}

/** Links lead only to the web: an address with another scheme is shown as text. */
export function link(address: string, words: Child = address): Node {
  const safe = /^https?:\/\//i.test(address);
  return safe ? h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, words) : h("span", {}, words);
}

let numbers = 0;
/** An id that is used once in the document. */
export const fresh = (word: string): string => `${word}-${++numbers}`;

/** A control with its label above and help or a message below. */
export function field(label: string, control: HTMLElement, help: Child = null): HTMLElement {
  control.id ||= fresh("field");
  const parts: Child[] = [h("label", { for: control.id }, label), control];
  if (help) {
    const note = h("div", { class: "help", id: `${control.id}-help` }, help);
    control.setAttribute("aria-describedby", note.id);
    parts.push(note);
  }
  return h("div", { class: "field" }, parts);
}

/** Says at a control what is wrong with what it holds; null takes that back. */
export function markFault(control: HTMLElement, words: string | null): void {
  const id = `${control.id}-fault`;
  const box = control.closest(".field");
  box?.querySelector(".fault")?.remove();
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  if (words === null) control.removeAttribute("aria-invalid");
  else {
    control.setAttribute("aria-invalid", "true");
    box?.append(h("p", { class: "fault", id }, h("span", { "aria-hidden": "true" }, "✕ "), words));
    described.push(id);
  }
  if (described.length > 0) control.setAttribute("aria-describedby", described.join(" "));
  else control.removeAttribute("aria-describedby");
}

/** Measures from then to when the frame with what was changed is painted: the next frame begins after that. */
export const measurePainted = (name: string, start: number): void =>
  void requestAnimationFrame(() => requestAnimationFrame(() => performance.measure(name, { start })));

/** After a press that is going on: words that push a button away would swallow it. */
export const afterPress = (act: () => void): void => void setTimeout(act, 250);

/** To where something must be put right, unfolding what hides it. */
export function focusOn(control: HTMLElement): void {
  for (let inside = control.closest("details"); inside; inside = inside.parentElement?.closest("details") ?? null) inside.open = true;
  control.focus();
}

/** A table whose rows are drawn as blocks where there is no room beside each other. Roles are written out: so they stay rows for those who listen.
 *  \param rows of each its cells, the first names the row; and properties of the row */
export function stacked(heads: string[], rows: [cells: Child[], props?: Props][], props: Props = {}): HTMLTableElement {
  const cell = (content: Child, i: number): HTMLElement =>
    i === 0 ? h("th", { scope: "row", role: "rowheader" }, content) : h("td", { role: "cell" }, h("span", { class: "head", "aria-hidden": "true" }, heads[i]!.endsWith("?") ? `${heads[i]} ` : `${heads[i]}: `), content);
  return h("table", { role: "table", ...props, class: `stacked ${props.class ?? ""}` }, h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((one) => h("th", { scope: "col", role: "columnheader" }, one)))),
    h("tbody", { role: "rowgroup" }, rows.map(([cells, own]) => h("tr", { role: "row", ...own }, cells.map(cell)))));
}

/** A file input in the words of the page: browsers write theirs in the language of the system. */
export const fileButton = (words: string, input: HTMLInputElement): HTMLElement => h("label", { class: "button file" }, words, input);

export function select(options: [value: string, words: string][], chosen: string, changed: (value: string) => void, props: Props = {}): HTMLSelectElement {
  const control = h("select", props, options.map(([value, words]) => h("option", { value }, words)));
  control.value = chosen;
  control.addEventListener("change", () => changed(control.value));
  return control;
}

/** Gives a file to the browser's downloads. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
