#include "app/register.hpp"
#include "app/transact.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;
using store::Session;

/// A finding's id in parts.
struct FindingId {
  std::string hearing;
  std::string finding;
  std::string subject;
};

/// Every way to read "a:b:c:d", for ids of hearings and subjects may hold colons; ids of findings hold none.
std::vector<FindingId> readings(const std::string& text) {
  std::vector<FindingId> all;
  for (auto first = text.find(':'); first != std::string::npos; first = text.find(':', first + 1)) {
    const auto second = text.find(':', first + 1);
    if (second == std::string::npos) break;
    all.push_back(
        {text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)});
  }
  return all;
}

bool holds(const store::StoredReport& report, const FindingId& id) {
  const auto document = nlohmann::json::parse(report.document, nullptr, false);
  if (!document.is_object() || !document.contains("findings")) return false;
  for (const auto& finding : document["findings"]) {
    if (finding.value("id", "") == id.finding && finding.value("subject", "") == id.subject) return true;
  }
  return false;
}

Answer<FindingId> known_finding(const Session& session, const std::string& text) {
  for (auto& id : readings(text)) {
    const auto report = answered(session.report(id.hearing));
    if (!report) return tl::unexpected<Refusal>(report.error());
    if (*report && holds(**report, id)) return std::move(id);
  }
  return refuse(Kind::missing, "no-finding");
}

constexpr std::size_t longest_text = 10'000;
constexpr std::size_t longest_name = 300;

std::string bounded(const json::Object& object, std::string_view name, std::size_t most) {
  auto text = object.text(name);
  if (text.size() > most) {
    throw json::Fault(object.pointer(name), "longer than " + std::to_string(most) + " bytes");
  }
  return text;
}

store::FindingStatement read_statement(const json::Value& value) {
  const json::Object object(value, {}, {"kind", "text", "organisation", "source_url"});
  store::FindingStatement statement;
  statement.kind = object.filled_text("kind");
  if (statement.kind != "determination" && statement.kind != "dispute") {
    throw json::Fault(object.pointer("kind"), "expected \"determination\" or \"dispute\"");
  }
  static_cast<void>(object.filled_text("text"));
  statement.text = bounded(object, "text", longest_text);
  statement.organisation = bounded(object, "organisation", longest_name);
  statement.source_url = bounded(object, "source_url", longest_name);
  const auto& url = statement.source_url;
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    throw json::Fault(object.pointer("source_url"),
                      "expected an address that begins with https:// or http://");
  }
  return statement;
}

std::optional<Verdict> verdict_from(std::string_view word) {
  for (const auto verdict : {Verdict::pass, Verdict::fail, Verdict::cannot_tell, Verdict::not_applicable}) {
    if (code(verdict) == word) return verdict;
  }
  return std::nullopt;
}

}  // namespace

Answer<store::Item> Register::item(store::Collection collection, const std::string& id) const {
  return look_up(
      *store_,
      [&](const Session& session) -> Answer<store::Item> {
        auto found = answered(session.item(collection, id));
        if (!found) return tl::unexpected<Refusal>(found.error());
        if (!*found) return refuse(Kind::missing, "no-item");
        return std::move(**found);
      },
      &store::RegisterStore::read_copy);
}

Answer<RegisteredReport> Register::report(const std::string& hearing) const {
  return look_up(
      *store_,
      [&](const Session& session) -> Answer<RegisteredReport> {
        auto found = answered(session.report(hearing));
        if (!found) return tl::unexpected<Refusal>(found.error());
        if (!*found) return refuse(Kind::missing, "no-report");
        auto statements = answered(session.statements(hearing));
        if (!statements) return tl::unexpected<Refusal>(statements.error());
        return RegisteredReport{std::move(**found), std::move(*statements)};
      },
      &store::RegisterStore::read_copy);
}

Answer<store::FindingStatement> Register::state(const std::string& finding_id, std::string_view body,
                                                const Author& author) {
  const auto value = parse_json(body);
  if (!value) return tl::unexpected<Refusal>(value.error());
  store::FindingStatement statement;
  try {
    statement = read_statement(*value);
  } catch (const json::Fault& fault) {
    return refuse(fault);
  }
  return transact(*store_, [&](const Session& session) -> Answer<store::FindingStatement> {
    auto id = known_finding(session, finding_id);
    if (!id) return tl::unexpected<Refusal>(id.error());
    statement.hearing = id->hearing;
    statement.finding = id->finding;
    statement.subject = id->subject;
    statement.token = author.token;
    statement.written_at = now_();
    const auto number = answered(session.add(statement));
    if (!number) return tl::unexpected<Refusal>(number.error());
    statement.id = *number;
    return answered(session.add(store::AuditEntry{0, now_(), author.token, author.request, "state",
                                                  "findings", finding_id, *number}))
        .map([&](auto) { return statement; });
  });
}

Answer<std::vector<store::FindingStatement>> Register::statements(const std::string& finding_id) const {
  return look_up(
      *store_,
      [&](const Session& session) -> Answer<std::vector<store::FindingStatement>> {
        const auto id = known_finding(session, finding_id);
        if (!id) return tl::unexpected<Refusal>(id.error());
        auto all = answered(session.statements(id->hearing));
        if (!all) return all;
        std::erase_if(*all, [&](const auto& said) {
          return said.finding != id->finding || said.subject != id->subject;
        });
        return all;
      },
      &store::RegisterStore::read_copy);
}

Answer<layers::Scorecard> Register::scorecard() const {
  const auto reports = look_up(
      *store_, [](const Session& session) { return answered(session.verdicts()); },
      &store::RegisterStore::read_copy);
  if (!reports) return tl::unexpected<Refusal>(reports.error());
  layers::Scorecard scorecard;
  for (const auto& report : *reports) {
    std::map<std::string, Verdict> verdicts;
    for (const auto& [finding, word] : report.verdicts) {
      if (const auto verdict = verdict_from(word)) verdicts[finding] = *verdict;
    }
    scorecard.add(verdicts, report.oblast, report.year);
  }
  return scorecard;
}

Answer<std::monostate> Register::note(const Author& author, const std::string& action,
                                      const std::string& collection, const std::string& item) {
  return transact(*store_, [&](const Session& session) -> Answer<std::monostate> {
    const auto version = answered(session.next_version());
    if (!version) return tl::unexpected<Refusal>(version.error());
    return answered(session.add(
        store::AuditEntry{0, now_(), author.token, author.request, action, collection, item, *version}));
  });
}

Answer<std::vector<store::AuditEntry>> Register::audit(std::int64_t most) const {
  return look_up(*store_, [&](const Session& session) { return answered(session.audit(most)); });
}

}  // namespace tyndau::app
