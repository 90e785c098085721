/// \file
/// Prints what is read of notices, one JSON object a line per text file: for measuring against notices of known fields.
#include "notices/reading_json.hpp"
#include "support/paths.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace tyndau;

void print(const std::string& file, const intake::Country& country,
           const hearing::MessageCatalogue& messages) {
  std::ifstream stream(file);
  const notices::NoticeText text{std::string{std::istreambuf_iterator<char>(stream), {}}, {0}};
  const auto start = std::chrono::steady_clock::now();
  const auto reading = notices::read_notice(text, country);
  const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
  std::string out;
  hearing::json::Writer writer(out);
  writer.begin_object();
  writer.member("file", file);
  writer.key("microseconds").rounded(taken.count(), 1);
  writer.key("reading");
  notices::write_reading(writer, reading, text, messages);
  writer.key("personal").begin_array();
  for (const auto& one : reading.personal) writer.string(text.text.substr(one.begin, one.end - one.begin));
  writer.end_array();
  writer.end_object();
  std::cout << out << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  const auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata/messages");
  if (!messages) {
    std::cerr << messages.error().where << ": " << messages.error().message << '\n';
    return 1;
  }
  const intake::Country country(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  for (int i = 1; i < count; ++i) print(arguments[i], country, *messages);
  return 0;
}
