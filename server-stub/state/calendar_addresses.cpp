#include "state/calendar_addresses.h"

#include <cstdlib>

#include "auth/secrets.h"

namespace ranets::stub {
namespace {

constexpr char kBetween = ' ';

std::string joined(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers) {
        if (!text.empty()) text += kBetween;
        text += std::to_string(number);
    }
    return text;
}

std::vector<int> parted(std::string_view text) {
    std::vector<int> numbers;
    while (!text.empty()) {
        numbers.push_back(std::atoi(std::string(text.substr(0, text.find(kBetween))).c_str()));
        text.remove_prefix(std::min(text.size(), text.substr(0, text.find(kBetween)).size() + 1));
    }
    return numbers;
}

// Of "id, owner, pupils, made".
CalendarAddress address_in(const Statement& row) {
    return {
        row.integer(0), static_cast<int>(row.integer(1)), parted(row.text(2)), {row.integer(3)}};
}

}  // namespace

std::optional<CalendarAddress> CalendarAddresses::find(std::string_view secret) {
    DatabaseLock locked = database_.read();
    Statement row =
        locked.prepare("SELECT id, owner, pupils, made FROM calendar_address WHERE hash = ?");
    row.bind_blob(sha256(secret));
    return row.step() ? std::optional(address_in(row)) : std::nullopt;
}

std::vector<CalendarAddress> CalendarAddresses::of(int owner) {
    std::vector<CalendarAddress> addresses;
    DatabaseLock locked = database_.read();
    Statement rows = locked.prepare(
        "SELECT id, owner, pupils, made FROM calendar_address WHERE owner = ? ORDER BY id");
    rows.bind(owner);
    while (rows.step()) addresses.push_back(address_in(rows));
    return addresses;
}

std::optional<std::int64_t> CalendarAddresses::add(Transaction& transaction,
                                                   const CalendarAddress& address,
                                                   std::string_view secret) {
    Statement row = transaction.prepare(
        "INSERT INTO calendar_address(hash, owner, pupils, made) VALUES(?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING RETURNING id");
    row.bind_blob(sha256(secret)).bind(address.owner);
    row.bind(joined(address.pupils)).bind(address.made.ms);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::size_t CalendarAddresses::count(Transaction& transaction, int owner) {
    Statement row = transaction.prepare("SELECT count(*) FROM calendar_address WHERE owner = ?");
    row.bind(owner);
    return row.step() ? static_cast<std::size_t>(row.integer(0)) : kMostAPerson;
}

bool CalendarAddresses::remove(std::int64_t number) {
    Transaction transaction = database_.write();
    transaction.prepare("DELETE FROM calendar_address WHERE id = ?").bind(number).run();
    return transaction.commit();
}

}  // namespace ranets::stub
