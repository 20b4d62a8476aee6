"""What a platform adds to the two frozen programs: icon, version resource, manifest."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

VARIABLE = "GOUJI_FREEZE_CHOICES"
"""The environment variable that carries the choices to the spec file."""


@dataclass(frozen=True)
class Choices:
    """Paths as text, ``None`` where the platform has no such thing. ``version_files`` maps program name to file."""

    icon: str | None = None
    manifest: str | None = None
    version_files: dict[str, str] | None = None

    def version_file_of(self, program: str) -> str | None:
        """The version resource of ``gouji-gui`` or ``gouji``, in PyInstaller's notation."""
        return (self.version_files or {}).get(program)

    def manifest_text(self) -> str | None:
        """The application manifest of Windows, as XML."""
        return Path(self.manifest).read_text(encoding="utf-8") if self.manifest else None

    def as_variable(self) -> dict[str, str]:
        """The choices as they travel to the spec file."""
        return {VARIABLE: json.dumps(asdict(self))}
