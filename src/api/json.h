#pragma once
// The one door to the JSON library: it reads, and calls back for each value; what it has read is
// kept in a type of ours, so that none of its templates but the reader's are downloaded. Values are
// taken out by these few functions. None of them fails: what is absent, null or of another type
// reads as empty, and the codecs decide what may not be.
//
// A key is looked up as written, then without regard to case ("regionId", "regionid"), then by
// its string twin ("id_str") where a number is asked for.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/ids.h"
#include "model/result.h"

namespace ranets::api {

struct Json {
    enum class Type : std::uint8_t {
        Null,
        Flag,
        Whole,   // a number within 64 bits
        Number,  // any other
        Text,
        List,
        Object,
    };
    Type type = Type::Null;
    std::int64_t number = 0;  // of a flag and of what is whole
    std::string text = {};
    std::string key = {};  // in the object that this is in
    std::vector<Json> elements = {};
};

// A parsed text; references into it live as long as it does. Text that is no JSON is neither an
// object nor a list; but bad characters in its strings are replaced (see repaired()).
class Document {
  public:
    explicit Document(std::string_view text);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    bool is_object() const;
    bool is_list() const;
    const Json& root() const { return root_; }

  private:
    Json root_;
};

const Json* member(const Json& object, const char* key);  // null when absent or null
const Json& object(const Json& object, const char* key);  // an empty one when there is none
// At most 64 KB of it, then "…": no text of a school is longer, and a megabyte takes a private
// window ten seconds to keep.
std::string text(const Json& object, const char* key);
std::int64_t integer(const Json& object, const char* key, std::int64_t otherwise = 0);
bool flag(const Json& object, const char* key);
std::optional<model::Date> date(const Json& object, const char* key);  // first ten characters
// "2026-11-18T05:34:00.123456", UTC where it names no zone; any number of fractional digits.
std::optional<model::Instant> instant(const Json& object, const char* key);

template <class Id>
Id id(const Json& object, const char* key) {
    return Id{integer(object, key)};
}

// The elements of a list that are objects, and nothing when it is no list.
std::vector<const Json*> objects(const Json& list);
std::vector<const Json*> objects(const Json& object, const char* key);
std::vector<std::int64_t> integers(const Json& object, const char* key);
std::vector<std::string> texts(const Json& object, const char* key);

model::Error garbled(const char* what);

// Builds a flat object text, in the order of calls.
class ObjectWriter {
  public:
    ObjectWriter& text(const char* key, std::string_view value);
    ObjectWriter& integer(const char* key, std::int64_t value);
    ObjectWriter& flag(const char* key, bool value);
    ObjectWriter& texts(const char* key, const std::vector<std::string>& values);
    std::string take();  // last

  private:
    void key(const char* key);
    void quote(std::string_view value);
    std::string out_ = "{";
};

}  // namespace ranets::api
