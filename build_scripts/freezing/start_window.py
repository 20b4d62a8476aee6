"""The frozen window program; also the worker, when it is started with the worker's flag."""

import sys

from core.dll_search import restrict_dll_search

restrict_dll_search()

from core.sandbox.command import WORKER_FLAG  # noqa: E402 - nothing is loaded before the search is restricted


def main() -> int:
    """Be the worker or the window."""
    if sys.argv[1:2] == [WORKER_FLAG]:
        from core.sandbox.worker import main as serve  # noqa: PLC0415 - the window needs none of its libraries

        serve()
        return 0
    from gui.app import main as show  # noqa: PLC0415 - the worker needs no Qt

    return show()


if __name__ == "__main__":
    sys.exit(main())
