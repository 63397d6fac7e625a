#include "app/tab_session.h"

#include "api/json.h"

namespace ranets::app {

std::optional<TabSession> read_tab_session(std::string_view json) {
    if (json.empty()) return std::nullopt;
    const api::Document document(json);
    const api::Json& root = document.root();
    TabSession tab{api::text(root, "account"),
                   {api::text(root, "login"), api::text(root, "access"), api::text(root, "refresh"),
                    model::Instant{api::integer(root, "expires")}, api::text(root, "refreshKey")}};
    if (tab.account.empty() || tab.session.refresh_token.empty()) return std::nullopt;
    return tab;
}

std::string write_tab_session(const TabSession& tab) {
    api::ObjectWriter writer;
    writer.text("account", tab.account);
    writer.text("login", tab.session.login);
    writer.text("access", tab.session.access_token);
    writer.text("refresh", tab.session.refresh_token);
    writer.integer("expires", tab.session.expires_at.ms);
    if (!tab.session.refresh_key.empty()) writer.text("refreshKey", tab.session.refresh_key);
    return writer.take();
}

}  // namespace ranets::app
