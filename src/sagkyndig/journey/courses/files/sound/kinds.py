"""What a file is, by its first bytes."""

from __future__ import annotations

import re

_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"#!", "program"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"\xd0\xcf\x11\xe0", "zip"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma"),
    (b"FORM", "aiff"),
    (b"#!AMR", "amr"),
    (b"caff", "caf"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"\x00\x00\x01\xba", "film"),
)
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?[\t\n\r\x20-\x7e\x80-\xf4]{64}")


def kind_of(content: bytes) -> str:
    """`mp3`, `m4a`, `wav`, or a word for what else it is; `mp3` is only a guess, which its frames must bear out."""
    head = content[:64]
    if head[4:8] == b"ftyp":
        return "m4a"
    if head[:4] in (b"RIFF", b"RIFX", b"RF64"):
        return "wav" if head[8:12] == b"WAVE" else "film" if head[8:11] == b"AVI" else "picture"
    if head[:5] == b"#!AMR":
        return "amr"
    for sign, kind in _HEADS:
        if head.startswith(sign):
            return kind
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xF6 == 0xF0:
        return "aac"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or (_TEXT.match(head) and not head.startswith(b"ID3")):
        return "web page"
    return "mp3"
