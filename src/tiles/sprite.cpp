#include "tiles/sprite.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace tyndau::tiles {
namespace {

constexpr unsigned side = 24;  ///< of a picture, in pixels at scale 1

struct Colour {
  double red, green, blue;
};
constexpr Colour fail_red{179, 38, 30};
constexpr Colour doubt_amber{157, 110, 0};
constexpr Colour pass_green{46, 125, 50};
constexpr Colour neutral_grey{95, 95, 95};
constexpr Colour ink{30, 30, 30};

/// Signed distances in pixels of scale 1, negative inside; x to the right and y down from the middle.
double disc(double x, double y, double radius) { return std::hypot(x, y) - radius; }
double box(double x, double y, double half_width, double half_height) {
  return std::max(std::abs(x) - half_width, std::abs(y) - half_height);
}
double diamond(double x, double y, double radius) {
  return (std::abs(x) + std::abs(y) - radius) / std::sqrt(2.0);
}
/// Pointing up, its base at 8.
double triangle(double x, double y) { return std::max(y - 8, std::abs(x) * 0.87 - (y + 11) * 0.49); }
double segment(double x, double y, double x1, double y1, double x2, double y2, double half) {
  const double dx = x2 - x1;
  const double dy = y2 - y1;
  const double share = std::clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(x - x1 - share * dx, y - y1 - share * dy) - half;
}

/// A filled shape with a white sign in it.
struct Picture {
  std::string_view name;
  Colour colour;
  double (*shape)(double, double);
  double (*sign)(double, double);
  bool hollow = false;  ///< only its outline
};

double nothing(double, double) { return side; }

constexpr std::array<Picture, 6> pictures{{
    {"fail", fail_red, triangle,
     [](double x, double y) { return std::min(box(x, y - 0.5, 1.2, 3.5), disc(x, y - 6.3, 1.4)); }},
    {"cannot_tell", doubt_amber, [](double x, double y) { return diamond(x, y, 11); },
     [](double x, double y) {
       const double hook = std::max(std::abs(disc(x, y + 2.2, 2.8)) - 0.9, std::min(-x - 0.2, y + 1.8));
       return std::min({hook, segment(x, y, 0.4, 0.8, 0, 2.6, 0.9), disc(x, y - 5.2, 1.2)});
     }},
    {"pass", pass_green, [](double x, double y) { return disc(x, y, 9); },
     [](double x, double y) {
       return std::min(segment(x, y, -4, 0.5, -1.2, 3.4, 1.1), segment(x, y, -1.2, 3.4, 4.2, -3, 1.1));
     }},
    {"not_applicable", neutral_grey, [](double x, double y) { return disc(x, y, 6); }, nothing, true},
    {"venue", ink, [](double x, double y) { return box(x, y, 7, 7); },
     [](double x, double y) { return box(x, y, 2.5, 2.5); }},
    {"venue_estimated", ink, [](double x, double y) { return box(x, y, 7, 7); }, nothing, true},
}};

using Bytes = std::vector<unsigned char>;

void put(unsigned char* pixel, const Picture& picture, double x, double y, double scale) {
  const auto covered = [&](double distance) { return std::clamp(0.5 - distance * scale, 0.0, 1.0); };
  constexpr double rim = 1.6;
  const double shape = picture.shape(x, y);
  const double halo = covered(shape - rim);
  double fill = covered(shape);
  const double sign = picture.hollow ? covered(shape + 2.2) : std::min(fill, covered(picture.sign(x, y)));
  fill -= std::min(fill, sign);
  const auto mixed = [&](double channel) {
    return static_cast<unsigned char>(std::lround(
        halo == 0 ? 0 : (channel * fill + 255 * std::max(0.0, halo - fill)) / std::max(halo, fill)));
  };
  pixel[0] = mixed(picture.colour.red);
  pixel[1] = mixed(picture.colour.green);
  pixel[2] = mixed(picture.colour.blue);
  pixel[3] = static_cast<unsigned char>(std::lround(255 * std::max(halo, fill)));
}

void append_number(std::string& out, std::uint32_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>((number >> shift) & 0xFFU);
}

void append_chunk(std::string& png, std::string_view type, std::string_view data) {
  append_number(png, static_cast<std::uint32_t>(data.size()));
  std::string body(type);
  body += data;
  png += body;
  append_number(png, libdeflate_crc32(0, body.data(), body.size()));
}

std::string compressed(const Bytes& bytes) {
  struct Free {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
  };
  constexpr int level = 9;
  const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
  std::string packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  packed.resize(
      libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
  return packed;
}

}  // namespace

std::string sprite_png(unsigned scale) {
  const unsigned edge = side * scale;
  const auto width = static_cast<unsigned>(pictures.size()) * edge;
  constexpr unsigned channels = 4;
  const std::size_t line = 1 + std::size_t{width} * channels;  // each begins with its filter, 0
  Bytes rows(line * edge, 0);
  for (std::size_t number = 0; number < pictures.size(); ++number) {
    for (unsigned row = 0; row < edge; ++row) {
      for (unsigned column = 0; column < edge; ++column) {
        const double half = side / 2.0;
        const double x = (column + 0.5) / scale - half;
        const double y = (row + 0.5) / scale - half;
        put(&rows[row * line + 1 + (number * edge + column) * channels], pictures[number], x, y, scale);
      }
    }
  }
  std::string head;
  append_number(head, width);
  append_number(head, edge);
  head += {8, 6, 0, 0, 0};  // eight bits, red, green, blue and alpha
  std::string png = "\x89PNG\r\n\x1a\n";
  append_chunk(png, "IHDR", head);
  append_chunk(png, "IDAT", compressed(rows));
  append_chunk(png, "IEND", {});
  return png;
}

std::string sprite_index(unsigned scale) {
  std::string json = "{";
  for (std::size_t number = 0; number < pictures.size(); ++number) {
    const auto edge = std::to_string(side * scale);
    json += (number == 0 ? "\"" : ",\"") + std::string(pictures[number].name) +
            "\":{\"x\":" + std::to_string(number * side * scale) + ",\"y\":0,\"width\":" + edge +
            ",\"height\":" + edge + ",\"pixelRatio\":" + std::to_string(scale) + "}";
  }
  return json + "}";
}

}  // namespace tyndau::tiles
