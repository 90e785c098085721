#include "hearing/checks/dwelling.hpp"

#include "hearing/nearest_dwelling.hpp"

namespace tyndau::hearing {
namespace {

Argument name_of(const Settlement& settlement) {
  if (settlement.names == Text{}) return settlement.name;
  return settlement.names;
}

Finding contradiction(const CheckContext& context, const NearestDwelling& nearest, Metres declared) {
  const bool building = nearest.settlement == nullptr;
  Finding finding = make_finding(context, Verdict::fail, {}, building ? "building" : "settlement");
  if (nearest.line) finding.lines.push_back(*nearest.line);
  if (!building) finding.message.arguments.emplace("settlement", name_of(*nearest.settlement));
  finding.message.arguments.emplace("declared", exactly(declared.value, Unit::metre));
  finding.message.arguments.emplace("computed", quantity(nearest.distance));
  return finding;
}

}  // namespace

std::vector<Finding> dwelling_distance_contradicted(const CheckContext& context) {
  const Project& project = context.input.project;
  if (!project.declared_dwelling_distance) return one(not_applicable(context, "no_declared_distance"));
  if (!project.footprint || project.footprint->shape.empty())
    return one(cannot_tell(context, "footprint", {}, "no_footprint"));
  const Metres declared = *project.declared_dwelling_distance;
  const MetresInterval stated = as_declared(declared);
  const auto nearest = nearest_dwelling(context.atlas, *project.footprint, stated.high);
  if (!nearest) return one(cannot_tell(context, "settlements", {}, "no_settlements"));
  const bool nearer = nearest->distance.high < stated.low;
  const bool farther = nearest->distance.low > stated.high;
  Finding finding = nearer    ? contradiction(context, *nearest, declared)
                    : farther ? cannot_tell(context, "measured_dwelling", {}, "farther")
                              : make_finding(context, Verdict::pass);
  finding.measured = quantity(nearest->distance);
  finding.message.arguments.emplace("declared", exactly(declared.value, Unit::metre));
  finding.message.arguments.emplace("computed", quantity(nearest->distance));
  return one(std::move(finding));
}

}  // namespace tyndau::hearing
