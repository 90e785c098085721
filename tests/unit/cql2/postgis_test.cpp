// The filters of cases/filters.txt as SQL with parameters: PostGIS says what each selects.
#include "unit/cql2/world.hpp"
#include "unit/store/database.hpp"

#include <pqxx/pqxx>

namespace tyndau::cql2::test {
namespace {

std::string world_table() {
  return "CREATE TABLE world (id text, name text, kind text, population bigint, area double precision, "
         "capital boolean,"
         " date date, written_at timestamptz, starts date, ends date, opened timestamptz, closed timestamptz,"
         " geom geometry(Geometry, 4326))";
}

void fill(pqxx::connection& connection) {
  pqxx::work work(connection);
  work.exec0(world_table());
  for (const Row& row : world_rows()) {
    std::vector<std::string> cells{row.id};
    std::string values = "$1";
    for (const std::string& cell : row.cells) {
      cells.push_back(cell);
      values += ", NULLIF($" + std::to_string(cells.size()) + "::text, '')";
      const FieldType type = world_schema().fields[cells.size() - 2].type;
      if (type == FieldType::integer) values += "::bigint";
      if (type == FieldType::number) values += "::double precision";
      if (type == FieldType::boolean) values += "::boolean";
      if (type == FieldType::date) values += "::date";
      if (type == FieldType::instant) values += "::timestamptz";
    }
    cells.push_back(row.wkt);
    values += ", ST_GeomFromText(NULLIF($" + std::to_string(cells.size()) + "::text, ''), 4326)";
    work.exec_params("INSERT INTO world VALUES (" + values + ")", pqxx::prepare::make_dynamic_params(cells));
  }
  work.commit();
}

std::string selected_by_postgis(pqxx::connection& connection, const Filter& filter) {
  pqxx::work work(connection);
  const Sql sql = filter.to_sql();
  const auto rows =
      work.exec_params("SELECT id FROM world WHERE " + sql.condition + " ORDER BY id COLLATE \"C\"",
                       pqxx::prepare::make_dynamic_params(sql.parameters));
  std::string ids;
  for (const auto& row : rows) ids += (ids.empty() ? "" : " ") + std::string(row[0].c_str());
  return ids;
}

class Cql2Postgis : public testing::Test {
 protected:
  void SetUp() override {
    if (tyndau::test::postgres_server().empty()) GTEST_SKIP() << "TYNDAU_TEST_POSTGRES names no server";
    database_.emplace();
    connection_.emplace(database_->address());
    fill(*connection_);
  }

  std::optional<tyndau::test::OwnDatabase> database_;
  std::optional<pqxx::connection> connection_;
};

TEST_F(Cql2Postgis, SelectsWhatTheCasesSay) {
  ASSERT_GE(cases().size(), 180U);
  for (const Case& one : cases()) {
    const auto filter = Filter::parse(one.filter, world_schema());
    ASSERT_TRUE(filter) << one.filter << ": " << filter.error().message;
    const std::string by_postgis = selected_by_postgis(*connection_, *filter);
    EXPECT_EQ(by_postgis, one.expected) << one.filter;
    EXPECT_EQ(by_postgis, selected(*filter)) << one.filter << "\n" << filter->to_sql().condition;
  }
}

TEST_F(Cql2Postgis, ALiteralNeverBecomesSql) {
  for (const std::string attack :
       {"x'' OR TRUE --", "''; DROP TABLE world; --", "$1", "%s", "{0}", "\\\\x27 OR 1=1"}) {
    const auto filter =
        Filter::parse("name = '" + attack + "' OR CASEI(name) LIKE '" + attack + "'", world_schema());
    ASSERT_TRUE(filter) << filter.error().message;
    EXPECT_EQ(filter->to_sql().condition.find("DROP"), std::string::npos);
    EXPECT_EQ(selected_by_postgis(*connection_, *filter), selected(*filter)) << attack;
  }
  pqxx::work work(*connection_);
  EXPECT_EQ(work.exec1("SELECT count(*) FROM world")[0].as<std::size_t>(), world_rows().size());
}

}  // namespace
}  // namespace tyndau::cql2::test
