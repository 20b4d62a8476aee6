"""Pages saved in one file (MHTML) as browsers and Word write them."""

from base64 import encodebytes
from collections.abc import Callable
from quopri import encodestring

from msgspec import Struct


class Part(Struct, frozen=True):
    """A part to be written; ``coding`` is quoted-printable, base64 or 8bit."""

    body: str | bytes
    kind: str = "text/html"
    charset: str = "utf-8"
    address: str = ""
    id: str = ""
    coding: str = "quoted-printable"
    file_name: str = ""

    @property
    def lines(self) -> bytes:
        """The part with its headers."""
        data = self.body if isinstance(self.body, bytes) else self.body.encode(self.charset)
        coders: dict[str, Callable[[bytes], bytes]] = {"quoted-printable": encodestring, "base64": encodebytes}
        coded = coders[self.coding](data) if self.coding in coders else data
        declared = f'; charset="{self.charset}"' if self.charset else ""
        headers = [f"Content-Type: {self.kind}{declared}", f"Content-Transfer-Encoding: {self.coding}"]
        headers += [f"Content-ID: <{self.id}>"] if self.id else []
        headers += [f"Content-Location: {self.address}"] if self.address else []
        headers += [f'Content-Disposition: attachment; filename="{self.file_name}"'] if self.file_name else []
        return "\r\n".join(headers).encode() + b"\r\n\r\n" + coded.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def saved_page(*parts: Part, start: str = "", head: str = "From: <Saved by Blink>", closed: bool = True) -> bytes:
    """A message of ``parts``; without ``closed`` the file was cut before its end."""
    named = f'; start="<{start}>"' if start else ""
    lines = f'{head}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"{named};\r\n\tboundary="--=_edge"\r\n\r\n'
    body = b"".join(b"----=_edge\r\n" + part.lines + b"\r\n" for part in parts)
    return lines.encode() + b"\r\n" + body + (b"----=_edge--\r\n" if closed else b"")
