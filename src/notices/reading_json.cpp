#include "notices/reading_json.hpp"

#include <cstdlib>

namespace tyndau::notices {
namespace {

class ReadingWriter {
 public:
  ReadingWriter(hearing::json::Writer& out, const NoticeReading& reading, const NoticeText& text,
                const hearing::MessageCatalogue& messages)
      : out_(out), reading_(reading), text_(text), messages_(messages) {}

  void field(Field field, const FieldReading& reading) {
    out_.key(code(field));
    if (!is_list(field)) return value(field, reading.values.front(), &reading.alternatives);
    out_.begin_object();
    candidates("values", field, reading.values);
    if (!reading.alternatives.empty()) candidates("alternatives", field, reading.alternatives);
    out_.end_object();
  }

 private:
  void candidates(std::string_view name, Field field, const std::vector<Candidate>& all) {
    out_.key(name).begin_array();
    for (const Candidate& one : all) value(field, one, nullptr);
    out_.end_array();
  }

  void value(Field field, const Candidate& one, const std::vector<Candidate>* alternatives) {
    out_.begin_object();
    out_.key("value");
    if (one.position) {
      out_.begin_array();
      out_.rounded(one.position->lon, 6);
      out_.rounded(one.position->lat, 6);
      out_.end_array();
    } else if (field == Field::spz_m || field == Field::dwelling_distance_m) {
      out_.rounded(std::strtod(one.value.c_str(), nullptr), 3);
    } else {
      out_.string(one.value);
    }
    out_.member("quote", redacted(text_.text, reading_.personal, one.quote.begin, one.quote.end));
    out_.key("page").integer(one.quote.page);
    out_.key("begin").integer(static_cast<std::int64_t>(one.quote.begin));
    out_.key("end").integer(static_cast<std::int64_t>(one.quote.end));
    out_.key("confidence").rounded(one.confidence, 3);
    out_.key("reasons").begin_array();
    for (const Message& reason : one.reasons) messages_.write(out_, reason);
    out_.end_array();
    if (alternatives != nullptr && !alternatives->empty()) candidates("alternatives", field, *alternatives);
    out_.end_object();
  }

  hearing::json::Writer& out_;
  const NoticeReading& reading_;
  const NoticeText& text_;
  const hearing::MessageCatalogue& messages_;
};

}  // namespace

void write_reading(hearing::json::Writer& out, const NoticeReading& reading, const NoticeText& text,
                   const hearing::MessageCatalogue& messages) {
  ReadingWriter writer(out, reading, text, messages);
  out.begin_object();
  out.member("language", reading.language);
  out.key("hearings").begin_array();
  for (const HearingReading& hearing : reading.hearings) {
    out.begin_object();
    out.key("fields").begin_object();
    for (const auto& [field, one] : hearing.fields) writer.field(field, one);
    out.end_object();
    out.end_object();
  }
  out.end_array();
  out.key("redacted").integer(static_cast<std::int64_t>(reading.personal.size()));
  out.end_object();
}

}  // namespace tyndau::notices
