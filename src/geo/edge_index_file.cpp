#include "geo/edge_index_file.hpp"

#include "geo/fingerprint.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>
#include <type_traits>

namespace tyndau::geo::engine {

namespace {

constexpr std::array<char, 8> magic{'T', 'Y', 'N', 'E', 'D', 'G', 'E', '1'};
constexpr std::uint64_t byte_order = 0x0102030405060708ULL;
constexpr std::size_t section_count = 7;
constexpr std::size_t alignment = 64;

struct Section {
  std::uint64_t offset = 0, count = 0, record_size = 0;
};

/// First in the file; what follows are the sections, each aligned.
struct Preamble {
  std::array<char, 8> mark = magic;
  std::uint64_t order = byte_order;
  std::uint64_t dataset = 0;
  std::uint64_t file_size = 0;
  std::uint64_t body_sum = 0;
  Header header{};
  std::array<Section, section_count> sections{};
  std::uint64_t own_sum = 0;  ///< of everything before it
};
static_assert(std::is_trivially_copyable_v<Preamble> && sizeof(Preamble) % 8 == 0);

constexpr std::size_t aligned(std::size_t n) { return (n + alignment - 1) / alignment * alignment; }

std::uint64_t own_sum(const Preamble& preamble) {
  std::array<std::byte, sizeof(Preamble)> bytes{};
  std::memcpy(bytes.data(), &preamble, sizeof(Preamble));
  Checksum sum;
  sum.add(bytes.data(), offsetof(Preamble, own_sum));
  return sum.value();
}

using Pieces = std::array<std::span<const std::byte>, section_count>;

Pieces pieces_of(const View& v) {
  return {std::as_bytes(v.nodes),   std::as_bytes(v.level_begin), std::as_bytes(v.records),
          std::as_bytes(v.slot_of), std::as_bytes(v.groups),      std::as_bytes(v.blocks),
          std::as_bytes(v.residues)};
}

constexpr std::array<std::size_t, section_count> record_sizes{
    sizeof(Node),  sizeof(std::uint32_t), sizeof(Record),  sizeof(std::uint32_t),
    sizeof(Group), sizeof(Block),         sizeof(Residues)};

template <class T>
std::span<const T> section(const std::byte* data, const Section& s) {
  return {reinterpret_cast<const T*>(data + s.offset), s.count};
}

Result<Preamble> checked(const std::byte* data, std::size_t size, const std::filesystem::path& file) {
  const auto damaged = [&](const char* what) { return fail(ErrorCode::bad_input, what, file.string()); };
  if (size < aligned(sizeof(Preamble))) return damaged("the index file is cut short");
  Preamble preamble;
  std::memcpy(&preamble, data, sizeof preamble);
  if (preamble.mark != magic) return damaged("the file is no index of this version");
  if (preamble.order != byte_order)
    return damaged("the index was written on a machine of another byte order");
  if (preamble.own_sum != own_sum(preamble)) return damaged("the index file's head is damaged");
  if (preamble.file_size != size) return damaged("the index file has another length than it states");
  for (std::size_t i = 0; i < section_count; ++i) {
    const Section& s = preamble.sections[i];
    const bool fits = s.record_size == record_sizes[i] && s.offset % alignment == 0 && s.offset <= size &&
                      s.count <= (size - s.offset) / s.record_size;
    if (!fits) return damaged("a section of the index file lies outside it");
  }
  Checksum sum;
  sum.add(data + sizeof(Preamble), size - sizeof(Preamble));
  if (sum.value() != preamble.body_sum) return damaged("the index file's body is damaged");
  return preamble;
}

bool write_all(const Preamble& preamble, const Pieces& pieces, const std::filesystem::path& file) {
  constexpr std::array<char, alignment> zeros{};
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  const auto put = [&](const std::byte* data, std::size_t size) {
    out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    out.write(zeros.data(), static_cast<std::streamsize>(aligned(size) - size));
  };
  put(reinterpret_cast<const std::byte*>(&preamble), sizeof preamble);
  for (const auto& piece : pieces) put(piece.data(), piece.size());
  out.close();
  return !out.fail();
}

}  // namespace

Mapping::~Mapping() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

Result<Mapping> Mapping::open(const std::filesystem::path& file, std::uint64_t dataset) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return fail(ErrorCode::io, "cannot open the index file", file.string());
  struct stat info {};
  const bool known = ::fstat(handle, &info) == 0 && info.st_size > 0;
  const auto size = known ? static_cast<std::size_t>(info.st_size) : 0;
  void* data = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle, 0) : MAP_FAILED;
  ::close(handle);
  if (data == MAP_FAILED) {
    if (known) return fail(ErrorCode::io, "cannot map the index file", file.string());
    return fail(ErrorCode::bad_input, "the index file is empty", file.string());
  }
  Mapping mapping;
  mapping.data_ = static_cast<const std::byte*>(data);
  mapping.size_ = size;
  const Result<Preamble> preamble = checked(mapping.data_, size, file);
  if (!preamble) return tl::unexpected(preamble.error());
  if (preamble->dataset != dataset)
    return fail(ErrorCode::conflict, "the index is of another data set", file.string());
  return mapping;
}

View Mapping::view() const {
  Preamble p;
  std::memcpy(&p, data_, sizeof p);
  return {p.header,
          section<Node>(data_, p.sections[0]),
          section<std::uint32_t>(data_, p.sections[1]),
          section<Record>(data_, p.sections[2]),
          section<std::uint32_t>(data_, p.sections[3]),
          section<Group>(data_, p.sections[4]),
          section<Block>(data_, p.sections[5]),
          section<Residues>(data_, p.sections[6])};
}

Result<std::monostate> write_view(const View& view, const std::filesystem::path& file,
                                  std::uint64_t dataset) {
  const Pieces pieces = pieces_of(view);
  Preamble preamble;
  preamble.dataset = dataset;
  preamble.header = view.header;
  std::size_t at = aligned(sizeof(Preamble));
  Checksum sum;
  constexpr std::array<std::byte, alignment> gap{};
  sum.add(gap.data(), at - sizeof(Preamble));
  for (std::size_t i = 0; i < section_count; ++i) {
    preamble.sections[i] = {at, pieces[i].size() / record_sizes[i], record_sizes[i]};
    sum.add(pieces[i].data(), pieces[i].size() / 8 * 8);
    std::array<std::byte, alignment> tail{};
    const std::size_t rest = pieces[i].size() % alignment, whole = pieces[i].size() / 8 * 8;
    if (rest != 0) {
      std::memcpy(tail.data(), pieces[i].data() + whole, pieces[i].size() - whole);
      sum.add(tail.data(), aligned(pieces[i].size()) - whole);
    }
    at += aligned(pieces[i].size());
  }
  preamble.file_size = at;
  preamble.body_sum = sum.value();
  preamble.own_sum = own_sum(preamble);
  std::filesystem::path beside = file;
  beside += "." + std::to_string(::getpid()) + ".part";
  std::error_code failed;
  if (write_all(preamble, pieces, beside))
    std::filesystem::rename(beside, file, failed);
  else
    failed = std::make_error_code(std::errc::io_error);
  if (!failed) return std::monostate{};
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return fail(ErrorCode::io, "cannot write the index file", file.string());
}

}  // namespace tyndau::geo::engine
