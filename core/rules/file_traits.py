"""What a rule may know of the file a report came in."""

from msgspec import Struct

from core.source.document import ProblemKind, ReadProblem


class FileTraits(Struct, frozen=True):
    """``name`` is the file's name without its folder; ``recognised`` says that its text was read from pictures.

    ``recognised_pages`` are those pages, from 1; ``problems`` is what the reader could not read, or read with a reservation.
    """

    name: str = ""
    recognised: bool = False
    recognised_pages: tuple[int, ...] = ()
    problems: tuple[ReadProblem, ...] = ()

    def problems_of(self, *kinds: ProblemKind) -> tuple[ReadProblem, ...]:
        """The problems that are about one of ``kinds``."""
        return tuple(problem for problem in self.problems if problem.kind in kinds)
