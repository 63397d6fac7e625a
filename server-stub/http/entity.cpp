#include "http/entity.h"

#include <brotli/encode.h>
#include <openssl/sha.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

namespace ranets::stub {
namespace {

constexpr std::size_t kWorthCompressing = 1024;
constexpr int kBrotliQuick = 5;
constexpr int kBrotliWindow = 22;

std::string digest_of(std::string_view bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    constexpr std::size_t kUsed = 12;
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
    std::string text;
    for (std::size_t i = 0; i < kUsed; ++i) {
        text += kHex[hash[i] >> 4];
        text += kHex[hash[i] & 15];
    }
    return text;
}

std::optional<std::string> brotli(std::string_view plain, bool best) {
    std::string out(BrotliEncoderMaxCompressedSize(plain.size()), '\0');
    std::size_t size = out.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(plain.data());
    auto* to = reinterpret_cast<std::uint8_t*>(out.data());
    if (BrotliEncoderCompress(best ? BROTLI_MAX_QUALITY : kBrotliQuick, kBrotliWindow,
                              BROTLI_MODE_TEXT, plain.size(), in, &size, to) == BROTLI_FALSE) {
        return std::nullopt;
    }
    out.resize(size);
    return out;
}

std::optional<std::string> gzip(std::string_view plain) {
    constexpr int kGzipWindow = 15 + 16;  // zlib's way to ask for gzip's framing
    constexpr int kMemoryLevel = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        return std::nullopt;
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return done ? std::optional(std::move(out)) : std::nullopt;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// "0.5" → 500; anything unreadable counts as a refusal.
int thousandths(std::string_view q) {
    int whole = 0;
    const auto [stop, error] = std::from_chars(q.data(), q.data() + q.size(), whole);
    if (error != std::errc{}) return 0;
    int value = whole * 1000;
    int place = 100;
    for (const char* at = stop + 1; stop != q.data() + q.size() && at < q.data() + q.size(); ++at) {
        if (*at < '0' || *at > '9') return 0;
        value += (*at - '0') * place;
        place /= 10;
    }
    return std::clamp(value, 0, 1000);
}

}  // namespace

std::string_view name(Encoding encoding) {
    switch (encoding) {
        case Encoding::Gzip:
            return "gzip";
        case Encoding::Brotli:
            return "br";
        default:
            return "identity";
    }
}

std::optional<std::string> compress(std::string_view plain, Encoding encoding, bool best) {
    switch (encoding) {
        case Encoding::Gzip:
            return gzip(plain);
        case Encoding::Brotli:
            return brotli(plain, best);
        default:
            return std::string(plain);
    }
}

Encoding negotiate(std::string_view accept_encoding, bool has_gzip, bool has_brotli) {
    constexpr int kUnsaid = -1;
    int any = kUnsaid;
    int gzip_q = kUnsaid;
    int brotli_q = kUnsaid;
    int identity_q = kUnsaid;
    while (!accept_encoding.empty()) {
        const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
        const auto semicolon = item.find(';');
        const std::string_view coding = trim(item.substr(0, semicolon));
        int q = 1000;
        if (semicolon != std::string_view::npos) {
            const std::string_view parameter = trim(item.substr(semicolon + 1));
            if (parameter.starts_with("q=")) q = thousandths(trim(parameter.substr(2)));
        }
        if (coding == "br") brotli_q = q;
        if (coding == "gzip" || coding == "x-gzip") gzip_q = q;
        if (coding == "identity") identity_q = q;
        if (coding == "*") any = q;
    }
    const auto settle = [any](int q, int otherwise) {
        if (q != kUnsaid) return q;
        return any != kUnsaid ? any : otherwise;
    };
    const int br = has_brotli ? settle(brotli_q, 0) : 0;
    const int gz = has_gzip ? settle(gzip_q, 0) : 0;
    const int plain = identity_q == kUnsaid ? (any == 0 ? 0 : 1) : identity_q;
    if (br > 0 && br >= gz && br >= plain) return Encoding::Brotli;
    if (gz > 0 && gz >= plain) return Encoding::Gzip;
    return Encoding::Identity;
}

std::shared_ptr<const Entity> Entity::of(std::string plain, std::string content_type) {
    std::shared_ptr<Entity> entity(new Entity);
    entity->digest_ = digest_of(plain);
    entity->lazy_ = plain.size() > kWorthCompressing;
    entity->has_gzip_ = entity->has_brotli_ = entity->lazy_;
    entity->plain_ = std::move(plain);
    entity->content_type_ = std::move(content_type);
    return entity;
}

std::shared_ptr<const Entity> Entity::precompressed(std::string plain, std::string content_type,
                                                    std::optional<std::string> gzip,
                                                    std::optional<std::string> brotli) {
    std::shared_ptr<Entity> entity(new Entity);
    entity->digest_ = digest_of(plain);
    entity->plain_ = std::move(plain);
    entity->content_type_ = std::move(content_type);
    entity->has_gzip_ = gzip.has_value();
    entity->has_brotli_ = brotli.has_value();
    if (gzip) entity->gzip_.bytes = std::move(*gzip);
    if (brotli) entity->brotli_.bytes = std::move(*brotli);
    return entity;
}

std::shared_ptr<const Entity> Entity::tagged(std::string plain, std::string content_type,
                                             std::string tag) {
    std::shared_ptr<Entity> entity(new Entity);
    entity->digest_ = std::move(tag);
    entity->plain_ = std::move(plain);
    entity->content_type_ = std::move(content_type);
    return entity;
}

bool Entity::has(Encoding encoding) const {
    if (encoding == Encoding::Gzip) return has_gzip_;
    return encoding == Encoding::Identity || has_brotli_;
}

const std::string& Entity::bytes(Encoding encoding) const {
    if (encoding == Encoding::Identity) return plain_;
    Form& wanted = form(encoding);
    if (lazy_) {
        std::call_once(wanted.once, [&] {
            wanted.bytes = compress(plain_, encoding).value_or(std::string());
            wanted.is_made = true;
        });
    }
    return wanted.bytes;
}

bool Entity::is_at_hand(std::string_view accept_encoding, std::string_view if_none_match) const {
    if (!lazy_ || (!if_none_match.empty() && matches(if_none_match))) return true;
    const Encoding encoding = negotiate(accept_encoding, has_gzip_, has_brotli_);
    return encoding == Encoding::Identity || form(encoding).is_made;
}

std::string Entity::etag(Encoding encoding) const {
    const std::string suffix =
        encoding == Encoding::Identity ? "" : "-" + std::string(name(encoding));
    return "\"" + digest_ + suffix + "\"";
}

bool Entity::matches(std::string_view if_none_match) const {
    return trim(if_none_match) == "*" ||
           if_none_match.find("\"" + digest_) != std::string_view::npos;
}

}  // namespace ranets::stub
