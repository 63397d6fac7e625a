#include "app/device_settings.h"

#include <cstddef>
#include <utility>

#include "api/json.h"

namespace ranets::app {
namespace {

constexpr std::string_view kThemes[] = {"system", "light", "dark"};
constexpr std::string_view kFetchAhead[] = {"any", "unmetered", "never"};
constexpr std::string_view kEnglish = "en";  // Russian is what needs no word

}  // namespace

DeviceSettings read_settings(std::string_view json) {
    const api::Document document(json);
    const api::Json& root = document.root();
    DeviceSettings settings;
    settings.account = api::text(root, "account");
    settings.region = api::text(root, "region");
    const auto theme = api::text(root, "theme");
    for (const auto candidate : {Theme::System, Theme::Light, Theme::Dark}) {
        if (theme == kThemes[static_cast<std::size_t>(candidate)]) settings.theme = candidate;
    }
    if (api::text(root, "language") == kEnglish) settings.language = Language::English;
    const auto percent = api::integer(root, "text");
    for (const int candidate : kTextPercents) {
        if (percent == candidate) settings.text_percent = candidate;
    }
    const auto ahead = api::text(root, "fetchAhead");
    for (const auto candidate : {FetchAhead::AnyLine, FetchAhead::Unmetered, FetchAhead::Never}) {
        if (ahead == kFetchAhead[static_cast<std::size_t>(candidate)])
            settings.fetch_ahead = candidate;
    }
    settings.storage_told = api::flag(root, "storageTold");
    settings.promise_asked = api::flag(root, "promiseAsked");
    settings.server_offset_ms = api::integer(root, "serverOffset");
    settings.revocations = api::texts(root, "revoke-tokens");
    settings.homework_filters = api::texts(root, "homework");
    const auto take = [&](std::string& into, const char* key) {
        auto value = api::text(root, key);
        if (!value.empty()) into = std::move(value);
    };
    take(settings.endpoints.base, "apiBase");
    take(settings.endpoints.authorize, "authorize");
    take(settings.endpoints.token, "token");
    take(settings.endpoints.revoke, "revoke");
    settings.endpoints.lesson_notes = api::flag(root, "lessonNotes");
    settings.endpoints.own_records = api::flag(root, "ownRecords");
    settings.endpoints.changes = api::flag(root, "changes");
    settings.endpoints.events = api::flag(root, "events");
    settings.endpoints.files = api::flag(root, "files");
    settings.endpoints.calendars = api::flag(root, "calendars");
    return settings;
}

std::string write_settings(const DeviceSettings& settings) {
    const DeviceSettings usual;
    api::ObjectWriter writer;
    const auto put = [&](const char* key, const std::string& value, const std::string& otherwise) {
        if (value != otherwise) writer.text(key, value);
    };
    put("account", settings.account, {});
    put("region", settings.region, {});
    if (settings.theme != usual.theme)
        writer.text("theme", kThemes[static_cast<std::size_t>(settings.theme)]);
    if (settings.language == Language::English) writer.text("language", kEnglish);
    if (settings.text_percent != usual.text_percent) writer.integer("text", settings.text_percent);
    if (settings.fetch_ahead != usual.fetch_ahead)
        writer.text("fetchAhead", kFetchAhead[static_cast<std::size_t>(settings.fetch_ahead)]);
    if (settings.storage_told) writer.flag("storageTold", true);
    if (settings.promise_asked) writer.flag("promiseAsked", true);
    if (settings.server_offset_ms != 0) writer.integer("serverOffset", settings.server_offset_ms);
    if (!settings.revocations.empty()) writer.texts("revoke-tokens", settings.revocations);
    if (!settings.homework_filters.empty()) writer.texts("homework", settings.homework_filters);
    put("apiBase", settings.endpoints.base, usual.endpoints.base);
    put("authorize", settings.endpoints.authorize, usual.endpoints.authorize);
    put("token", settings.endpoints.token, usual.endpoints.token);
    put("revoke", settings.endpoints.revoke, usual.endpoints.revoke);
    if (settings.endpoints.lesson_notes) writer.flag("lessonNotes", true);
    if (settings.endpoints.own_records) writer.flag("ownRecords", true);
    if (settings.endpoints.files) writer.flag("files", true);
    if (settings.endpoints.calendars) writer.flag("calendars", true);
    if (settings.endpoints.changes) writer.flag("changes", true);
    if (settings.endpoints.events) writer.flag("events", true);
    return writer.take();
}

}  // namespace ranets::app
