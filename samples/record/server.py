"""HTTP servers on Python's standard library. Notes for every exchange what it sent, as origin.mjs does.

Usage: python3 server.py KIND ADDRESS PORT NOTES

KIND is http.server (HTTP/1.1), http.server-1.0 (its default), wsgiref or asyncio.
"""

import asyncio
import gzip
import http.server
import io
import json
import sys
import time
import wsgiref.simple_server

kind, address, port, notes = sys.argv[1:]
closes = kind in ("http.server-1.0", "wsgiref")


def text(length, letter):
    return (letter * 79 + "\n").encode() * (length // 80 + 1)


def part(length, letter):
    return text(length, letter)[:length]


PARTS = [(0, part(1000, "a")), (0.1, part(3000, "b")), (0.15, part(500, "c"))]


def compressed():
    """The same parts, with the compressor flushed after each."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as encoder:
        for pause, data in PARTS:
            encoder.write(data)
            encoder.flush()
            yield pause, buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield 0, buffer.getvalue()


def page(target, etag):
    """Status, fields, and the pauses and parts of a body: one part of known length, or several."""
    if target == "/fixed":
        return 200, {"Content-Length": "3000"}, [(0, part(3000, "f"))]
    if target == "/stream":
        return 200, {}, PARTS
    if target == "/gzip":
        return 200, {"Content-Encoding": "gzip"}, compressed()
    if target == "/cached":
        if etag == '"v1"':
            return 304, {"ETag": '"v1"'}, []
        return 200, {"ETag": '"v1"', "Content-Length": "400"}, [(0, part(400, "h"))]
    return 404, {"Content-Length": "10"}, [(0, b"not found\n")]


def note(peer, method, target, version, status, framing, body, flushes):
    line = {"by": "server", "address": peer[0], "port": peer[1], "method": method, "target": target}
    line |= {"version": version, "status": status, "framing": framing, "body": body}
    with open(notes, "a", encoding="ascii") as file:
        file.write(json.dumps(line | {"flushes": flushes}) + "\n")


def framing_of(method, status, fields):
    if method == "HEAD" or status == 304:
        return "none"
    if "Content-Length" in fields:
        return "content-length"
    return "close-delimited" if closes else "chunked"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0" if closes else "HTTP/1.1"

    def do_GET(self):
        status, fields, parts = page(self.path, self.headers["If-None-Match"])
        framing = framing_of(self.command, status, fields)
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        if framing == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        body = flushes = 0
        for pause, data in parts if framing != "none" else []:
            flushes += pause > 0 or flushes == 0
            time.sleep(pause)
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if framing == "chunked" else data)
            body += len(data)
        if framing == "chunked":
            self.wfile.write(b"0\r\n\r\n")
        note(self.client_address, self.command, self.path, "", status, framing, body, flushes)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


class QuietHandler(wsgiref.simple_server.WSGIRequestHandler):
    def get_environ(self):
        return super().get_environ() | {"peer": self.client_address}

    def log_message(self, *_):
        pass


def application(environ, start_response):
    method, target = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    status, fields, parts = page(target, environ.get("HTTP_IF_NONE_MATCH"))
    framing = framing_of(method, status, fields)
    start_response(f"{status} {http.HTTPStatus(status).phrase}", list(fields.items()))
    body = flushes = 0
    for pause, data in parts if framing != "none" else []:
        flushes += pause > 0 or flushes == 0
        time.sleep(pause)
        yield data
        body += len(data)
    note(environ["peer"], method, target, "", status, framing, body, flushes)


async def converse(reader, writer):
    peer = writer.get_extra_info("peername")
    while head := await reader.readuntil(b"\r\n\r\n"):
        lines = head.decode("ascii").split("\r\n")
        method, target, _ = lines[0].split(" ")
        asked = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        status, fields, parts = page(target, asked.get("if-none-match"))
        framing = framing_of(method, status, fields)
        if framing == "chunked":
            fields["Transfer-Encoding"] = "chunked"
        last = asked.get("connection") == "close"
        if last:
            fields["Connection"] = "close"
        sent = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        writer.write(f"HTTP/1.1 {status} {http.HTTPStatus(status).phrase}\r\n{sent}\r\n".encode())
        body = flushes = 0
        for pause, data in parts if framing != "none" else []:
            flushes += pause > 0 or flushes == 0
            await asyncio.sleep(pause)
            writer.write(b"%x\r\n%s\r\n" % (len(data), data) if framing == "chunked" else data)
            await writer.drain()
            body += len(data)
        if framing == "chunked":
            writer.write(b"0\r\n\r\n")
        note(peer, method, target, "", status, framing, body, flushes)
        if last:
            break
    writer.close()


async def serve():
    async def until_closed(reader, writer):
        try:
            await converse(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async with await asyncio.start_server(until_closed, address, int(port)) as server:
        await server.serve_forever()


if kind == "asyncio":
    asyncio.run(serve())
elif kind == "wsgiref":
    wsgiref.simple_server.make_server(
        address, int(port), application, handler_class=QuietHandler
    ).serve_forever()
else:
    http.server.ThreadingHTTPServer((address, int(port)), Handler).serve_forever()
