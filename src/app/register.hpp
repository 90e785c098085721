/// \file
/// The register of projects and hearings: what is written is checked, screened and logged, all or nothing.
#pragma once

#include "app/engine.hpp"
#include "app/feature_form.hpp"
#include "app/refusal.hpp"
#include "hearing/messages.hpp"
#include "layers/scorecard.hpp"
#include "store/register_store.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// Who writes: ids only, never personal data.
struct Author {
  std::string token;
  std::string request;
};

/// Whether a write may replace this version; empty: any.
using VersionCheck = std::function<bool(std::int64_t version)>;

/// A finished report of the register with what was replied to it.
struct RegisteredReport {
  store::StoredReport report;
  std::vector<store::FindingStatement> statements;
};

/// One write to an item, and how the token that made it is called.
struct ItemChange {
  store::AuditEntry entry;
  std::string label;  ///< of the token; empty: not known
};
inline constexpr std::int64_t most_changes = 1000;

/// What became of some hearings that were to be screened again.
struct Rescreened {
  std::int64_t screened = 0;
  std::int64_t left = 0;  ///< changed meanwhile, erased, or contradictory
};

/// \threads safe
class Register {
 public:
  /// Shares everything; \p messages must outlive it.
  /// \p writes counts the changes of items.
  Register(
      std::shared_ptr<store::RegisterStore> store, std::shared_ptr<CurrentEngine> engine,
      const hearing::MessageCatalogue& messages, std::function<store::Time()> now,
      std::shared_ptr<std::atomic<std::uint64_t>> writes = std::make_shared<std::atomic<std::uint64_t>>(0))
      : store_(std::move(store)),
        engine_(std::move(engine)),
        messages_(messages),
        now_(std::move(now)),
        writes_(std::move(writes)) {}

  /// A new item from a GeoJSON feature; an id is made when it has none.
  /// \return malformed, senseless with pointers, conflict when the id is taken, unavailable without places
  [[nodiscard]] Answer<store::Item> create(store::Collection collection, std::string_view feature,
                                           const Author& author);
  /// \return as create; missing, outdated when \p allowed refuses the stored version
  [[nodiscard]] Answer<store::Item> replace(store::Collection collection, const std::string& id,
                                            std::string_view feature, const VersionCheck& allowed,
                                            const Author& author);
  /// \return missing, outdated, conflict for a project that has hearings
  [[nodiscard]] Answer<std::monostate> remove(store::Collection collection, const std::string& id,
                                              const VersionCheck& allowed, const Author& author);
  /// \return missing
  [[nodiscard]] Answer<store::Item> item(store::Collection collection, const std::string& id) const;
  /// What was written to an item, newest first, at most \ref most_changes; of a deleted one too.
  /// \return missing when there never was one
  [[nodiscard]] Answer<std::vector<ItemChange>> history(store::Collection collection,
                                                        const std::string& id) const;

  /// \return missing
  [[nodiscard]] Answer<RegisteredReport> report(const std::string& hearing) const;
  /// Attaches {"kind": "determination" or "dispute", "text", "organisation", "source_url"} to the finding
  /// "hearing:finding:subject". \return missing, malformed, senseless
  [[nodiscard]] Answer<store::FindingStatement> state(const std::string& finding_id, std::string_view body,
                                                      const Author& author);
  /// What was replied to a finding, oldest first. \return missing
  [[nodiscard]] Answer<std::vector<store::FindingStatement>> statements(const std::string& finding_id) const;
  /// Verdicts of every report added up.
  [[nodiscard]] Answer<layers::Scorecard> scorecard() const;
  /// A write that was done elsewhere, for the log.
  [[nodiscard]] Answer<std::monostate> note(const Author& author, const std::string& action,
                                            const std::string& collection, const std::string& item);
  [[nodiscard]] Answer<std::vector<store::AuditEntry>> audit(std::int64_t most) const;

  /// Has every hearing screened again whose report another manifest made. \return as app::plan_rescreening
  [[nodiscard]] Result<std::int64_t> plan_rescreening(const std::string& manifest_sha256);
  /// Screens these hearings as they are stored and writes their reports in one transaction with \p settle. A hearing that
  /// is changed meanwhile is left to whoever changes it, one that contradicts itself as it is.
  /// \return unavailable without places, and with the code "cancelled" when \p stop says so
  [[nodiscard]] Answer<Rescreened> rescreen(
      const std::vector<std::string>& hearings, const std::function<bool()>& stop,
      const std::function<store::Done(const store::Session&, const Rescreened&)>& settle);

 private:
  struct Write {
    store::Collection collection;
    std::string id;
    std::string action;
    Author author;
    std::optional<std::vector<std::string>> changed = {};  ///< of a replacement
  };
  [[nodiscard]] Answer<store::Item> write(Write write, std::string_view text, const VersionCheck& allowed);
  [[nodiscard]] Answer<std::monostate> put_project(const store::Session& session, WrittenFeature& feature,
                                                   const Engine& engine, const store::Item& item) const;
  [[nodiscard]] Answer<std::monostate> put_hearing(const store::Session& session, WrittenFeature& feature,
                                                   const Engine& engine, const store::Item& item) const;
  [[nodiscard]] Answer<std::monostate> screen_stored(const store::Session& session,
                                                     const WrittenFeature& project,
                                                     const store::Item& hearing, const Engine& engine) const;
  [[nodiscard]] std::optional<store::StoredReport> screened_again(const store::Item& project,
                                                                  const store::Item& hearing,
                                                                  const Engine& engine) const;
  [[nodiscard]] store::StoredReport screened(hearing::Case input, const Engine& engine,
                                             std::int64_t version) const;
  [[nodiscard]] store::Done log(const store::Session& session, const Write& write,
                                std::int64_t version) const;

  std::shared_ptr<store::RegisterStore> store_;
  std::shared_ptr<CurrentEngine> engine_;
  const hearing::MessageCatalogue& messages_;
  std::function<store::Time()> now_;
  std::shared_ptr<std::atomic<std::uint64_t>> writes_;
};

}  // namespace tyndau::app
