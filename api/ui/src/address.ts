/** The state of a view in the part of the address after "#": "#/results?job=…&verdict=fail". */

export interface Address {
  page: string;
  values: Record<string, string>;
}

export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#?\/?/, "");
  const mark = text.indexOf("?");
  const page = mark < 0 ? text : text.slice(0, mark);
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(mark < 0 ? "" : text.slice(mark + 1))) values[name] = value;
  return { page: page || "screen", values };
}

export function formatAddress({ page, values }: Address): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(values).sort()) if (values[name]) query.set(name, values[name]!);
  const text = query.toString();
  return `#/${page}${text ? `?${text}` : ""}`;
}
