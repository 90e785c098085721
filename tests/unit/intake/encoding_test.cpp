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

TEST(Encoding, OtherCodePagesAreToldByTheirLetters) {
  // "Область;Дата слушания;Место проведения"
  const std::string cp866 =
      "\x8E\xA1\xAB\xA0\xE1\xE2\xEC;\x84\xA0\xE2\xA0 \xE1\xAB\xE3\xE8\xA0\xAD\xA8\xEF;"
      "\x8C\xA5\xE1\xE2\xAE \xAF\xE0\xAE\xA2\xA5\xA4\xA5\xAD\xA8\xEF";
  const std::string koi8r =
      "\xEF\xC2\xCC\xC1\xD3\xD4\xD8;\xE4\xC1\xD4\xC1 \xD3\xCC\xD5\xDB\xC1\xCE\xC9\xD1;"
      "\xED\xC5\xD3\xD4\xCF \xD0\xD2\xCF\xD7\xC5\xC4\xC5\xCE\xC9\xD1";
  const std::string cp1251 =
      "\xCE\xE1\xEB\xE0\xF1\xF2\xFC;\xC4\xE0\xF2\xE0 \xF1\xEB\xF3\xF8\xE0\xED\xE8\xFF;"
      "\xCC\xE5\xF1\xF2\xEE \xEF\xF0\xEE\xE2\xE5\xE4\xE5\xED\xE8\xFF";
  for (const auto& bytes : {cp866, koi8r, cp1251})
    EXPECT_EQ(decoded(bytes), "Область;Дата слушания;Место проведения");
  EXPECT_EQ(guess(cp866).encoding, Encoding::cp866);
  EXPECT_EQ(guess(koi8r).encoding, Encoding::koi8r);
  EXPECT_EQ(guess(cp1251).encoding, Encoding::cp1251);
  EXPECT_EQ(code(Encoding::koi8r), "KOI8-R");
  EXPECT_EQ(encoding_from_name("cp866"), Encoding::cp866);
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
  EXPECT_EQ(encoding_from_name("ebcdic"), std::nullopt);
}

}  // namespace
}  // namespace tyndau::intake
