#include "intake/encoding.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace tyndau::intake {
namespace {

EncodingGuess guess(const std::string& bytes) {
  std::istringstream stream(bytes);
  return guess_encoding(stream);
}

std::string decoded(const std::string& bytes) {
  std::istringstream stream(bytes);
  const auto found = guess_encoding(stream);
  TextStream text(stream, found.encoding, found.bom_bytes);
  std::string all;
  while (text.read_more(all)) {
  }
  return all;
}

TEST(Encoding, TheByteOrderMarkDecidesAndIsNotText) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF"
                    "Аксу"),
            "Аксу");
  EXPECT_EQ(decoded(std::string("\xFF\xFE\x10\x04\x3A\x04", 6)), "Ак");
  EXPECT_EQ(decoded(std::string("\xFE\xFF\x04\x10\x04\x3A", 6)), "Ак");
}

TEST(Encoding, CyrillicThatIsNotUtf8IsCp1251) {
  const std::string bytes = "\xC0\xEA\xF1\xF3";
  EXPECT_EQ(guess(bytes).encoding, Encoding::cp1251);
  EXPECT_EQ(decoded(bytes), "Аксу");
}

TEST(Encoding, OneBrokenByteAmongManyRightOnesDoesNotTurnTheFileIntoCp1251) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Аксу,";
  EXPECT_EQ(guess(text + "\xFF\n").encoding, Encoding::utf8);
}

TEST(Encoding, Utf16WithoutAMarkIsKnownByItsNulBytes) {
  std::string little, big;
  for (const char c : std::string("hearing_id;form;oblast")) {
    little += c;
    little += '\0';
    big += '\0';
    big += c;
  }
  EXPECT_EQ(decoded(little), "hearing_id;form;oblast");
  EXPECT_EQ(decoded(big), "hearing_id;form;oblast");
}

TEST(Encoding, ASingleNulByteIsNotUtf16) {
  EXPECT_EQ(guess(std::string("hearing_id,form\n1,open\0_meeting\n", 32)).encoding, Encoding::utf8);
}

TEST(Encoding, NothingAndAMarkAloneAreEmpty) {
  EXPECT_TRUE(guess("").empty);
  EXPECT_TRUE(guess("\xEF\xBB\xBF").empty);
  EXPECT_FALSE(guess("a").empty);
}

TEST(Encoding, LongCp1251TextIsConvertedPieceByPiece) {
  std::string bytes, text;
  for (int i = 0; i < 50'000; ++i) {
    bytes += "\xC0\xEA\xF1\xF3\n";
    text += "Аксу\n";
  }
  EXPECT_EQ(decoded(bytes), text);
}

TEST(Encoding, PeoplesNamesOfEncodingsAreKnown) {
  EXPECT_EQ(encoding_from_name("Windows-1251"), Encoding::cp1251);
  EXPECT_EQ(encoding_from_name("utf8"), Encoding::utf8);
  EXPECT_EQ(encoding_from_name("koi8-r"), std::nullopt);
}

}  // namespace
}  // namespace tyndau::intake
