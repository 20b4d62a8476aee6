"""The worker process; see :mod:`core.sandbox.server`. Started by :func:`core.sandbox.command.worker_command`."""

from core.audit.audit import audit_file, judge, read_file
from core.sandbox.server import serve
from core.sandbox.service import Halves


def main() -> None:
    """Audit and draw for the program that started this process, until it closes the pipe or is gone."""
    serve(audit_file, Halves(read_file, judge))


if __name__ == "__main__":
    main()
