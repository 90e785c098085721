/// \file
/// What an address is told for: several venues in one breath, places of the past, addresses of something else.
#pragma once

#include "notices/scene.hpp"

#include <vector>

namespace tyndau::notices {

/// Words of a sentence that tells where people meet.
inline constexpr std::string_view meeting_place_words =
    "слушани*|собрани*|состоит*|состоят*|пройд*|встреч*|проводит*|проводят*|проведен*|обсужден*|тыңдау*|"
    "жиналыс*|өтеді|өткізіл*|өткізед*|болады|өткізу*";

/// "с. Мирный, школа и с. Хантау, клуб", "1) г. Каражал … 2) пос. Атасу …": each venue of a piece; the piece itself when it
/// is one.
[[nodiscard]] std::vector<Span> venues_in(const Scene& scene, Span piece);
/// "с. Аксу", "Шорнақ ауылы" stands in the piece; "сельская библиотека" names none.
[[nodiscard]] bool names_settlement(const Scene& scene, Span piece);
/// "переносятся из школы с. Ескі в клуб с. Жаңа", "прежний адрес": where the hearing is no longer held, or was not.
[[nodiscard]] bool is_former_place(const Scene& scene, Span piece);
/// "регистрация участников: г. …", "ознакомиться можно по адресу …", "… мекенжайда танысуға болады", a press office.
[[nodiscard]] bool serves_something_else(const Scene& scene, Span piece);
/// "ТОО «Восток» (г. Астана, ул. Мира 5)", "ТОО «Восток», г. Астана, …": where an organisation sits.
[[nodiscard]] bool is_seat(const Scene& scene, Span piece);
/// "место проведения изменено: с. Аксу, школа", "өтетін орны … ауыстырылды": the words from the place to its change; empty
/// when the sentence tells of none.
[[nodiscard]] Span changed_place(const Scene& scene, Span sentence);
/// "Также слушания пройдут в …", "Сондай-ақ тыңдау …": the sentence adds to what is said of the hearing.
[[nodiscard]] bool adds_to_hearing(const Scene& scene, Span sentence);
/// "Мартөбе мектебінде жаңа зауыт туралы": a Kazakh piece up to the hall where people meet.
[[nodiscard]] Span up_to_hall(const Scene& scene, Span piece);

}  // namespace tyndau::notices
