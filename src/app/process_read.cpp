#include "app/papers.hpp"
#include "app/processes.hpp"
#include "app/secrets.hpp"
#include "app/spool.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

constexpr std::size_t most_files = 50;

struct Received {
  std::vector<PaperSource> sources;
  std::vector<sandbox::Upload> uploads;  ///< hold the files of `sources`
};

/// A name that a client gives stands in answers only, never in a path.
std::string plain_name(const std::string& given) {
  const auto name = std::filesystem::path(given).filename().string();
  return name.empty() ? "file" : name;
}

std::string extension_of(const std::string& name) {
  std::string extension = std::filesystem::path(name).extension().string();
  constexpr std::size_t longest = 8;
  if (extension.size() < 2 || extension.size() > longest) return "bin";
  extension.erase(0, 1);
  for (const unsigned char c : extension) {
    if (std::isalnum(c) == 0) return "bin";
  }
  return extension;
}

Answer<std::monostate> receive(Received& received, const std::string& name, std::string_view bytes) {
  auto upload = spooled(bytes, extension_of(name));
  if (!upload) return refuse(upload.error());
  received.sources.push_back({name, upload->file(), std::nullopt});
  received.uploads.push_back(std::move(*upload));
  return std::monostate{};
}

/// {"name", "value": base64} or {"name", "text"}.
Answer<std::monostate> receive(Received& received, const json::Value& value, const std::string& pointer) {
  const json::Object object(value, pointer, {"name", "value", "text"});
  const auto name = plain_name(object.text("name"));
  const auto* text = object.find("text");
  if ((text == nullptr) == (object.find("value") == nullptr))
    throw json::Fault(pointer, "expected either \"value\" or \"text\"");
  if (text != nullptr) {
    received.sources.push_back({name, {}, object.text("text")});
    return std::monostate{};
  }
  const auto bytes = base64_decoded(object.filled_text("value"));
  if (!bytes) throw json::Fault(object.pointer("value"), "expected base64");
  return receive(received, name, *bytes);
}

Answer<Received> received_files(const json::Object& inputs) {
  Received received;
  if (const auto* text = inputs.find("text")) {
    received.sources.push_back({"notice", {}, json::as_string(*text, inputs.pointer("text"))});
    if (inputs.find("files") != nullptr)
      throw json::Fault("/inputs", "expected either \"text\" or \"files\"");
    return received;
  }
  const auto& files = inputs.at("files");
  if (files.kind != json::Value::Kind::array) throw json::Fault("/inputs/files", "expected an array");
  if (files.items.empty() || files.items.size() > most_files)
    throw json::Fault("/inputs/files", "expected 1 to 50 files");
  for (std::size_t i = 0; i < files.items.size(); ++i) {
    const auto taken = receive(received, files.items[i], "/inputs/files/" + std::to_string(i));
    if (!taken) return tl::unexpected<Refusal>(taken.error());
  }
  return received;
}

}  // namespace

Answer<ProcessOutput> run_read(const Execution& execution, const Workshop& workshop) {
  const auto write = [&](const json::Object& inputs) -> Answer<std::string> {
    const auto received = received_files(inputs);
    if (!received) return tl::unexpected<Refusal>(received.error());
    sandbox::Policy policy;
    policy.landlock_required = true;
    HearingIds ids;
    const auto set = read_papers({}, received->sources, *workshop.engine, policy, ids, execution.cancelled);
    if (execution.cancelled()) return refuse(Kind::unavailable, "cancelled");
    std::string text;
    json::Writer out(text);
    write_papers(out, set, workshop.messages);
    return text;
  };
  return run_with_inputs(execution, "reading", {"text", "files"}, write);
}

}  // namespace tyndau::app
