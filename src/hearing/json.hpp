/// \file
/// Strict reading of JSON: every complaint carries a JSON pointer, no member goes unread, none stands twice.
#pragma once

#include "core/date.hpp"
#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "core/text.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tyndau::hearing::json {

struct Member;

/// One parsed value.
struct Value {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0.0;
  std::string string;
  std::vector<Value> items;     ///< of an array
  std::vector<Member> members;  ///< of an object, in the text's order

  [[nodiscard]] const Value* find(std::string_view name) const;
};

struct Member {
  std::string name;
  Value value;
};

inline constexpr std::size_t deepest_nesting = 64;
inline constexpr std::size_t most_members = 2000;      ///< of one object
inline constexpr std::size_t most_values = 4'000'000;  ///< of one document

/// \return bad_input, `where` is "line L, column C" for text that is not JSON, or the JSON pointer of a member that stands
/// twice; limit for values nested deeper than `deepest_nesting`, an object of more than `most_members` members, more values
/// than \p values; a number that no double holds is not JSON here.
[[nodiscard]] Result<Value> parse(std::string_view text, std::size_t values = most_values);

/// What is wrong, and at which JSON pointer ("" is the whole document).
class Fault : public std::runtime_error {
 public:
  Fault(std::string pointer, const std::string& what)
      : std::runtime_error(what), pointer_(std::move(pointer)) {}
  [[nodiscard]] const std::string& pointer() const { return pointer_; }

 private:
  std::string pointer_;
};
/// bad_input, `where` is the pointer.
[[nodiscard]] Error error_of(const Fault& fault);

/// "/venues" + 0 → "/venues/0"; names are escaped as RFC 6901 says.
[[nodiscard]] std::string pointer_to(const std::string& parent, std::string_view name);
[[nodiscard]] std::string pointer_to(const std::string& parent, std::size_t index);
/// How a complaint names what was read: "\"text\"", "12.5", "null", "an object".
[[nodiscard]] std::string describe(const Value& value);

/// Plain values. \throws Fault at \p pointer for another kind
[[nodiscard]] std::string as_string(const Value& value, const std::string& pointer);
[[nodiscard]] double as_number(const Value& value, const std::string& pointer);
[[nodiscard]] std::int64_t as_integer(const Value& value, const std::string& pointer);
[[nodiscard]] bool as_boolean(const Value& value, const std::string& pointer);

/// An object all of whose members are known. A member that is missing gives the default; null is not a value.
class Object {
 public:
  /// \throws Fault for anything but an object, and at an unknown member (with the known one nearest to it)
  Object(const Value& value, std::string pointer, std::initializer_list<std::string_view> known);

  [[nodiscard]] const Value* find(std::string_view name) const { return value_->find(name); }
  [[nodiscard]] const Value& at(std::string_view name) const;  ///< \throws Fault when missing
  [[nodiscard]] std::string pointer(std::string_view name) const { return pointer_to(pointer_, name); }

  [[nodiscard]] std::string text(std::string_view name) const;         ///< "" when missing
  [[nodiscard]] std::string filled_text(std::string_view name) const;  ///< must be there and not empty
  [[nodiscard]] bool boolean(std::string_view name) const;             ///< false when missing
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  [[nodiscard]] std::optional<double> length(std::string_view name) const;  ///< a number from 0
  [[nodiscard]] std::int64_t integer(std::string_view name) const;          ///< 0 when missing
  [[nodiscard]] std::optional<Date> date(std::string_view name) const;
  [[nodiscard]] std::optional<LocalDateTime> moment(std::string_view name) const;
  [[nodiscard]] Text translated(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> strings(std::string_view name) const;

  /// Reads each item of an array with \p read(value, pointer); empty when missing.
  template <class T, class Read>
  [[nodiscard]] std::vector<T> list(std::string_view name, Read read) const {
    std::vector<T> all;
    each(name, [&](const Value& item, const std::string& where) { all.push_back(read(item, where)); });
    return all;
  }
  void each(std::string_view name, const std::function<void(const Value&, const std::string&)>& read) const;

 private:
  const Value* value_;
  std::string pointer_;
};

}  // namespace tyndau::hearing::json
