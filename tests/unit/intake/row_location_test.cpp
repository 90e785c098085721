// Coordinates in the words for a project's place. All names and numbers are fictional.
#include "geo/geodesic.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using test::note_codes;
using test::read;
using Codes = std::vector<std::string>;

/// A table of one row: its words for the place, and other columns.
Intake with_location(const std::string& words, const std::string& columns = {},
                     const std::string& cells = {}) {
  return read("hearing_id\tproject_location" + (columns.empty() ? "" : "\t" + columns) + "\n1\t\"" + words +
              "\"" + (cells.empty() ? "" : "\t" + cells) + "\n");
}

const hearing::Project& project_of(const Intake& intake) {
  static const hearing::Project none;
  EXPECT_EQ(intake.cases().size(), 1U);
  return intake.cases().empty() ? none : intake.cases().front().project;
}

TEST(RowLocation, CoordinatesInTheWordsAreTheFootprint) {
  const auto intake = with_location("п. Аксу, 52°26′39″ с.ш., 71°57′27″ в.д.");
  const auto& project = project_of(intake);
  ASSERT_TRUE(project.footprint);
  ASSERT_EQ(project.footprint->shape.points.size(), 1U);
  EXPECT_NEAR(project.footprint->shape.points[0].lat, 52.444166667, 1e-8);
  EXPECT_NEAR(project.footprint->uncertainty.value, 18.1, 0.3);
  EXPECT_EQ(project.location, "п. Аксу, 52°26′39″ с.ш., 71°57′27″ в.д.");
}

TEST(RowLocation, CornersAreAnArea) {
  const auto intake = with_location("Угловые точки: 1) 52,4442 71,9576 2) 52,4451 71,9630 3) 52,4419 71,9634",
                                    "coordinate_uncertainty_m", "3");
  const auto& project = project_of(intake);
  ASSERT_TRUE(project.footprint);
  ASSERT_EQ(project.footprint->shape.polygons.size(), 1U);
  EXPECT_EQ(project.footprint->shape.polygons[0].outer.size(), 3U);
  EXPECT_DOUBLE_EQ(project.footprint->uncertainty.value, 3.0);
}

TEST(RowLocation, ASheetIsItsMiddleUncertainByHalfItsDiagonal) {
  const auto intake = with_location("блоки М-42-85-(10е-5в-2…25)");
  const auto& project = project_of(intake);
  ASSERT_TRUE(project.footprint);
  ASSERT_EQ(project.footprint->shape.points.size(), 1U);
  EXPECT_NEAR(project.footprint->uncertainty.value, 25'900, 200);
  EXPECT_EQ(note_codes(intake), Codes{"position-blocks-in-sheet"});
}

TEST(RowLocation, WordsWithoutCoordinatesAreOnlyWords) {
  const auto intake = with_location("121 км автотрассы Кызылорда-Кумколь");
  EXPECT_FALSE(project_of(intake).footprint);
  EXPECT_TRUE(note_codes(intake).empty());
}

TEST(RowLocation, WhatCannotBePlacedIsAProblemOfTheRowAndNeverAGuess) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"47.5012, 51.3034", "coordinates-order-unknown"},
      {"52°66′39″ с.ш., 71°57′27″ в.д.", "position-over-sixty"},
      {"СК-42: X=5812345 Y=584321", "position-zone-missing"},
      {"с. Аксу, 48.8566 с.ш., 2.3522 в.д.", "position-outside-country"}};
  for (const auto& [words, code] : cases) {
    const auto intake = with_location(words);
    const auto problems = intake.problems();
    EXPECT_EQ(codes(problems), Codes{code}) << words;
    ASSERT_FALSE(problems.empty());
    const auto& problem = problems.front();
    EXPECT_EQ(problem.column, "project_location");
    EXPECT_EQ(problem.row, 2);
    EXPECT_FALSE(problem.value.empty());
  }
}

TEST(RowLocation, OtherColumnsComeFirstAndAContradictionIsNoted) {
  const std::string columns = "project_lon\tproject_lat";
  const auto apart = with_location("52,5442 с.ш. 71,9576 в.д.", columns, "71.9576\t52.4442");
  EXPECT_DOUBLE_EQ(project_of(apart).footprint->shape.points[0].lat, 52.4442);
  EXPECT_EQ(note_codes(apart), Codes{"location-apart"});
  const auto same = with_location("52°26′39″ с.ш., 71°57′27″ в.д.", columns, "71.9576\t52.4442");
  EXPECT_TRUE(note_codes(same).empty());
}

TEST(RowLocation, BesideOtherColumnsWhatCannotBeReadIsNotedOnly) {
  const auto intake =
      with_location("52°66′39″ с.ш., 71°57′27″ в.д.", "project_lon\tproject_lat", "71.9576\t52.4442");
  EXPECT_TRUE(codes(intake.problems()).empty());
  EXPECT_EQ(note_codes(intake), Codes{"position-over-sixty"});
}

TEST(RowLocation, AnOrderThatOtherColumnsTellIsNoContradiction) {
  const auto intake = with_location("47.5012, 51.3034", "project_lon\tproject_lat", "51.3034\t47.5012");
  EXPECT_TRUE(codes(intake.problems()).empty());
  EXPECT_TRUE(note_codes(intake).empty());
}

}  // namespace
}  // namespace tyndau::intake
