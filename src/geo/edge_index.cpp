#include "geo/edge_index.hpp"

#include "geo/edge_index_impl.hpp"

#include <algorithm>
#include <cassert>

namespace tyndau::geo {

namespace engine {

Scratch& scratch() {
  thread_local Scratch own;
  return own;
}

Near nearest_answer(const View& view, const Scratch& scratch) {
  double least = std::numeric_limits<double>::infinity();
  for (const Answer& a : scratch.answers) least = std::min(least, a.distance);
  Near near{std::numeric_limits<std::size_t>::max(), {least}};
  for (const Answer& a : scratch.answers) {
    const std::size_t id = view.records[a.slot].id;
    if (a.distance <= least + tie && id < near.index) near = {id, {a.distance}};
  }
  return near;
}

}  // namespace engine

namespace {

using engine::Answer;
using engine::Scratch;
using engine::View;

constexpr double unknown = std::numeric_limits<double>::infinity();

bool by_index(const Near& a, const Near& b) { return a.index < b.index; }

Near to_near(const View& view, const Answer& a) { return {view.records[a.slot].id, {a.distance}}; }

std::vector<Near> answers_by_index(const View& view, const Scratch& scratch) {
  std::vector<Near> found;
  found.reserve(scratch.answers.size());
  for (const Answer& a : scratch.answers) found.push_back(to_near(view, a));
  std::sort(found.begin(), found.end(), by_index);
  return found;
}

/// Sorts answers by distance; runs that start within 1 µm of each other by index. Keeps \p count.
void order_by_distance(const View& view, std::vector<Answer>& answers, std::size_t count) {
  const auto id = [&](const Answer& a) { return view.records[a.slot].id; };
  std::sort(answers.begin(), answers.end(), [&](const Answer& a, const Answer& b) {
    return std::pair{a.distance, id(a)} < std::pair{b.distance, id(b)};
  });
  for (auto first = answers.begin(); first != answers.end();) {
    const double limit = first->distance + engine::tie;
    const auto last = std::find_if(first, answers.end(), [&](const Answer& a) { return a.distance > limit; });
    std::sort(first, last, [&](const Answer& a, const Answer& b) { return id(a) < id(b); });
    first = last;
  }
  if (answers.size() > count) answers.resize(count);
}

Foot to_foot(const View& view, LonLat from, const Answer& a) {
  const LonLat at = a.inside ? from : engine::position_on(view, a.edge, a.t);
  return {view.records[a.slot].id, {a.distance}, at};
}

std::vector<std::size_t> indices(const std::vector<Near>& found) {
  std::vector<std::size_t> out;
  out.reserve(found.size());
  for (const Near& n : found) out.push_back(n.index);
  return out;
}

}  // namespace

void EdgeIndex::Impl::use(InstructionSet set) {
  const bool wide = engine::has_avx2() && (set == InstructionSet::best || set == InstructionSet::avx2);
  if (wide) {
    searches = &engine::avx2_searches();
  } else {
    searches = set == InstructionSet::scalar ? &engine::scalar_searches() : &engine::sse2_searches();
  }
}

EdgeIndex::EdgeIndex(std::span<const Shape> shapes, EdgeModel edges)
    : impl_(std::make_unique<Impl>(engine::build(shapes, edges))) {}
EdgeIndex::EdgeIndex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EdgeIndex::~EdgeIndex() = default;
EdgeIndex::EdgeIndex(EdgeIndex&&) noexcept = default;
EdgeIndex& EdgeIndex::operator=(EdgeIndex&&) noexcept = default;

Result<EdgeIndex> EdgeIndex::load(const std::filesystem::path& file, std::uint64_t dataset) {
  auto mapping = engine::Mapping::open(file, dataset);
  if (!mapping) return tl::unexpected(mapping.error());
  return EdgeIndex(std::make_unique<Impl>(std::move(*mapping)));
}

Result<std::monostate> EdgeIndex::save(const std::filesystem::path& file, std::uint64_t dataset) const {
  return engine::write_view(impl_->view, file, dataset);
}

std::size_t EdgeIndex::size() const { return impl_->view.header.list_size; }

EdgeModel EdgeIndex::edges() const {
  return impl_->view.header.planar != 0 ? EdgeModel::planar : EdgeModel::geodesic;
}

bool EdgeIndex::empty_at(std::size_t index) const { return impl_->view.slot_of[index] == engine::no_slot; }

double EdgeIndex::bytes_per_vertex() const {
  const View& v = impl_->view;
  const std::size_t bytes = v.nodes.size_bytes() + v.level_begin.size_bytes() + v.records.size_bytes() +
                            v.slot_of.size_bytes() + v.groups.size_bytes() + v.blocks.size_bytes() +
                            v.residues.size_bytes();
  return static_cast<double>(bytes) / static_cast<double>(std::max<std::uint64_t>(1, v.header.vertices));
}

void EdgeIndex::use(InstructionSet set) { impl_->use(set); }

std::vector<Near> EdgeIndex::nearest(LonLat from, std::size_t count) const {
  std::vector<Near> found;
  if (count == 0) return found;
  Scratch& scratch = engine::scratch();
  impl_->searches->nearest(impl_->view, engine::probe_at(from), count, unknown, scratch);
  order_by_distance(impl_->view, scratch.answers, count);
  for (const Answer& a : scratch.answers) found.push_back(to_near(impl_->view, a));
  return found;
}

std::vector<Foot> EdgeIndex::nearest_feet(LonLat from, std::size_t count) const {
  std::vector<Foot> found;
  if (count == 0) return found;
  Scratch& scratch = engine::scratch();
  impl_->searches->nearest(impl_->view, engine::probe_at(from), count, unknown, scratch);
  order_by_distance(impl_->view, scratch.answers, count);
  for (const Answer& a : scratch.answers) found.push_back(to_foot(impl_->view, from, a));
  return found;
}

std::vector<Near> EdgeIndex::within(LonLat from, Metres radius) const {
  Scratch& scratch = engine::scratch();
  impl_->searches->within(impl_->view, engine::probe_at(from), radius.value, scratch);
  return answers_by_index(impl_->view, scratch);
}

std::vector<Foot> EdgeIndex::feet_within(LonLat from, Metres radius) const {
  Scratch& scratch = engine::scratch();
  impl_->searches->within(impl_->view, engine::probe_at(from), radius.value, scratch);
  std::vector<Foot> found;
  for (const Answer& a : scratch.answers) found.push_back(to_foot(impl_->view, from, a));
  std::sort(found.begin(), found.end(), [](const Foot& a, const Foot& b) { return a.index < b.index; });
  return found;
}

std::vector<std::size_t> EdgeIndex::reached(LonLat from, Metres radius) const {
  Scratch& scratch = engine::scratch();
  impl_->searches->reached(impl_->view, engine::probe_at(from), radius.value, scratch);
  return indices(answers_by_index(impl_->view, scratch));
}

std::vector<std::size_t> EdgeIndex::containing(LonLat position) const {
  Scratch& scratch = engine::scratch();
  impl_->searches->containing(impl_->view, engine::probe_at(position), scratch);
  return indices(answers_by_index(impl_->view, scratch));
}

Metres EdgeIndex::distance(LonLat from, std::size_t index) const {
  assert(index < size() && !empty_at(index));
  Scratch& scratch = engine::scratch();
  impl_->searches->distance(impl_->view, engine::probe_at(from), impl_->view.slot_of[index],
                            std::numeric_limits<double>::infinity(), scratch);
  return {scratch.answers.front().distance};
}

Foot EdgeIndex::foot(LonLat from, std::size_t index) const {
  assert(index < size() && !empty_at(index));
  Scratch& scratch = engine::scratch();
  impl_->searches->distance(impl_->view, engine::probe_at(from), impl_->view.slot_of[index],
                            std::numeric_limits<double>::infinity(), scratch);
  return to_foot(impl_->view, from, scratch.answers.front());
}

}  // namespace tyndau::geo
