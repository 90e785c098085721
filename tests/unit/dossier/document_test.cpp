// Text of others on one line, and forms by their names.
#include "dossier/document.hpp"

#include "dossier/write.hpp"

#include <gtest/gtest.h>

namespace tyndau::dossier {
namespace {

TEST(CleanText, HasNoControlCharactersNoLineEndsAndNoMarksOfDirection) {
  EXPECT_EQ(clean("a\nb\tc\x01"
                  "d\u2028e\u202Ef\u2066g"),
            "a b c d e f g");
}

TEST(CleanText, KeepsLettersOfEveryScriptAndSpacesAtTheEnds) {
  EXPECT_EQ(clean(" Әңғұқөһі قرية 北京 "), " Әңғұқөһі قرية 北京 ");
}

TEST(CleanText, HasNoBrokenBytesAndNothingThatXmlForbids) {
  EXPECT_EQ(clean("a\xFF"
                  "b"),
            "a\uFFFDb");
  EXPECT_EQ(clean("a\uFFFE"
                  "b\uFFFF"),
            "a b ");
  EXPECT_EQ(clean("a\uFDD0\uFDEFb\U0001FFFE"
                  "c"),
            "a  b c");
}

TEST(PaperFormats, AreKnownByTheirEndings) {
  for (const auto format : {PaperFormat::html, PaperFormat::pdf, PaperFormat::docx, PaperFormat::txt}) {
    EXPECT_EQ(paper_format_from_code(code(format)), format);
    EXPECT_FALSE(media_type(format).empty());
  }
  EXPECT_EQ(paper_format_from_code("exe"), std::nullopt);
}

}  // namespace
}  // namespace tyndau::dossier
