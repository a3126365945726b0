"""A site on the loopback that serves a dict of paths, with every fault by name.

`FaultServer(pages)` is a context manager; `faults[path]` is the name of one of the methods `_fault_…`, or a list of
names that are used up one a request, after which the page comes whole. `asked` lists the paths of all requests.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import struct
import threading
import time
import zlib
from collections import Counter
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@cache
def _bomb() -> bytes:
    """200 MB of nothing, packed: some 1 MB."""
    packer = zlib.compressobj(1, wbits=31)
    pieces = [packer.compress(bytes(1 << 20)) for _ in range(200)]
    return b"".join(pieces) + packer.flush()


class FaultServer:
    """Serves `pages` (path to bytes) and remembers who asked for what."""

    def __init__(self, pages: dict[str, bytes] | None = None, robots: bytes | None = None) -> None:
        self.pages = dict(pages or {})
        if robots is not None:
            self.pages["/robots.txt"] = robots
        self.faults: dict[str, str | list[str]] = {}
        self.etags = False
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.times: list[float] = []
        self.elsewhere = "http://127.0.0.1:9/"  # where faults that lead away lead
        self.slow_seconds = 30.0
        self.closing = threading.Event()
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        _bomb()  # packed beforehand: it takes longer than the time limits of some tests
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.002}, daemon=True)

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def count(self) -> Counter[str]:
        """How often each path was asked for, robots.txt left out."""
        return Counter(path for path in self.asked if path != "/robots.txt")

    def __enter__(self) -> FaultServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()

    def fault_of(self, path: str) -> str | None:
        """The fault that this request meets."""
        fault = self.faults.get(path)
        if isinstance(fault, list):
            return fault.pop(0) if fault else None
        return fault


class _Server(ThreadingHTTPServer):
    owner: FaultServer
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a fault is what the tests want."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        site = self.server.owner
        path = urlsplit(self.path).path
        site.asked.append(path)
        site.headers.append({key.lower(): value for key, value in self.headers.items()})
        site.times.append(time.monotonic())
        fault = site.fault_of(path)
        with contextlib.suppress(ConnectionError):
            if fault:
                getattr(self, f"_fault_{fault}")(site.pages.get(path, b"<html>there is nothing</html>"))
            elif path in site.pages:
                self._page(site.pages[path])
            else:
                self._send(404, b"<html><body>404 Not Found</body></html>")

    def _page(self, content: bytes) -> None:
        if not self.server.owner.etags:
            self._send(200, content)
            return
        etag = f'"{zlib.crc32(content):x}"'
        if self.headers.get("If-None-Match") == etag:
            self._send(304, b"", ETag=etag)
        else:
            self._send(200, content, ETag=etag)

    def _send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _begin(self, **headers: str) -> None:
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _hang_up(self) -> None:
        self.wfile.flush()
        self.close_connection = True

    def _fault_500(self, _: bytes) -> None:
        self._send(500, b"<html>500</html>")

    def _fault_503(self, _: bytes) -> None:
        self._send(503, b"<html>503</html>")

    def _fault_403(self, _: bytes) -> None:
        self._send(403, b"<html>403</html>")

    def _fault_404(self, _: bytes) -> None:
        self._send(404, b"<html>404</html>")

    def _fault_429(self, _: bytes) -> None:
        self._send(429, b"<html>later</html>", Retry_After="1")

    def _fault_429_long(self, _: bytes) -> None:
        self._send(429, b"<html>much later</html>", Retry_After="86400")

    def _fault_slow_start(self, content: bytes) -> None:
        self.server.owner.closing.wait(self.server.owner.slow_seconds)
        self._send(200, content)

    def _fault_drip(self, content: bytes) -> None:
        self._begin(Content_Length=str(len(content)))
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.server.owner.closing.wait(0.05):
                return

    def _fault_truncated(self, content: bytes) -> None:
        self._begin(Content_Length=str(len(content)))
        self.wfile.write(content[: len(content) // 2])
        self._hang_up()

    def _fault_truncated_chunks(self, content: bytes) -> None:
        self._begin(Transfer_Encoding="chunked")
        half = content[: len(content) // 2]
        self.wfile.write(f"{len(half):x}\r\n".encode() + half + b"\r\n")
        self._hang_up()

    def _fault_truncated_gzip(self, content: bytes) -> None:
        packed = gzip.compress(content)
        self._send(200, packed[: len(packed) // 2], Content_Encoding="gzip")

    def _fault_gzip(self, content: bytes) -> None:
        self._send(200, gzip.compress(content), Content_Encoding="gzip")

    def _fault_false_gzip(self, content: bytes) -> None:
        self._send(200, content, Content_Encoding="gzip")

    def _fault_gzip_bomb(self, _: bytes) -> None:
        self._send(200, _bomb(), Content_Encoding="gzip")

    def _fault_huge(self, _: bytes) -> None:
        self._begin(Content_Length=str(300 << 20))
        self._pour(b"%s", 300)

    def _fault_huge_chunks(self, _: bytes) -> None:
        self._begin(Transfer_Encoding="chunked")
        self._pour(b"100000\r\n%s\r\n", 300)

    def _pour(self, form: bytes, times: int) -> None:
        piece = form % (b"x" * (1 << 20))
        for _ in range(times):
            self.wfile.write(piece)

    def _fault_empty(self, _: bytes) -> None:
        self._send(200, b"")

    def _fault_latin1_header(self, content: bytes) -> None:
        self._send(200, content, Content_Type="text/html; charset=iso-8859-1")

    def _fault_reset(self, _: bytes) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._hang_up()

    def _fault_soft_404(self, _: bytes) -> None:
        self._send(200, "<html><body><h1>对不起，页面不存在</h1></body></html>".encode())

    def _fault_loop(self, _: bytes) -> None:
        self._send(302, b"", Location=f"{self.path}")

    def _fault_long_loop(self, _: bytes) -> None:
        self._send(302, b"", Location=f"{urlsplit(self.path).path}?turn={time.monotonic_ns()}")

    def _fault_off_site(self, _: bytes) -> None:
        self._send(302, b"", Location=self.server.owner.elsewhere)

    def _fault_to_public_site(self, _: bytes) -> None:
        self._send(302, b"", Location="http://elsewhere.example/page.html")

    def _fault_to_file(self, _: bytes) -> None:
        self._send(302, b"", Location="file:///etc/hostname")

    def _fault_to_private(self, _: bytes) -> None:
        self._send(302, b"", Location="http://10.0.0.1/secret")

    def _fault_nowhere(self, _: bytes) -> None:
        self._send(302, b"")
