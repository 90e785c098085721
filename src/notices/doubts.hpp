/// \file
/// What stands beside a date, a length or a class and speaks against it: of the past, of another day, a norm, a refusal.
#pragma once

#include "notices/scene.hpp"

namespace tyndau::notices {

/// "18 и 19 июня", "18.06.2025 және 19.06.2025": one of several days told in one breath.
[[nodiscard]] bool is_one_of_several(const Scene& scene, const DateMention& date);
/// "Предыдущие слушания состоялись 12 марта", "бұрын өткен тыңдау": the day of something that is over.
[[nodiscard]] bool is_of_the_past(const Scene& scene, Span date);
/// "ориентировочно 18 июня", "провести до 18 июня": not the day itself.
[[nodiscard]] bool is_vague(const Scene& scene, Span date);
/// "Новая дата слушаний: 28.06.2025"
[[nodiscard]] bool is_new_day(const Scene& scene, Span date);
/// "слушания состоялись 12 марта": told when it was over.
[[nodiscard]] bool is_over(const Scene& scene, Span date);
/// "слушания 12 марта признаны несостоявшимися", "12 наурыздағы тыңдау өтпеді": told of a hearing that failed.
[[nodiscard]] bool is_of_failed(const Scene& scene, Span value);
/// "в течение 10 дней с 14 мая", "14 мамырдан бастап": a day from which something is counted.
[[nodiscard]] bool is_counted_from(const Scene& scene, Span date);

/// Of a hearing that is moved to another day.
enum class Moved { no, from, to, unclear };
/// "переносятся с 25 мая на 28 июня", "25 мамырдан 28 маусымға ауыстырылды"
[[nodiscard]] Moved moved(const Scene& scene, const DateMention& date);
/// The text says somewhere that a hearing is moved or called off.
[[nodiscard]] bool tells_of_a_change(const Scene& scene);

/// "по нормативам не менее 1000 м": what is asked of any object, not what this one has.
[[nodiscard]] bool is_norm(const Scene& scene, Span length);
/// "более 2 км", "от 500 до 700 м", "в радиусе 1000 м": a bound, not the length.
[[nodiscard]] bool is_bound(const Scene& scene, Span length);
/// "СЗЗ соседнего предприятия 500 м"
[[nodiscard]] bool is_of_another(const Scene& scene, Span length);
/// "(ранее 50 м)", "бұрынғы 50 м"
[[nodiscard]] bool is_former(const Scene& scene, Span value);
/// "СЗЗ не устанавливается", "санитариялық-қорғаныш аймағы белгіленбейді": said in the sentence of a length.
[[nodiscard]] bool is_denied_zone(const Scene& scene, Span length);
/// "не относится к I классу", "I сыныпқа жатпайды"
[[nodiscard]] bool is_denied_class(const Scene& scene, Span number);

}  // namespace tyndau::notices
