"""The structure of an OFD package (GB/T 33190-2016, 7): which files are its pages, templates and resources."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml import etree
from msgspec import Struct

from core.readers.ofd_picture import PictureFiles
from core.readers.ofd_resources import Resources, located
from core.readers.ofd_xml import child, children, holds, words
from core.readers.package import Package
from core.source.document import ReadProblem
from core.source.limits import PAGES
from core.source.unreadable import Reason, UnreadableError

MAIN = "OFD.xml"

_ENCRYPTED = frozenset({"encryptions", "cryptobase", "decryptseed", "entriesmap"})


class Template(Struct, frozen=True):
    """A template page; ``part`` is ``None`` where the package does not hold it."""

    part: str | None
    z_order: str


class Book(Struct, frozen=True):
    """An opened document. ``pages`` are parts in reading order, ``None`` for one that the package does not hold."""

    package: Package
    resources: Resources
    pictures: PictureFiles
    pages: tuple[str | None, ...]
    templates: Mapping[str, Template]
    area: etree._Element | None
    problems: tuple[ReadProblem, ...]


def is_encrypted(package: Package) -> bool:
    """Whether the package holds the entry files of an encryption (GM/T 0099)."""
    return any(PurePosixPath(name).stem.casefold() in _ENCRYPTED for name in package.names)


def opened_book(package: Package) -> Book:
    """The first document of a package; raises :class:`UnreadableError`."""
    if is_encrypted(package):
        raise UnreadableError(Reason.PASSWORD, "这是加密的 OFD，本程序不支持解密，输入密码也打不开，请索取未加密的文件")
    bodies = list(children(package.xml(MAIN), "DocBody"))
    if not bodies:
        raise UnreadableError(Reason.DAMAGED, f"{MAIN} 没有写明文档")
    problems: list[ReadProblem] = []
    if len(bodies) > 1:
        said = f"文件里有 {len(bodies)} 份文档，只读取了第一份"
        problems.append(ReadProblem("文件", said, hides_content=True))
    root = _document_part(package, bodies[0], problems)
    return _book(package, root, package.xml(root), problems)


def _document_part(package: Package, body: etree._Element, problems: list[ReadProblem]) -> str:
    """The part of the document's root; of several versions (18) the current one."""
    location = words(body, "DocRoot")
    part = located(package, location, "")
    current = next(
        (one for one in children(child(body, "Versions"), "Version") if holds(one, "Current", default=False)), None
    )
    if current is not None and (version := located(package, current.get("BaseLoc", ""), "")) is not None:
        chosen = located(package, words(package.xml(version), "DocRoot"), str(PurePosixPath(version).parent))
        if chosen is not None and chosen != part:
            problems.append(ReadProblem("文件", "文件里有几个版本，读取的是标为当前的版本"))
            return chosen
    if part is None:
        raise UnreadableError(Reason.DAMAGED, f"缺少 {location}" if location else f"{MAIN} 没有写明文档的位置")
    return part


def _book(package: Package, root: str, document: etree._Element, problems: list[ReadProblem]) -> Book:
    folder = str(PurePosixPath(root).parent)
    common = child(document, "CommonData")
    named = [("".join(map(str, one.itertext())), one) for one in children(common, "PublicRes", "DocumentRes")]
    files = [located(package, location, folder) for location, _ in named]
    resources = Resources(package, [name for name in files if name is not None])
    lost = [location for (location, _), name in zip(named, files, strict=True) if name is None]
    problems += _resource_problems([*lost, *resources.damaged])
    pages = tuple(located(package, one.get("BaseLoc", ""), folder) for one in _pages(document))
    problems += _attachments(package, document, folder)
    return Book(
        package,
        resources,
        PictureFiles(package),
        pages,
        dict(_templates(package, common, folder)),
        child(common, "PageArea"),
        tuple(problems),
    )


def _pages(document: etree._Element) -> list[etree._Element]:
    pages = list(children(child(document, "Pages"), "Page"))
    if not pages:
        raise UnreadableError(Reason.DAMAGED, "没有页面")
    if len(pages) > PAGES:
        raise UnreadableError(Reason.TOO_COMPLEX, f"共 {len(pages)} 页，最多处理 {PAGES} 页")
    return pages


def _templates(package: Package, common: etree._Element | None, folder: str) -> Iterator[tuple[str, Template]]:
    for one in children(common, "TemplatePage"):
        part = located(package, one.get("BaseLoc", ""), folder)
        yield one.get("ID", "").strip(), Template(part, one.get("ZOrder", "Background"))


def _resource_problems(names: list[str]) -> list[ReadProblem]:
    """Text does not depend on resources; what refers to them says so where it stands."""
    return [ReadProblem("文件", f"资源文件 {name} 缺失或损坏，图片和线条可能不完整") for name in names]


def _attachments(package: Package, document: etree._Element, folder: str) -> list[ReadProblem]:
    """One sentence where files are attached, in the document itself or in a list of their own (19)."""
    listed = child(document, "Attachments")
    if listed is None:
        return []
    count = sum(1 for _ in children(listed, "Attachment"))
    part = located(package, words(document, "Attachments"), folder)
    if part is not None:
        try:
            count += sum(1 for _ in children(package.xml(part), "Attachment"))
        except UnreadableError:
            count = max(count, 1)
    return [ReadProblem("附件", f"文件带有 {count} 个附件，附件没有读取")] if count else []
