"""`python -m flows.api_server PORT`: a Prefect API for one command; it ends when its standard input is closed.

Prefect starts such a server by itself, but late (after everything is imported), with output that alarms, and without
a word to it when the command is killed. Here it starts beside the command's own imports, logs to a file, and ends with
the process that holds the other end of its standard input, however that ends.
"""

from __future__ import annotations

import os
import sys
import threading

import uvicorn
from prefect.server.api.server import create_app


def main(port: int) -> None:
    """Serve on 127.0.0.1 until standard input is closed."""
    app = create_app(ephemeral=True, final=True)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="on", ws="auto")
    )

    def end_with_caller() -> None:
        while os.read(0, 1024):
            pass
        server.should_exit = True

    threading.Thread(target=end_with_caller, daemon=True).start()
    server.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
