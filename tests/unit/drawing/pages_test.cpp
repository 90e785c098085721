// The files themselves, read by a reader that is not ours.
#include "unit/drawing/map_world.hpp"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <cstdlib>
#include <ctime>

namespace tyndau::drawing {
namespace {

using test::drawn;
using test::quarry;

/// What poppler complains of while a file is read.
struct Complaints {
  std::string all;

  Complaints() {
    poppler::set_debug_error_function(
        [](const std::string& message, void* to) { static_cast<Complaints*>(to)->all += message + "\n"; },
        this);
  }
  ~Complaints() {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  }
};

/// The document keeps the bytes.
std::unique_ptr<poppler::document> read(const std::string& pdf) {
  poppler::byte_array bytes(pdf.begin(), pdf.end());
  return std::unique_ptr<poppler::document>(poppler::document::load_from_data(&bytes));
}

std::string text_of(const poppler::document& pdf) {
  const std::unique_ptr<poppler::page> page(pdf.create_page(0));
  const auto bytes = page->text().to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::string without_spaces(std::string text) {
  const std::string no_break_space = "\u00A0";
  for (auto at = text.find(no_break_space); at != std::string::npos; at = text.find(no_break_space))
    text.erase(at, no_break_space.size());
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

TEST(Pages, APdfOpensWithoutAComplaintAndItsTextCanBeSelected) {
  auto world = quarry();
  for (const Language language : all_languages) {
    const Complaints complaints;
    const auto pdf = to_pdf(*drawn(world, language));
    ASSERT_TRUE(pdf);
    const auto document = read(*pdf);
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(document->pages(), 1);
    const std::string text = text_of(*document);
    EXPECT_NE(text.find("ӘҒҚҢӨҰҮҺІ әғқңөұүһі карьері"), std::string::npos) << text;
    const std::string community = test::shipped_messages().phrase("sheet.venue").in(language);
    EXPECT_NE(text.find(community), std::string::npos) << text;
    if (language == Language::kk) {
      EXPECT_NE(text.find("Әңғұқөһі"), std::string::npos) << text;
    }
    EXPECT_EQ(complaints.all, "");
  }
}

TEST(Pages, EveryWordOfTheSceneIsInThePdf) {
  auto world = quarry();
  const auto scene = drawn(world, Language::kk);
  const auto document = read(*to_pdf(*scene));
  const std::string text = without_spaces(text_of(*document));
  for (const auto& item : scene->items) {
    const auto* words = std::get_if<Writing>(&item);
    if (words == nullptr || words->turned) continue;
    EXPECT_NE(text.find(without_spaces(words->text)), std::string::npos)
        << words->kind << ": " << words->text;
  }
}

TEST(Pages, EveryFontOfAPdfIsEmbedded) {
  auto world = quarry();
  world.places.settlements[0].names.en = "قرية";
  const auto document = read(*to_pdf(*drawn(world)));
  const auto fonts = document->fonts();
  EXPECT_GE(fonts.size(), 3U);
  for (const auto& font : fonts) EXPECT_TRUE(font.is_embedded()) << font.name();
}

TEST(Pages, APdfSaysNoDayOfItsMaking) {
  auto world = quarry();
  const auto keys = read(*to_pdf(*drawn(world)))->info_keys();
  EXPECT_EQ(std::count(keys.begin(), keys.end(), "CreationDate"), 0);
  EXPECT_EQ(std::count(keys.begin(), keys.end(), "Title"), 1);
}

TEST(Pages, TheSameHearingGivesTheSameBytesInAnyTimeZone) {
  const auto all = [] {
    auto world = quarry();
    const auto scene = drawn(world, Language::kk);
    return std::array<std::string, 3>{to_svg(*scene), *to_pdf(*scene), *to_png(*scene)};
  };
  setenv("TZ", "Pacific/Kiritimati", 1);
  tzset();
  const auto east = all();
  setenv("TZ", "America/Anchorage", 1);
  tzset();
  const auto west = all();
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(east[0], west[0]);
  EXPECT_EQ(east[1], west[1]);
  EXPECT_EQ(east[2], west[2]);
}

TEST(Pages, APictureHasThePixelsOfItsPaper) {
  auto world = quarry();
  const auto png = to_png(*drawn(world, Language::en, Paper::screen));
  ASSERT_TRUE(png);
  ASSERT_GT(png->size(), 24U);
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value * 256 + static_cast<unsigned char>((*png)[i]);
    return value;
  };
  EXPECT_EQ(png->substr(1, 3), "PNG");
  EXPECT_EQ(number(16), 1920U);
  EXPECT_EQ(number(20), 1080U);
}

TEST(Pages, FormatsGoByTheEndOfTheName) {
  for (const auto format : {PageFormat::svg, PageFormat::pdf, PageFormat::png})
    EXPECT_EQ(page_format_from_code(code(format)), format);
  EXPECT_FALSE(page_format_from_code("jpg"));
  EXPECT_EQ(media_type(PageFormat::svg), "image/svg+xml");
  auto world = quarry();
  const auto scene = drawn(world);
  EXPECT_EQ(to_bytes(*scene, PageFormat::svg)->substr(0, 5), "<?xml");
  EXPECT_EQ(to_bytes(*scene, PageFormat::pdf)->substr(0, 5), "%PDF-");
  EXPECT_EQ(to_bytes(*scene, PageFormat::png)->substr(1, 3), "PNG");
}

}  // namespace
}  // namespace tyndau::drawing
