"""The memory limit where there is ``setrlimit``."""

import sys

if sys.platform != "win32":
    import resource

    def limit_memory(size: int) -> None:
        """No more than ``size`` bytes of address space, and no core file of what was in it.

        A system that does not know the limit (macOS) leaves the time limit as the only one.
        """
        for kind, bound in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CORE, 0)):
            try:
                _, hard = resource.getrlimit(kind)
                wanted = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
                resource.setrlimit(kind, (wanted, wanted))
            except (OSError, ValueError):
                continue
