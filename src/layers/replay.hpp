/// \file
/// A finished report read back, hearing by hearing, so that it can be screened again and compared byte for byte.
#pragma once

#include "core/result.hpp"
#include "hearing/case.hpp"
#include "layers/manifest.hpp"
#include "layers/summary.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::layers {

/// One hearing of a report: its bytes, and the case that they were made from.
struct StoredHearing {
  std::string text;
  hearing::Case input;
};

/// Reads what ReportWriter writes, in constant memory, and accepts no other layout: when manifest_text(), the text of every
/// hearing and summary_text() are the same as those of a second report, the two files have the same bytes.
class ReportReader {
 public:
  static constexpr std::size_t longest_line = std::size_t{1} << 28;  ///< bytes

  /// Reads up to the manifest. \return io; bad_input for a file that is no report or was laid out anew by another program,
  /// with "file:line" and a JSON pointer; unsupported for a report of another version.
  [[nodiscard]] static Result<ReportReader> open(const std::filesystem::path& file);

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const std::string& manifest_text() const { return manifest_text_; }

  /// The next hearing, nothing after the last one. \return as `open`; limit for a line longer than `longest_line`
  [[nodiscard]] Result<std::optional<StoredHearing>> next();
  /// How many hearings were read so far.
  [[nodiscard]] std::size_t hearings() const { return hearings_; }

  /// \pre next() has said that there are no more
  [[nodiscard]] const Summary& summary() const { return summary_; }
  [[nodiscard]] const std::string& summary_text() const { return summary_text_; }

 private:
  ReportReader(std::string name, std::ifstream in) : name_(std::move(name)), in_(std::move(in)) {}
  [[nodiscard]] Result<std::string> line();
  [[nodiscard]] Result<std::string> expect(std::string_view begin, std::string_view end);
  [[nodiscard]] tl::unexpected<Error> other_layout(std::string_view expected) const;
  [[nodiscard]] Error located(Error error) const;
  [[nodiscard]] Result<std::monostate> read_head();
  [[nodiscard]] Result<std::monostate> read_end();

  std::string name_;  ///< of the file, without its folder
  std::ifstream in_;
  std::size_t line_number_ = 0;
  std::size_t hearings_ = 0;
  bool more_ = true;  ///< the line just read was followed by a comma, or no hearing was read yet
  Manifest manifest_;
  std::string manifest_text_;
  Summary summary_;
  std::string summary_text_;
};

/// The first place where two JSON texts differ.
struct Difference {
  std::string pointer;  ///< JSON pointer; empty when the texts differ as a whole, or in their layout only
  std::string
      was;  ///< at most 200 bytes of either side, cut between characters; "" where one side has nothing
  std::string now;
};
/// \return nothing when the bytes are equal.
[[nodiscard]] std::optional<Difference> first_difference(std::string_view was, std::string_view now);

/// The text of a member of a JSON object, as it stands; nothing when the object has none of this name.
/// Text that is not JSON gives nothing, or some piece of it.
[[nodiscard]] std::optional<std::string_view> member_text(std::string_view object, std::string_view name);

}  // namespace tyndau::layers
