#pragma once
// A body with its type, its entity tag and its compressed forms.
#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace ranets::stub {

enum class Encoding { Identity, Gzip, Brotli };

std::string_view name(Encoding encoding);  // as in Content-Encoding

std::optional<std::string> compress(std::string_view plain, Encoding encoding, bool best = false);

// What the client likes best of what there is, by the q values of Accept-Encoding; of equals the
// smallest form wins. Identity stays possible unless it is refused outright and another is not.
Encoding negotiate(std::string_view accept_encoding, bool has_gzip, bool has_brotli);

class Entity {
  public:
    // Compressed on first demand, when larger than a kilobyte.
    static std::shared_ptr<const Entity> of(std::string plain, std::string content_type);
    // Compressed beforehand; an absent form is not offered.
    static std::shared_ptr<const Entity> precompressed(std::string plain, std::string content_type,
                                                       std::optional<std::string> gzip,
                                                       std::optional<std::string> brotli);

    // Never compressed; `tag` is known beforehand to tell these bytes from others.
    static std::shared_ptr<const Entity> tagged(std::string plain, std::string content_type,
                                                std::string tag);

    const std::string& content_type() const { return content_type_; }
    std::size_t plain_size() const { return plain_.size(); }
    bool has(Encoding encoding) const;
    bool varies() const { return has(Encoding::Gzip) || has(Encoding::Brotli); }
    const std::string& bytes(Encoding encoding) const;  // an encoding the entity has
    // Whether what such a request would get is there, so that nothing is to be compressed.
    bool is_at_hand(std::string_view accept_encoding, std::string_view if_none_match) const;
    std::string etag(Encoding encoding) const;  // strong: differs by encoding
    // Whether the client's copy, in whichever encoding, is this body.
    bool matches(std::string_view if_none_match) const;

  private:
    struct Form {
        std::once_flag once;
        std::string bytes;
        std::atomic<bool> is_made{false};
    };

    Entity() = default;
    Form& form(Encoding encoding) const { return encoding == Encoding::Gzip ? gzip_ : brotli_; }

    std::string plain_;
    std::string content_type_;
    std::string digest_;
    bool lazy_ = false;
    bool has_gzip_ = false;
    bool has_brotli_ = false;
    mutable Form gzip_;
    mutable Form brotli_;
};

}  // namespace ranets::stub
