/// \file
/// One table of the GeoPackage store per record type: how a record is bound to its columns and read back.
#pragma once

#include "hearing/place.hpp"
#include "store/sqlite.hpp"

#include <string_view>

namespace tyndau::store {

/// SQL that inserts and lists records of one type, and the two directions between row and record.
template <class Record>
struct Table;

template <>
struct Table<hearing::Dataset> {
  static std::string_view insert_sql();
  static std::string_view select_sql();
  static void bind(Statement& statement, const hearing::Dataset& record);
  static Result<hearing::Dataset> read(const Statement& row);
};
template <>
struct Table<hearing::Settlement> {
  static std::string_view insert_sql();
  static std::string_view select_sql();
  static void bind(Statement& statement, const hearing::Settlement& record);
  static Result<hearing::Settlement> read(const Statement& row);
};
template <>
struct Table<hearing::AdminUnit> {
  static std::string_view insert_sql();
  static std::string_view select_sql();
  static void bind(Statement& statement, const hearing::AdminUnit& record);
  static Result<hearing::AdminUnit> read(const Statement& row);
};
template <>
struct Table<hearing::Zone> {
  static std::string_view insert_sql();
  static std::string_view select_sql();
  static void bind(Statement& statement, const hearing::Zone& record);
  static Result<hearing::Zone> read(const Statement& row);
};
template <>
struct Table<hearing::Building> {
  static std::string_view insert_sql();
  static std::string_view select_sql();
  static void bind(Statement& statement, const hearing::Building& record);
  static Result<hearing::Building> read(const Statement& row);
};

}  // namespace tyndau::store
