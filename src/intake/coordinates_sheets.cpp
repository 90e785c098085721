#include "geo/geodesic.hpp"
#include "intake/coordinates_items.hpp"

#include <array>

namespace tyndau::intake {
namespace {

/// Degrees, from the south-west.
struct Box {
  double west = 0.0, south = 0.0, width = 6.0, height = 4.0;

  /// The part in this row from the north and column from the west.
  [[nodiscard]] Box part(int row, int column, int rows, int columns) const {
    const double w = width / columns, h = height / rows;
    return {west + column * w, south + height - (row + 1) * h, w, h};
  }
};

/// Reads a designation from left to right.
class SheetReader {
 public:
  SheetReader(std::string_view text, std::size_t at) : text_(text), at_(at), begin_(at) {}

  struct Sheet {
    Box box;
    bool joined = true;        ///< a dash stands behind the letter: "M-42-085", not "M42-085"
    bool long_number = false;  ///< of three digits: no minutes, as "N42-05" may be
    int levels = 1;            ///< parts of the designation that were read
    bool exists = true;
    bool letter_unclear =
        false;  ///< a Latin B, which is the second letter of one alphabet and the third of the other
    bool blocks = false;   ///< blocks of a licence stand behind
    bool several = false;  ///< other parts of the same sheet stand behind
    std::size_t end = 0;
  };

  std::optional<Sheet> read() {
    const auto row = row_letter();
    if (!row) return std::nullopt;
    made_.joined = dash();
    const auto column = number(2);
    if (!column) return std::nullopt;
    made_.exists = *row >= 0 && *column >= 1 && *column <= 60;
    made_.box = {6.0 * (*column - 31), 4.0 * *row, 6.0, 4.0};
    made_.end = at_;
    parts();
    if (goes_on()) return std::nullopt;
    if (!made_.blocks && more_parts()) {
      made_.box = around_;
      made_.several = true;
    }
    return made_;
  }

 private:
  [[nodiscard]] char32_t peek() const {
    std::size_t at = at_;
    return latin_at(text_, at);
  }

  bool dash() {
    std::size_t at = at_;
    const char32_t c = latin_at(text_, at);
    if (c != U'-' && c != U'–' && c != U'−' && c != U'‑') return false;
    at_ = at;
    return true;
  }

  /// \return -1 for a letter that no row bears
  std::optional<int> row_letter() {
    const char32_t c = latin_at(text_, at_);
    const std::string_view written = text_.substr(begin_, at_ - begin_);
    if (written == "Н") return 'N' - 'A';  // of the Cyrillic alphabet, and no row H lies this far north
    if (written == "Л") return 'L' - 'A';
    if (c >= U'A' && c <= U'V') return static_cast<int>(c - U'A');
    const bool capital = (c >= U'А' && c <= U'Я') || (c >= U'A' && c <= U'Z');
    return capital ? std::optional(-1) : std::nullopt;
  }

  std::optional<int> number(int most_digits) {
    std::size_t at = at_;
    int value = 0, digits = 0;
    for (; at < text_.size() && text_[at] >= '0' && text_[at] <= '9' && digits <= most_digits; ++at, ++digits)
      value = 10 * value + (text_[at] - '0');
    if (digits == 0 || digits > most_digits) return std::nullopt;
    at_ = at;
    return value;
  }

  static int roman_digit(char32_t c) {
    if (c == U'I' || c == U'І') return 1;
    if (c == U'V') return 5;
    return c == U'X' ? 10 : 0;
  }

  /// I to XXXVI, with Latin or Cyrillic letters.
  std::optional<int> roman() {
    std::size_t at = at_;
    int value = 0, last = 0;
    for (std::size_t next = at;; at = next) {
      const int digit = roman_digit(latin_at(text_, next));
      if (digit == 0) break;
      value += digit > last ? digit - 2 * last : digit;
      last = digit;
    }
    if (value == 0) return std::nullopt;
    at_ = at;
    return value;
  }

  /// А, Б, В, Г or A, B, C, D as 0 to 3; -1 for a Latin B; nothing for another letter.
  std::optional<int> quarter() {
    std::size_t at = at_;
    (void)latin_at(text_, at);
    const std::string_view letter = text_.substr(at_, at - at_);
    static constexpr std::array<std::pair<std::string_view, int>, 20> letters{
        {{"А", 0}, {"а", 0}, {"A", 0}, {"a", 0}, {"Б", 1},  {"б", 1}, {"В", 2},
         {"в", 2}, {"V", 2}, {"v", 2}, {"C", 2}, {"c", 2},  {"Г", 3}, {"г", 3},
         {"G", 3}, {"g", 3}, {"D", 3}, {"d", 3}, {"B", -1}, {"b", -1}}};
    for (const auto& [spelt, value] : letters) {
      if (spelt != letter) continue;
      at_ = at;
      return value;
    }
    return std::nullopt;
  }

  void parts() {
    std::size_t before = at_;
    if (!dash()) return;
    const std::size_t digits = at_;
    if (const auto sheet = number(3)) {
      made_.long_number = at_ - digits == 3;
      made_.exists = made_.exists && *sheet >= 1 && *sheet <= 144;
      narrow((*sheet - 1) / 12, (*sheet - 1) % 12, 12, 12);
      quarters();
    } else if (const auto sixth = roman()) {
      made_.exists = made_.exists && *sixth <= 36;
      narrow((*sixth - 1) / 6, (*sixth - 1) % 6, 6, 6);
    } else if (const auto half = quarter()) {
      narrow_to_quarter(*half);
    } else {
      at_ = before;
    }
  }

  /// 1:50,000, 1:25,000 and 1:10,000 in a sheet of 1:100,000, or the blocks of a licence on it.
  void quarters() {
    for (int level = 0; level < 3; ++level) {
      const std::size_t before = at_;
      const bool joined = dash();
      if (level == 0 && blocks(joined)) return;
      if (!joined) return;
      const auto part = level < 2 ? quarter() : tenth();
      if (!part) {
        at_ = before;
        return;
      }
      narrow_to_quarter(*part);
    }
  }

  std::optional<int> tenth() {
    const auto value = number(1);
    if (!value) return std::nullopt;
    made_.exists = made_.exists && *value >= 1 && *value <= 4;
    return *value - 1;
  }

  /// "(10е-5в-2…25)" and what follows it of the same kind. Their order within the sheet is not published where this could
  /// be checked, so the sheet stands for them.
  bool blocks(bool joined) {
    const std::size_t before = at_;
    while (!joined && peek() == U' ') ++at_;
    const bool bracket = peek() == U'(';
    if (bracket) ++at_;
    if (!(joined || bracket) || !text_.substr(at_).starts_with("10")) {
      at_ = before;
      return false;
    }
    constexpr std::string_view within = "0123456789-–…., ;()абвгдеabvgde\n";
    while (at_ < text_.size()) {
      std::size_t next = at_;
      (void)latin_at(text_, next);
      if (within.find(text_.substr(at_, next - at_)) == std::string_view::npos) break;
      at_ = next;
    }
    std::size_t end = at_;
    while (end > before && std::string_view("., ;(\n").find(text_[end - 1]) != std::string_view::npos) --end;
    made_.blocks = true;
    made_.end = at_ = end;
    return true;
  }

  /// "А, Б" or "85, 86": moves behind the other parts. \return whether there are any
  bool more_parts() {
    bool any = false;
    while (made_.levels > 1) {
      std::size_t before = at_ = made_.end;
      const auto skip = [&](std::string_view what) {
        const bool there = text_.substr(std::min(at_, text_.size())).starts_with(what);
        if (there) at_ += what.size();
        return there;
      };
      if (!skip(",") && !skip(";") && !skip(" и ")) break;
      while (skip(" ")) {
      }
      const bool part = ends_in_letter_ ? quarter().has_value() : number(3).has_value();
      if (!part || !ends_here()) {
        at_ = before;
        break;
      }
      made_.end = at_;
      any = true;
    }
    return any;
  }

  [[nodiscard]] bool ends_here() const {
    constexpr std::string_view ends = ",;.)\n";
    const std::string_view rest = text_.substr(std::min(at_, text_.size()));
    return rest.empty() || ends.find(rest.front()) != ends.npos || rest.starts_with(" и ");
  }

  void narrow(int row, int column, int rows, int columns) {
    around_ = made_.box;
    ends_in_letter_ = rows == 2 && (text_[at_ - 1] < '0' || text_[at_ - 1] > '9');
    if (!made_.letter_unclear) made_.box = made_.box.part(row, column, rows, columns);
    ++made_.levels;
    made_.end = at_;
  }
  void narrow_to_quarter(int quarter) {
    if (quarter < 0) made_.letter_unclear = true;
    narrow(quarter / 2, quarter % 2, 2, 2);
  }

  /// A letter or digit right behind, or a dash and one: not the whole of a longer name.
  [[nodiscard]] bool goes_on() const {
    std::size_t at = made_.end;
    const char32_t c = latin_at(text_, at);
    const auto of_word = [](char32_t d) {
      return (d >= U'0' && d <= U'9') || (d >= U'A' && d <= U'Z') || (d >= U'a' && d <= U'z') ||
             (d >= U'А' && d <= U'я');
    };
    if (made_.blocks) return false;
    if (c == U'-') return of_word(latin_at(text_, at));
    return of_word(c);
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
  Box around_;                   ///< the sheet of which the last part was read
  bool ends_in_letter_ = false;  ///< and that part is one of А to Г
  Sheet made_;
};

/// Near the country at least: its outline is known at overview scale.
bool overlaps(const Country& country, const Box& box) {
  constexpr double margin = 1.0;
  const auto land = country.box();
  if (!land) return true;
  return box.west < land->east + margin && box.west + box.width > land->west - margin &&
         box.south < land->north + margin && box.south + box.height > land->south - margin;
}

FoundGeometry geometry_of(const SheetReader::Sheet& sheet, std::size_t begin, std::string_view name) {
  const Box& box = sheet.box;
  const double east = box.west + box.width, north = box.south + box.height;
  const std::array<LonLat, 4> corners{
      {{box.west, north}, {east, north}, {east, box.south}, {box.west, box.south}}};
  FoundGeometry made;
  made.form = FoundForm::box;
  made.kind = CoordinateKind::map_sheet;
  made.order = AxisOrder::by_format;
  made.begin = begin;
  made.end = sheet.end;
  made.uncertainty =
      geo::distance({box.west + box.width / 2, box.south + box.height / 2}, {box.west, box.south});
  for (const LonLat& corner : corners) made.positions.push_back({corner, made.uncertainty, begin, sheet.end});
  made.shape.polygons.push_back({{corners[3], corners[2], corners[1], corners[0]}, {}});
  if (sheet.blocks) made.remarks.push_back(fault_about("position-blocks-in-sheet", name));
  if (sheet.several) made.remarks.push_back(fault_about("position-several-parts", name));
  if (sheet.letter_unclear) made.remarks.push_back(fault_about("position-sheet-letter", name));
  return made;
}

}  // namespace

std::optional<CoordinateItem> sheet_at(const CoordinateScan& scan, std::size_t i, bool named) {
  const std::size_t begin = scan.tokens[i].begin;
  const bool inside_word =
      begin > 0 && static_cast<unsigned char>(scan.text[begin - 1]) > ' ' &&
      std::string_view("(\"'«;,|").find(scan.text[begin - 1]) == std::string_view::npos &&
      scan.text[begin - 1] != '\xAB';
  if (inside_word || scan.word(i) == CoordinateWord::number) return std::nullopt;
  const auto sheet = SheetReader(scan.text, begin).read();
  if (!sheet) return std::nullopt;
  const bool in_country = sheet->exists && overlaps(scan.country, sheet->box);
  constexpr int sure = 2;
  if (!named && !scan.whole && (sheet->levels < sure || !in_country || !sheet->joined)) return std::nullopt;
  if (!sheet->joined && (sheet->levels < sure || (!named && !sheet->long_number))) return std::nullopt;
  CoordinateItem item;
  item.kind = CoordinateKind::map_sheet;
  item.begin = begin;
  item.end = sheet->end;
  const auto name = scan.raw(begin, sheet->end);
  if (!sheet->exists) {
    item.fault = fault_about("position-sheet-unknown", name);
  } else if (!in_country) {
    item.fault = fault_about("position-outside-country", name);
  } else {
    item.whole = geometry_of(*sheet, begin, name);
  }
  for (item.next = i; item.next < scan.tokens.size() && scan.tokens[item.next].begin < item.end;) ++item.next;
  return item;
}

}  // namespace tyndau::intake
