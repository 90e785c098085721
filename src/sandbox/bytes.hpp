/// \file
/// Values as bytes between two processes of one machine, read back without trust.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace tyndau::sandbox {

/// Appends values.
class ByteWriter {
 public:
  template <class T>
  void put(T value) {
    static_assert(std::is_arithmetic_v<T>);
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof(T));
    std::memcpy(bytes_.data() + at, &value, sizeof(T));
  }
  void put_size(std::size_t size) { put(static_cast<std::uint64_t>(size)); }
  void put_text(std::string_view text) {
    put_size(text.size());
    bytes_.append(text);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

/// Takes values out again. After the first one that is not there everything is zero and empty, and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  [[nodiscard]] T take() {
    static_assert(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>);
    T value{};
    if (rest_.size() < sizeof(T)) {
      spoil();
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  /// A number of things of which each takes \p least bytes or more: never more than the bytes that are left can hold.
  [[nodiscard]] std::size_t take_count(std::size_t least) {
    const auto count = take<std::uint64_t>();
    if (count <= rest_.size() / least) return static_cast<std::size_t>(count);
    spoil();
    return 0;
  }
  [[nodiscard]] std::string take_text() {
    const std::size_t size = take_count(1);
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }
  [[nodiscard]] bool ok() const { return ok_; }
  /// Whether all was there and nothing is left over.
  [[nodiscard]] bool complete() const { return ok_ && rest_.empty(); }
  void spoil() {
    ok_ = false;
    rest_ = {};
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace tyndau::sandbox
