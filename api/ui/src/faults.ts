/** What the server says of a row or a header, for somebody who has a page before them and no terminal. */
import { headerOf } from "./columns";
import { say, withoutFlags } from "./i18n";
import type { RowProblem } from "./model";

/** A column under the name that the page's own lists have. */
export function faultWords({ message, arguments: values }: Pick<RowProblem, "message" | "arguments">): string {
  const column = values?.column ?? "";
  const words = withoutFlags(say(message));
  return column && headerOf(column) !== column ? words.replaceAll(column, headerOf(column)) : words;
}
