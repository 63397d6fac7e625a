#include "sync/calendar_addresses.h"

#include "api/calendar_address_codec.h"
#include "api/endpoints.h"
#include "api/pkce.h"

namespace ranets::sync {
namespace {

constexpr int kGone = 404;

// Of the server on this very wish: nothing has come of it, nor will.
bool is_refusal(const Reply& reply) {
    return reply.error->kind == model::Error::Kind::Refused && !reply.limited;
}

}  // namespace

void CalendarAddresses::list(std::function<void(model::Result<List>)> done) {
    session_.get(api::calendar_addresses_path(), Priority::Screen,
                 [epoch = std::weak_ptr(epoch_), done = std::move(done)](const auto& body) {
                     if (epoch.expired()) return;
                     if (!body) return done(body.error());
                     done(api::decode_calendar_addresses(body.value()));
                 });
}

void CalendarAddresses::make(const std::vector<model::PersonId>& persons,
                             std::function<void(model::Result<Made>)> done) {
    if (wish_.key.empty() || wish_.persons != persons)
        wish_ = {persons, api::random_token(rng_), api::random_uuid(rng_)};
    Request request;
    request.method = Method::Post;
    request.url = api::calendar_addresses_path();
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", wish_.key}};
    request.body = api::encode_calendar_address(wish_.secret, wish_.persons);
    session_.send(std::move(request), Priority::Screen,
                  [this, epoch = std::weak_ptr(epoch_), done = std::move(done),
                   secret = wish_.secret](const Reply& reply) {
                      if (epoch.expired()) return;
                      if (!reply.ok()) {
                          if (is_refusal(reply)) wish_ = {};
                          return done(*reply.error);
                      }
                      wish_ = {};
                      auto address = api::decode_calendar_address(reply.body);
                      if (!address) return done(address.error());
                      done(Made{std::move(address.value()), api::calendar_path(secret)});
                  });
}

void CalendarAddresses::revoke(const std::string& id,
                               std::function<void(model::Result<model::Done>)> done) {
    Request request;
    request.method = Method::Delete;
    request.url = api::calendar_address_path(id);
    session_.send(std::move(request), Priority::Screen,
                  [epoch = std::weak_ptr(epoch_), done = std::move(done)](const Reply& reply) {
                      if (epoch.expired()) return;
                      if (reply.ok() || reply.status == kGone) return done(model::Done{});
                      done(*reply.error);
                  });
}

void CalendarAddresses::detach() {
    epoch_ = std::make_shared<int>(0);
}

void CalendarAddresses::forget() {
    detach();
    wish_ = {};
}

}  // namespace ranets::sync
