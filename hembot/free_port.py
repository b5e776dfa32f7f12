"""A port of this computer that nobody listens on."""

import socket


def free_port() -> int:
    """Free now; whoever wants it should be quick."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
