#pragma once

namespace ranets::stub {

// Shuts down this process's accepted connections on the local port, or the one that comes from a
// port of the other side.
void shut_connections_of(int port);
void shut_connection(int port, int remote_port);

}  // namespace ranets::stub
