"""Values as length-prefixed msgpack over a pair of pipes. Never pickle: one end may have been taken over by a file."""

from io import BufferedReader, BufferedWriter
from struct import Struct as Layout

import msgspec

from core.sandbox.protocol import Reply, Request
from core.source import limits

_LENGTH = Layout(">I")
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)
_encoder = msgspec.msgpack.Encoder()


class ChannelClosedError(Exception):
    """The other end is gone, or what it sent is no message."""


def send(pipe: BufferedWriter, message: Request | Reply) -> None:
    """Write one message; raises :class:`ChannelClosedError` where nobody reads any more."""
    content = _encoder.encode(message)
    try:
        pipe.write(_LENGTH.pack(len(content)))
        pipe.write(content)
        pipe.flush()
    except (OSError, ValueError) as error:
        raise ChannelClosedError(str(error)) from error


def receive_request(pipe: BufferedReader) -> Request:
    """The next request; raises :class:`ChannelClosedError` at the end of the pipe."""
    try:
        return _requests.decode(_receive(pipe))
    except msgspec.MsgspecError as error:
        raise ChannelClosedError(str(error)) from error


def receive_reply(pipe: BufferedReader) -> Reply:
    """The next reply; raises :class:`ChannelClosedError` at the end of the pipe and for anything that is no reply."""
    try:
        return _replies.decode(_receive(pipe))
    except msgspec.MsgspecError as error:
        raise ChannelClosedError(str(error)) from error


def _receive(pipe: BufferedReader) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if length > limits.ANSWER_BYTES:
        raise ChannelClosedError("message too long")
    return _exactly(pipe, length)


def _exactly(pipe: BufferedReader, count: int) -> bytes:
    try:
        content = pipe.read(count)
    except (OSError, ValueError) as error:
        raise ChannelClosedError(str(error)) from error
    if len(content) < count:
        raise ChannelClosedError("end of pipe")
    return content
