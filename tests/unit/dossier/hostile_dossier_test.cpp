// What nobody wishes to print: a paper comes out that can be read.
#include "unit/dossier/dossier_world.hpp"

#include <poppler-document.h>
#include <poppler-page.h>

namespace tyndau::dossier {
namespace {

using test::Papers;
using test::quarry;

constexpr LonLat here{70.0, 50.0};

int pages_of(const std::string& pdf) {
  poppler::byte_array bytes(pdf.begin(), pdf.end());
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&bytes));
  return document ? document->pages() : 0;
}

/// Every form of the paper in every language. \return pages of the last PDF
int expect_made(test::World& world) {
  const Papers papers(world);
  int pages = 0;
  for (const Language language : all_languages) {
    const auto paper = papers.dossier(language);
    for (const auto format : {PaperFormat::html, PaperFormat::docx, PaperFormat::txt})
      EXPECT_TRUE(to_bytes(paper, format));
    const auto pdf = to_pdf(paper);
    EXPECT_TRUE(pdf);
    if (pdf) pages = pages_of(*pdf);
    EXPECT_GE(pages, 3);
  }
  return pages;
}

test::World quarry_at(LonLat site) {
  test::World world;
  world.input.project.footprint = hearing::Footprint{geo::point_shape(site), {}, {}};
  world.spz(1000.0);
  return world;
}

TEST(HostileDossier, AWordOfManyLettersMayBreakInAWindow) {
  auto world = quarry();
  const std::string half = std::string(63, 'w') + "&";
  world.input.project.name = half + half;
  const std::string html = to_html(Papers(world).dossier(Language::en));
  const std::string shown = std::string(63, 'w') + "&amp;";
  EXPECT_NE(html.find(shown + "<wbr>" + shown), std::string::npos);
}

TEST(HostileDossier, NamesCannotWriteMarkup) {
  auto world = quarry();
  const std::string name = "</title><script>alert(\"1\")</script><img src=x onerror='a()'>&amp;";
  world.places.settlements[0].names = {name, name, name};
  world.input.project.name = name;
  world.input.venues[0].name = name;
  world.input.project.initiator = name;
  const Papers papers(world);
  auto facts = papers.facts(Language::en);
  facts.replies = {{"dispute", "notice-late", "", name, name, "javascript:alert(1)", "2025-01-01"}};
  facts.commands = {name};
  const std::string html = to_html(make_dossier(facts, Language::en));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("href=\"javascript"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
  const auto docx = make_letter(facts, Letter::complaint, Language::en).and_then(to_docx);
  EXPECT_TRUE(docx);
}

TEST(HostileDossier, NamesOfTwoHundredLettersStayOnThePage) {
  auto world = quarry();
  const std::string name(200, 'W');
  world.places.settlements[0].names = {name, name, name};
  world.input.project.name = name;
  world.input.project.initiator = name;
  world.input.venues[0].name = name;
  expect_made(world);
}

TEST(HostileDossier, NamesFromRightToLeftAndInChineseAreWritten) {
  auto world = quarry();
  const std::string arabic = "قرية الاختبار", chinese = "北京試驗";
  world.places.settlements[0].names = {arabic, arabic, arabic};
  world.input.project.name = chinese;
  expect_made(world);
  EXPECT_NE(to_html(Papers(world).dossier()).find("<bdi>" + arabic + "</bdi>"), std::string::npos);
}

std::string text_of(const std::string& pdf) {
  poppler::byte_array bytes(pdf.begin(), pdf.end());
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&bytes));
  std::string text;
  for (int i = 0; document && i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const auto letters = page->text().to_utf8();
    text.append(letters.begin(), letters.end());
  }
  return text;
}

TEST(HostileDossier, LettersThatNoFontHasAreReplacedAndThePaperSaysSo) {
  const std::string note = "Names in letters";
  auto world = quarry();
  EXPECT_EQ(text_of(*to_pdf(Papers(world).dossier(Language::en))).find(note), std::string::npos);
  world.input.project.initiator = "A\U0010FFF0";
  const std::string text = text_of(*to_pdf(Papers(world).dossier(Language::en)));
  EXPECT_NE(text.find(note), std::string::npos) << text;
}

TEST(HostileDossier, ThreeHundredCommunitiesFillSeveralPages) {
  auto world = quarry_at(here);
  for (int i = 0; i < 300; ++i) {
    const LonLat at = test::offset(here, (i % 20 - 10) * 700.0 + 350.0, (i / 20 - 7) * 700.0);
    const std::string id = "Place " + std::to_string(i);
    world.settlement(test::estimated(id, at, 100.0, 250.0)).declare(id);
  }
  world.venue(test::venue_at("v", test::offset(here, 9000.0, 9000.0)));
  EXPECT_GE(expect_made(world), 20);
  const Papers papers(world);
  const auto paper = papers.dossier();
  EXPECT_EQ(test::table_of(paper, "sheet.communities").rows.size(), 300U);
  const auto letter = make_letter(papers.facts(Language::en), Letter::complaint, Language::en);
  ASSERT_TRUE(letter);
  EXPECT_EQ(test::table_of(*letter, "sheet.communities").rows.size(), 40U);
  EXPECT_NE(to_text(*letter).find("Further communities: 260"), std::string::npos);
}

TEST(HostileDossier, ACommunityFourHundredKilometresAwayHasItsDistance) {
  auto world = quarry_at(here);
  const LonLat far = test::offset(here, 300'000.0, 264'000.0);
  world.settlement(test::mapped("Far", *geo::buffer(geo::point_shape(far), Metres{500.0}), far))
      .declare("Far");
  world.venue(test::venue_at("v", here));
  expect_made(world);
  const auto paper = Papers(world).dossier();
  const auto& rows = test::table_of(paper, "sheet.communities").rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0][2].text.starts_with("39") || rows[0][2].text.starts_with("40")) << rows[0][2].text;
}

TEST(HostileDossier, AFootprintOfNoSizeAndOneAcrossTheAntimeridianAreReported) {
  auto world = quarry_at(here);
  world.input.project.footprint->shape = geo::Shape{{}, {}, {{{here, here, here}, {}}}};
  expect_made(world);
  const LonLat site{180.0, 65.0};
  auto across = quarry_at(site);
  across.input.project.footprint->shape = *geo::buffer(geo::point_shape(site), Metres{800.0});
  const LonLat village = test::offset(site, 3000.0, 0.0);
  across.settlement(test::mapped("V", *geo::buffer(geo::point_shape(village), Metres{300.0}), village))
      .declare("V");
  across.venue(test::venue_at("v", test::offset(site, -3000.0, 0.0)));
  expect_made(across);
}

TEST(HostileDossier, AnAddressCannotEndTheLinkThatItStandsIn) {
  auto world = quarry();
  const Papers papers(world);
  auto facts = papers.facts(Language::en);
  facts.replies = {
      {"dispute", "notice-late", "", "x", "y", "https://example.org/'/\" onclick=\"a()\\", "2025-01-01"}};
  const auto paper = make_dossier(facts, Language::en);
  EXPECT_EQ(to_html(paper).find("onclick=\"a()"), std::string::npos);
  EXPECT_TRUE(to_pdf(paper));
}

}  // namespace
}  // namespace tyndau::dossier
