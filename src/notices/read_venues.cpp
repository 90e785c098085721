#include "notices/address_text.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"
#include "notices/venue_words.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

class VenueReader {
 public:
  VenueReader(const Scene& scene, const Events& events, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), events_(events), out_(out) {}

  void run() {
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::venue || label.topic == Topic::date_place) labelled(label);
    }
    for (std::size_t e = 0; e < events_.hearings.size(); ++e) {
      const auto& anchors = events_.hearings[e].anchors;
      for (std::size_t n = 0; n < std::min(anchors.size(), most_tries); ++n)
        beside(static_cast<int>(e), anchors[n]);
    }
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::bare_place) bare(label);
    }
    for (const Span sentence : scene_.outline.sentences) {
      if (adds_to_hearing(scene_, sentence)) further(sentence);
    }
    follow_changes();
    const bool lasting = std::any_of(out_.begin(), out_.end(), [](const Found& f) {
      return f.field == Field::form && (f.value == "public_discussion" || f.value == "survey");
    });
    if (out_.size() == before_ && !lasting) in_meeting_sentences();
  }

 private:
  static constexpr std::size_t most_tries = 16;  ///< of the places where a text tells of one hearing
  /// "Мекенжайы: …" is where people meet, unless a hearing's own sentence says that.
  void bare(const Label& label) {
    const Language language = scene_.language_at(label.name.first);
    const bool met = std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.field == Field::venues && f.language == language;
    });
    if (of_organisation(label)) return;
    const int own = row_event(label.row);
    if (!met || (own >= 0 && !has_venue(own, language))) return labelled(label);
    const bool placed =
        std::any_of(out_.begin(), out_.end(), [](const Found& f) { return f.field == Field::place; });
    const auto pieces = place_pieces(scene_, label.value);
    if (!placed && !pieces.empty())
      out_.push_back(
          found_at(scene_, Field::place, pieces.front(), tidy(scene_, pieces.front()), Evidence::context));
  }
  /// "«Кен» ЖШС, БСН …, мекенжайы: …": the seat of the organisation before it.
  [[nodiscard]] bool of_organisation(const Label& label) const {
    const Span sentence = scene_.outline.sentence_of(label.name.first);
    return std::any_of(scene_.organisations.begin(), scene_.organisations.end(), [&](const Organisation& o) {
      return o.span.first >= sentence.first && o.span.last <= label.name.first;
    });
  }
  [[nodiscard]] bool taken(Span span) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.quote.first < span.last && span.first < f.quote.last &&
             (f.field == Field::venues || f.field == Field::project || f.field == Field::place ||
              f.field == Field::comments_address);
    });
  }
  /// "Акимат Шетского района информирует": who speaks.
  [[nodiscard]] bool tells(Span piece) const {
    return tokens_.is(piece.last, TokenKind::word) &&
           fits_any(
               tokens_.folded(piece.last),
               "информирует|сообщает|извещает|уведомляет|объявляет|хабарлайды|жариялайды|просит|сұрайды");
  }
  /// "Акимат подтвердил", "әкімдік келісім берді": a body that does something, and no place.
  [[nodiscard]] bool acts(Span piece) const {
    if (!has(scene_, piece.first, "акимат|әкімдік|әкімдігі|аппарат|управление|отдел|басқарма*")) return false;
    const AddressWords words = address_words(scene_, piece);
    return words.units + words.streets == 0 && words.halls == 1;
  }
  /// The venues of a piece, each its own.
  void add(Span piece, Evidence evidence, int event) {
    if (piece.empty() || taken(piece) || is_former_place(scene_, piece) || tells(piece) || acts(piece))
      return;
    const auto venues = venues_in(scene_, up_to_hall(scene_, piece));
    const bool in_turn = venues.size() > 1 && venues.size() == events_.hearings.size() &&
                         scene_.says(scene_.outline.sentence_of(piece.first), "соответственно|тиісінше");
    for (std::size_t v = 0; v < venues.size(); ++v)
      add_one(venues[v], evidence, in_turn ? static_cast<int>(v) : event);
  }
  void add_one(Span venue, Evidence evidence, int event) {
    std::string value = tidy(scene_, venue);
    const Label* label = scene_.outline.label_of(venue.first);
    if (label != nullptr && label->row >= 0) value = settlement_of(*label, venue) + value;
    if (!settlement_.empty() && !names_settlement(scene_, venue))
      value = tidy(scene_, settlement_) + ", " + value;
    out_.push_back(found_at(scene_, Field::venues, venue, std::move(value), evidence));
    out_.back().event = event;
    // A district is no place to come to.
    const AddressWords words = address_words(scene_, venue);
    out_.back().doubted = evidence != Evidence::label && words.streets + words.halls == 0 &&
                          !names_settlement(scene_, {venue.first, venue.last}) && settlement_.empty();
    out_.back().doubted = out_.back().doubted ||
                          (event >= 0 && is_less_sure(events_.hearings[static_cast<std::size_t>(event)])) ||
                          leaves_and_enters(venue);
  }
  /// No word tells that a day is that of a hearing, while others have such words.
  [[nodiscard]] bool is_less_sure(const Event& event) const {
    const auto weak = [](const Event& one) {
      return one.found.empty() || one.found.front().evidence >= Evidence::context;
    };
    return weak(event) && !std::all_of(events_.hearings.begin(), events_.hearings.end(), weak);
  }
  /// "мектебінен мәдениет үйіне": of a change, both sides.
  [[nodiscard]] bool leaves_and_enters(Span venue) const {
    for (std::size_t i = venue.first; i < venue.last; ++i) {
      const std::string_view word = tokens_.folded(i);
      if (word.ends_with("інен") || word.ends_with("ынан") || word.ends_with("тен")) return true;
    }
    return false;
  }
  /// "с. Ортау | … | ул. Мира, 4": the cell of the row that names where the street lies, and a comma.
  [[nodiscard]] std::string settlement_of(const Label& address, Span venue) const {
    if (address_words(scene_, venue).units > 0) return {};
    for (const Label& label : scene_.outline.labels) {
      if (label.row == address.row && label.topic == Topic::settlement && !label.value.empty())
        return tidy(scene_, trimmed_span(scene_, label.value)) + ", ";
    }
    return {};
  }
  [[nodiscard]] int row_event(int row) const {
    for (std::size_t e = 0; e < events_.hearings.size() && row >= 0; ++e) {
      if (events_.hearings[e].row == row) return static_cast<int>(e);
    }
    return -1;
  }

  /// Which hearing a token tells of: the one whose date or hour stands in the same row, or last before it in the value.
  [[nodiscard]] int event_at(std::size_t token, Span value, int row) const {
    int best = -1;
    std::size_t nearest = 0;
    for (std::size_t e = 0; e < events_.hearings.size(); ++e) {
      if (row >= 0 && events_.hearings[e].row == row) return static_cast<int>(e);
      for (const std::size_t anchor : events_.hearings[e].anchors) {
        if (!value.holds(anchor) || anchor > token || anchor < nearest) continue;
        nearest = anchor;
        best = static_cast<int>(e);
      }
    }
    return best;
  }

  /// The value of a label: all its pieces are one address, unless they are items of a list.
  void labelled(const Label& label) {
    if (label.value.empty() || other_place(label)) return;
    for (const Span item : items_of(label.value)) {
      const int own = label.row < 0 ? event_in(item) : -1;
      if (own < 0 || !best_of(item, own, Evidence::label)) pieces_of(label, item);
    }
  }
  [[nodiscard]] std::vector<Span> items_of(Span value) const {
    std::vector<Span> items{value};
    for (std::size_t i = value.first; i < value.last; ++i) {
      const bool line = scene_.outline.hard_ends[i] != 0 && tokens_.is(i, TokenKind::line_end);
      if (!line && !tokens_.is_mark(i, U';')) continue;
      items.back().last = i;
      items.push_back({i + 1, value.last});
    }
    return items;
  }
  void pieces_of(const Label& label, Span item) {
    if (item.empty()) return;
    const std::size_t first = std::min(behind_list_mark(tokens_, item.first), item.last);
    for (const Span piece : place_pieces(scene_, {first, item.last})) {
      const bool whole = label.topic != Topic::date_place && piece.size() >= 2;
      if ((!whole && !address_words(scene_, piece).some()) || inhabitants_only(piece)) continue;
      add(piece, Evidence::label, event_at(piece.first, label.value, label.row));
      if (events_.hearings.size() <= 1 || label.row >= 0) return;
    }
  }
  /// The hearing whose date or hour stands in the span; -1 for none, or several.
  [[nodiscard]] int event_in(Span span) const {
    int found = -1;
    for (std::size_t e = 0; e < events_.hearings.size(); ++e) {
      const auto& anchors = events_.hearings[e].anchors;
      if (std::none_of(anchors.begin(), anchors.end(), [span](std::size_t a) { return span.holds(a); }))
        continue;
      if (found >= 0) return -1;
      found = static_cast<int>(e);
    }
    return found;
  }
  /// "Место: …" beside an "Адрес: …" is that of the object; read_place() takes it.
  [[nodiscard]] bool other_place(const Label& label) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.field == Field::place && label.value.holds(f.quote.first);
    });
  }

  /// The address in the sentence of a hearing's date: behind the date up to the next hearing's, else before it.
  void beside(int event, std::size_t anchor) {
    if (has_venue(event, scene_.language_at(anchor))) return;
    const Span sentence = scene_.outline.sentence_of(anchor);
    const Label* label = scene_.outline.label_of(anchor);
    // "В газете опубликовано: «ТОО … проводит слушания …»" tells of the hearing itself.
    if (label != nullptr && (label->topic == Topic::outlets || label->topic == Topic::publication) &&
        !scene_.says(sentence, "слушани*|собрани*|тыңдау*|жиналыс*"))
      return;
    const std::size_t limit = std::min(next_anchor(event, anchor), sentence.last);
    const std::size_t first = previous_anchor(event, anchor, sentence.first);
    if (!best_of({anchor, limit}, event) && !best_of({first, anchor}, event)) in_cells_behind(event, anchor);
  }
  /// "1-жиналыс | 24.04.2025 | 10:00 | Ақбақай кенті, клуб": a cell behind that of the day, where no head tells what it holds.
  void in_cells_behind(int event, std::size_t anchor) {
    constexpr std::size_t longest = 80;
    std::size_t end = anchor;
    while (end < std::min(tokens_.size(), anchor + longest) && !tokens_.is(end, TokenKind::line_end)) ++end;
    end = std::min(end, next_anchor(event, anchor));
    for (std::size_t begin = end, i = anchor; i <= end; ++i) {
      if (i < end && !tokens_.is_cell_border(i)) continue;
      if (begin < i && best_of({begin, i}, event)) return;
      begin = i + 1;
    }
  }
  [[nodiscard]] bool has_venue(int event, Language language) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.field == Field::venues && f.language == language &&
             (f.event == event || (f.event < 0 && f.evidence == Evidence::label));
    });
  }
  [[nodiscard]] std::size_t next_anchor(int event, std::size_t anchor) const {
    std::size_t next = tokens_.size();
    for (std::size_t e = 0; e < events_.hearings.size(); ++e) {
      if (static_cast<int>(e) == event) continue;
      for (const std::size_t other : events_.hearings[e].anchors) {
        if (other > anchor) next = std::min(next, other);
      }
    }
    return next;
  }
  [[nodiscard]] std::size_t previous_anchor(int event, std::size_t anchor, std::size_t first) const {
    for (std::size_t e = 0; e < events_.hearings.size(); ++e) {
      if (static_cast<int>(e) == event) continue;
      for (const std::size_t other : events_.hearings[e].anchors) {
        if (other < anchor) first = std::max(first, other + 1);
      }
    }
    return first;
  }

  /// The piece that reads most like an address with a hall.
  bool best_of(Span span, int event, Evidence evidence = Evidence::phrase) {
    Span best;
    int most = 1;
    for (const Span piece : place_pieces(scene_, span)) {
      const AddressWords found = address_words(scene_, piece);
      const int score = found.units + found.streets + 2 * found.halls + (introduced(piece) ? 2 : 0);
      const bool address = found.units + found.streets + found.halls > 0;
      if (score <= most || !address || taken(piece) || inhabitants_only(piece) || tells(piece) ||
          acts(piece) || is_seat(scene_, piece) || serves_something_else(scene_, piece) ||
          is_former_place(scene_, piece))
        continue;
      most = score;
      best = piece;
    }
    settlement_ = settlement_before(best);
    add(best, evidence, event);
    settlement_ = {};
    if (!best.empty()) joined_to(best, span, event, evidence);
    return !best.empty();
  }
  /// "с. Бестамак – 11.06.2026, 10:00, Дом культуры": the settlement that nothing but the date and the hour part from its
  /// hall; empty when there is none.
  [[nodiscard]] Span settlement_before(Span hall) const {
    if (hall.empty() || names_settlement(scene_, hall)) return {};
    const auto pieces = place_pieces(scene_, {scene_.outline.sentence_of(hall.first).first, hall.first});
    if (pieces.empty() || !only_joins({pieces.back().last, hall.first})) return {};
    const AddressWords found = address_words(scene_, pieces.back());
    constexpr std::size_t longest = 8;
    const bool plain = found.units > 0 && found.halls + found.streets == 0 && pieces.back().size() <= longest;
    return plain && !inhabitants_only(pieces.back()) ? pieces.back() : Span{};
  }
  /// "…, клуб; с. Второе, школа": the addresses behind one that nothing but marks, days and joining words part from it.
  void joined_to(Span best, Span span, int event, Evidence evidence) {
    for (const Span piece : place_pieces(scene_, span)) {
      if (piece.first < best.last) continue;
      const AddressWords found = address_words(scene_, piece);
      if (!only_joins({best.last, piece.first}) || found.units == 0 || found.halls + found.streets == 0)
        return;
      add(piece, evidence, event);
      best = piece;
    }
  }
  [[nodiscard]] bool only_joins(Span gap) const {
    for (std::size_t i = gap.first; i < gap.last; ++i) {
      const bool told =
          holding(scene_.outline.dates, i) != nullptr || holding(scene_.outline.times, i) != nullptr;
      const bool mark = told || tokens_.is(i, TokenKind::mark) || tokens_.is(i, TokenKind::line_end);
      if (!mark && !(tokens_.is(i, TokenKind::word) &&
                     fits_any(tokens_.folded(i), "и|а|также|в|во|на|және|сондай|ақ|по|адресу")))
        return false;
    }
    return true;
  }
  /// "Также слушания пройдут в …": one more venue of the hearing before it.
  void further(Span sentence) {
    const auto tells = [sentence](std::size_t anchor) { return sentence.holds(anchor); };
    int event = -1;
    std::size_t last = 0;
    for (std::size_t e = 0; e < events_.hearings.size(); ++e) {
      const auto& anchors = events_.hearings[e].anchors;
      if (std::any_of(anchors.begin(), anchors.end(), tells)) return;
      for (const std::size_t anchor : anchors) {
        if (anchor >= sentence.first || anchor < last) continue;
        last = anchor;
        event = static_cast<int>(e);
      }
    }
    best_of(sentence, event);
  }
  /// "По просьбе жителей место проведения изменено: …": the new place is the venue, those told before are not.
  void follow_changes() {
    if (events_.hearings.size() > 1) return;
    std::size_t changes = 0;
    for (const Span sentence : scene_.outline.sentences) {
      const Span change = changed_place(scene_, sentence);
      if (!change.empty() && ++changes <= most_tries) follow(change, sentence);
    }
    std::erase_if(out_, [this](const Found& f) {
      return f.field == Field::venues && std::find(gone_.begin(), gone_.end(), f.quote.first) != gone_.end();
    });
  }
  void follow(Span change, Span sentence) {
    const std::size_t known = out_.size();
    // In Russian the new place stands behind the verb.
    if (scene_.language_at(change.first) != Language::kk) change.first = change.last;
    for (const Span piece : place_pieces(scene_, {change.first, sentence.last})) {
      const AddressWords words = address_words(scene_, piece);
      if (words.units + words.halls > 0 && !is_old_side(piece)) add(piece, Evidence::phrase, -1);
    }
    for (std::size_t f = before_; f < known; ++f) {
      const Span quote = out_[f].quote;
      const bool beside = sentence.holds(quote.first) && quote.first >= change.first;
      const Span told = scene_.outline.sentence_of(quote.first);
      if (out_[f].field != Field::venues || beside || scene_.says(told, "новый|новое|новому|жаңа")) continue;
      out_[f].doubted = true;
      if (out_.size() > known) gone_.push_back(quote.first);
    }
  }
  /// "изменено с клуба на школу", "мектептен клубқа ауыстырылды": what the change leaves.
  [[nodiscard]] bool is_old_side(Span piece) const {
    const std::string_view last = tokens_.folded(piece.last - 1);
    const bool ablative = last.ends_with("нан") || last.ends_with("нен") || last.ends_with("дан") ||
                          last.ends_with("ден") || last.ends_with("тан") || last.ends_with("тен");
    const bool from = piece.first > 0 && tokens_.is(piece.first - 1, TokenKind::word) &&
                      fits_any(tokens_.folded(piece.first - 1), "с|со|из|вместо");
    return from || (ablative && scene_.language_at(piece.first) == Language::kk);
  }

  /// "приглашаем жителей с. Арыкбалык", "… ауылының тұрғындары"
  [[nodiscard]] bool inhabitants_only(Span piece) const {
    const std::size_t before = piece.first > 2 ? piece.first - 2 : 0;
    return scene_.says({before, piece.first}, "жителей|жители|жителям|населени*") ||
           scene_.says({piece.last, std::min(piece.last + 2, tokens_.size())}, "тұрғындар*");
  }
  [[nodiscard]] bool introduced(Span piece) const {
    const std::size_t before = piece.first > 3 ? piece.first - 3 : 0;
    return scene_.says({before, piece.first}, "адресу|адресам|мекенжайда") ||
           scene_.says({piece.last, std::min(piece.last + 3, tokens_.size())}, "мекенжайы*|мекен*");
  }

  /// Without a date: sentences that speak of the meeting.
  void in_meeting_sentences() {
    for (const Span sentence : scene_.outline.sentences) {
      if (!scene_.says(sentence, meeting_place_words) ||
          scene_.says(sentence, "замечан*|ескерту*|ознаком*|танысу*|предложен*"))
        continue;
      const std::size_t first = behind_list_mark(tokens_, sentence.first);
      const bool label = std::any_of(scene_.outline.labels.begin(), scene_.outline.labels.end(),
                                     [first](const Label& l) { return l.name.first == first; });
      if (!label && best_of(sentence, -1)) return;
    }
  }

  const Scene& scene_;
  const Tokens& tokens_;
  const Events& events_;
  std::vector<Found>& out_;
  std::vector<std::size_t> gone_;  ///< where venues begin that the text changes
  Span settlement_;                ///< that the line names before the date and the hall
  std::size_t before_ = out_.size();
};

}  // namespace

void read_venues(const Scene& scene, const Events& events, std::vector<Found>& out) {
  VenueReader(scene, events, out).run();
}

}  // namespace tyndau::notices
