#include "hearing/rule_pack.hpp"

#include "hearing/digest.hpp"
#include "hearing/rule_pack_yaml.hpp"
#include "hearing/yaml.hpp"

#include <algorithm>
#include <system_error>

namespace tyndau::hearing {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  if (problem) throw yaml::Fault(0, "the folder cannot be read");
  std::sort(files.begin(), files.end());
  return files;
}

bool may_be_in_force(const RulePack& pack, const std::optional<DateInterval>& when) {
  if (!when) return true;
  if (pack.valid_from && pack.valid_from->low > when->high) return false;
  return !pack.valid_to || pack.valid_to->high >= when->low;
}

bool older(const RulePack& a, const RulePack& b) {
  const auto from = [](const RulePack& pack) { return pack.valid_from ? pack.valid_from->low : Date::min(); };
  if (from(a) != from(b)) return from(a) < from(b);
  return a.id < b.id;
}

bool fits(const Parameter& parameter, std::optional<Form> form) {
  if (!form || parameter.forms.empty()) return true;
  return std::find(parameter.forms.begin(), parameter.forms.end(), *form) != parameter.forms.end();
}

template <class T>
const T* find_by_id(const std::vector<T>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

RulePack read_with_digest(const fs::path& file) {
  RulePack pack = read_rule_pack(file);
  const auto digest = sha256_of_file(file);
  if (!digest) throw yaml::Fault(0, digest.error().message);
  pack.sha256 = *digest;
  return pack;
}

}  // namespace

bool Rule::applies_to(Form form) const { return std::find(forms.begin(), forms.end(), form) != forms.end(); }

const Parameter* Rule::parameter(std::string_view name, std::optional<Form> form) const {
  for (const Parameter& one : parameters) {
    if (one.name == name && fits(one, form)) return &one;
  }
  return nullptr;
}

const Parameter* Rule::keyed(std::string_view name, std::string_view key, std::string_view value) const {
  for (const Parameter& one : parameters) {
    const auto found = one.keys.find(std::string(key));
    if (one.name == name && found != one.keys.end() && found->second == value) return &one;
  }
  return nullptr;
}

const Rule* RulePack::find(std::string_view rule_id) const { return find_by_id(rules, rule_id); }

Result<RuleBook> RuleBook::load(const fs::path& geodata) {
  RuleBook book;
  fs::path reading = geodata / "calendars";
  try {
    for (const fs::path& file : yaml_files(reading)) {
      reading = file;
      WorkingCalendar calendar = read_calendar(file);
      book.calendars_.emplace(calendar.id, std::move(calendar));
    }
    reading = geodata / "rules";
    for (const fs::path& file : yaml_files(reading)) {
      reading = file;
      if (file.filename() == "object_types.yaml") {
        book.object_types_ = read_object_types(file);
        continue;
      }
      RulePack pack = read_with_digest(file);
      if (book.find(pack.id)) throw yaml::Fault(1, "another file holds the pack " + yaml::in_quotes(pack.id));
      if (!book.calendar(pack.calendar)) {
        throw yaml::Fault(1,
                          "the pack's calendar " + yaml::in_quotes(pack.calendar) + " is not in calendars/");
      }
      book.packs_.push_back(std::move(pack));
    }
  } catch (const yaml::Fault& fault) {
    return tl::unexpected<Error>(yaml::error_of(fault, reading));
  }
  std::sort(book.packs_.begin(), book.packs_.end(), older);
  return book;
}

const RulePack* RuleBook::find(std::string_view pack_id) const { return find_by_id(packs_, pack_id); }

std::vector<const RulePack*> RuleBook::in_force(std::string_view country,
                                                const std::optional<DateInterval>& when) const {
  const bool known =
      std::any_of(packs_.begin(), packs_.end(), [&](const RulePack& p) { return p.country == country; });
  const std::string_view wanted = known ? country : "*";
  std::vector<const RulePack*> packs;
  for (const RulePack& pack : packs_) {
    if (pack.country == wanted && may_be_in_force(pack, when)) packs.push_back(&pack);
  }
  return packs;
}

const WorkingCalendar* RuleBook::calendar(std::string_view id) const {
  const auto found = calendars_.find(id);
  return found == calendars_.end() ? nullptr : &found->second;
}

const ObjectType* RuleBook::object_type(std::string_view id) const { return find_by_id(object_types_, id); }

}  // namespace tyndau::hearing
