/// \file
/// Sanitary classes as they are written: the word, its number, and whether it is that of a norm.
#pragma once

#include "notices/outline.hpp"

#include <string_view>

namespace tyndau::notices {

/// I to V, or 1 to 5; 0 for anything else.
[[nodiscard]] int class_number(const Tokens& tokens, std::size_t i);
/// "I" to "V".
[[nodiscard]] std::string_view roman(int number);
/// "класс", "сыныпқа".
[[nodiscard]] bool class_word(const Tokens& tokens, std::size_t i);
/// The number that belongs to the word "класс" at \p word: before it ("II класс", "2-го класса"), or behind it ("класс опасности – II").
[[nodiscard]] Span number_of_class(const Tokens& tokens, std::size_t word, Span sentence);
/// "объектов V класса", "для II класса", "I класс үшін": of any object of the class.
/// \param quote the word and its number
[[nodiscard]] bool is_class_of_norm(const Tokens& tokens, Span quote);
/// "для предприятий по добыче камня", "мұндай нысандар үшін": of all objects of a kind.
[[nodiscard]] bool speaks_of_many(const Tokens& tokens, Span span);

}  // namespace tyndau::notices
