// Coordinates of notices, in every notation. All names and numbers are fictional.
#include "notices/notice_rows.hpp"
#include "notices/reading.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using test::read;
using test::value;
using test::values;
using ::testing::IsEmpty;

NoticeReading notice_of(const std::string& place) {
  return read(
      "ТОО «Вымысел» сообщает о проведении общественных слушаний в форме открытого собрания 17 июня 2025 "
      "года в "
      "15-00 по адресу: с. Пример, Дом культуры. " +
      place + " Замечания принимаются до 12 июня 2025 года.");
}

TEST(NoticePositions, MetresOfAGridAreTurnedIntoDegrees) {
  EXPECT_EQ(value(notice_of("Координаты объекта: UTM 42N 584000 5809000."), Field::coordinates),
            "70.235338 52.424754");
  const auto pulkovo = notice_of("Координаты объекта в системе СК-42: X=5812345, Y=12584321.");
  ASSERT_EQ(pulkovo.hearings.size(), 1U);
  const auto* found = pulkovo.hearings[0].best(Field::coordinates);
  ASSERT_NE(found, nullptr);
  EXPECT_GT(found->rounding.value, 1.0);
}

TEST(NoticePositions, EveryCornerIsACandidate) {
  EXPECT_EQ(values(notice_of("Угловые точки: 1) 52°26′39″ с.ш. 71°57′27″ в.д.; 2) 52°26′39″ с.ш. 71°58′00″ "
                             "в.д.; 3) 52°26′00″ "
                             "с.ш. 71°58′00″ в.д."),
                   Field::coordinates)
                .size(),
            3U);
}

TEST(NoticePositions, ASheetAnUnknownOrderAndOtherNumbersAreNone) {
  for (const char* place : {"Разведка на блоках М-42-85-(10е-5в-2).", "Координаты объекта: 47,5012; 51,3034.",
                            "Площадь 52,4442 га, из них 71,9576 га пашни."}) {
    EXPECT_THAT(values(notice_of(place), Field::coordinates), IsEmpty()) << place;
  }
}

/// The best coordinates, when they are sure.
std::string sure(const std::string& place) {
  const auto reading = notice_of(place);
  const auto* found = reading.hearings.empty() ? nullptr : reading.hearings[0].best(Field::coordinates);
  return found == nullptr || found->confidence < least_confidence() ? std::string() : found->value;
}

TEST(NoticePositions, ThePointOfAPondOrASettlementIsNoneOfTheObject) {
  for (const char* place :
       {"Пруд-испаритель: 52°26′39″ с.ш. 71°57′27″ в.д.", "Село Пример: 52°26′39″ с.ш. 71°57′27″ в.д.",
        "с. Пример (52°26′39″ с.ш. 71°57′27″ в.д.)",
        "Координаты озера Пример 52°26′39″ с.ш. 71°57′27″ в.д."}) {
    EXPECT_EQ(sure(place), "") << place;
  }
  EXPECT_NE(sure("Координаты участка: 52°26′39″ с.ш. 71°57′27″ в.д."), "");
  EXPECT_NE(sure("Координаты участка вблизи пруда: участок 52°26′39″ с.ш. 71°57′27″ в.д."), "");
}

TEST(NoticePositions, ADistanceFromARoadIsNotThatToDwellings) {
  EXPECT_EQ(value(notice_of("Ближайший жилой дом расположен в 35 м от дороги, 420 м от площадки карьера."),
                  Field::dwelling_distance_m),
            "420");
  EXPECT_EQ(
      value(notice_of("Расстояние до жилья: 35 м от дороги, 420 м от площадки."), Field::dwelling_distance_m),
      "420");
  EXPECT_EQ(value(notice_of("Ближайшая жилая застройка в 900 м от участка."), Field::dwelling_distance_m),
            "900");
}

}  // namespace
}  // namespace tyndau::notices
