#include "notices/classes.hpp"
#include "notices/doubts.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"
#include "notices/unit_owners.hpp"

#include <algorithm>
#include <string>

namespace tyndau::notices {
namespace {

constexpr std::string_view sanitary_words = "сзз|санитар*|сқа|сққ";
constexpr std::string_view object_words =
    "объект*|предприят*|производств*|нысан*|кәсіпорын*|өндіріс*|карьер*|завод*|станци*|фабрик*";
/// What else has classes.
constexpr std::string_view other_classes =
    "отход*|полигон*|қалдық*|веществ*|груз*|токсич*|пожар*|взрыв*|бетон*|ответствен*|капитальн*|сложност*|"
    "напряжен*|точност*|дорог*|чистоты|жауапкершілік*|күрделілік*|заттар*|автодорог*|качеств*";

/// Tokens around one, inside its sentence.
Span around(Span sentence, std::size_t i, std::size_t before, std::size_t behind) {
  return {i > sentence.first + before ? i - before : sentence.first, std::min(i + behind, sentence.last)};
}

class ClassReader {
 public:
  ClassReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), owners_(scene, out, Among::units), out_(out), before_(out.size()) {}

  void run() {
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::hazard_class) labelled(label);
    }
    for (std::size_t i = 0; i < scene_.tokens().size(); ++i) {
      if (class_word(scene_.tokens(), i)) spoken(i);
    }
    drop_of_others();
  }

 private:
  /// The first class among the first words of a label's value.
  void labelled(const Label& label) {
    if (scene_.says(label.name, other_classes)) return;
    for (std::size_t i = label.value.first; i < std::min(label.value.last, label.value.first + 3); ++i) {
      if (class_number(scene_.tokens(), i) == 0) continue;
      add({i, i + 1}, i, Evidence::label);
      if (owner_of_class(scene_, owners_, {i, i + 1}) == Owner::another) of_another();
      return;
    }
  }

  /// The class beside the word at \p i, when its words, not those of waste or a road, speak of health or of danger.
  void spoken(std::size_t i) {
    const Span sentence = scene_.outline.sentence_of(i);
    const Span number = number_of_class(scene_.tokens(), i, sentence);
    const Span near = around(sentence, i, 4, 5), clause = around(sentence, i, 30, 30);
    if (number.empty() || scene_.says(near, other_classes)) return;
    if (is_former(scene_, number) || is_denied_class(scene_, number)) return;
    const Label* label = scene_.outline.label_of(i);
    const bool zone = label != nullptr && label->topic == Topic::protection_zone;
    const bool sanitary = zone || scene_.says(clause, sanitary_words);
    const bool danger =
        scene_.says(near, "опасност*|қауіптілік*|қауіпті") && scene_.says(clause, object_words);
    if (!sanitary && !danger) return;
    const Span quote{std::min(number.first, i), std::max(number.last, i + 1)};
    add(quote, number.first, sanitary ? Evidence::phrase : Evidence::context);
    // "для объектов I класса – не менее 1000 м": a row of the norms.
    out_.back().doubted =
        scene_.says(around(sentence, i, 8, 14), "менее|меньше|кемінде|минимальн*|норматив*");
    const bool norm = is_class_of_norm(scene_.tokens(), quote) || goes_on_with_norms(quote, sentence);
    if (norm) norms_ = quote.last;
    if (norm || owner_of_class(scene_, owners_, quote) == Owner::another) of_another();
  }

  /// "объекты I класса – 1000 м, II класса – 500 м": behind a norm, until something is said of the object itself.
  [[nodiscard]] bool goes_on_with_norms(Span quote, Span sentence) const {
    const Span between{norms_, quote.first};
    return norms_ > sentence.first && norms_ <= quote.first &&
           !scene_.says(between, "относ*|отнес*|являет*|жатады|жатқыз*") &&
           owners_.last_in(between) != Owner::project;
  }

  void add(Span quote, std::size_t number, Evidence evidence) {
    out_.push_back(found_at(scene_, Field::hazard_class, quote,
                            std::string(roman(class_number(scene_.tokens(), number))), evidence));
  }
  void of_another() {
    out_.back().doubted = true;
    others_.push_back(out_.back().quote.first);
  }
  /// Beside the object's own class, those of norms, of neighbours and of single units say nothing.
  void drop_of_others() {
    out_.erase(std::remove_if(
                   out_.begin() + static_cast<std::ptrdiff_t>(before_), out_.end(),
                   [this](const Found& one) { return one.doubted && is_of_neighbour(scene_, one.quote); }),
               out_.end());
    const auto of_others = [this](const Found& one) {
      return std::find(others_.begin(), others_.end(), one.quote.first) != others_.end();
    };
    const auto first = out_.begin() + static_cast<std::ptrdiff_t>(before_);
    if (std::any_of(first, out_.end(), [&](const Found& one) { return !of_others(one); }))
      out_.erase(std::remove_if(first, out_.end(), of_others), out_.end());
  }

  const Scene& scene_;
  const Owners owners_;
  std::vector<Found>& out_;
  std::size_t before_;
  std::size_t norms_ = 0;            ///< behind the last class of a norm
  std::vector<std::size_t> others_;  ///< where classes begin that are not the object's
};

}  // namespace

Found found_at(const Scene& scene, Field field, Span quote, std::string value, Evidence evidence) {
  Found made;
  made.field = field;
  made.quote = quote;
  made.value = std::move(value);
  made.evidence = evidence;
  made.language = language_of(scene.tokens(), quote).value_or(scene.language_at(quote.first));
  return made;
}

void read_hazard_class(const Scene& scene, std::vector<Found>& out) { ClassReader(scene, out).run(); }

}  // namespace tyndau::notices
