"""OFD packages written by hand, so that a test shows the markup it is about. Lengths are millimetres from the top left."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

NAMESPACE = "http://www.ofdspec.org/2016"
A4 = "0 0 210 297"
PAGE_AREA = f"<PageArea><PhysicalBox>{A4}</PhysicalBox></PageArea>"
MAIN = "<OFD><DocBody><DocInfo/><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"

_NAME = re.compile(r"<(/?)([A-Z])")


def ofd(
    *pages: str,
    main: str = MAIN,
    area: str = PAGE_AREA,
    common: str = "",
    document: str = "",
    resources: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    prefix: str = "ofd",
    namespace: str = NAMESPACE,
    packed: bool = True,
) -> bytes:
    """A package with these pages, each the text of a Content.xml. ``parts`` adds files, or replaces them.

    What a test writes a hundred thousand times must not be ``packed``, or it is taken for a bomb.
    """
    listed = "".join(f'<Page ID="{100 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    shared = f"{area}<PublicRes>PublicRes.xml</PublicRes>{common}"
    files: dict[str, str | bytes] = {
        "OFD.xml": main,
        "Doc_0/Document.xml": f"<Document><CommonData>{shared}</CommonData><Pages>{listed}</Pages>{document}</Document>",
        "Doc_0/PublicRes.xml": f'<Res BaseLoc="Res">{resources}</Res>',
        **{f"Doc_0/Pages/Page_{at}/Content.xml": text for at, text in enumerate(pages)},
        **(parts or {}),
    }
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else _named(content, prefix, namespace))
    return store.getvalue()


def _named(text: str, prefix: str, namespace: str) -> str:
    """The XML with its elements in a namespace, under a prefix or as the default one."""
    if not prefix:
        return re.sub(r"^<(\w+)", rf'<\1 xmlns="{namespace}"', text, count=1)
    named = _NAME.sub(rf"<\1{prefix}:\2", text)
    return re.sub(r"^<([\w:]+)", rf'<\1 xmlns:{prefix}="{namespace}"', named, count=1)


def page(*objects: str, head: str = "", layer: str = "") -> str:
    """A page of one layer; ``head`` stands before the content, ``layer`` are attributes of the layer."""
    return f'<Page>{head}<Content><Layer ID="2" {layer}>{"".join(objects)}</Layer></Content></Page>'


def steps(text: str, size: float, latin: float = 0.5) -> list[float]:
    """The step from each glyph to the next: ideographs are as wide as high, other characters ``latin`` of that."""
    return [size * (latin if character.isascii() else 1.0) for character in text[:-1]]


def deltas(values: Iterable[float]) -> str:
    """An array of numbers."""
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def code(text: str, x: float, y: float, attributes: str = "") -> str:
    """A TextCode as it is."""
    return f'<TextCode X="{x:g}" Y="{y:g}" {attributes}>{escape(text)}</TextCode>'


def text(content: str, x: float, y: float, *, size: float = 4.0, attributes: str = "", inside: str = "") -> str:
    """One line of text whose first glyph begins at ``x`` on the baseline ``y``."""
    widths = steps(content, size)
    array = f'DeltaX="{deltas(widths)}"' if widths else ""
    boundary = f"{x:g} {y - size:g} {sum(widths) + size:g} {1.25 * size:g}"
    return (
        f'<TextObject ID="5" Boundary="{boundary}" Font="4" Size="{size:g}" {attributes}>{inside}'
        f"{code(content, 0, size, array)}</TextObject>"
    )


def path(data: str, *, attributes: str = "", inside: str = "", boundary: str = A4) -> str:
    """A path, outlined in black if nothing else is said."""
    return (
        f'<PathObject ID="6" Boundary="{boundary}" {attributes}>{inside}'
        f"<AbbreviatedData>{data}</AbbreviatedData></PathObject>"
    )


def rule(x0: float, y0: float, x1: float, y1: float, *, width: float = 0.2, attributes: str = "") -> str:
    """A line along the page, as WPS writes it: in a Boundary of its own, with coordinates from there."""
    half = width / 2
    boundary = f"{x0 - half:g} {y0 - half:g} {x1 - x0 + width:g} {y1 - y0 + width:g}"
    data = f"M {half:g} {half:g} L {x1 - x0 + half:g} {y1 - y0 + half:g}"
    return path(data, boundary=boundary, attributes=f'LineWidth="{width:g}" {attributes}')


def area(x: float, y: float, width: float, height: float, *, colour: str = "", attributes: str = "") -> str:
    """A filled rectangle."""
    return path(
        f"M {x:g} {y:g} L {x + width:g} {y:g} L {x + width:g} {y + height:g} L {x:g} {y + height:g} C",
        attributes=f'Stroke="false" Fill="true" {attributes}',
        inside=f'<FillColor Value="{colour}"/>' if colour else "",
    )


def picture(x: float, y: float, width: float, height: float, *, resource: str = "9", attributes: str = "") -> str:
    """A picture over this rectangle."""
    return (
        f'<ImageObject ID="7" ResourceID="{resource}" Boundary="{x:g} {y:g} {width:g} {height:g}"'
        f' CTM="{width:g} 0 0 {height:g} 0 0" {attributes}/>'
    )


def picture_resource(name: str, identifier: str = "9", kind: str = "PNG") -> str:
    """The entry of a picture's file in the resources."""
    return (
        f'<MultiMedias><MultiMedia ID="{identifier}" Type="Image" Format="{kind}">'
        f"<MediaFile>{name}</MediaFile></MultiMedia></MultiMedias>"
    )


def composite(identifier: str, *objects: str) -> str:
    """A composite unit in the resources."""
    return (
        f'<CompositeGraphicUnits><CompositeGraphicUnit ID="{identifier}" Width="210" Height="297">'
        f"<Content>{''.join(objects)}</Content></CompositeGraphicUnit></CompositeGraphicUnits>"
    )


def use_of(identifier: str, *, boundary: str = A4, attributes: str = "") -> str:
    """A composite object that shows the unit."""
    return f'<CompositeObject ID="8" ResourceID="{identifier}" Boundary="{boundary}" {attributes}/>'


def table(rows: Sequence[Sequence[str]], *, x: float = 20.0, y: float = 40.0, column: float = 30.0) -> str:
    """Ruled rows 8 high."""
    right, bottom = x + column * len(rows[0]), y + 8 * len(rows)
    drawn = [rule(x, y + 8 * at, right, y + 8 * at) for at in range(len(rows) + 1)]
    drawn += [rule(x + column * at, y, x + column * at, bottom) for at in range(len(rows[0]) + 1)]
    for row, line in enumerate(rows):
        drawn += [text(word, x + column * at + 2, y + 8 * row + 5.5) for at, word in enumerate(line) if word]
    return "".join(drawn)
