/** The elements of an XML text. The browser's own parser answers a broken text with a styled page, which the policy of this one forbids. */

export interface Element {
  /** Without its prefix. */
  name: string;
  /** What stands directly in it. */
  text: string;
  /** In the list of all elements, the first that is not within this one. */
  end: number;
}

const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<\/(?<closed>[^\s<>/]+)\s*>|<(?<opened>[\p{L}_][^\s<>/]*)(?:"[^"]*"|'[^']*'|[^"'<>/]|\/(?!>))*(?<alone>\/?)>|(?<words>[^<]+)/uy;

/** In the order in which they begin; null when the tags do not close as they open. */
export function elementsIn(text: string): Element[] | null {
  const all: Element[] = [];
  const open: { element: Element; tag: string }[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const { data, closed, opened, alone, words } = token.exec(text)?.groups ?? {};
    if (token.lastIndex === 0) return null;
    const inner = open.at(-1);
    if (opened !== undefined) {
      if (!inner && all.length > 0) return null;
      const element = { name: opened.replace(/^.*:/, ""), text: "", end: all.length + 1 };
      all.push(element);
      if (!alone) open.push({ element, tag: opened });
    } else if (closed !== undefined) {
      if (inner?.tag !== closed) return null;
      inner.element.end = all.length;
      open.pop();
    } else if (inner) inner.element.text += data ?? words ?? "";
    else if ((data ?? words ?? "").trim()) return null;
  }
  return open.length === 0 && all.length > 0 ? all : null;
}
