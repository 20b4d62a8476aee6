"""Contents that a place asks for beyond the notice."""

from msgspec import Struct


class RequiredContent(Struct, frozen=True):
    """``title`` names it to a reviewer; one of the words ``any_of`` must stand in ``section`` (1 to 6; 0: anywhere)."""

    title: str
    any_of: tuple[str, ...]
    section: int = 0
