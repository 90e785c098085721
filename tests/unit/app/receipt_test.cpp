// Receipts say what papers are, and whoever changes a byte is noticed.
#include "app/receipt.hpp"

#include "app/dossier.hpp"
#include "app/dossier_run.hpp"
#include "app/secrets.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace tyndau::app {
namespace {

namespace fs = std::filesystem;
using Outcome = Verification::Outcome;

constexpr std::string_view private_pem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
constexpr std::string_view ec_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsYI1S2X9kuzdRlierUgQbe4vbQnN\n"
    "zAOk64h/UkjgFFW0NyLFv4QJvEUjKMST1JKBp8J+YSNGeZNkScp49Rdhbg==\n"
    "-----END PUBLIC KEY-----\n";
/// Of RFC 8032, section 7.1, test 1: the public key of the private one above.
constexpr std::string_view public_hex = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

class Receipts : public ::testing::Test {
 protected:
  Receipts() : folder_(fs::temp_directory_path() / ("tyndau_receipts_" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Receipts() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, std::string_view bytes, mode_t mode = 0600) const {
    const fs::path file = folder_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    chmod(file.c_str(), mode);
    return file;
  }
  [[nodiscard]] SigningKey key() const { return SigningKey::read(write("key.pem", private_pem)).value(); }
  /// A paper with its receipt. \return the receipt's file
  fs::path made(const SigningKey* key) const {
    write("paper.html", "<p>paper</p>");
    ReceiptManifest manifest{"dossier",           "h1", "kk", "hearings.csv", "aa", "bb", "cc",
                             R"({"engine":"1"})", {}};
    manifest.files.push_back(receipt_file("paper.html", "<p>paper</p>"));
    return write("paper.html.receipt.json", receipt_json(manifest, key));
  }
  [[nodiscard]] std::map<std::string, Outcome> outcomes(const fs::path& receipt,
                                                        const std::string& wanted = {}) const {
    std::map<std::string, Outcome> all;
    for (const auto& one : verify(read_receipt(receipt).value(), receipt, wanted))
      all[one.file] = one.outcome;
    return all;
  }

  fs::path folder_;
};

TEST_F(Receipts, AreSignedAsRfc8032Says) {
  const SigningKey key = this->key();
  EXPECT_EQ(hexadecimal(key.public_key()), public_hex);
  EXPECT_EQ(hexadecimal(key.sign("")),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b");
}

TEST_F(Receipts, OfAWholePaperAreWhole) {
  const SigningKey key = this->key();
  const auto all = outcomes(made(&key), key.public_key());
  EXPECT_EQ(all, (std::map<std::string, Outcome>{{"paper.html", Outcome::whole}}));
}

TEST_F(Receipts, NoticeOneByte) {
  const SigningKey key = this->key();
  const auto receipt = made(&key);
  write("paper.html", "<p>Paper</p>");
  EXPECT_EQ(outcomes(receipt).at("paper.html"), Outcome::changed);
  fs::remove(folder_ / "paper.html");
  EXPECT_EQ(outcomes(receipt).at("paper.html"), Outcome::missing);
}

TEST_F(Receipts, ThatWereChangedThemselvesAreNoticed) {
  const SigningKey key = this->key();
  const auto receipt = made(&key);
  std::string text = receipt_json(read_receipt(receipt)->manifest, &key);
  const auto at = text.find("\"kk\"");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 4, "\"ru\"");
  write("paper.html.receipt.json", text);
  EXPECT_EQ(outcomes(receipt).at("paper.html.receipt.json"), Outcome::receipt_changed);
}

TEST_F(Receipts, OfAnotherKeyAndOfNoKeyAreToldApart) {
  const SigningKey key = this->key();
  const auto receipt = made(&key);
  EXPECT_EQ(outcomes(receipt, std::string(32, 'x')).at("paper.html.receipt.json"), Outcome::other_key);
  const auto unsigned_one = made(nullptr);
  EXPECT_EQ(outcomes(unsigned_one).at("paper.html.receipt.json"), Outcome::unsigned_receipt);
  EXPECT_EQ(outcomes(unsigned_one, key.public_key()).at("paper.html.receipt.json"), Outcome::other_key);
}

TEST_F(Receipts, AreReadAsTheyWereWritten) {
  const SigningKey key = this->key();
  const auto read = read_receipt(made(&key));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->manifest.hearing, "h1");
  EXPECT_EQ(read->manifest.made_of, "cc");
  EXPECT_EQ(read->manifest.screening, R"({"engine":"1"})");
  EXPECT_EQ(read->public_key, key.public_key());
  EXPECT_EQ(receipt_json(read->manifest, &key), receipt_json(read->manifest, &key));
}

TEST_F(Receipts, ThatAreNoneAreRefused) {
  for (
      const char* text :
      {"", "[]", "{}", R"({"manifest":1,"signature":null})",
       R"({"manifest":{"tyndau_receipt":2},"signature":null})",
       R"({"manifest":{"tyndau_receipt":1,"files":[{"name":"a/b","bytes":1,"sha256":"x"}]},"signature":null})",
       R"({"manifest":{"tyndau_receipt":1,"files":3},"signature":null})",
       R"({"manifest":{"tyndau_receipt":1,"files":[]},"signature":{"algorithm":"RSA","public_key":"","value":""}})",
       R"({"manifest":{"tyndau_receipt":1,"files":[]},"signature":{"algorithm":"Ed25519","public_key":"!","value":"!"}})"}) {
    const auto receipt = receipt_from_json(text, "r.json");
    ASSERT_FALSE(receipt) << text;
    EXPECT_EQ(receipt.error().reason, "receipt-unreadable") << text;
  }
}

TEST_F(Receipts, LieBesideTheirPapers) {
  const auto receipt = made(nullptr);
  EXPECT_EQ(receipt_of(folder_ / "paper.html"), receipt);
  EXPECT_EQ(receipt_of(receipt), receipt);
  EXPECT_EQ(receipt_of(folder_ / "other.html"), std::nullopt);
  const auto of_run = write("many.receipt.json", "{}");
  EXPECT_EQ(receipt_of(folder_ / "many.pdf"), of_run);
}

TEST_F(Receipts, KnowWhetherTheirFilesAreWhole) {
  const auto receipt = read_receipt(made(nullptr)).value();
  EXPECT_TRUE(files_are_whole(receipt, folder_));
  write("paper.html", "x");
  EXPECT_FALSE(files_are_whole(receipt, folder_));
}

TEST_F(Receipts, AreNotSignedWithKeysThatOthersCanReadOrOfOtherKinds) {
  const auto reason = [](const Result<SigningKey>& key) { return key ? std::string() : key.error().reason; };
  EXPECT_EQ(reason(SigningKey::read(write("open.pem", private_pem, 0640))), "key-open-to-others");
  EXPECT_EQ(reason(SigningKey::read(write("none.pem", "none"))), "key-not-pem");
  EXPECT_EQ(reason(SigningKey::read(write("locked.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----"))),
            "key-encrypted");
  EXPECT_EQ(SigningKey::read(folder_ / "nowhere.pem").error().code, ErrorCode::io);
  EXPECT_EQ(read_public_key(write("ec.pem", ec_pem)).error().reason, "key-other-algorithm");
  EXPECT_EQ(read_public_key(write("none.pem", "none")).error().reason, "key-not-public");
  EXPECT_EQ(read_public_key(folder_ / "nowhere.pem").error().code, ErrorCode::io);
}

TEST_F(Receipts, OfOtherLengthsAreNotSigned) {
  const SigningKey key = this->key();
  const std::string signature = key.sign("m");
  EXPECT_TRUE(is_signed("m", signature, key.public_key()));
  EXPECT_FALSE(is_signed("n", signature, key.public_key()));
  EXPECT_FALSE(is_signed("m", signature.substr(1), key.public_key()));
  EXPECT_FALSE(is_signed("m", signature, "short"));
}

TEST(FileStem, KeepsPlainNamesAndWritesOthersOut) {
  EXPECT_EQ(file_stem("stepnogorsk-aksu_2018"), "stepnogorsk-aksu_2018");
  EXPECT_EQ(file_stem("../a b"), "%2E%2E%2Fa%20b");
  EXPECT_EQ(file_stem("."), "%2E");
}

TEST(FileStem, IsShortAndOneForEachName) {
  const std::string name(500, 'a');
  EXPECT_LE(file_stem(name).size(), 120U);
  EXPECT_NE(file_stem(name), file_stem(name + "b"));
  EXPECT_FALSE(file_stem("").empty());
}

TEST(PublicWords, HaveNoPersonsAndNoNotes) {
  hearing::Case input;
  input.project.name = "Quarry, tel. +7 701 555 01 23";
  input.notes = "told by a fictional Sochinov";
  input.venues.emplace_back().name = "Club, tel. 8 (701) 555-01-23";
  const auto clean = public_words(input);
  EXPECT_EQ(clean.project.name.find("555"), std::string::npos);
  EXPECT_NE(clean.project.name.find("Quarry"), std::string::npos);
  EXPECT_EQ(clean.venues[0].name.find("555"), std::string::npos);
  EXPECT_TRUE(clean.notes.empty());
}

TEST(ReplayCommands, QuoteWhatAShellWouldTakeApart) {
  const auto commands = replay_commands("my table.csv", "it's", {}, Language::kk);
  EXPECT_EQ(commands[0], "tyndau report 'my table.csv' --hearing 'it'\\''s' --lang kk -o dossier.html");
  hearing::ScreeningOptions options;
  options.radius = Metres{500.0};
  EXPECT_NE(replay_commands("a.csv", "h", options, Language::en)[0].find("--radius 500"), std::string::npos);
  EXPECT_EQ(replay_commands("report.json", "h", {}, Language::en)[2], "tyndau replay report.json");
}

}  // namespace
}  // namespace tyndau::app
