/** Acts by their titles in the reader's language. */
import titles from "../../../geodata/rules?acts";
import { say } from "./i18n";
import type { Text } from "./model";

/** An act in the reader's language; one that is not in the rule packs keeps its name. */
export const actName = (source: string | Text): string => say(typeof source === "string" ? titles.find(({ en }) => en === source) ?? { en: source } : source);
