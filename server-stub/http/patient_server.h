#pragma once
// The library's server, waiting in its own way. The library wakes each idle connection's thread 90
// times a second, so that a thousand of them cost two cores, and forgets what came behind a request
// in the same packet. Here a thread sleeps until something comes.
#include <httplib.h>

namespace ranets::stub {

class PatientServer final : public httplib::Server {
  private:
    bool process_and_close_socket(socket_t socket) override;
};

}  // namespace ranets::stub
