#include "auth/secrets.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace ranets::stub {
namespace {

constexpr std::size_t kNonce = 12;
constexpr std::size_t kTag = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* raw(std::string& text, std::size_t at = 0) {
    return reinterpret_cast<unsigned char*>(text.data() + at);
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    // Without randomness nothing can be kept secret: better no server than a guessable one.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        std::abort();
    }
    return bytes;
}

std::string random_token() {
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    constexpr unsigned kFair = 256 / 62 * 62;  // larger bytes would favour the first letters
    std::string token;
    while (token.size() < kTokenLength) {
        for (const char c : random_bytes(kTokenLength)) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < kFair && token.size() < kTokenLength) {
                token += kAlphabet[byte % kAlphabet.size()];
            }
        }
    }
    return token;
}

std::string sha256(std::string_view text) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

std::string base64url(std::string_view bytes) {
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out += kAlphabet[(buffer >> bits) & 63];
        }
    }
    if (bits > 0) out += kAlphabet[(buffer << (6 - bits)) & 63];
    return out;
}

std::string password_hash(std::string_view password, std::string_view salt, int iterations) {
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                      reinterpret_cast<const unsigned char*>(salt.data()),
                      static_cast<int>(salt.size()), iterations, EVP_sha256(), SHA256_DIGEST_LENGTH,
                      reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

std::string seal(std::string_view text, std::string_view secret) {
    const std::string nonce = random_bytes(kNonce);
    std::string sealed = nonce + std::string(text.size() + kTag, '\0');
    const std::string key = sha256(secret);
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    const bool done =
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
        EVP_EncryptUpdate(cipher.get(), raw(sealed, kNonce), &size, raw(text),
                          static_cast<int>(text.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), raw(sealed, kNonce + text.size()), &size) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kTag),
                            raw(sealed, kNonce + text.size())) == 1;
    if (!done) std::abort();  // as without randomness
    return sealed;
}

std::optional<std::string> unseal(std::string_view sealed, std::string_view secret) {
    if (sealed.size() < kNonce + kTag) return std::nullopt;
    std::string text(sealed.substr(kNonce, sealed.size() - kNonce - kTag));
    std::string tag(sealed.substr(sealed.size() - kTag));
    const std::string key = sha256(secret);
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    const bool done =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(sealed)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), raw(text), &size, raw(text),
                          static_cast<int>(text.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(kTag), raw(tag)) ==
            1 &&
        EVP_DecryptFinal_ex(cipher.get(), raw(text, text.size()), &size) == 1;
    return done ? std::optional(std::move(text)) : std::nullopt;
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace ranets::stub
