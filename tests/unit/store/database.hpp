/// \file
/// Databases of one test each, on the server that TYNDAU_TEST_POSTGRES names (scripts/with_postgres starts one).
#pragma once

#include "store/postgis_migrate.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace tyndau::test {

/// Empty: there is no server, and only the GeoPackage store is tested.
inline std::string postgres_server() {
  const char* const address = std::getenv("TYNDAU_TEST_POSTGRES");
  return address == nullptr ? "" : address;
}

/// The server's address with another database.
inline std::string database_address(const std::string& name) {
  std::string address = postgres_server();
  const auto slash = address.find('/', address.find("://") + 3);
  return address.replace(slash + 1, address.find('?') - slash - 1, name);
}

inline bool sql(const std::string& address, const std::string& statement) {
  return std::system(
             ("psql -q -v ON_ERROR_STOP=1 '" + address + "' -c \"" + statement + "\" >/dev/null").c_str()) ==
         0;
}

/// Rows of a query, their columns apart by "|".
inline std::vector<std::string> rows(const std::string& address, const std::string& query) {
  std::vector<std::string> lines;
  std::FILE* const out =
      popen(("psql -qtA -v ON_ERROR_STOP=1 '" + address + "' -c \"" + query + "\"").c_str(), "r");
  std::string line;
  for (int c = std::fgetc(out); c != EOF; c = std::fgetc(out)) {
    if (c != '\n') {
      line += static_cast<char>(c);
    } else {
      lines.push_back(std::move(line));
      line.clear();
    }
  }
  EXPECT_EQ(pclose(out), 0) << query;
  return lines;
}

/// A migrated database with nothing in it; dropped with its object. One that was migrated once is copied.
class OwnDatabase {
 public:
  OwnDatabase() {
    static int count = 0;
    static const std::string prefix = "t" + std::to_string(getpid()) + "_";
    static const bool prepared = [] {
      const bool made = sql(postgres_server(), "CREATE DATABASE " + prefix + "template");
      return made && store::migrate_postgis(database_address(prefix + "template")).has_value();
    }();
    EXPECT_TRUE(prepared);
    name_ = prefix + std::to_string(count++);
    EXPECT_TRUE(sql(postgres_server(), "CREATE DATABASE " + name_ + " TEMPLATE " + prefix + "template"));
  }
  ~OwnDatabase() { sql(postgres_server(), "DROP DATABASE " + name_ + " WITH (FORCE)"); }
  OwnDatabase(const OwnDatabase&) = delete;
  OwnDatabase& operator=(const OwnDatabase&) = delete;
  [[nodiscard]] std::string address() const { return database_address(name_); }

 private:
  std::string name_;
};

}  // namespace tyndau::test
