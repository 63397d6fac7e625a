#include "auth/renewals.h"

#include "auth/secrets.h"

namespace ranets::stub::renewals {
namespace {

std::string secret_of(std::string_view token, std::string_view key) {
    return "renewal\n" + std::string(token) + "\n" + std::string(key);
}

}  // namespace

void keep(Transaction& transaction, std::string_view token, std::string_view key,
          std::string_view answer, std::int64_t now_ms) {
    if (key.empty()) return;
    transaction.prepare("INSERT INTO renewal(spent, sealed, until) VALUES(?, ?, ?)")
        .bind_blob(sha256(token))
        .bind_blob(seal(answer, secret_of(token, key)))
        .bind(now_ms + kLifeMs)
        .run();
}

std::optional<std::string> find(DatabaseLock& locked, std::string_view token, std::string_view key,
                                std::int64_t now_ms) {
    if (key.empty()) return std::nullopt;
    Statement row = locked.prepare("SELECT sealed FROM renewal WHERE spent = ? AND until >= ?");
    row.bind_blob(sha256(token)).bind(now_ms);
    return row.step() ? unseal(row.text(0), secret_of(token, key)) : std::nullopt;
}

void sweep(Transaction& transaction, std::int64_t now_ms) {
    transaction.prepare("DELETE FROM renewal WHERE until < ?").bind(now_ms).run();
}

}  // namespace ranets::stub::renewals
