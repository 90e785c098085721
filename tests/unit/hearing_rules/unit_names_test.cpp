#include "hearing/unit_names.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

TEST(FoldedUnitName, WordsThatOnlySayWhatAUnitIsAreLeftOut) {
  EXPECT_EQ(folded_unit_name("Бурабайский район"), folded_unit_name("бурабайский р-н"));
  EXPECT_EQ(folded_unit_name("Акмолинская область"), folded_unit_name("АКМОЛИНСКАЯ ОБЛ."));
  EXPECT_EQ(folded_unit_name("Кызылсайский с.о."), folded_unit_name("Кызылсайский сельский округ"));
  EXPECT_EQ(folded_unit_name("Абай облысы"), "абай");
  EXPECT_EQ(folded_unit_name("Akmola Region"), "akmola");
}

TEST(FoldedUnitName, CaseAndYoDoNotMatter) {
  EXPECT_EQ(folded_unit_name("ПЕРЕМЁТНОЕ"), folded_unit_name("Переметное"));
  EXPECT_EQ(folded_unit_name("ҚЫЗЫЛОРДА"), folded_unit_name("Қызылорда"));
  EXPECT_EQ(folded_unit_name("ӘІҢҒҮҰҚӨҺ"), "әіңғүұқөһ");
}

TEST(FoldedUnitName, ANameOfSuchWordsAloneIsKept) {
  EXPECT_EQ(folded_unit_name("Округ"), "округ");
  EXPECT_EQ(folded_unit_name(""), "");
  EXPECT_EQ(folded_unit_name(" - "), "");
}

TEST(FoldedUnitName, BytesThatAreNoTextDoNoHarm) { EXPECT_FALSE(folded_unit_name("a\xD0").empty()); }

TEST(SameUnitName, DifferentNamesStayDifferent) {
  EXPECT_TRUE(same_unit_name("Мунайлинский район", "мунайлинский р-н"));
  EXPECT_FALSE(same_unit_name("Аксу", "Аксай"));
  EXPECT_FALSE(same_unit_name("Мунайлинский район", "Тупкараганский район"));
  EXPECT_FALSE(same_unit_name("", ""));
}

TEST(BearsName, AnyLanguageAndAnyOldNameWillDo) {
  AdminUnit unit;
  unit.name = "Бурабайский район";
  unit.names = {"Бурабай ауданы", "", "Burabay District"};
  unit.alternate_names = {"Щучинский район"};
  for (const char* name : {"Бурабайский р-н", "бурабай", "Burabay", "Щучинский"}) {
    EXPECT_TRUE(bears_name(unit, name)) << name;
  }
  EXPECT_FALSE(bears_name(unit, "Зерендинский район"));
  EXPECT_FALSE(bears_name(unit, ""));
}

}  // namespace
}  // namespace tyndau::hearing
