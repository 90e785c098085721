#include "app/tokens.hpp"

#include "app/secrets.hpp"
#include "unit/store/register_file.hpp"

#include <set>

namespace tyndau::app {
namespace {

using test::at;

class TokensTest : public test::RegisterTest {
 protected:
  Tokens tokens() {
    register_ = open();
    auto opened = Result<Tokens>(Tokens(register_));
    EXPECT_TRUE(opened);
    return *std::move(opened);
  }
  void TearDown() override {
    register_.reset();
    RegisterTest::TearDown();
  }
  std::shared_ptr<store::RegisterStore> register_;
};

TEST_F(TokensTest, ATokenNamesItsHolderAndRole) {
  const auto tokens = this->tokens();
  const auto writer = tokens.add(Role::writer, "akimat", at(0));
  const auto admin = tokens.add(Role::admin, "", at(0));
  ASSERT_TRUE(writer && admin);
  EXPECT_EQ(tokens.authenticate(writer->text, at(1))->id, writer->id);
  EXPECT_EQ(tokens.authenticate(writer->text, at(1))->role, Role::writer);
  EXPECT_EQ(tokens.authenticate(admin->text, at(1))->role, Role::admin);
}

TEST_F(TokensTest, AWrongTokenIsNobodys) {
  const auto tokens = this->tokens();
  const auto issued = tokens.add(Role::writer, "", at(0));
  std::string wrong = issued->text;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  EXPECT_FALSE(tokens.authenticate(wrong, at(1)));
  EXPECT_FALSE(tokens.authenticate(issued->text + "0", at(1)));
  EXPECT_FALSE(tokens.authenticate(issued->id, at(1)));
  EXPECT_FALSE(tokens.authenticate("", at(1)));
}

TEST_F(TokensTest, ARevokedTokenEndsAtOnceAndStaysInTheList) {
  const auto tokens = this->tokens();
  const auto issued = tokens.add(Role::writer, "", at(0));
  ASSERT_TRUE(tokens.revoke(issued->id, at(2)));
  EXPECT_FALSE(tokens.authenticate(issued->text, at(3)));
  EXPECT_EQ(tokens.revoke(issued->id, at(4)).error().code, ErrorCode::not_found);
  ASSERT_EQ(tokens.list()->size(), 1U);
  EXPECT_EQ(tokens.list()->front().revoked_at, at(2));
}

TEST_F(TokensTest, TheLastUseIsNotedToTheMinute) {
  const auto tokens = this->tokens();
  const auto issued = tokens.add(Role::writer, "", at(0));
  EXPECT_FALSE(tokens.list()->front().last_used_at);
  for (const int second : {10, 30, 69, 70, 100}) EXPECT_TRUE(tokens.authenticate(issued->text, at(second)));
  EXPECT_EQ(tokens.list()->front().last_used_at, at(70));
}

TEST_F(TokensTest, TheStoreHoldsNoTokenAndTokensSurviveOpeningAgain) {
  const auto issued = tokens().add(Role::writer, "", at(0));
  const auto secret = issued->text.substr(7);
  const auto record = tokens().list()->front();
  EXPECT_EQ(record.hash.find(secret), std::string::npos);
  EXPECT_EQ(hexadecimal(record.hash).find(secret), std::string::npos);
  EXPECT_EQ(record.hash.size(), 32U);
  EXPECT_TRUE(tokens().authenticate(issued->text, at(1)));
}

TEST_F(TokensTest, NoTwoTokensAreAlike) {
  const auto tokens = this->tokens();
  std::set<std::string> texts;
  for (int i = 0; i < 20; ++i) texts.insert(tokens.add(Role::writer, "", at(i))->text);
  EXPECT_EQ(texts.size(), 20U);
  EXPECT_EQ(texts.begin()->size(), 7U + 64U);
}

TEST(Secrets, TheHashDependsOnTheKey) {
  const std::string one(hash_key_bytes, 'a');
  const std::string other(hash_key_bytes, 'b');
  EXPECT_EQ(keyed_hash("text", one), keyed_hash("text", one));
  EXPECT_NE(keyed_hash("text", one), keyed_hash("text", other));
}

}  // namespace
}  // namespace tyndau::app
