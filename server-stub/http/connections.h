#pragma once

namespace ranets::stub {

// Shuts down this process's accepted connections on the local port.
void shut_connections_of(int port);

}  // namespace ranets::stub
