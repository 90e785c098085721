#include "geo/crs.hpp"

#include <proj.h>

#include <cmath>
#include <memory>
#include <optional>
#include <unordered_map>

namespace tyndau::geo {
namespace {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct TransformationDeleter {
  void operator()(PJ* transformation) const { proj_destroy(transformation); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Transformation = std::unique_ptr<PJ, TransformationDeleter>;

/// "EPSG:" and 4 to 6 digits: nothing in such a text can name a file.
bool is_epsg_code(const std::string& code) {
  constexpr std::string_view prefix = "EPSG:";
  if (!code.starts_with(prefix)) return false;
  const std::string digits = code.substr(prefix.size());
  if (digits.size() < 4 || digits.size() > 6) return false;
  return digits.find_first_not_of("0123456789") == std::string::npos;
}

/// One thread's transformations to WGS 84; creating one takes about half a millisecond.
class Transformations {
 public:
  Transformations() : context_(proj_context_create()) {
    proj_log_level(context_.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context_.get(), 0);
  }

  /// \return nullptr for an unknown code
  PJ* from(const std::string& code) {
    if (!is_epsg_code(code)) return nullptr;
    const auto known = cache_.find(code);
    if (known != cache_.end()) return known->second.get();
    if (cache_.size() >= most_kept) cache_.clear();
    return cache_.emplace(code, create(code)).first->second.get();
  }

 private:
  static constexpr std::size_t most_kept = 64;

  [[nodiscard]] Transformation create(const std::string& code) const {
    const Transformation as_defined(
        proj_create_crs_to_crs(context_.get(), code.c_str(), "EPSG:4326", nullptr));
    if (!as_defined) return nullptr;
    return Transformation(proj_normalize_for_visualization(context_.get(), as_defined.get()));
  }

  Context context_;
  std::unordered_map<std::string, Transformation> cache_;
};

Transformations& of_this_thread() {
  thread_local Transformations transformations;
  return transformations;
}

Error unknown(const std::string& code) {
  return {ErrorCode::bad_input, "\"" + code.substr(0, 40) + "\" is not a known code like EPSG:32642", {}};
}

}  // namespace

bool known_crs(const std::string& code) { return of_this_thread().from(code) != nullptr; }

Result<LonLat> to_wgs84(const std::string& code, Projected position) {
  PJ* const transformation = of_this_thread().from(code);
  if (transformation == nullptr) return tl::unexpected<Error>(unknown(code));
  const std::string where = std::to_string(position.x) + " " + std::to_string(position.y);
  if (!std::isfinite(position.x) || !std::isfinite(position.y)) {
    return fail(ErrorCode::bad_input, "coordinates are not finite numbers", where);
  }
  proj_errno_reset(transformation);
  const PJ_COORD from = proj_coord(position.x, position.y, 0.0, HUGE_VAL);
  const PJ_COORD to = proj_trans(transformation, PJ_FWD, from);
  const int error = proj_errno(transformation);
  const LonLat result{to.xy.x, to.xy.y};
  if (error != 0 || !in_range(result)) {
    const char* const reason = error != 0 ? proj_errno_string(error) : nullptr;
    return fail(
        ErrorCode::bad_input,
        "position cannot be converted from " + code + (reason != nullptr ? std::string(": ") + reason : ""),
        where);
  }
  return result;
}

Result<Converted> convert_to_wgs84(const std::string& code, Projected position) {
  const auto at = to_wgs84(code, position);
  if (!at) return tl::unexpected<Error>(at.error());
  const PJ_PROJ_INFO used = proj_pj_info(of_this_thread().from(code));
  Converted made{*at, used.description != nullptr ? used.description : "", std::nullopt};
  if (used.accuracy >= 0.0) made.accuracy = Metres{used.accuracy};
  return made;
}

Result<Projected> from_wgs84(const std::string& code, LonLat position) {
  PJ* const transformation = of_this_thread().from(code);
  if (transformation == nullptr) return tl::unexpected<Error>(unknown(code));
  proj_errno_reset(transformation);
  const PJ_COORD to =
      proj_trans(transformation, PJ_INV, proj_coord(position.lon, position.lat, 0.0, HUGE_VAL));
  if (proj_errno(transformation) != 0 || !std::isfinite(to.xy.x) || !std::isfinite(to.xy.y)) {
    return fail(ErrorCode::bad_input, "position cannot be converted to " + code,
                std::to_string(position.lon) + " " + std::to_string(position.lat));
  }
  return Projected{to.xy.x, to.xy.y};
}

}  // namespace tyndau::geo
