/// \file
/// Words that are names of persons, stand beside them, or never are any.
#pragma once

#include <string_view>

namespace tyndau::notices {

/// Before the name of a person who has something to do with the hearing: "директор", "жауапты". \param folded a word
[[nodiscard]] bool names_role(std::string_view folded);
/// "отв.", "исп.", "зам.": such a word cut short.
[[nodiscard]] bool is_cut_role(std::string_view folded);
/// Before or behind the name of a family: "семьи", "отбасы".
[[nodiscard]] bool names_family(std::string_view folded);
/// Before the name of any person: "гражданина", "госпожа", "азамат".
[[nodiscard]] bool names_title(std::string_view folded);
/// Before the name of whoever lives somewhere or uses land: "фермера", "владелец", "шопан".
[[nodiscard]] bool names_holder(std::string_view folded);
/// Behind the name of a person: "апай", "мырза".
[[nodiscard]] bool is_honorific(std::string_view folded);
/// Words that give a place or a house the name of somebody: "улица", "имени" before it, "көшесі", "атындағы" behind it.
[[nodiscard]] bool honours_before(std::string_view folded);
[[nodiscard]] bool honours_behind(std::string_view folded);
/// Capital words that no person is called.
[[nodiscard]] bool names_no_person(std::string_view folded);

/// "Иванович", "Болатұлы", "Maratkyzy", in any case of Russian and Kazakh.
[[nodiscard]] bool looks_like_patronymic(std::string_view folded);
/// "Болатұлы", "Маратқызының": a patronymic that stands for a surname as well.
[[nodiscard]] bool looks_like_family_patronymic(std::string_view folded);
/// Ends as surnames do, in any case; many places do as well.
[[nodiscard]] bool looks_like_surname(std::string_view folded);
/// -ов, -ев and their feminine forms, in any case and either alphabet: hardly a place.
[[nodiscard]] bool looks_surely_like_surname(std::string_view folded);
/// The same with an ending of Kazakh cases that a person has rather than a place: "Ойдановтың", "Ойдановаға".
[[nodiscard]] bool is_surname_in_kazakh_case(std::string_view folded);
/// A short surname as many have: "Ким", "Ли", "Цой"; also other words, so only where something else speaks of a person.
[[nodiscard]] bool is_short_surname(std::string_view folded);
/// "Ахметовых", "Ахметовы", "Ахметовтар": all of a family.
[[nodiscard]] bool is_surname_of_family(std::string_view folded);
/// A town that is called like a person: "Қонаев", "Сатпаев", "Киров".
[[nodiscard]] bool is_town_with_a_surname(std::string_view folded);
/// A usual first name, in any case and either alphabet.
[[nodiscard]] bool is_first_name(std::string_view folded);

}  // namespace tyndau::notices
