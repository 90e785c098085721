#include "hearing/data_pack.hpp"

#include <yaml-cpp/yaml.h>

#include <cmath>
#include <numbers>

namespace tyndau::hearing {
namespace {

Text text_of(const YAML::Node& node) {
  if (!node || node.IsScalar()) {
    const auto plain = node ? node.as<std::string>() : std::string();
    return {plain, plain, plain};
  }
  return {node["kk"].as<std::string>(""), node["ru"].as<std::string>(""), node["en"].as<std::string>("")};
}

ExtentEstimate estimate_of(const YAML::Node& node, const YAML::Node& borders) {
  ExtentEstimate estimate;
  estimate.coefficient_km2 = node["coefficient_km2"].as<double>();
  estimate.exponent = node["exponent"].as<double>();
  estimate.area_factor = node["area_factor"].as<double>();
  estimate.area_factor_above_100000 = node["area_factor_above_100000"].as<double>();
  const auto unknown = node["unknown_population_radius_m"];
  estimate.unknown_population_radius = {Metres{unknown["low"].as<double>()},
                                        Metres{unknown["high"].as<double>()}};
  estimate.position_uncertainty = Metres{node["position_uncertainty_m"].as<double>()};
  estimate.rare_displacement = Metres{node["rare_displacement_m"].as<double>()};
  estimate.unit_border = Metres{borders["accuracy_m"].as<double>()};
  const auto source = node["source"];
  estimate.source = source.IsMap() ? source["en"].as<std::string>("") : source.as<std::string>("");
  return estimate;
}

PackFile file_of(const YAML::Node& node, const std::filesystem::path& folder) {
  PackFile file;
  Dataset& dataset = file.dataset;
  dataset.id = node["id"].as<std::string>();
  const auto kind = node["kind"].as<std::string>();
  dataset.kind = dataset_kind_from_code(kind == "water" ? "zones" : kind).value_or(DatasetKind::settlements);
  if (kind == "water") dataset.zone_kinds = {ZoneKind::water_body};
  dataset.title = text_of(node["title"]);
  dataset.source = node["source"].as<std::string>("");
  dataset.url = node["url"].as<std::string>("");
  dataset.licence = node["licence"].as<std::string>("");
  dataset.attribution = node["attribution"].as<std::string>("");
  dataset.date = node["date"].as<std::string>("");
  dataset.coverage_note = text_of(node["coverage"]);
  if (const auto accuracy = node["border_accuracy_m"])
    dataset.border_accuracy = Metres{accuracy.as<double>()};
  file.file = folder / node["file"].as<std::string>();
  file.file_sha256 = node["sha256"].as<std::string>("");
  for (const auto& condition : node["where"]) {
    file.where[condition.first.as<std::string>()] = condition.second.as<std::string>();
  }
  return file;
}

}  // namespace

MetresInterval ExtentEstimate::radius(std::optional<std::int64_t> population) const {
  if (!population) return unknown_population_radius;
  const auto people = static_cast<double>(*population);
  const double factor = people > 100'000 ? area_factor_above_100000 : area_factor;
  const double area_m2 = coefficient_km2 * 1e6 * std::pow(people, exponent);
  const auto disc_radius = [](double area) { return Metres{std::sqrt(area / std::numbers::pi)}; };
  return {disc_radius(area_m2 / factor), disc_radius(area_m2 * factor)};
}

Result<DataPack> DataPack::load(const std::filesystem::path& pack_yaml) {
  try {
    const YAML::Node root = YAML::LoadFile(pack_yaml.string());
    DataPack pack;
    pack.estimated_extent = estimate_of(root["estimated_extent"], root["unit_borders"]);
    for (const auto& node : root["datasets"]) {
      const bool drawn_only = node["kind"].as<std::string>() == "backdrop";
      if (!drawn_only) pack.files.push_back(file_of(node, pack_yaml.parent_path()));
    }
    return pack;
  } catch (const YAML::BadFile&) {
    return fail(ErrorCode::io, "the data pack cannot be opened", pack_yaml.string());
  } catch (const YAML::Exception& problem) {
    return fail(ErrorCode::bad_input, problem.msg,
                pack_yaml.filename().string() + " line " + std::to_string(problem.mark.line + 1));
  }
}

}  // namespace tyndau::hearing
