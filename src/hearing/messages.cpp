#include "hearing/messages.hpp"

#include "core/parallel.hpp"
#include "hearing/yaml.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

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

/// Of each file what it holds, or what is wrong with it. Every program starts with them: they are read on every processor, the
/// largest first.
std::vector<std::variant<yaml::Node, yaml::Fault>> documents(const std::vector<fs::path>& files) {
  std::vector<std::pair<std::uintmax_t, std::size_t>> by_size;
  std::error_code none;
  for (std::size_t i = 0; i < files.size(); ++i) by_size.emplace_back(fs::file_size(files[i], none), i);
  std::sort(by_size.rbegin(), by_size.rend());
  std::vector<std::variant<yaml::Node, yaml::Fault>> roots(files.size());
  in_parallel(files.size(), [&](std::size_t next) {
    const std::size_t i = by_size[next].second;
    try {
      roots[i] = yaml::document(files[i]);
    } catch (const yaml::Fault& fault) {
      roots[i] = fault;
    }
  });
  return roots;
}

bool gives_reason(std::string_view placeholder) {
  return placeholder == "reason" || placeholder == "value" || placeholder == "why";
}

/// A name may lack a language: then the one that it has.
const std::string& name_in(const Text& name, Language language) {
  for (const std::string* text : {&name.in(language), &name.ru, &name.kk, &name.en}) {
    if (!text->empty()) return *text;
  }
  return name.en;
}

/// Appends an argument in one language.
class Renderer {
 public:
  Renderer(const MessageCatalogue& catalogue, Language language, std::string& out)
      : catalogue_(catalogue), language_(language), out_(out) {}

  void operator()(const std::string& text) const { out_ += text; }
  void operator()(const Text& name) const { out_ += name_in(name, language_); }
  void operator()(const Quantity& quantity) const { out_ += format_quantity(quantity, language_); }
  void operator()(const DateInterval& dates) const { out_ += format_dates(dates, language_); }
  void operator()(const Phrases& phrases) const {
    bool first = true;
    for (const std::string& key : phrases.keys) {
      if (!std::exchange(first, false)) out_ += ", ";
      out_ += catalogue_.phrase(key).in(language_);
    }
  }

 private:
  const MessageCatalogue& catalogue_;
  Language language_;
  std::string& out_;
};

}  // namespace

Result<MessageCatalogue> MessageCatalogue::load(const fs::path& folder) {
  MessageCatalogue catalogue;
  fs::path reading = folder;
  try {
    const auto files = files_of(folder);
    const auto roots = documents(files);
    for (std::size_t i = 0; i < files.size(); ++i) {
      reading = files[i];
      if (const auto* fault = std::get_if<yaml::Fault>(&roots[i])) throw yaml::Fault(*fault);
      catalogue.add(std::get<yaml::Node>(roots[i]));
    }
  } catch (const yaml::Fault& fault) {
    return tl::unexpected<Error>(yaml::error_of(fault, reading));
  }
  return catalogue;
}

void MessageCatalogue::add(const yaml::Node& root) {
  if (root.kind != yaml::Node::Kind::map) throw yaml::Fault(1, "the file is not a map of sentences");
  for (const auto& [key, node] : root.entries) {
    Sentence sentence{yaml::translated(node, key), {}, {}};
    check_placeholders(key, sentence.text, node.line);
    for (const Language language : all_languages) {
      sentence.pieces[static_cast<std::size_t>(language)] = pieces_of(sentence.text.in(language));
    }
    if (names_in(sentence.text.en).empty()) json::Writer(sentence.json).text(sentence.text);
    if (key.starts_with(Reasons::prefix)) reasons_.add(sentence.text);
    if (!sentences_.emplace(key, std::move(sentence)).second)
      throw yaml::Fault(node.line, key + " already stands in another file");
  }
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
  const Sentence& known = sentence(message.key);
  if (!known.json.empty()) return known.text;
  Text rendered;
  for (const Language language : all_languages) rendered.in(language) = filled(known, message, language);
  return rendered;
}

void MessageCatalogue::write(json::Writer& out, const Message& message) const {
  const Sentence& known = sentence(message.key);
  known.json.empty() ? out.text(render(message)) : out.raw(known.json);
}

std::string MessageCatalogue::render(const Message& message, Language language) const {
  return filled(sentence(message.key), message, language);
}

std::vector<MessageCatalogue::Piece> MessageCatalogue::pieces_of(const std::string& sentence) {
  std::vector<Piece> pieces(1);
  walk(
      sentence, [&](std::string_view words) { pieces.back().words += words; },
      [&](std::string_view name) {
        pieces.back().placeholder = name;
        pieces.emplace_back();
      });
  return pieces;
}

std::string MessageCatalogue::filled(const Sentence& sentence, const Message& message,
                                     Language language) const {
  constexpr std::size_t usual_argument = 64;
  const auto& pieces = sentence.pieces[static_cast<std::size_t>(language)];
  std::string out;
  out.reserve(sentence.text.in(language).size() + usual_argument * pieces.size());
  bool after_argument = false;
  for (const Piece& piece : pieces) {
    // "Переметнинский с.о." at the end of a sentence has one full stop.
    const bool stopped = after_argument && out.ends_with('.') && piece.words.starts_with('.');
    out.append(piece.words, stopped ? 1 : 0);
    if (piece.placeholder.empty()) break;
    const auto argument = message.arguments.find(piece.placeholder);
    assert(argument != message.arguments.end());
    if (argument == message.arguments.end()) {
      out.append("{").append(piece.placeholder).append("}");
    } else if (const auto* words = std::get_if<std::string>(&argument->second);
               words != nullptr && gives_reason(piece.placeholder)) {
      out += reasons_.in(language, *words);
    } else {
      std::visit(Renderer(*this, language, out), argument->second);
    }
    after_argument = true;
  }
  return out;
}

const Text& MessageCatalogue::phrase(const std::string& key) const { return sentence(key).text; }

const MessageCatalogue::Sentence& MessageCatalogue::sentence(const std::string& key) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) throw std::out_of_range("no message has the key \"" + key + "\"");
  return found->second;
}

}  // namespace tyndau::hearing
