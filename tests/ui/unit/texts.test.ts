import assert from "node:assert/strict";
import { test } from "node:test";
import { knownColumns, shortOf, titleOf } from "../../../api/ui/src/columns";
import { languages, preferredLanguage, setLanguage, t } from "../../../api/ui/src/i18n";
import { columnsOf } from "../../../api/ui/src/pages/edit";
import en from "../../../api/ui/src/texts/en";
import kk from "../../../api/ui/src/texts/kk";
import enQuestions from "../../../api/ui/src/texts/questions/en";
import kkQuestions from "../../../api/ui/src/texts/questions/kk";
import ruQuestions from "../../../api/ui/src/texts/questions/ru";
import ru from "../../../api/ui/src/texts/ru";

const questions: Record<string, Record<string, string>> = { kk: kkQuestions, ru: ruQuestions, en: enQuestions };
const catalogues: Record<string, Record<string, string>> = { kk, ru, en };
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
/** Names that are written alike in several languages. */
const alike = new Set(["notation.utm", "notation.mgrs", "notation.wkt", "notation.geojson", "notation.gauss_krueger", "unit.m", "unit.km", "register.token-label", "case.preview-line", "headline.near", "map.title", "downloads.map", "finding.rule", "edit.geometry"]);

test("Texts.EveryLanguageHasTheSameKeys", () => {
  for (const one of Object.values(catalogues)) assert.deepEqual(Object.keys(one), Object.keys(en));
  for (const one of Object.values(questions)) assert.deepEqual(Object.keys(one), Object.keys(enQuestions));
});

test("Texts.EveryTranslationHasTheSamePlaceholders", () => {
  for (const [name, one] of Object.entries(catalogues)) for (const key of Object.keys(en)) assert.deepEqual(placeholders(one[key]!), placeholders(catalogues.en![key]!), `${name} ${key}`);
});

test("Texts.NothingIsLeftUntranslatedOrEmpty", () => {
  for (const key of Object.keys(en)) {
    const [a, b, c] = [kk, ru, en].map((one) => (one as Record<string, string>)[key]!);
    assert.ok(a && b && c, key);
    if (alike.has(key)) continue;
    assert.notEqual(a, c, key);
    assert.notEqual(b, c, key);
  }
  assert.ok(Object.entries(kk).filter(([key, text]) => text === (ru as Record<string, string>)[key]).every(([key]) => alike.has(key)));
});

test("Texts.NobodyIsBlamedOrBegged", () => {
  for (const [name, one] of [...Object.entries(catalogues), ...Object.entries(questions)])
    for (const [key, text] of Object.entries(one))
      assert.doesNotMatch(text, /\b(invalid|please|sorry|oops)\b|пожалуйста|извините|неверн|некорректн|кешіріңіз|өтінеміз|жарамсыз/i, `${name} ${key}`);
});

test("Texts.KazakhIsWrittenWithItsOwnLetters", () => {
  assert.ok(/[әғқңөұүһі]/i.test(Object.values(kk).join("")));
  for (const [key, words] of Object.entries(kkQuestions)) assert.notEqual(words, (ruQuestions as Record<string, string>)[key]);
  assert.ok(!/[әғқңөұүһі]/i.test([...Object.values(ru), ...Object.values(ruQuestions)].join("")));
});

test("Texts.ASentenceIsFilledInTheChosenLanguage", () => {
  setLanguage("kk");
  assert.equal(t("between", { low: "1 км", high: "2 км" }), "1 км мен 2 км аралығында");
  setLanguage("en");
});

test("Texts.TheAddressGoesBeforeTheChoiceAndTheBrowser", () => {
  assert.equal(preferredLanguage("kk", "ru", ["en-GB"]), "kk");
  assert.equal(preferredLanguage("de", "ru", ["en-GB"]), "ru");
  assert.equal(preferredLanguage(null, null, ["de", "kk-KZ", "ru"]), "kk");
  assert.equal(preferredLanguage(null, null, ["de"]), "en");
});

test("Texts.NoLabelOfAColumnIsACode", () => {
  for (const language of languages) {
    setLanguage(language);
    const names = knownColumns().map(({ name }) => name);
    const titles = ["projects", "hearings"].flatMap((one) => columnsOf(one, names).map(titleOf));
    for (const label of [...names.map(shortOf), ...titles]) assert.match(label, /^\p{Lu}[^_]*$/u, language);
  }
  setLanguage("en");
  assert.deepEqual(["hearing_start", "spz_radius_m", "doc_location_map", "notice_date_time", "own_member"].map(shortOf), ["Hearing start", "Sanitary zone radius in metres", "Papers: location map", "Notice date and time", "Own member"]);
});
