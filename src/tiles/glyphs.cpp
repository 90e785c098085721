#include "tiles/glyphs.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace tyndau::tiles {
namespace {

constexpr unsigned pixels = 24;
constexpr int border = 3;
constexpr double radius = 8;     ///< pixels that a field reaches
constexpr double cutoff = 0.25;  ///< share of the field inside the letter

enum Field : protozero::pbf_tag_type {
  stacks = 1,
  stack_name = 1,
  stack_range = 2,
  stack_glyph = 3,
  glyph_id = 1,
  glyph_bitmap = 2,
  glyph_width = 3,
  glyph_height = 4,
  glyph_left = 5,
  glyph_top = 6,
  glyph_advance = 7,
};

struct Close {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, Close>;
using Face = std::unique_ptr<FT_FaceRec_, Close>;

constexpr double far_away = 1e20;

/// Squared distances to the nearest cell along one line of a grid, by the lower envelope of parabolas.
/// \source Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012)
void transform_line(std::vector<double>& grid, std::size_t offset, std::size_t stride, std::size_t length) {
  std::vector<double> values(length);
  std::vector<std::size_t> centres(length);
  std::vector<double> ends(length + 1);
  for (std::size_t i = 0; i < length; ++i) values[i] = grid[offset + i * stride];
  const auto meeting = [&](std::size_t a, std::size_t b) {
    const auto x = static_cast<double>(a);
    const auto y = static_cast<double>(b);
    return (values[a] - values[b] + x * x - y * y) / (x - y) / 2;
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::size_t last = 0;
  ends[0] = -infinity;
  ends[1] = infinity;
  for (std::size_t i = 1; i < length; ++i) {
    double at = meeting(i, centres[last]);
    while (at <= ends[last] && last > 0) at = meeting(i, centres[--last]);
    centres[++last] = i;
    ends[last] = at;
    ends[last + 1] = infinity;
  }
  std::size_t part = 0;
  for (std::size_t i = 0; i < length; ++i) {
    while (ends[part + 1] < static_cast<double>(i)) ++part;
    const double away = static_cast<double>(i) - static_cast<double>(centres[part]);
    grid[offset + i * stride] = values[centres[part]] + away * away;
  }
}

void transform(std::vector<double>& grid, std::size_t width, std::size_t height) {
  for (std::size_t x = 0; x < width; ++x) transform_line(grid, x, width, height);
  for (std::size_t y = 0; y < height; ++y) transform_line(grid, y * width, 1, width);
}

/// The field of a grey bitmap with its border: 192 on the outline, more within.
std::string field_of(const FT_Bitmap& bitmap) {
  const std::size_t width = bitmap.width + 2 * border;
  const std::size_t height = bitmap.rows + 2 * border;
  std::vector<double> outer(width * height, far_away);
  std::vector<double> inner(width * height, 0);
  for (unsigned row = 0; row < bitmap.rows; ++row) {
    for (unsigned column = 0; column < bitmap.width; ++column) {
      const double grey = bitmap.buffer[row * static_cast<unsigned>(bitmap.pitch) + column] / 255.0;
      if (grey == 0) continue;
      const std::size_t at = (row + border) * width + column + border;
      const double to_outline = 0.5 - grey;
      outer[at] = grey == 1 ? 0 : std::pow(std::max(0.0, to_outline), 2);
      inner[at] = grey == 1 ? far_away : std::pow(std::max(0.0, -to_outline), 2);
    }
  }
  transform(outer, width, height);
  transform(inner, width, height);
  std::string field(width * height, '\0');
  for (std::size_t i = 0; i < field.size(); ++i) {
    const double distance = std::sqrt(outer[i]) - std::sqrt(inner[i]);
    const double value = 255.0 - 255.0 * (distance / radius + cutoff);
    field[i] = static_cast<char>(static_cast<unsigned char>(std::clamp(std::round(value), 0.0, 255.0)));
  }
  return field;
}

void add_glyph(protozero::pbf_writer& stack, FT_Face face, std::uint32_t code) {
  if (FT_Get_Char_Index(face, code) == 0 || FT_Load_Char(face, code, FT_LOAD_RENDER) != 0) return;
  const auto* slot = face->glyph;
  const auto units = [](FT_Pos size) {
    return static_cast<std::int32_t>(std::lround(static_cast<double>(size) / 64));
  };
  const auto ascender = units(face->size->metrics.ascender);
  protozero::pbf_writer glyph(stack, stack_glyph);
  glyph.add_uint32(glyph_id, code);
  const bool drawn = slot->bitmap.width > 0 && slot->bitmap.rows > 0;
  if (drawn) glyph.add_bytes(glyph_bitmap, field_of(slot->bitmap));
  glyph.add_uint32(glyph_width, slot->bitmap.width);
  glyph.add_uint32(glyph_height, slot->bitmap.rows);
  glyph.add_sint32(glyph_left, slot->bitmap_left);
  glyph.add_sint32(glyph_top, slot->bitmap_top - ascender);
  glyph.add_uint32(glyph_advance, static_cast<std::uint32_t>(std::max(0, units(slot->metrics.horiAdvance))));
}

}  // namespace

Result<std::string> glyph_range(const std::filesystem::path& font, const std::string& stack,
                                std::uint32_t first) {
  FT_Library raw_library = nullptr;
  if (FT_Init_FreeType(&raw_library) != 0) return fail(ErrorCode::unavailable, "FreeType cannot be started");
  const Library library(raw_library);
  FT_Face raw_face = nullptr;
  if (FT_New_Face(library.get(), font.c_str(), 0, &raw_face) != 0) {
    return fail(ErrorCode::unavailable, "the font cannot be opened; the package fonts-noto-core has it",
                font.string());
  }
  const Face face(raw_face);
  FT_Set_Pixel_Sizes(face.get(), 0, pixels);
  std::string bytes;
  {
    protozero::pbf_writer out(bytes);
    protozero::pbf_writer one(out, stacks);
    one.add_string(stack_name, stack);
    one.add_string(stack_range, std::to_string(first) + '-' + std::to_string(first + glyphs_of_a_range - 1));
    for (std::uint32_t code = first; code < first + glyphs_of_a_range; ++code)
      add_glyph(one, face.get(), code);
  }
  return bytes;
}

}  // namespace tyndau::tiles
