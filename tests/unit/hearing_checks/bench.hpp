/// \file
/// One case on the bench: change what matters, run one check under one pack, look at its findings. Every finding is also
/// rendered in three languages, so a key or a value that is missing fails the test that meets it.
#pragma once

#include "hearing/checks/check.hpp"
#include "hearing/messages.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <string>

namespace tyndau::test {

inline const hearing::RuleBook& shipped_rules() {
  static const hearing::RuleBook book = hearing::RuleBook::load(source_dir() / "geodata").value();
  return book;
}

inline const hearing::MessageCatalogue& shipped_messages() {
  static const hearing::MessageCatalogue messages =
      hearing::MessageCatalogue::load(source_dir() / "geodata/messages").value();
  return messages;
}

inline Date day(int year, unsigned month, unsigned of_month) { return *make_date(year, month, of_month); }
inline LocalDateTime at(Date date) { return {date, std::nullopt}; }

inline void expect_renders(const Message& message) {
  ASSERT_TRUE(shipped_messages().has(message.key)) << "no message " << message.key;
  for (const std::string& name : shipped_messages().placeholders(message.key)) {
    ASSERT_TRUE(message.arguments.count(name)) << message.key << " lacks {" << name << "}";
  }
  EXPECT_TRUE(shipped_messages().render(message).complete()) << message.key;
}

inline void expect_whole(const Finding& finding) {
  expect_renders(finding.message);
  if (finding.settled_by) expect_renders(*finding.settled_by);
  for (const Message& basis : finding.basis) expect_renders(basis);
  EXPECT_EQ(finding.settled_by.has_value(), finding.verdict == Verdict::cannot_tell) << finding.message.key;
  EXPECT_FALSE(finding.rule.pack.empty());
  EXPECT_NE(finding.rule.source, nullptr) << finding.id;
  EXPECT_FALSE(finding.forms.empty());
}

inline std::string english(const Message& message) { return shipped_messages().render(message).en; }

class Bench {
 public:
  hearing::Case input;
  hearing::Geography geography;
  hearing::AtlasData places;
  hearing::ScreeningOptions options;
  std::function<void(hearing::Rule&)> change_rule;  ///< for conventions that no shipped pack has

  std::vector<Finding> all(const std::string& id, const std::string& pack_id = "kz-2021") const {
    const hearing::RulePack* pack = shipped_rules().find(pack_id);
    if (!pack || !pack->find(id)) throw std::invalid_argument(pack_id + " has no rule " + id);
    hearing::Rule& rule = changed_rules_.emplace_back(*pack->find(id));
    if (change_rule) change_rule(rule);
    const hearing::Atlas atlas(places);
    for (const hearing::CheckEntry& entry : hearing::all_checks()) {
      if (entry.id != id) continue;
      auto findings = entry.check({input, geography, atlas, shipped_rules(), *pack, rule, options});
      for (const Finding& finding : findings) {
        EXPECT_EQ(finding.id, id);
        EXPECT_EQ(finding.rule.pack, pack_id);
        expect_whole(finding);
      }
      return findings;
    }
    throw std::invalid_argument("no check has the id " + id);
  }

  Finding one(const std::string& id, const std::string& pack_id = "kz-2021") const {
    auto findings = all(id, pack_id);
    EXPECT_EQ(findings.size(), 1U) << id;
    return findings.empty() ? Finding{} : findings.front();
  }

  Verdict verdict(const std::string& id, const std::string& pack_id = "kz-2021") const {
    return one(id, pack_id).verdict;
  }

  Finding about(const std::string& id, const std::string& subject,
                const std::string& pack_id = "kz-2021") const {
    for (const Finding& finding : all(id, pack_id)) {
      if (finding.subject == subject) return finding;
    }
    ADD_FAILURE() << id << " has no finding about " << subject;
    return {};
  }

  /// The convention of every day parameter, instead of the pack's.
  void count_ends(Ends ends) {
    change_rule = [ends](hearing::Rule& rule) {
      for (hearing::Parameter& parameter : rule.parameters) parameter.ends = ends;
    };
  }

 private:
  mutable std::deque<hearing::Rule> changed_rules_;  ///< findings refer to the words of their rule
};

inline bool tells(const Finding& finding, const std::string& key) {
  for (const Message& basis : finding.basis) {
    if (basis.key == key) return true;
  }
  return false;
}

inline std::string told(const Finding& finding, const std::string& key) {
  for (const Message& basis : finding.basis) {
    if (basis.key == key) return english(basis);
  }
  return {};
}

}  // namespace tyndau::test
