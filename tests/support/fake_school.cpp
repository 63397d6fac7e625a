#include "support/fake_school.h"

#include <algorithm>
#include <array>

#include "api/pkce.h"
#include "support/fake_school_facts.h"
#include "support/fake_school_people.h"

namespace ranets::test {

using namespace facts;

namespace {

std::string decode(std::string_view text) {
    std::string out;
    const auto digit = [](char c) { return c >= 'A' ? c - 'A' + 10 : c - '0'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string field(std::string_view form, std::string_view name) {
    while (!form.empty()) {
        const auto part = form.substr(0, form.find('&'));
        form.remove_prefix(std::min(form.size(), part.size() + 1));
        if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
            return decode(part.substr(name.size() + 1));
    }
    return {};
}

sync::Response api_error(int status, const char* type, const char* description) {
    return json_response(status, json{{"type", type}, {"description", description}}.dump());
}

sync::Response oauth_error(const char* error) {
    return json_response(400, json{{"error", error}, {"error_description", ""}}.dump());
}

// With its mark, or without a body where whoever asks has it already.
sync::Response tagged(const sync::Request& request, sync::Response response) {
    if (response.status != 200 || response.body.empty()) return response;
    const auto etag = '"' + std::to_string(std::hash<std::string>{}(response.body)) + '"';
    response.headers.emplace_back("etag", etag);
    for (const auto& [name, value] : request.headers) {
        if (name != "If-None-Match" || value != etag) continue;
        response.status = 304;
        response.body.clear();
        response.headers = {{"etag", etag}};
    }
    return response;
}

}  // namespace

FakeSchool::FakeSchool(const FakeClock& clock) : clock_(clock) {
    const auto year = [](int september) {
        return std::pair(model::Date::of(september, 9, 1), model::Date::of(september + 1, 8, 31));
    };
    const auto [first, last] = year(2026);
    const auto [last_years_first, last_years_last] = year(2025);
    classes = {{kSonya, kLastClassSonya, "7 «Б»", 2025, last_years_first, last_years_last},
               {kSonya, kClassSonya, "8 «Б»", 2026, first, last},
               {kMisha, kClassMisha, "4 «А»", 2026, first, last}};
}

std::string FakeSchool::classes_of(model::PersonId person) const {
    json list = json::array();
    for (const auto& group : classes) {
        if (group.person != person) continue;
        const bool over = group.last < model::local_time(now(), {}).date;
        json object{{"type", "Group"},
                    {"name", group.name},
                    {"studyyear", group.year},
                    {"status", over ? "Archive" : "Active"}};
        put_id(object, "id", group.id);
        list.push_back(object);
        put_id(object, "id", group.id + 1000);
        object["type"] = "Subgroup";
        list.push_back(object);
    }
    return list.dump();
}

void FakeSchool::end_sessions() {
    access_.clear();
    for (const auto& [token, holder] : refresh_) spent_[token].holder = holder;
    refresh_.clear();
}

std::optional<sync::Response> FakeSchool::answer(const sync::Request& request) {
    const auto stamp = [&](sync::Response response) {
        response.headers.emplace_back("date", [&] {
            const auto at = model::local_time(now(), {});
            constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};
            constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
            const auto two = [](std::int64_t n) {
                return std::string(n < 10 ? "0" : "") + std::to_string(n);
            };
            return std::string(kDays[static_cast<std::size_t>(at.date.weekday())]) + ", " +
                   two(at.date.day()) + " " +
                   std::string(
                       kMonths.substr(static_cast<std::size_t>(at.date.month() - 1) * 3, 3)) +
                   " " + std::to_string(at.date.year()) + " " + two(at.time.minutes / 60) + ":" +
                   two(at.time.minutes % 60) + ":" + two(now().ms / 1000 % 60) + " GMT";
        }());
        return response;
    };
    for (auto& rule : rules) {
        if (rule.times == 0 || request.url.find(rule.part) == std::string::npos) continue;
        if (rule.times > 0) --rule.times;
        if (!rule.response) return std::nullopt;
        return stamp(*rule.response);
    }

    const std::string_view url = request.url;
    if (url == "/config.json") {
        if (!configured) {
            sync::Response missing;
            missing.status = 404;
            missing.headers = {{"content-type", "text/html"}};
            return stamp(missing);
        }
        json config{{"apiBase", ""}, {"features", features}};
        if (has_demo) {
            config["demo"]["accounts"] = json::array();
            for (const char* role : {"pupil", "parent", "teacher"}) {
                config["demo"]["accounts"].push_back(
                    {{"role", role}, {"login", role}, {"password", kPassword}});
            }
        }
        return stamp(json_response(200, config.dump()));
    }
    if (url == "/oauth2/authorize") return stamp(authorize(request));
    if (url == "/oauth2/token") return stamp(token(request));
    if (url == "/oauth2/revoke") {
        revoked.push_back(field(request.body, "token"));
        refresh_.erase(revoked.back());
        return stamp(json_response(200, "{}"));
    }
    for (const auto& [name, value] : request.headers) {
        if (name != "Authorization" || !value.starts_with("Bearer ")) continue;
        const auto who = access_.find(value.substr(7));
        if (who == access_.end()) continue;
        const auto& login = who->second.login;
        if (auto file = file_exchange(login, request)) return stamp(std::move(*file));
        if (auto calendar = calendar_addresses(login, request)) return stamp(std::move(*calendar));
        if (request.method == sync::Method::Put || request.method == sync::Method::Delete)
            return stamp(write(login, request));
        return stamp(tagged(request, resource(login, url)));
    }
    return stamp(api_error(401, "invalidToken", "Token is invalid"));
}

sync::Response FakeSchool::authorize(const sync::Request& request) {
    const auto login = field(request.body, "login");
    const bool known =
        login == "parent" || login == "pupil" || login == "teacher" || login == "admin";
    if (!known || field(request.body, "password") != kPassword)
        return api_error(401, "authorizationFailed", "Can't authorize");
    if (field(request.body, "code_challenge_method") != "S256")
        return oauth_error("invalid_request");
    const std::string code = "code-" + std::to_string(++issued_);
    codes_[code] = {login, field(request.body, "code_challenge"),
                    field(request.body, "redirect_uri")};
    return json_response(200, json{{"code", code}, {"state", field(request.body, "state")}}.dump());
}

// A server knows a repetition of a refresh by its key for so long.
constexpr std::int64_t kRepeatLifeMs = 24 * 3'600'000LL;

sync::Response FakeSchool::token(const sync::Request& request) {
    if (field(request.body, "grant_type") == "refresh_token") {
        const auto old = field(request.body, "refresh_token");
        std::string key;
        for (const auto& [name, value] : request.headers) {
            if (name == "Idempotency-Key") key = value;
        }
        const auto found = refresh_.find(old);
        if (found == refresh_.end()) {
            // A token used again means that somebody else has it: nobody keeps what came of it.
            if (const auto found_spent = spent_.find(old); found_spent != spent_.end()) {
                const Spent& spent = found_spent->second;
                if (!spent.key.empty() && spent.key == key && now() - spent.at < kRepeatLifeMs &&
                    refresh_.contains(spent.refresh))
                    return spent.answer;
                const auto same = [&](const auto& token) {
                    return token.second.family == spent.holder.family;
                };
                std::erase_if(access_, same);
                std::erase_if(refresh_, same);
            }
            return oauth_error("invalid_grant");
        }
        const Holder holder = found->second;
        refresh_.erase(found);
        ++refreshes;
        auto answer = issue(holder);
        spent_[old] = {holder, key, "refresh-" + std::to_string(issued_), answer, now()};
        return answer;
    }
    auto grant = codes_.extract(field(request.body, "code"));
    if (grant.empty() || grant.mapped().redirect != field(request.body, "redirect_uri") ||
        grant.mapped().challenge != api::code_challenge(field(request.body, "code_verifier")))
        return oauth_error("invalid_grant");
    ++sign_ins;
    return issue({grant.mapped().login, sign_ins});
}

sync::Response FakeSchool::issue(const Holder& holder) {
    const auto number = std::to_string(++issued_);
    const std::string access = "access-" + number;
    const std::string refresh = "refresh-" + number;
    std::erase_if(access_, [&](const auto& other) { return other.second.family == holder.family; });
    access_[access] = holder;
    refresh_[refresh] = holder;
    return json_response(200, json{{"access_token", access},
                                   {"token_type", "Bearer"},
                                   {"expires_in", access_lasts_s},
                                   {"refresh_token", refresh},
                                   {"scope", "CommonInfo"}}
                                  .dump());
}

sync::Response FakeSchool::resource(const std::string& login, std::string_view url) {
    const auto path = url.substr(0, url.find('?'));
    const auto query = url.substr(std::min(url.size(), path.size() + 1));
    if (path == "/v2/users/me") return json_response(200, user_of(login).dump());
    if (path == "/v2/users/me/context") return json_response(200, context_of(login).dump());
    if (path == "/v2/users/me/school/homeworks") return json_response(200, homework_set(query));
    if (path == "/ext/v1/changes") return changes(query);
    if (path == "/ext/v1/events") return events(query);
    if (path.ends_with("/reporting-period-group")) return json_response(200, periods().dump());
    if (path.ends_with("/timetables")) return json_response(200, bells().dump());
    if (auto own = own_records(login, path)) return *own;
    if (const auto marks = marks_at(path)) return json_response(200, *marks);
    if (auto people = people_at(path, query)) {
        if (path == "/v2/schools/" + std::to_string(kSchool))
            (*people)["uses_weighted_avg"] = weighted;
        return json_response(200, people->dump());
    }
    for (const auto& group : classes) {
        const std::string of_class = "/v2/edu-groups/" + std::to_string(group.id) + "/lessons/";
        if (path.starts_with(of_class)) {
            const auto range = path.substr(of_class.size());
            const auto first = model::Date::parse(range.substr(0, range.find('/')));
            const auto last = model::Date::parse(range.substr(range.find('/') + 1));
            if (first && last)
                return json_response(200, class_lessons(group.person, *first, *last));
        }
        const auto person = "/persons/" + std::to_string(group.person.value);
        const auto of_group = person + "/groups/" + std::to_string(group.id);
        if (path == "/v2" + person + "/edu-groups/all")
            return json_response(200, classes_of(group.person));
        if (path == "/v2" + of_group + "/schedules") {
            const auto first = model::Date::parse(field(query, "startDate"));
            const auto last = model::Date::parse(field(query, "endDate"));
            if (first && last) return json_response(200, schedule(group, *first, *last));
        }
        if (path.starts_with("/ext/v1" + of_group + "/lesson-notes/"))
            return json_response(200, notes);
    }
    return api_error(404, "apiResourceUnavailable", "No such resource");
}

void FakeSchool::changed(std::string_view kind, model::PersonId child, model::Date date) {
    changes_.emplace_back(kind, std::to_string(child.value) + "/" + date.iso());
}

std::string FakeSchool::changes_after(std::size_t cursor) const {
    json list = json::array();
    for (std::size_t i = cursor; i < changes_.size(); ++i) {
        list.push_back({{"kind", changes_[i].first},
                        {"key", changes_[i].second},
                        {"version", std::to_string(i)}});
    }
    return json{{"cursor", std::to_string(changes_.size())}, {"changes", list}}.dump();
}

std::string FakeSchool::event_after(std::size_t cursor) const {
    return "event: change\nid: " + std::to_string(changes_.size()) +
           "\ndata: " + changes_after(cursor) + "\n\n";
}

bool FakeSchool::has(std::string_view feature) const {
    return std::find(features.begin(), features.end(), feature) != features.end();
}

sync::Response FakeSchool::changes(std::string_view query) const {
    if (!has("changes")) return api_error(404, "apiResourceUnavailable", "No such resource");
    const auto since = field(query, "since");
    const std::size_t cursor =
        since.empty() ? changes_.size() : static_cast<std::size_t>(std::stoul(since));
    if (cursor < first_change_) return api_error(410, "cursorTooOld", "Read everything anew");
    return json_response(200, changes_after(cursor));
}

// What it begins with: whatever changed between the question and the stream.
sync::Response FakeSchool::events(std::string_view query) const {
    if (!has("events")) return api_error(404, "apiResourceUnavailable", "No such resource");
    auto stream = changes(query);
    if (stream.status != 200) return stream;
    const auto since = static_cast<std::size_t>(std::stoul(field(query, "since")));
    stream.headers = {{"content-type", "text/event-stream"}};
    stream.body = since < changes_.size() ? event_after(since) : std::string();
    return stream;
}

}  // namespace ranets::test
