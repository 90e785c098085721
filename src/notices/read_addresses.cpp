#include "notices/address_text.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

enum class Purpose { documents, comments, contact, publication };

const PhraseTable<Purpose>& purposes() {
  static const PhraseTable<Purpose> table{
      {Purpose::comments,
       "замечан*|предложен*|обращени*|ескерту*|ұсыныс*|отзыв*|пікір*|комментари*|ескертпе*|вопросы "
       "принимаются|возражен*|вопросы присыла*|вопросы направл*|вопросы шлите|мнения направл*|мнения "
       "присыла*|сұрақтарыңызды"},
      {Purpose::documents,
       "документац*|электронн* вариант*|материал*|ознаком*|размещен*|размеща*|электрон* "
       "верси*|доступн*|скачать|құжат*|таныс*|орналастыр*|"
       "қолжетімді|электрон* нұсқа*|жобамен|проектом|отчетом|проект|жобаның "
       "электрон*|пакет*|портал*|интернет ресурс*|сайте|сайтында|"
       "порталында|ресурсында|доступен|жүктел*|орналасқан|выложен*|опубликован* отчет*|отчет*|странице|"
       "бетінде|парақшасында|есеп|скачивания|почитать|посмотреть|қараңыз*|оқуға"},
      {Purpose::contact,
       "телефон*|тел|байланыс*|контакт*|справк*|қосымша ақпарат|дополнительн* "
       "информац*|разработчик*|әзірлеуші*|"
       "запросить|сұратып|сұрату|реквизит*"},
      {Purpose::publication, "газет*|телеканал*|опубликован*|источник*|дереккөз*"}};
  return table;
}

class AddressReader {
 public:
  AddressReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out) {}

  void run() {
    for (const Contact& contact : scene_.outline.contacts) {
      if (contact.kind == ContactKind::email || contact.kind == ContactKind::url) judge(contact);
    }
    if (!found_comments_) postal();
  }

 private:
  void judge(const Contact& contact) {
    const bool email = contact.kind == ContactKind::email;
    Evidence evidence = Evidence::phrase;
    const auto purpose = by_label(contact, evidence);
    const Purpose why = purpose ? *purpose : by_words(contact, evidence);
    found_comments_ = found_comments_ || why == Purpose::comments;
    if (why == Purpose::comments) add(Field::comments_address, contact, evidence);
    if (why == Purpose::documents && !email) add(Field::document_address, contact, evidence);
  }

  std::optional<Purpose> by_label(const Contact& contact, Evidence& evidence) const {
    const Label* label = scene_.outline.label_of(contact.span.first);
    if (label == nullptr) return std::nullopt;
    evidence = Evidence::label;
    switch (label->topic) {
      case Topic::comments:
      case Topic::comments_deadline: return Purpose::comments;
      case Topic::project:  // "Проект: www.…"
        if (contact.span.first != label->value.first) return std::nullopt;
        return Purpose::documents;
      case Topic::documents: return comments_before(contact) ? Purpose::comments : Purpose::documents;
      case Topic::developer:
      case Topic::initiator:
      case Topic::person:
      case Topic::executive_body:
      case Topic::identity: return Purpose::contact;
      case Topic::outlets:
      case Topic::publication: return Purpose::publication;
      default: return std::nullopt;
    }
  }
  [[nodiscard]] bool comments_before(const Contact& contact) const {
    std::size_t first = contact.span.first > 6 ? contact.span.first - 6 : 0;
    // A line that begins with the documents may go on with another sentence.
    const Label* label = scene_.outline.label_of(contact.span.first);
    const Span sentence = scene_.outline.sentence_of(contact.span.first);
    if (label != nullptr && sentence.first > label->name.first) first = std::min(first, sentence.first);
    return scene_.says({first, contact.span.first}, "замечан*|предложен*|ескерту*|ескертпе*|ұсыныс*");
  }

  struct Purposes {
    std::optional<Purpose> nearest;
    bool comments = false, documents = false;
  };
  /// What the words of the sentence announce: before the address, in Kazakh rather behind it.
  [[nodiscard]] Purposes purposes_around(const Contact& contact) const {
    const bool kazakh = scene_.language_at(contact.span.first) == Language::kk;
    Purposes found;
    std::size_t least = 1000;
    for (const auto& hit : purposes().find(tokens_, scene_.outline.sentence_of(contact.span.first))) {
      const bool before = hit.span.last <= contact.span.first;
      if (!before && hit.span.first < contact.span.last) continue;
      found.comments = found.comments || hit.meaning == Purpose::comments;
      found.documents = found.documents || hit.meaning == Purpose::documents;
      const std::size_t gap =
          before ? contact.span.first - hit.span.last : hit.span.first - contact.span.last;
      const std::size_t cost = gap + (before == kazakh ? 6 : 0);
      if (cost >= least) continue;
      least = cost;
      found.nearest = hit.meaning;
    }
    return found;
  }
  Purpose by_words(const Contact& contact, Evidence& evidence) const {
    const Purposes found = purposes_around(contact);
    evidence = Evidence::phrase;
    // Where a sentence takes comments, its e-mail is for them whatever stands beside it.
    if (found.comments && contact.kind == ContactKind::email) return Purpose::comments;
    const Purpose nearest = found.nearest.value_or(Purpose::contact);
    const bool page = contact.kind == ContactKind::url;
    return nearest == Purpose::contact && found.documents && page ? Purpose::documents : nearest;
  }

  /// Where to write or to go, when no address of the network is given: a street or a room in a sentence that takes comments or
  /// answers, else a line that is nothing but a postal address with its index.
  void postal() {
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::comments && take_postal(label.value, Evidence::label)) return;
    }
    for (const Span sentence : scene_.outline.sentences) {
      const bool takes =
          scene_.says(
              sentence,
              "замечан*|предложен*|опросн*|ескерту*|ескертпе*|ұсыныс*|сауалнама*|пікір*|анкет*|отзыв*") &&
          scene_.says(sentence, "принима*|направл*|присыла*|подава*|адресу|қабылдан*|жіберу*|тапсыр*|жібер*");
      const bool index = tokens_.is(sentence.first, TokenKind::number) &&
                         tokens_.folded(sentence.first).size() == 6 &&
                         tokens_.is_mark(sentence.first + 1, U',');
      if ((takes || index) && take_postal(sentence, takes ? Evidence::phrase : Evidence::presence)) return;
    }
  }
  bool take_postal(Span span, Evidence evidence) {
    for (const Span piece : place_pieces(scene_, span)) {
      const AddressWords words = address_words(scene_, piece);
      if (!words.enough() || words.streets + words.halls == 0) continue;
      out_.push_back(found_at(scene_, Field::comments_address, piece, tidy(scene_, piece), evidence));
      return true;
    }
    return false;
  }

  void add(Field field, const Contact& contact, Evidence evidence) {
    out_.push_back(found_at(scene_, field, contact.span, contact.value, evidence));
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
  bool found_comments_ = false;
};

}  // namespace

void read_addresses(const Scene& scene, std::vector<Found>& out) { AddressReader(scene, out).run(); }

}  // namespace tyndau::notices
