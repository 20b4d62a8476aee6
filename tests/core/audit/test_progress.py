"""Whoever waits hears of every page, and never that the work went back."""

from core.asset_paths import resource
from core.audit.audit import audit_file
from core.source.progress import within


def test_an_audit_tells_every_page_and_only_goes_forward() -> None:
    path = next(resource("samples").glob("*水利局*.pdf"))
    steps: list[tuple[int, int, str]] = []
    audit_file(path, lambda *step: steps.append(step))
    labels = [label for _, _, label in steps]
    assert any(label.startswith("正在读取第 2 页") for label in labels)
    assert any(label.startswith("正在识别第 2 页") for label in labels)
    assert {total for _, total, _ in steps} == {100}
    done = [at for at, _, _ in steps]
    assert done == sorted(done)
    assert done[-1] == 100


def test_a_part_fills_its_share_and_no_more() -> None:
    steps: list[tuple[int, int, str]] = []
    tell = within(lambda *step: steps.append(step), 10, 20, 100)
    for done in (0, 1, 2, 9):
        tell(done, 2, "")
    tell(0, 0, "")
    assert [at for at, _, _ in steps] == [10, 15, 20, 20, 10]
