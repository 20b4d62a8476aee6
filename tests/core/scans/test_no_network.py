"""The recogniser's library is the one part of the program that might come with a network client of its own."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HOSTS = (b"events.data.microsoft.com", b"getaddrinfo", b"WinHttp", b"libcurl")


@pytest.mark.skipif(find_spec("onnxruntime") is None, reason="没有安装文字识别组件")
def test_the_library_of_the_recogniser_knows_no_host_and_no_way_to_one() -> None:
    spec = find_spec("onnxruntime")
    assert spec is not None
    assert spec.origin is not None
    endings = {".pyd", ".dll"} if sys.platform == "win32" else {".so", ".dylib"}
    libraries = [path for path in Path(spec.origin).parent.rglob("*") if endings & set(path.suffixes)]
    assert libraries
    assert [(path.name, host) for path in libraries for host in HOSTS if host in path.read_bytes()] == []
