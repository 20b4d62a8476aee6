"""The bill of materials of a frozen program, in CycloneDX 1.6 JSON. The same parts give the same bytes."""

import json
import uuid
from collections.abc import Sequence
from pathlib import Path

from build_scripts.freezing.components import Component

_SPACE = uuid.UUID("6e0e3c1c-3f4b-4d57-9a54-6d0ff8a3b1c6")


def bill(name: str, version: str, python: str, found: Sequence[Component]) -> bytes:
    """``name`` and ``version`` of the program, the version of Python in it, and its parts."""
    whole = f"pkg:generic/{name}@{version}"
    parts = [_python(python), *(_part(each) for each in found)]
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps([whole, parts], sort_keys=True))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": whole,
                "name": name,
                "version": version,
                "purl": whole,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": whole, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def write_bill(target: Path, name: str, version: str, python: str, found: Sequence[Component]) -> Path:
    """The same as a file."""
    target.write_bytes(bill(name, version, python, found))
    return target


def _python(version: str) -> dict[str, object]:
    purl = f"pkg:generic/python@{version}"
    licence = [{"license": {"id": "PSF-2.0"}}]
    return {
        "type": "platform",
        "bom-ref": purl,
        "name": "python",
        "version": version,
        "purl": purl,
        "licenses": licence,
    }


def _part(component: Component) -> dict[str, object]:
    purl = f"pkg:{'generic' if component.sha256 else 'pypi'}/{component.name}@{component.version}"
    kind = "machine-learning-model" if component.sha256 else "library"
    part: dict[str, object] = {"type": kind, "bom-ref": purl, "name": component.name}
    part |= {"version": component.version, "purl": purl, "licenses": [{"license": {"name": component.licence}}]}
    if component.sha256:
        part["hashes"] = [{"alg": "SHA-256", "content": component.sha256}]
    if component.home.startswith("https://"):
        part["externalReferences"] = [{"type": "website", "url": component.home}]
    return part
