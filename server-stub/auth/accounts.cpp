#include "auth/accounts.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "auth/renewals.h"
#include "auth/secrets.h"
#include "model/text.h"
#include "words.h"

namespace ranets::stub {
namespace {

constexpr int kIterations = 60'000;
constexpr std::size_t kSaltBytes = 16;
constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr std::int64_t kCodeLife = 2 * kMinute;
constexpr std::int64_t kAccessLife = 60 * kMinute;
constexpr std::int64_t kImplicitLife = 30 * kDay;
constexpr std::int64_t kRefreshLife = 60 * kDay;
constexpr std::int64_t kSweepEvery = 60 * kMinute;
constexpr std::int64_t kBrowserLife = 10 * kMinute;
constexpr int kEveryone = -1;  // whose password is the demo's

model::Error refused() {
    return {model::Error::Kind::Refused, "wrong, used or too old", false};
}

// Tokens as renewals keep them: both, and when the access token ends.
std::string pack(const IssuedTokens& tokens, std::int64_t expires) {
    return tokens.access + tokens.refresh + std::to_string(expires);
}

IssuedTokens unpack(std::string_view packed, Grant grant, std::int64_t now) {
    const std::int64_t expires =
        std::strtoll(std::string(packed.substr(2 * kTokenLength)).c_str(), nullptr, 10);
    return {std::string(packed.substr(0, kTokenLength)),
            std::string(packed.substr(kTokenLength, kTokenLength)),
            std::max<std::int64_t>(0, (expires - now) / 1000), grant.scopes, grant.person};
}

// Of something that was looked for and not found.
model::Error missing_in(const DatabaseLock& locked) {
    return locked.ok() ? refused() : not_read();
}

// As it is compared, and tries are counted: phones begin with a large letter and end with a blank.
std::string login_of(std::string_view typed) {
    std::string login(model::without_outer_blanks(typed));
    std::ranges::transform(login, login.begin(), lower);
    return login;
}

}  // namespace

Accounts::Accounts(const District& district, Database& database, const model::Clock& clock)
    : district_(district),
      database_(database),
      clock_(clock),
      attempts_(clock),
      is_usable_(prepare_passwords() && load_tokens()) {}

bool Accounts::prepare_passwords() {
    Transaction transaction = database_.write();
    if (!transaction.prepare("SELECT 1 FROM password WHERE person = ?").bind(kEveryone).step()) {
        const std::string salt = random_bytes(kSaltBytes);
        transaction
            .prepare("INSERT INTO password(person, salt, hash, iterations) VALUES(?, ?, ?, ?)")
            .bind(kEveryone)
            .bind_blob(salt)
            .bind_blob(password_hash(kDemoPassword, salt, kIterations))
            .bind(kIterations)
            .run();
    }
    sweep(transaction);
    return transaction.commit();
}

bool Accounts::load_tokens() {
    DatabaseLock locked = database_.read();
    Statement rows = locked.prepare(
        "SELECT token.hash, token.expires, family.id, family.person, family.scopes "
        "FROM token JOIN family ON family.id = token.family "
        "WHERE token.refresh = 0 AND family.revoked = 0");
    while (rows.step()) {
        const auto person = static_cast<int>(rows.integer(3));
        if (person < 0 || person >= static_cast<int>(district_.people().size())) continue;
        live_[rows.text(0)] = {
            {person, static_cast<unsigned>(rows.integer(4))}, rows.integer(2), rows.integer(1)};
    }
    return locked.ok();
}

void Accounts::sweep(Transaction& transaction) {
    if (now() < next_sweep_) return;
    transaction.prepare("DELETE FROM code WHERE expires < ?").bind(now() - kDay).run();
    renewals::sweep(transaction, now());
    transaction.prepare("DELETE FROM token WHERE expires < ?").bind(now()).run();
    transaction.prepare("DELETE FROM family WHERE id NOT IN (SELECT family FROM token)").run();
    transaction.when_kept([this] {
        next_sweep_ = now() + kSweepEvery;
        const std::unique_lock lock(live_mutex_);
        std::erase_if(live_, [this](const auto& entry) { return entry.second.expires < now(); });
    });
}

model::Result<bool> Accounts::password_fits(int person, std::string_view password) {
    std::string salt;
    std::string hash;
    int iterations = 0;
    {
        DatabaseLock locked = database_.read();
        Statement row = locked.prepare(
            "SELECT salt, hash, iterations FROM password WHERE person IN (?, -1) "
            "ORDER BY person DESC LIMIT 1");
        row.bind(person);
        if (!row.step()) return not_read();
        salt = row.text(0);
        hash = row.text(1);
        iterations = static_cast<int>(row.integer(2));
    }
    return same(password_hash(password, salt, iterations), hash);
}

model::Result<SignIn> Accounts::sign_in(std::string_view typed, std::string_view password,
                                        std::string_view remote) {
    using enum Attempts::Result;
    const std::string login = login_of(typed);
    if (const std::int64_t wait = attempts_.begin(remote, login); wait > 0) {
        return SignIn{std::nullopt, wait};
    }
    const std::optional<int> person = district_.person_by_login(login);
    // An unknown login costs the same time as a wrong password.
    const auto is_right = password_fits(person.value_or(kEveryone), password);
    const bool fits = is_right && is_right.value() && person.has_value();
    attempts_.end(remote, login, !is_right ? NotSeen : fits ? Right : Wrong);
    if (!is_right) return is_right.error();
    return fits ? SignIn{person, 0} : SignIn{};
}

std::int64_t Accounts::open_family(Transaction& transaction, int person, std::string_view client,
                                   unsigned scopes) {
    Statement insert = transaction.prepare(
        "INSERT INTO family(person, client, scopes) VALUES(?, ?, ?) RETURNING id");
    insert.bind(person).bind(client).bind(scopes);
    return insert.step() ? insert.integer(0) : 0;
}

IssuedTokens Accounts::add_tokens(Transaction& transaction, std::int64_t family, Grant grant,
                                  bool with_refresh, std::int64_t access_ms) {
    const std::int64_t expires = now() + access_ms;
    IssuedTokens tokens{random_token(), with_refresh ? random_token() : "", access_ms / 1000,
                        grant.scopes, grant.person};
    const auto insert = [&](const std::string& token, bool refresh, std::int64_t until) {
        transaction.prepare("INSERT INTO token(hash, family, refresh, expires) VALUES(?, ?, ?, ?)")
            .bind_blob(sha256(token))
            .bind(family)
            .bind(refresh ? 1 : 0)
            .bind(until)
            .run();
    };
    insert(tokens.access, false, expires);
    if (with_refresh) insert(tokens.refresh, true, now() + kRefreshLife);
    sweep(transaction);
    transaction.when_kept([this, hash = sha256(tokens.access), grant, family, expires] {
        const std::unique_lock lock(live_mutex_);
        live_[hash] = {grant, family, expires};
    });
    return tokens;
}

void Accounts::revoke_family(Transaction& transaction, std::int64_t family) {
    transaction.prepare("UPDATE family SET revoked = 1 WHERE id = ?").bind(family).run();
    transaction.when_kept([this, family] {
        const std::unique_lock lock(live_mutex_);
        std::erase_if(live_, [family](const auto& entry) { return entry.second.family == family; });
    });
}

model::Error Accounts::revoke_reused(Transaction& transaction, std::int64_t family) {
    revoke_family(transaction, family);
    return transaction.commit() ? refused() : not_kept();
}

model::Result<std::string> Accounts::issue_code(const CodeRequest& request) {
    const std::string code = random_token();
    Transaction transaction = database_.write();
    transaction
        .prepare(
            "INSERT INTO code(hash, person, client, scopes, redirect_uri, challenge, expires) "
            "VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind_blob(sha256(code))
        .bind(request.person)
        .bind(request.client)
        .bind(request.scopes)
        .bind(request.redirect_uri)
        .bind(request.challenge)
        .bind(now() + kCodeLife)
        .run();
    if (!transaction.commit()) return not_kept();
    return code;
}

Issued Accounts::exchange_code(std::string_view code, std::string_view client,
                               std::string_view redirect_uri, std::string_view verifier) {
    return exchange(code, client, [&](std::string_view uri, std::string_view challenge) {
        return uri == redirect_uri && same(challenge, base64url(sha256(verifier)));
    });
}

Issued Accounts::exchange_partner_code(std::string_view code, std::string_view client) {
    return exchange(code, client,
                    [](std::string_view, std::string_view challenge) { return challenge.empty(); });
}

Issued Accounts::exchange(std::string_view code, std::string_view client, const CodeFits& fits) {
    const std::string hash = sha256(code);
    Transaction transaction = database_.write();
    Grant grant;
    {
        Statement row = transaction.prepare(
            "SELECT person, scopes, client, redirect_uri, challenge, expires, family FROM code "
            "WHERE hash = ?");
        row.bind_blob(hash);
        if (!row.step()) return missing_in(transaction);
        if (const std::int64_t family = row.integer(6)) return revoke_reused(transaction, family);
        if (row.integer(5) < now() || row.text(2) != client || !fits(row.text(3), row.text(4))) {
            return refused();
        }
        grant = {static_cast<int>(row.integer(0)), static_cast<unsigned>(row.integer(1))};
    }
    const std::int64_t family = open_family(transaction, grant.person, client, grant.scopes);
    transaction.prepare("UPDATE code SET family = ? WHERE hash = ?")
        .bind(family)
        .bind_blob(hash)
        .run();
    IssuedTokens tokens = add_tokens(transaction, family, grant, true, kAccessLife);
    if (!transaction.commit()) return not_kept();
    return tokens;
}

Issued Accounts::refresh(std::string_view token, std::string_view client, std::string_view key) {
    const std::string hash = sha256(token);
    Transaction transaction = database_.write();
    Grant grant;
    std::int64_t family = 0;
    {
        Statement row = transaction.prepare(
            "SELECT family.id, family.person, family.scopes, family.client, family.revoked, "
            "token.expires, token.spent FROM token JOIN family ON family.id = token.family "
            "WHERE token.hash = ? AND token.refresh = 1");
        row.bind_blob(hash);
        if (!row.step()) return missing_in(transaction);
        if (row.integer(4) != 0 || row.text(3) != client) return refused();
        family = row.integer(0);
        grant = {static_cast<int>(row.integer(1)), static_cast<unsigned>(row.integer(2))};
        if (row.integer(6) != 0) {
            const auto before = renewals::find(transaction, token, key, now());
            if (before) return unpack(*before, grant, now());
            return revoke_reused(transaction, family);  // someone holds a copy
        }
        if (row.integer(5) < now()) return refused();
    }
    transaction.prepare("UPDATE token SET spent = 1 WHERE hash = ?").bind_blob(hash).run();
    IssuedTokens tokens = add_tokens(transaction, family, grant, true, kAccessLife);
    renewals::keep(transaction, token, key, pack(tokens, now() + kAccessLife), now());
    if (!transaction.commit()) return not_kept();
    return tokens;
}

Issued Accounts::issue(Grant grant, std::string_view client, bool with_refresh,
                       std::int64_t access_ms) {
    Transaction transaction = database_.write();
    const std::int64_t family = open_family(transaction, grant.person, client, grant.scopes);
    IssuedTokens tokens = add_tokens(transaction, family, grant, with_refresh, access_ms);
    if (!transaction.commit()) return not_kept();
    return tokens;
}

Issued Accounts::issue(int person, std::string_view client, unsigned scopes) {
    return issue({person, scopes}, client, true, kAccessLife);
}

Issued Accounts::issue_implicit(int person, std::string_view client, unsigned scopes) {
    return issue({person, scopes}, client, false, kImplicitLife);
}

model::Result<model::Done> Accounts::revoke(std::string_view token) {
    Transaction transaction = database_.write();
    {
        Statement row = transaction.prepare("SELECT family FROM token WHERE hash = ?");
        row.bind_blob(sha256(token));
        if (row.step()) revoke_family(transaction, row.integer(0));
    }
    if (!transaction.commit()) return not_kept();
    return model::Done{};
}

std::optional<Grant> Accounts::check(std::string_view access_token) const {
    const std::string hash = sha256(access_token);
    const std::shared_lock lock(live_mutex_);
    const auto found = live_.find(hash);
    if (found == live_.end() || found->second.expires < now()) return std::nullopt;
    return found->second.grant;
}

std::string Accounts::open_browser_session(int person) {
    std::string secret = random_token();
    const std::unique_lock lock(live_mutex_);
    std::erase_if(browsers_, [this](const auto& entry) { return entry.second.expires < now(); });
    browsers_[sha256(secret)] = {{person, 0}, 0, now() + kBrowserLife};
    return secret;
}

std::optional<int> Accounts::browser_session(std::string_view secret) const {
    const std::string hash = sha256(secret);
    const std::shared_lock lock(live_mutex_);
    const auto found = browsers_.find(hash);
    if (found == browsers_.end() || found->second.expires < now()) return std::nullopt;
    return found->second.grant.person;
}

}  // namespace ranets::stub
