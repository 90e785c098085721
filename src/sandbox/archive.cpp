#include "sandbox/archive.hpp"

#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace tyndau::sandbox {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t longest_comment = 65535;
constexpr std::size_t directory_entry_bytes = 46;
constexpr std::size_t local_head_bytes = 30;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

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
    const int answer = ::inflate(&stream_, Z_NO_FLUSH);
    ended_ = answer == Z_STREAM_END;
    broken_ = answer != Z_OK && answer != Z_STREAM_END && answer != Z_BUF_ERROR;
    if (broken_) return {};
    return {out_.data(), out_.size() - stream_.avail_out};
  }
  [[nodiscard]] bool broken() const { return !ready_ || broken_; }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  z_stream stream_{};
  std::array<char, piece_bytes> out_{};
  bool ready_ = false;
  bool ended_ = false;
  bool broken_ = false;
};

bool has_two_of_one_name(const std::vector<Archive::Entry>& entries) {
  std::vector<std::string_view> names;
  for (const auto& entry : entries) names.emplace_back(entry.name);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

}  // namespace

Result<Archive> Archive::open(std::istream& bytes, std::size_t most_entries) {
  Archive archive(bytes);
  bytes.clear();
  bytes.seekg(0, std::ios::end);
  archive.size_ = static_cast<std::uint64_t>(std::max<std::streamoff>(0, bytes.tellg()));
  Directory directory;
  if (const auto found = archive.find_directory(directory, most_entries); !found) {
    return tl::unexpected<Error>(found.error());
  }
  if (const auto read = archive.read_directory(directory); !read) return tl::unexpected<Error>(read.error());
  return archive;
}

const Archive::Entry* Archive::find(std::string_view name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

Result<std::monostate> Archive::read(const Entry& entry, const Sink& sink) {
  constexpr std::uint32_t encrypted = 1;
  if ((entry.flags & encrypted) != 0) return refuse(Refusal::archive, "an entry is encrypted");
  if (entry.method != 0 && entry.method != Z_DEFLATED) {
    return refuse(Refusal::archive, "an entry is packed in an unusual way");
  }
  const std::string head = bytes_at(entry.head_at, local_head_bytes);
  if (head.size() < local_head_bytes || head.compare(0, 4, "PK\x03\x04") != 0) {
    return refuse(Refusal::archive, "an entry is not where it should be");
  }
  const std::uint64_t at =
      std::uint64_t{entry.head_at} + local_head_bytes + number(head, 26, 2) + number(head, 28, 2);
  if (at + entry.stored_bytes > size_) return refuse(Refusal::archive, "an entry breaks off");
  if (entry.stored_bytes == 0) return std::monostate{};
  checksum_ = 0;
  auto done = entry.method == 0 ? copy(at, entry.stored_bytes, sink) : inflate(at, entry.stored_bytes, sink);
  if (done && checksum_ != entry.checksum) return refuse(Refusal::archive, "an entry is damaged");
  return done;
}

std::string Archive::bytes_at(std::uint64_t at, std::size_t bytes) {
  std::string read(bytes, '\0');
  bytes_->clear();
  bytes_->seekg(static_cast<std::streamoff>(at));
  bytes_->read(read.data(), static_cast<std::streamsize>(bytes));
  read.resize(static_cast<std::size_t>(bytes_->gcount()));
  return read;
}

Result<std::monostate> Archive::find_directory(Directory& directory, std::size_t most_entries) {
  const auto tail_bytes = std::min<std::uint64_t>(size_, end_bytes + longest_comment);
  const std::string tail = bytes_at(size_ - tail_bytes, static_cast<std::size_t>(tail_bytes));
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
  if (directory.entries > most_entries) {
    return refuse(Refusal::archive_entries, std::to_string(most_entries));
  }
  return std::monostate{};
}

Result<std::monostate> Archive::read_directory(const Directory& directory) {
  constexpr std::size_t most_directory_bytes = std::size_t{1} << 20U;
  if (directory.bytes > most_directory_bytes) return refuse(Refusal::archive, "its directory is too large");
  const std::string all = bytes_at(directory.at, directory.bytes);
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < directory.entries; ++i) {
    if (all.size() < at + directory_entry_bytes || all.compare(at, 4, "PK\x01\x02") != 0) {
      return refuse(Refusal::archive, "its directory breaks off");
    }
    Entry entry;
    entry.flags = number(all, at + 8, 2);
    entry.method = number(all, at + 10, 2);
    entry.checksum = number(all, at + 16, 4);
    entry.stored_bytes = number(all, at + 20, 4);
    entry.head_at = number(all, at + 42, 4);
    const std::size_t name_bytes = number(all, at + 28, 2);
    entry.name = all.substr(at + directory_entry_bytes, name_bytes);
    at += directory_entry_bytes + name_bytes + number(all, at + 30, 2) + number(all, at + 32, 2);
    entries_.push_back(std::move(entry));
  }
  if (at != all.size()) return refuse(Refusal::archive, "its directory has a gap");
  if (has_two_of_one_name(entries_)) return refuse(Refusal::archive, "two entries have one name");
  return std::monostate{};
}

Result<std::monostate> Archive::copy(std::uint64_t at, std::uint64_t bytes, const Sink& sink) {
  while (bytes > 0) {
    const std::string piece =
        bytes_at(at, static_cast<std::size_t>(std::min<std::uint64_t>(bytes, piece_bytes)));
    if (piece.empty()) return refuse(Refusal::archive, "an entry breaks off");
    if (auto taken = count(piece, sink); !taken) return taken;
    at += piece.size();
    bytes -= piece.size();
  }
  return std::monostate{};
}

Result<std::monostate> Archive::inflate(std::uint64_t at, std::uint64_t bytes, const Sink& sink) {
  Inflater inflater;
  while (bytes > 0) {
    const std::string piece =
        bytes_at(at, static_cast<std::size_t>(std::min<std::uint64_t>(bytes, piece_bytes)));
    if (piece.empty()) return refuse(Refusal::archive, "an entry breaks off");
    inflater.feed(piece);
    for (auto out = inflater.next(); !out.empty(); out = inflater.next()) {
      if (auto taken = count(out, sink); !taken) return taken;
    }
    if (inflater.broken()) return refuse(Refusal::archive, "an entry cannot be unpacked");
    at += piece.size();
    bytes -= piece.size();
  }
  return inflater.ended() ? Done(std::monostate{}) : refuse(Refusal::archive, "an entry breaks off");
}

Result<std::monostate> Archive::count(std::string_view bytes, const Sink& sink) {
  inflated_ += bytes.size();
  checksum_ = static_cast<std::uint32_t>(
      crc32(checksum_, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
  if (inflated_ > most_inflated_bytes) return refuse(Refusal::archive_bytes, bytes_text(most_inflated_bytes));
  if (inflated_ > harmless_inflated_bytes && inflated_ > size_ * most_inflation) {
    return refuse(Refusal::archive_ratio, std::to_string(most_inflation) + " : 1");
  }
  return sink(bytes);
}

}  // namespace tyndau::sandbox
