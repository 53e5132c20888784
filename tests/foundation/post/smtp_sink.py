"""A mail server on this machine that takes what it is sent, or refuses as it is told: enough of SMTP for our mails."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any


@dataclass
class Received:
    """One mail as it came over the wire."""

    sender: str
    recipients: list[str]
    message: EmailMessage
    raw: bytes = b""


@dataclass
class SmtpSink:
    """`with SmtpSink() as sink:` listens at `sink.port`; `refuses` maps a recipient to the answer it gets."""

    refuses: dict[str, str] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> SmtpSink:
        sink = self

        class Conversation(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                sink.connections += 1
                sink._converse(self)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Conversation)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _converse(self, wire: Any) -> None:
        def say(line: str) -> None:
            wire.wfile.write(f"{line}\r\n".encode())

        say("220 sink.example")
        sender, recipients = "", []
        while line := wire.rfile.readline().decode().strip():
            verb = line.split(":")[0].split(" ")[0].upper()
            address = line[line.find("<") + 1 : line.find(">")] if "<" in line else ""
            if verb == "MAIL":
                sender, recipients = address, []
                say("250 OK")
            elif verb == "RCPT" and address in self.refuses:
                say(self.refuses[address])
            elif verb == "RCPT":
                recipients.append(address)
                say("250 OK")
            elif verb == "DATA":
                say("354 Go on")
                self._take(sender, recipients, wire)
                say("250 Taken")
            elif verb == "QUIT":
                say("221 Bye")
                return
            else:
                say("250 OK")

    def _take(self, sender: str, recipients: list[str], wire: Any) -> None:
        lines: list[bytes] = []
        while (line := wire.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        raw = b"".join(lines)
        message = message_from_bytes(raw.replace(b"\r\n", b"\n"), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(Received(sender, recipients, message, raw))
