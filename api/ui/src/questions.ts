/** What each check asks: neutral words, beside which every verdict can stand. */
import { language, say, t, type Language } from "./i18n";
import type { Standing } from "./model";
import { titles } from "./session";
import en from "./texts/questions/en";
import kk from "./texts/questions/kk";
import ru from "./texts/questions/ru";

const catalogues: Record<Language, Record<string, string>> = { kk, ru, en };

/** The question of a check; one that has no words here is quoted as a name. */
export function questionOf(id: string): string {
  const title = say(titles.get(id)) || id;
  return catalogues[language()][id] ?? t("question.of", { title });
}

/** What fails is said outright, and advice that is not met; what is not known, is in order, or fails only if its rule is as reported, stands as its question. */
export const titleFor = (id: string, standing: Standing): string => (standing === "fail" || standing === "advice" ? say(titles.get(id)) || questionOf(id) : questionOf(id));
