#include "app/signing.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace tyndau::app {
namespace {

struct OpensslDeleter {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, OpensslDeleter>;
using Bio = std::unique_ptr<BIO, OpensslDeleter>;
using Digest = std::unique_ptr<EVP_MD_CTX, OpensslDeleter>;

constexpr std::size_t key_bytes = 32, signature_bytes = 64;

tl::unexpected<Error> refuse(const char* reason, const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return tl::unexpected<Error>(
      Error{ErrorCode::bad_input, std::string("not a key that can be used: ") + reason, {}, reason, name});
}

Result<std::string> contents_of(const std::filesystem::path& file) {
  constexpr std::size_t longest = std::size_t{1} << 16U;
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::io, "the key cannot be opened", file.string());
  std::string bytes(longest, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// Nobody is asked for a password.
int no_password(char*, int, int, void*) { return -1; }

const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string raw_public(const EVP_PKEY* key) {
  std::string bytes(key_bytes, '\0');
  std::size_t size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(bytes.data()), &size) != 1) return {};
  bytes.resize(size);
  return bytes;
}

}  // namespace

struct SigningKey::Handle {
  Key key;
};

Result<SigningKey> SigningKey::read(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0)
    return fail(ErrorCode::io, "the key cannot be opened", file.string());
  constexpr mode_t others = S_IRWXG | S_IRWXO;
  if ((status.st_mode & others) != 0) return refuse("key-open-to-others", file);
  const auto pem = contents_of(file);
  if (!pem) return tl::unexpected<Error>(pem.error());
  if (pem->find("ENCRYPTED") != std::string::npos) return refuse("key-encrypted", file);
  const Bio bio(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
  Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr));
  if (!key) return refuse("key-not-pem", file);
  if (EVP_PKEY_id(key.get()) != EVP_PKEY_ED25519) return refuse("key-other-algorithm", file);
  return SigningKey(std::make_shared<const Handle>(Handle{std::move(key)}));
}

std::string SigningKey::sign(std::string_view message) const {
  const Digest context(EVP_MD_CTX_new());
  std::string signature(signature_bytes, '\0');
  std::size_t size = signature.size();
  const bool done = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, handle_->key.get()) == 1 &&
                    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                                   unsigned_bytes(message), message.size()) == 1;
  return done ? signature : std::string();
}

std::string SigningKey::public_key() const { return raw_public(handle_->key.get()); }

Result<std::string> read_public_key(const std::filesystem::path& file) {
  const auto pem = contents_of(file);
  if (!pem) return tl::unexpected<Error>(pem.error());
  const Bio bio(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
  const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, no_password, nullptr));
  if (!key) return refuse("key-not-public", file);
  if (EVP_PKEY_id(key.get()) != EVP_PKEY_ED25519) return refuse("key-other-algorithm", file);
  return raw_public(key.get());
}

bool is_signed(std::string_view message, std::string_view signature, std::string_view public_key) {
  if (signature.size() != signature_bytes || public_key.size() != key_bytes) return false;
  const Key key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsigned_bytes(public_key), public_key.size()));
  const Digest context(EVP_MD_CTX_new());
  return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), unsigned_bytes(signature), signature.size(), unsigned_bytes(message),
                          message.size()) == 1;
}

}  // namespace tyndau::app
