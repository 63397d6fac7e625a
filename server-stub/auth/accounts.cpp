#include "auth/accounts.h"

#include <mutex>

#include "auth/secrets.h"

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
constexpr std::int64_t kRepeatLife = 2 * kMinute;
constexpr std::int64_t kBrowserLife = 10 * kMinute;
constexpr int kPatience = 8;  // failures before a login has to wait
constexpr std::int64_t kPause = 30'000;
constexpr std::size_t kMaxRemembered = 10'000;
constexpr std::size_t kSweepEvery = 1024;
constexpr int kEveryone = -1;  // whose password is the demo's

}  // namespace

Accounts::Accounts(const District& district, Database& database, const model::Clock& clock)
    : district_(district), database_(database), clock_(clock) {
    prepare_passwords();
    load_tokens();
}

void Accounts::prepare_passwords() {
    Session session = database_.write();
    if (!session.prepare("SELECT 1 FROM password WHERE person = ?").bind(kEveryone).step()) {
        const std::string salt = random_bytes(kSaltBytes);
        session.prepare("INSERT INTO password(person, salt, hash, iterations) VALUES(?, ?, ?, ?)")
            .bind(kEveryone)
            .bind_blob(salt)
            .bind_blob(password_hash(kDemoPassword, salt, kIterations))
            .bind(kIterations)
            .run();
    }
    session.prepare("DELETE FROM code WHERE expires < ?").bind(now() - kDay).run();
    session.prepare("DELETE FROM token WHERE expires < ?").bind(now()).run();
    session.prepare("DELETE FROM family WHERE id NOT IN (SELECT family FROM token)").run();
    session.commit();
}

void Accounts::load_tokens() {
    Session session = database_.read();
    Statement rows = session.prepare(
        "SELECT token.hash, token.expires, family.id, family.person, family.scopes "
        "FROM token JOIN family ON family.id = token.family "
        "WHERE token.refresh = 0 AND family.revoked = 0");
    while (rows.step()) {
        const auto person = static_cast<int>(rows.integer(3));
        if (person < 0 || person >= static_cast<int>(district_.people().size())) continue;
        live_[rows.text(0)] = {
            {person, static_cast<unsigned>(rows.integer(4))}, rows.integer(2), rows.integer(1)};
    }
}

bool Accounts::password_fits(int person, std::string_view password) {
    std::string salt;
    std::string hash;
    int iterations = 0;
    {
        Session session = database_.read();
        Statement row = session.prepare(
            "SELECT salt, hash, iterations FROM password WHERE person IN (?, -1) "
            "ORDER BY person DESC LIMIT 1");
        row.bind(person);
        if (!row.step()) return false;
        salt = row.text(0);
        hash = row.text(1);
        iterations = static_cast<int>(row.integer(2));
    }
    return same(password_hash(password, salt, iterations), hash);
}

SignIn Accounts::sign_in(const std::string& login, std::string_view password) {
    {
        const std::lock_guard lock(failures_mutex_);
        const auto found = failures_.find(login);
        if (found != failures_.end() && found->second.blocked_until > now()) {
            return {std::nullopt, (found->second.blocked_until - now() + 999) / 1000};
        }
    }
    const std::optional<int> person = district_.person_by_login(login);
    // An unknown login costs the same time as a wrong password.
    const bool fits = password_fits(person.value_or(kEveryone), password) && person.has_value();

    const std::lock_guard lock(failures_mutex_);
    if (fits) {
        failures_.erase(login);
        return {person, 0};
    }
    if (failures_.size() > kMaxRemembered) failures_.clear();
    Failures& failures = failures_[login];
    if (++failures.count >= kPatience) failures = {kPatience / 2, now() + kPause};
    return {};
}

std::int64_t Accounts::open_family(Session& session, int person, std::string_view client,
                                   unsigned scopes) {
    Statement insert =
        session.prepare("INSERT INTO family(person, client, scopes) VALUES(?, ?, ?) RETURNING id");
    insert.bind(person).bind(client).bind(scopes);
    return insert.step() ? insert.integer(0) : 0;
}

IssuedTokens Accounts::add_tokens(Session& session, std::int64_t family, Grant grant,
                                  bool with_refresh, std::int64_t access_ms) {
    IssuedTokens tokens{random_token(), with_refresh ? random_token() : "", access_ms / 1000,
                        grant.scopes, grant.person};
    const auto insert = [&](const std::string& token, bool refresh, std::int64_t expires) {
        session.prepare("INSERT INTO token(hash, family, refresh, expires) VALUES(?, ?, ?, ?)")
            .bind_blob(sha256(token))
            .bind(family)
            .bind(refresh ? 1 : 0)
            .bind(expires)
            .run();
    };
    insert(tokens.access, false, now() + access_ms);
    if (with_refresh) insert(tokens.refresh, true, now() + kRefreshLife);
    const std::unique_lock lock(live_mutex_);
    if (live_.size() % kSweepEvery == 0) {
        std::erase_if(live_, [this](const auto& entry) { return entry.second.expires < now(); });
    }
    live_[sha256(tokens.access)] = {grant, family, now() + access_ms};
    return tokens;
}

void Accounts::revoke_family(Session& session, std::int64_t family) {
    session.prepare("UPDATE family SET revoked = 1 WHERE id = ?").bind(family).run();
    const std::unique_lock lock(live_mutex_);
    std::erase_if(live_, [family](const auto& entry) { return entry.second.family == family; });
}

std::string Accounts::issue_code(const CodeRequest& request) {
    const std::string code = random_token();
    Session session = database_.write();
    session
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
    session.commit();
    return code;
}

std::optional<IssuedTokens> Accounts::exchange_code(std::string_view code, std::string_view client,
                                                    std::string_view redirect_uri,
                                                    std::string_view verifier) {
    return exchange(code, client, [&](std::string_view uri, std::string_view challenge) {
        return uri == redirect_uri && same(challenge, base64url(sha256(verifier)));
    });
}

std::optional<IssuedTokens> Accounts::exchange_partner_code(std::string_view code,
                                                            std::string_view client) {
    return exchange(code, client,
                    [](std::string_view, std::string_view challenge) { return challenge.empty(); });
}

std::optional<IssuedTokens> Accounts::exchange(std::string_view code, std::string_view client,
                                               const CodeFits& fits) {
    const std::string hash = sha256(code);
    Session session = database_.write();
    Grant grant;
    {
        Statement row = session.prepare(
            "SELECT person, scopes, client, redirect_uri, challenge, expires, family FROM code "
            "WHERE hash = ?");
        row.bind_blob(hash);
        if (!row.step()) return std::nullopt;
        if (const std::int64_t family = row.integer(6)) {
            revoke_family(session, family);
            session.commit();
            return std::nullopt;
        }
        if (row.integer(5) < now() || row.text(2) != client || !fits(row.text(3), row.text(4))) {
            return std::nullopt;
        }
        grant = {static_cast<int>(row.integer(0)), static_cast<unsigned>(row.integer(1))};
    }
    const std::int64_t family = open_family(session, grant.person, client, grant.scopes);
    session.prepare("UPDATE code SET family = ? WHERE hash = ?").bind(family).bind_blob(hash).run();
    IssuedTokens tokens = add_tokens(session, family, grant, true, kAccessLife);
    session.commit();
    return tokens;
}

std::optional<IssuedTokens> Accounts::refreshed_before(const std::string& hash,
                                                       std::string_view key) {
    const std::lock_guard lock(refreshed_mutex_);
    std::erase_if(refreshed_, [this](const auto& entry) { return entry.second.until < now(); });
    const auto found = refreshed_.find(hash);
    if (key.empty() || found == refreshed_.end() || found->second.key != key) return std::nullopt;
    return found->second.tokens;
}

std::optional<IssuedTokens> Accounts::refresh(std::string_view token, std::string_view client,
                                              std::string_view key) {
    const std::string hash = sha256(token);
    Session session = database_.write();
    Grant grant;
    std::int64_t family = 0;
    {
        Statement row = session.prepare(
            "SELECT family.id, family.person, family.scopes, family.client, family.revoked, "
            "token.expires, token.spent FROM token JOIN family ON family.id = token.family "
            "WHERE token.hash = ? AND token.refresh = 1");
        row.bind_blob(hash);
        if (!row.step() || row.integer(4) != 0 || row.text(3) != client) return std::nullopt;
        family = row.integer(0);
        if (row.integer(6) != 0) {
            if (auto tokens = refreshed_before(hash, key)) return tokens;
            revoke_family(session, family);  // someone holds a copy
            session.commit();
            return std::nullopt;
        }
        if (row.integer(5) < now()) return std::nullopt;
        grant = {static_cast<int>(row.integer(1)), static_cast<unsigned>(row.integer(2))};
    }
    session.prepare("UPDATE token SET spent = 1 WHERE hash = ?").bind_blob(hash).run();
    IssuedTokens tokens = add_tokens(session, family, grant, true, kAccessLife);
    if (!key.empty()) {
        const std::lock_guard lock(refreshed_mutex_);
        refreshed_[hash] = {std::string(key), tokens, now() + kRepeatLife};
    }
    session.commit();
    return tokens;
}

IssuedTokens Accounts::issue(int person, std::string_view client, unsigned scopes) {
    Session session = database_.write();
    const std::int64_t family = open_family(session, person, client, scopes);
    IssuedTokens tokens = add_tokens(session, family, {person, scopes}, true, kAccessLife);
    session.commit();
    return tokens;
}

IssuedTokens Accounts::issue_implicit(int person, std::string_view client, unsigned scopes) {
    Session session = database_.write();
    const std::int64_t family = open_family(session, person, client, scopes);
    IssuedTokens tokens = add_tokens(session, family, {person, scopes}, false, kImplicitLife);
    session.commit();
    return tokens;
}

void Accounts::revoke(std::string_view token) {
    Session session = database_.write();
    std::int64_t family = 0;
    {
        Statement row = session.prepare("SELECT family FROM token WHERE hash = ?");
        row.bind_blob(sha256(token));
        if (!row.step()) return;
        family = row.integer(0);
    }
    revoke_family(session, family);
    session.commit();
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
