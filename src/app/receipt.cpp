#include "app/receipt.hpp"

#include "app/secrets.hpp"
#include "core/atomic_file.hpp"
#include "hearing/digest.hpp"
#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"
#include "layers/replay.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

namespace json = hearing::json;
namespace fs = std::filesystem;

constexpr std::string_view algorithm = "Ed25519";
constexpr int receipt_version = 1;

void write_files(json::Writer& out, const std::vector<ReceiptFile>& files) {
  out.key("files").begin_array();
  for (const auto& file : files) {
    out.begin_object();
    out.member("name", file.name);
    out.key("bytes").integer(file.bytes);
    out.member("sha256", file.sha256);
    out.end_object();
  }
  out.end_array();
}

std::string manifest_text(const ReceiptManifest& manifest) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("tyndau_receipt").integer(receipt_version);
  out.member("paper", manifest.paper);
  out.member("hearing", manifest.hearing);
  out.member("language", manifest.language);
  out.member("source", manifest.source);
  out.member("source_sha256", manifest.source_sha256);
  out.member("input_sha256", manifest.input_sha256);
  out.member("made_of", manifest.made_of);
  write_files(out, manifest.files);
  out.end_object();
  // The manifest of the screening is JSON already and goes in as it stands.
  text.pop_back();
  return text + ",\"screening\":" + manifest.screening + "}";
}

std::vector<ReceiptFile> read_files(const json::Value& list, const std::string& pointer) {
  if (list.kind != json::Value::Kind::array) throw json::Fault(pointer, "expected an array");
  std::vector<ReceiptFile> files;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const json::Object file(list.items[i], json::pointer_to(pointer, i), {"name", "bytes", "sha256"});
    files.push_back({file.filled_text("name"), file.integer("bytes"), file.filled_text("sha256")});
    // A receipt speaks of its own folder only.
    if (fs::path(files.back().name).filename() != files.back().name)
      throw json::Fault(file.pointer("name"), "expected a name without folders");
  }
  return files;
}

ReceiptManifest read_manifest(std::string_view text) {
  const auto value = json::parse(text);
  if (!value) throw json::Fault("/manifest", value.error().message);
  const json::Object object(*value, "/manifest",
                            {"tyndau_receipt", "paper", "hearing", "language", "source", "source_sha256",
                             "input_sha256", "made_of", "files", "screening"});
  if (object.integer("tyndau_receipt") != receipt_version)
    throw json::Fault(object.pointer("tyndau_receipt"), "expected 1");
  ReceiptManifest manifest;
  manifest.paper = object.text("paper");
  manifest.hearing = object.text("hearing");
  manifest.language = object.text("language");
  manifest.source = object.text("source");
  manifest.source_sha256 = object.text("source_sha256");
  manifest.input_sha256 = object.text("input_sha256");
  manifest.made_of = object.text("made_of");
  manifest.files = read_files(object.at("files"), object.pointer("files"));
  return manifest;
}

void read_signature(const json::Value& value, Receipt& receipt) {
  if (value.kind == json::Value::Kind::null) return;
  const json::Object signature(value, "/signature", {"algorithm", "public_key", "value"});
  if (signature.text("algorithm") != algorithm)
    throw json::Fault(signature.pointer("algorithm"), "expected \"Ed25519\"");
  const auto key = base64_decoded(signature.filled_text("public_key"));
  const auto bytes = base64_decoded(signature.filled_text("value"));
  if (!key || !bytes) throw json::Fault("/signature", "expected base64");
  receipt.public_key = *key;
  receipt.signature = *bytes;
}

Verification::Outcome outcome_of(const ReceiptFile& file, const fs::path& folder) {
  // A pipe or a device has no end; a file of another size need not be read.
  std::error_code error;
  if (!fs::is_regular_file(folder / file.name, error)) return Verification::Outcome::missing;
  if (static_cast<std::int64_t>(fs::file_size(folder / file.name, error)) != file.bytes)
    return Verification::Outcome::changed;
  const auto bytes = read_file(folder / file.name);
  if (!bytes) return Verification::Outcome::missing;
  return receipt_file(file.name, *bytes) == file ? Verification::Outcome::whole
                                                 : Verification::Outcome::changed;
}

}  // namespace

ReceiptFile receipt_file(const std::string& name, std::string_view bytes) {
  return {name, static_cast<std::int64_t>(bytes.size()), hearing::sha256_of(bytes)};
}

std::string receipt_json(const ReceiptManifest& manifest, const SigningKey* key) {
  const std::string signed_text = manifest_text(manifest);
  std::string text = "{\"manifest\":" + signed_text + ",\n\"signature\":";
  if (key == nullptr) return text + "null}\n";
  return text + "{\"algorithm\":\"" + std::string(algorithm) + "\",\"public_key\":\"" +
         base64_encoded(key->public_key()) + "\",\"value\":\"" + base64_encoded(key->sign(signed_text)) +
         "\"}}\n";
}

Result<Receipt> receipt_from_json(std::string_view text, const std::string& name) {
  try {
    const auto value = json::parse(text);
    if (!value) throw json::Fault("", value.error().message);
    const json::Object object(*value, "", {"manifest", "signature"});
    Receipt receipt;
    receipt.manifest_text = layers::member_text(text, "manifest").value_or("");
    receipt.manifest = read_manifest(receipt.manifest_text);
    receipt.manifest.screening = layers::member_text(receipt.manifest_text, "screening").value_or("");
    read_signature(object.at("signature"), receipt);
    return receipt;
  } catch (const json::Fault& fault) {
    return tl::unexpected<Error>(Error{
        ErrorCode::bad_input, std::string("not a receipt: ") + fault.what(), {}, "receipt-unreadable", name});
  }
}

Result<Receipt> read_receipt(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) return tl::unexpected<Error>(text.error());
  return receipt_from_json(*text, file.filename().string());
}

std::optional<fs::path> receipt_of(const fs::path& paper) {
  if (paper.filename().string().ends_with(receipt_ending)) return paper;
  std::error_code ignored;
  for (const auto& stem : {paper, fs::path(paper).replace_extension()}) {
    fs::path beside = stem;
    beside += receipt_ending;
    if (fs::is_regular_file(beside, ignored)) return beside;
  }
  return std::nullopt;
}

std::vector<Verification> verify(const Receipt& receipt, const fs::path& receipt_path,
                                 const std::string& public_key) {
  using Outcome = Verification::Outcome;
  std::vector<Verification> all;
  const std::string name = receipt_path.filename().string();
  if (receipt.signature.empty()) {
    all.push_back({public_key.empty() ? Outcome::unsigned_receipt : Outcome::other_key, name});
  } else if (!public_key.empty() && public_key != receipt.public_key) {
    all.push_back({Outcome::other_key, name});
  } else if (!is_signed(receipt.manifest_text, receipt.signature, receipt.public_key)) {
    all.push_back({Outcome::receipt_changed, name});
  }
  for (const auto& file : receipt.manifest.files)
    all.push_back({outcome_of(file, receipt_path.parent_path()), file.name});
  return all;
}

bool files_are_whole(const Receipt& receipt, const fs::path& folder) {
  const auto& files = receipt.manifest.files;
  return !files.empty() && std::all_of(files.begin(), files.end(), [&](const ReceiptFile& file) {
    return outcome_of(file, folder) == Verification::Outcome::whole;
  });
}

}  // namespace tyndau::app
