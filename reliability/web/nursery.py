"""The process that worker processes are forked from, so that a new one is ready at once.

It has imported everything and scored one text. For each file descriptor that it receives it forks a worker
which serves that connection, and answers with the process id. Run as `python -m reliability.web.nursery FD`;
it ends when the server has gone.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from multiprocessing.connection import Connection

from reliability import lexicons
from reliability.web import worker

_WARM = "Officials said on Tuesday that the old bridge may be closed before the winter. " * 12
"""Long enough to be scored, so that everything is loaded before the first request."""


def main(descriptor: int) -> None:
    """Serve the socket of that descriptor until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when to end
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # workers are not waited for
    server = socket.socket(fileno=descriptor)
    options = worker.WorkerOptions.from_json(server.recv(2**20))
    lexicons.use(*options.lexicons)
    work = worker.Work(options)
    work.warm(_WARM)
    server.send(b"ready")
    while True:
        _, descriptors, _, _ = socket.recv_fds(server, 16, 1)
        if not descriptors:
            return
        process = os.fork()
        if not process:
            server.close()
            _serve(descriptors[0], work, options)
        os.close(descriptors[0])
        server.send(str(process).encode())


def _serve(descriptor: int, work: worker.Work, options: worker.WorkerOptions) -> None:
    """In the new process: work until the connection ends, and never return."""
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (options.memory, options.memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing that is sent reaches a disk
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        worker.serve(Connection(descriptor), work, options.seconds)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
