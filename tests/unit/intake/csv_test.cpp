#include "intake/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace tyndau::intake {
namespace {

std::vector<CsvRecord> records(const std::string& text, char delimiter = ',', CsvLimits limits = {}) {
  std::istringstream bytes(text);
  CsvReader reader(TextStream(bytes, Encoding::utf8, 0), delimiter, limits);
  std::vector<CsvRecord> all;
  CsvRecord record;
  while (reader.next(record)) all.push_back(record);
  return all;
}

using Cells = std::vector<std::string>;

TEST(Csv, ThreeKindsOfLineEndsGiveTheSameRecords) {
  for (const char* text : {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d"}) {
    const auto all = records(text);
    ASSERT_EQ(all.size(), 2U) << text;
    EXPECT_EQ(all[1].cells, (Cells{"c", "d"}));
  }
}

TEST(Csv, QuotedCellsHoldDelimitersQuotesAndLineBreaks) {
  const auto all = records("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\nnext");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].cells, (Cells{"a,b", "say \"x\"", "two\nlines"}));
  EXPECT_EQ(all[1].number, 2);
}

TEST(Csv, AnUndoubledQuoteInsideAQuotedCellIsText) {
  const auto all = records("\"ТОО \"Ромашка\" и К\";2\n", ';');
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].cells, (Cells{"ТОО \"Ромашка\" и К", "2"}));
}

TEST(Csv, AQuoteInTheMiddleOfAnUnquotedCellIsText) {
  EXPECT_EQ(records("5\" pipe,x\n")[0].cells, (Cells{"5\" pipe", "x"}));
}

TEST(Csv, EmptyCellsAndATrailingDelimiterAreKept) {
  EXPECT_EQ(records(",a,\n")[0].cells, (Cells{"", "a", ""}));
}

TEST(Csv, AQuoteThatIsNeverClosedCostsOnlyItsOwnLine) {
  const auto all = records("1,\"open\n2,fine\n3,fine\n");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].faults, std::vector{RowFault::quote_not_closed});
  EXPECT_EQ(all[1].cells, (Cells{"2", "fine"}));
  EXPECT_TRUE(all[2].faults.empty());
}

TEST(Csv, AFileOfOpenQuotesIsGivenUp) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "\"x\n";
  std::istringstream bytes(text);
  CsvReader reader(TextStream(bytes, Encoding::utf8, 0), ',', {.lines_in_record = 3});
  CsvRecord record;
  int read = 0;
  while (reader.next(record)) ++read;
  EXPECT_TRUE(reader.gave_up());
  EXPECT_LE(read, 102);
}

TEST(Csv, ALineAboveTheLimitIsRefusedAndTheNextOneIsRead) {
  const auto all = records("a,b\n" + std::string(500'000, 'x') + "\nc,d\n", ',', {.record_bytes = 1000});
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].faults, std::vector{RowFault::too_long});
  EXPECT_TRUE(all[1].cells.empty());
  EXPECT_EQ(all[2].cells, (Cells{"c", "d"}));
}

/// A stream that makes up its bytes: a gigantic line that no memory has to hold.
class EndlessLine : public std::streambuf {
 public:
  explicit EndlessLine(std::size_t bytes) : left_(bytes) {}

 protected:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    const auto size = std::min(left_, piece_.size());
    left_ -= size;
    setg(piece_.data(), piece_.data(), piece_.data() + size);
    return traits_type::to_int_type(*gptr());
  }
  pos_type seekoff(off_type, std::ios_base::seekdir, std::ios_base::openmode) override { return 0; }
  pos_type seekpos(pos_type, std::ios_base::openmode) override { return 0; }

 private:
  std::size_t left_;
  std::string piece_ = std::string(65536, 'x');
};

TEST(Csv, AHugeLineIsSkippedWithoutBeingHeldInMemory) {
  EndlessLine line(std::size_t{64} << 20);
  std::istream bytes(&line);
  CsvReader reader(TextStream(bytes, Encoding::utf8, 0), ',');
  CsvRecord record;
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.faults, std::vector{RowFault::too_long});
  EXPECT_FALSE(reader.next(record));
}

TEST(Csv, CellsBeyondTheLimitAreAFault) {
  const auto all = records(std::string(5000, ','), ',');
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].cells.size(), 1000U);
  EXPECT_EQ(all[0].faults, std::vector{RowFault::too_many_cells});
}

TEST(Csv, NulBytesAndBrokenTextAreFaultsOfTheirRowAlone) {
  const auto all = records(std::string("a,b\0c\nd\xFF,e\nf,g\n", 15));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].faults, std::vector{RowFault::nul_bytes});
  EXPECT_EQ(all[1].faults, std::vector{RowFault::broken_text});
  EXPECT_TRUE(all[2].faults.empty());
}

TEST(Csv, RecordsAcrossTheEdgesOfTheBufferAreWhole) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += std::to_string(i) + ",\"x\ny\"\r\n";
  const auto all = records(text);
  ASSERT_EQ(all.size(), 60'000U);
  for (std::size_t i = 0; i < all.size(); i += 777) {
    EXPECT_EQ(all[i].cells, (Cells{std::to_string(i), "x\ny"}));
  }
}

}  // namespace
}  // namespace tyndau::intake
