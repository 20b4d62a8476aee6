"""The worker process; see :mod:`core.sandbox.server`. Started by :func:`core.sandbox.command.worker_command`."""

from core.audit.audit import audit_file
from core.sandbox.server import serve


def main() -> None:
    """Audit and draw for the program that started this process, until it closes the pipe or is gone."""
    serve(audit_file)


if __name__ == "__main__":
    main()
