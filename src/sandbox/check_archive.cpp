#include "sandbox/checks.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <vector>

namespace tyndau::sandbox {
namespace {

using Checked = Result<std::monostate>;

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t longest_comment = 65535;
constexpr std::size_t directory_entry_bytes = 46;
constexpr std::size_t local_head_bytes = 30;

Checked refuse(Refusal refusal, std::string_view value) {
  return tl::unexpected<Error>(refused(refusal, value));
}

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

struct Entry {
  std::string name;
  std::uint32_t flags = 0;
  std::uint32_t method = 0;
  std::uint32_t stored_bytes = 0;
  std::uint32_t head_at = 0;
};

struct Directory {
  std::uint32_t at = 0;
  std::uint32_t bytes = 0;
  std::uint32_t entries = 0;
};

/// zlib's inflater of one entry.
class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK; }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void feed(std::string_view bytes) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
  }
  /// What came out; empty when more must be fed, or at the end.
  std::string_view next() {
    if (!ready_ || ended_) return {};
    stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
    stream_.avail_out = static_cast<uInt>(out_.size());
    const int answer = inflate(&stream_, Z_NO_FLUSH);
    ended_ = answer == Z_STREAM_END;
    broken_ = answer != Z_OK && answer != Z_STREAM_END && answer != Z_BUF_ERROR;
    if (broken_) return {};
    return {out_.data(), out_.size() - stream_.avail_out};
  }
  [[nodiscard]] bool broken() const { return !ready_ || broken_; }

 private:
  z_stream stream_{};
  std::array<char, piece_bytes> out_{};
  bool ready_ = false;
  bool ended_ = false;
  bool broken_ = false;
};

class ArchiveCheck {
 public:
  explicit ArchiveCheck(std::istream& bytes) : bytes_(bytes) {}

  Checked run() {
    bytes_.seekg(0, std::ios::end);
    size_ = static_cast<std::uint64_t>(bytes_.tellg());
    Directory directory;
    if (const auto found = find_directory(directory); !found) return found;
    std::vector<Entry> entries;
    if (const auto read = read_directory(directory, entries); !read) return read;
    for (const Entry& entry : entries) {
      if (const auto checked = check(entry); !checked) return checked;
    }
    return std::monostate{};
  }

 private:
  std::string read(std::uint64_t at, std::size_t bytes) {
    std::string read(bytes, '\0');
    bytes_.clear();
    bytes_.seekg(static_cast<std::streamoff>(at));
    bytes_.read(read.data(), static_cast<std::streamsize>(bytes));
    read.resize(static_cast<std::size_t>(bytes_.gcount()));
    return read;
  }

  Checked find_directory(Directory& directory) {
    const auto tail_bytes = std::min<std::uint64_t>(size_, end_bytes + longest_comment);
    const std::string tail = read(size_ - tail_bytes, static_cast<std::size_t>(tail_bytes));
    const std::size_t at = tail.rfind(std::string_view("PK\x05\x06", 4));
    if (at == std::string::npos || tail.size() - at < end_bytes) return refuse(Refusal::archive, "no ZIP");
    directory.entries = number(tail, at + 10, 2);
    directory.bytes = number(tail, at + 12, 4);
    directory.at = number(tail, at + 16, 4);
    const std::uint64_t end_at = size_ - tail_bytes + at;
    // Readers disagree on what such archives hold.
    if (number(tail, at + 4, 4) != 0 || number(tail, at + 8, 2) != directory.entries ||
        std::uint64_t{directory.at} + directory.bytes != end_at) {
      return refuse(Refusal::archive, "its directory is not where it should be");
    }
    return std::monostate{};
  }

  Checked read_directory(const Directory& directory, std::vector<Entry>& entries) {
    if (directory.entries > most_archive_entries) {
      return refuse(Refusal::archive_entries, std::to_string(most_archive_entries));
    }
    constexpr std::size_t most_directory_bytes = std::size_t{1} << 20U;
    if (directory.bytes > most_directory_bytes) return refuse(Refusal::archive, "its directory is too large");
    const std::string all = read(directory.at, directory.bytes);
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < directory.entries; ++i) {
      if (all.size() < at + directory_entry_bytes || all.compare(at, 4, "PK\x01\x02") != 0) {
        return refuse(Refusal::archive, "its directory breaks off");
      }
      Entry entry;
      entry.flags = number(all, at + 8, 2);
      entry.method = number(all, at + 10, 2);
      entry.stored_bytes = number(all, at + 20, 4);
      entry.head_at = number(all, at + 42, 4);
      const std::size_t name_bytes = number(all, at + 28, 2);
      entry.name = all.substr(at + directory_entry_bytes, name_bytes);
      at += directory_entry_bytes + name_bytes + number(all, at + 30, 2) + number(all, at + 32, 2);
      entries.push_back(std::move(entry));
    }
    return at == all.size() ? Checked(std::monostate{}) : refuse(Refusal::archive, "its directory has a gap");
  }

  /// "/x", "a/../../x": readers disagree on where such entries belong.
  static bool leads_out(std::string_view name) {
    if (name.starts_with('/') || name.find('\0') != std::string_view::npos) return true;
    for (std::size_t at = name.find(".."); at != std::string_view::npos; at = name.find("..", at + 1)) {
      const bool begins = at == 0 || name[at - 1] == '/' || name[at - 1] == '\\';
      const bool ends = at + 2 == name.size() || name[at + 2] == '/' || name[at + 2] == '\\';
      if (begins && ends) return true;
    }
    return false;
  }

  Checked check(const Entry& entry) {
    if (leads_out(entry.name)) return refuse(Refusal::archive, "the name of an entry leads out of it");
    constexpr std::uint32_t encrypted = 1;
    if ((entry.flags & encrypted) != 0) return refuse(Refusal::archive, "an entry is encrypted");
    if (entry.method != 0 && entry.method != Z_DEFLATED) {
      return refuse(Refusal::archive, "an entry is packed in an unusual way");
    }
    const std::string head = read(entry.head_at, local_head_bytes);
    if (head.size() < local_head_bytes || head.compare(0, 4, "PK\x03\x04") != 0) {
      return refuse(Refusal::archive, "an entry is not where it should be");
    }
    const std::uint64_t at =
        std::uint64_t{entry.head_at} + local_head_bytes + number(head, 26, 2) + number(head, 28, 2);
    if (at + entry.stored_bytes > size_) return refuse(Refusal::archive, "an entry breaks off");
    prolog_ = PrologCheck();
    searching_ = is_xml(entry.name);
    return entry.method == 0 ? copy(at, entry.stored_bytes) : inflate_entry(at, entry.stored_bytes);
  }

  static bool is_xml(std::string_view name) {
    constexpr std::array<std::string_view, 4> kinds{".xml", ".rels", ".kml", ".rdf"};
    std::string small(name);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::any_of(kinds.begin(), kinds.end(), [&](auto kind) { return small.ends_with(kind); });
  }

  Checked copy(std::uint64_t at, std::uint64_t bytes) {
    while (bytes > 0) {
      const std::string piece =
          read(at, static_cast<std::size_t>(std::min<std::uint64_t>(bytes, piece_bytes)));
      if (piece.empty()) return refuse(Refusal::archive, "an entry breaks off");
      if (auto taken = take(piece); !taken) return taken;
      at += piece.size();
      bytes -= piece.size();
    }
    return std::monostate{};
  }

  Checked inflate_entry(std::uint64_t at, std::uint64_t bytes) {
    Inflater inflater;
    while (bytes > 0) {
      const std::string piece =
          read(at, static_cast<std::size_t>(std::min<std::uint64_t>(bytes, piece_bytes)));
      if (piece.empty()) return refuse(Refusal::archive, "an entry breaks off");
      inflater.feed(piece);
      for (auto out = inflater.next(); !out.empty(); out = inflater.next()) {
        if (auto taken = take(out); !taken) return taken;
      }
      if (inflater.broken()) return refuse(Refusal::archive, "an entry cannot be unpacked");
      at += piece.size();
      bytes -= piece.size();
    }
    return std::monostate{};
  }

  Checked take(std::string_view bytes) {
    inflated_ += bytes.size();
    if (inflated_ > most_inflated_bytes)
      return refuse(Refusal::archive_bytes, bytes_text(most_inflated_bytes));
    if (inflated_ > harmless_inflated_bytes && inflated_ > size_ * most_inflation) {
      return refuse(Refusal::archive_ratio, std::to_string(most_inflation) + " : 1");
    }
    if (!searching_) return std::monostate{};
    const auto answer = prolog_.take(bytes);
    searching_ = answer == PrologCheck::Answer::more;
    if (answer == PrologCheck::Answer::document_type) return refuse(Refusal::document_type, "<!DOCTYPE");
    return std::monostate{};
  }

  std::istream& bytes_;
  std::uint64_t size_ = 0;
  std::uint64_t inflated_ = 0;
  PrologCheck prolog_;
  bool searching_ = false;
};

}  // namespace

Result<std::monostate> check_archive(std::istream& bytes) { return ArchiveCheck(bytes).run(); }

}  // namespace tyndau::sandbox
