#include "hearing/messages.hpp"

#include "hearing/yaml.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <system_error>

namespace tyndau::hearing {
namespace {

namespace fs = std::filesystem;

/// Calls back with each piece of a sentence: plain text, or the name between braces.
template <class Plain, class Name>
void walk(std::string_view sentence, Plain text, Name name) {
  std::size_t at = 0;
  while (at < sentence.size()) {
    const std::size_t open = sentence.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    text(sentence.substr(at, open - at));
    name(sentence.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  text(sentence.substr(at));
}

std::set<std::string> names_in(const std::string& sentence) {
  std::set<std::string> names;
  walk(
      sentence, [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  return names;
}

bool well_formed(const std::string& name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void check_placeholders(const std::string& key, const Text& sentence, int line) {
  const auto names = names_in(sentence.en);
  for (const std::string& name : names) {
    if (!well_formed(name))
      throw yaml::Fault(line, key + ": placeholder {" + name + "} is not lower-case letters and _");
  }
  for (const Language language : all_languages) {
    if (names_in(sentence.in(language)) == names) continue;
    throw yaml::Fault(
        line, key + ": the placeholders of " + std::string(code(language)) + " differ from those of en");
  }
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  if (problem) throw yaml::Fault(0, "the folder cannot be read");
  if (files.empty()) throw yaml::Fault(0, "the folder holds no messages (*.yaml)");
  std::sort(files.begin(), files.end());
  return files;
}

void add_file(const fs::path& file, std::unordered_map<std::string, Text>& sentences) {
  const yaml::Node root = yaml::document(file);
  if (root.kind != yaml::Node::Kind::map) throw yaml::Fault(1, "the file is not a map of sentences");
  for (const auto& [key, node] : root.entries) {
    const Text sentence = yaml::translated(node, key);
    check_placeholders(key, sentence, node.line);
    if (!sentences.emplace(key, sentence).second)
      throw yaml::Fault(node.line, key + " already stands in another file");
  }
}

/// A name may lack a language: then the one that it has.
const std::string& name_in(const Text& name, Language language) {
  for (const std::string* text : {&name.in(language), &name.ru, &name.kk, &name.en}) {
    if (!text->empty()) return *text;
  }
  return name.en;
}

class Renderer {
 public:
  Renderer(const MessageCatalogue& catalogue, Language language)
      : catalogue_(catalogue), language_(language) {}

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Text& name) const { return name_in(name, language_); }
  std::string operator()(const Quantity& quantity) const { return format_quantity(quantity, language_); }
  std::string operator()(const DateInterval& dates) const { return format_dates(dates, language_); }
  std::string operator()(const Phrases& phrases) const {
    std::string all;
    for (const std::string& key : phrases.keys) {
      if (!all.empty()) all += ", ";
      all += catalogue_.phrase(key).in(language_);
    }
    return all;
  }

 private:
  const MessageCatalogue& catalogue_;
  Language language_;
};

}  // namespace

Result<MessageCatalogue> MessageCatalogue::load(const fs::path& folder) {
  MessageCatalogue catalogue;
  fs::path reading = folder;
  try {
    for (const fs::path& file : files_of(folder)) {
      reading = file;
      add_file(file, catalogue.sentences_);
    }
  } catch (const yaml::Fault& fault) {
    return tl::unexpected<Error>(yaml::error_of(fault, reading));
  }
  return catalogue;
}

std::vector<std::string> MessageCatalogue::keys() const {
  std::vector<std::string> all;
  all.reserve(sentences_.size());
  for (const auto& [key, sentence] : sentences_) all.push_back(key);
  std::sort(all.begin(), all.end());
  return all;
}

std::set<std::string> MessageCatalogue::placeholders(const std::string& key) const {
  return names_in(phrase(key).en);
}

Text MessageCatalogue::render(const Message& message) const {
  const Text& sentence = phrase(message.key);
  Text rendered;
  for (const Language language : all_languages) {
    rendered.in(language) = filled(sentence.in(language), message, language);
  }
  return rendered;
}

std::string MessageCatalogue::render(const Message& message, Language language) const {
  return filled(phrase(message.key).in(language), message, language);
}

std::string MessageCatalogue::filled(const std::string& sentence, const Message& message,
                                     Language language) const {
  std::string out;
  out.reserve(2 * sentence.size());
  bool after_argument = false;
  const auto insert = [&](std::string_view name) {
    const auto argument = message.arguments.find(std::string(name));
    assert(argument != message.arguments.end());
    out += argument == message.arguments.end() ? "{" + std::string(name) + "}"
                                               : std::visit(Renderer(*this, language), argument->second);
    after_argument = true;
  };
  const auto copy = [&](std::string_view text) {
    // "Переметнинский с.о." at the end of a sentence has one full stop.
    if (after_argument && !out.empty() && out.back() == '.' && text.substr(0, 1) == ".")
      text.remove_prefix(1);
    out += text;
    after_argument = false;
  };
  walk(sentence, copy, insert);
  return out;
}

const Text& MessageCatalogue::phrase(const std::string& key) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) throw std::out_of_range("no message has the key \"" + key + "\"");
  return found->second;
}

}  // namespace tyndau::hearing
