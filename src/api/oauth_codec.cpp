#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {

model::Result<AuthorizeAnswer> decode_authorize(std::string_view body) {
    const Document document(body);
    AuthorizeAnswer answer{text(document.root(), "code"), text(document.root(), "state")};
    if (answer.code.empty()) return garbled("no authorization code");
    return answer;
}

model::Result<TokenAnswer> decode_tokens(std::string_view body) {
    const Document document(body);
    const Json& root = document.root();
    TokenAnswer answer{text(root, "access_token"), text(root, "refresh_token"),
                       integer(root, "expires_in")};
    if (answer.access_token.empty() || answer.refresh_token.empty() || answer.expires_in <= 0)
        return garbled("no tokens");
    return answer;
}

}  // namespace ranets::api
