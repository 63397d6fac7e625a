#pragma once
// The stub server: the page, sign-in and the REST API of a made-up school on one port.
#include <memory>
#include <string>

#include "model/result.h"
#include "options.h"

namespace ranets::stub {

class Server {
  public:
    // Builds the school and takes the port; answers after `run`. An error's message is a whole
    // sentence for the person who started the program.
    static model::Result<std::unique_ptr<Server>> create(const Options& options);
    ~Server();

    int port() const;
    void stop_on_signals();  // SIGINT and SIGTERM; before `run`
    void run();              // until `stop`
    void stop();             // from any thread

  private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

}  // namespace ranets::stub
