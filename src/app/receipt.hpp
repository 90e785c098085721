/// \file
/// What lies beside papers and says what they are: the digest of each file, what it was made of, and who signed that.
#pragma once

#include "app/signing.hpp"
#include "core/result.hpp"
#include "layers/manifest.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// What a receipt states.
struct ReceiptFile {
  std::string name;  ///< without folders
  std::int64_t bytes = 0;
  std::string sha256;
  friend bool operator==(const ReceiptFile&, const ReceiptFile&) = default;
};
struct ReceiptManifest {
  std::string paper;     ///< "dossier", "complaint", "remarks"
  std::string hearing;   ///< id
  std::string language;  ///< code
  std::string source;    ///< file that the hearing was read from; empty: none
  std::string source_sha256;
  std::string input_sha256;  ///< of the hearing as understood
  std::string made_of;    ///< of everything that the bytes depend on: equal when nothing need be made again
  std::string screening;  ///< manifest of the screening, JSON
  std::vector<ReceiptFile> files;
};

struct Receipt {
  ReceiptManifest manifest;
  std::string manifest_text;  ///< the bytes that are signed
  std::string public_key;     ///< 32 bytes; empty: not signed
  std::string signature;      ///< 64 bytes; empty: not signed
};

[[nodiscard]] ReceiptFile receipt_file(const std::string& name, std::string_view bytes);
/// {"manifest": {…}, "signature": {"algorithm", "public_key", "value"} or null}
[[nodiscard]] std::string receipt_json(const ReceiptManifest& manifest, const SigningKey* key);
/// \return bad_input with the reason "receipt-unreadable" for anything else
[[nodiscard]] Result<Receipt> receipt_from_json(std::string_view text, const std::string& name);
[[nodiscard]] Result<Receipt> read_receipt(const std::filesystem::path& file);

/// Where the receipt of a paper lies: "<file>.receipt.json", or "<stem>.receipt.json" of a run over many.
[[nodiscard]] std::optional<std::filesystem::path> receipt_of(const std::filesystem::path& paper);
inline constexpr std::string_view receipt_ending = ".receipt.json";

/// What became of one file of a receipt, or of the receipt itself.
struct Verification {
  enum class Outcome {
    whole,
    changed,
    missing,
    not_named,  ///< a file that was asked about, or lies in the folder, and that no receipt speaks of
    receipt_changed,
    other_key,
    unsigned_receipt
  };
  Outcome outcome = Outcome::whole;
  std::string file;
};
/// Each file that the receipt names, then the receipt. \param public_key that must have signed; empty: whichever did
[[nodiscard]] std::vector<Verification> verify(const Receipt& receipt,
                                               const std::filesystem::path& receipt_path,
                                               const std::string& public_key);
/// Whether every file is there as the receipt states it.
[[nodiscard]] bool files_are_whole(const Receipt& receipt, const std::filesystem::path& folder);

}  // namespace tyndau::app
