#include "layers/replay.hpp"

#include "hearing/case_json.hpp"
#include "layers/report_json.hpp"

#include <array>

namespace tyndau::layers {
namespace {

bool starts_with(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

constexpr std::string_view first_member = "{\"tyndau_report\":";

}  // namespace

Result<std::string> ReportReader::line() {
  std::array<char, std::size_t{1} << 16> piece{};
  std::string text;
  ++line_number_;
  while (true) {
    in_.getline(piece.data(), piece.size());
    const auto read = static_cast<std::size_t>(in_.gcount());
    const bool cut = in_.fail() && !in_.eof() && read == piece.size() - 1;
    if (in_.bad()) return fail(ErrorCode::io, "the file cannot be read further", name_);
    const bool delimited = !in_.fail() && !in_.eof();
    text.append(piece.data(), delimited ? read - 1 : read);
    if (text.size() > longest_line) {
      return fail(ErrorCode::limit, "a line is longer than " + std::to_string(longest_line) + " bytes",
                  name_ + ":" + std::to_string(line_number_));
    }
    if (cut) {
      in_.clear();
      continue;
    }
    if (delimited) return text;
    return other_layout("a line that ends with a line feed");
  }
}

tl::unexpected<Error> ReportReader::other_layout(std::string_view expected) const {
  return fail(ErrorCode::bad_input,
              "expected " + std::string(expected) +
                  ", as tyndau writes a report (one hearing a line); a report that " +
                  "another program has laid out anew cannot be compared byte for byte",
              name_ + ":" + std::to_string(line_number_));
}

Error ReportReader::located(Error error) const {
  error.where = name_ + ":" + std::to_string(line_number_) + (error.where.empty() ? "" : " ") + error.where;
  return error;
}

Result<std::string> ReportReader::expect(std::string_view begin, std::string_view end) {
  auto text = line();
  if (!text) return text;
  if (!starts_with(*text, begin)) return other_layout(begin);
  if (text->size() < begin.size() + end.size() || !ends_with(*text, end)) return other_layout(end);
  return text->substr(begin.size(), text->size() - begin.size() - end.size());
}

Result<std::monostate> ReportReader::read_head() {
  const auto version = expect(first_member, ",");
  if (!version) return tl::unexpected<Error>(version.error());
  if (*version != std::to_string(report_version)) {
    return fail(ErrorCode::unsupported,
                "the report has version " + *version + "; this program reads version " +
                    std::to_string(report_version),
                name_ + ":1");
  }
  auto manifest = expect("\"manifest\":", ",");
  if (!manifest) return tl::unexpected<Error>(manifest.error());
  auto read = manifest_from_json(*manifest);
  if (!read) return tl::unexpected<Error>(located(read.error()));
  manifest_ = std::move(*read);
  manifest_text_ = std::move(*manifest);
  const auto list = expect("\"hearings\":[", "");
  if (!list) return tl::unexpected<Error>(list.error());
  if (!list->empty()) return other_layout("\"hearings\":[");
  return std::monostate{};
}

Result<std::monostate> ReportReader::read_end() {
  auto summary = expect("\"summary\":", "}");
  if (!summary) return tl::unexpected<Error>(summary.error());
  auto read = summary_from_json(*summary);
  if (!read) return tl::unexpected<Error>(located(read.error()));
  if (in_.peek() != std::ifstream::traits_type::eof()) return other_layout("nothing after the summary");
  summary_ = std::move(*read);
  summary_text_ = std::move(*summary);
  return std::monostate{};
}

Result<ReportReader> ReportReader::open(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::io, "the file cannot be opened", file.string());
  ReportReader reader(file.filename().string(), std::move(in));
  if (auto head = reader.read_head(); !head) return tl::unexpected<Error>(head.error());
  return reader;
}

Result<std::optional<StoredHearing>> ReportReader::next() {
  if (!summary_text_.empty()) return std::optional<StoredHearing>{};
  auto text = line();
  if (!text) return tl::unexpected<Error>(text.error());
  if (*text == "]," && (hearings_ == 0 || !more_)) {
    if (auto end = read_end(); !end) return tl::unexpected<Error>(end.error());
    return std::optional<StoredHearing>{};
  }
  if (!more_ || !starts_with(*text, "{")) return other_layout("a hearing or the end of the list");
  more_ = ends_with(*text, "},");
  if (more_) text->pop_back();
  // The rest of the line is not parsed: what is wrong there shows when the bytes are compared.
  const auto input = member_text(*text, "input");
  if (!input)
    return tl::unexpected<Error>(located({ErrorCode::bad_input, "this member must be there", "/input"}));
  auto read = hearing::case_from_json(*input);
  if (!read) {
    Error error = read.error();
    error.where = "/input" + error.where;
    return tl::unexpected<Error>(located(std::move(error)));
  }
  ++hearings_;
  return std::optional(StoredHearing{std::move(*text), std::move(*read)});
}

}  // namespace tyndau::layers
