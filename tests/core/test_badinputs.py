"""Every odd, damaged and hostile file ends as a document or as a reason with a next step, quickly and in bounded memory."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.core.badinputs_table import files, frozen, shown
from tests.core.badinputs_table import make as make_files
from tests.core.badinputs_table import outcomes as outcomes_of

SECONDS = 20
BYTES = 3 * 2**29

READ_ALL = """
import resource, sys, time, warnings
from pathlib import Path
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
warnings.simplefilter("error")
opened = []
sys.addaudithook(lambda event, given: opened.append(event) if event.startswith("socket.") else None)
import msgspec
from core.layout.flow import flow_of
from core.readers.open import open_document
from core.source.unreadable import Unreadable
for line in sys.stdin:
    path = Path(line.rstrip("\\n"))
    start = time.monotonic()
    outcome = open_document(path)
    if isinstance(outcome, Unreadable):
        said = [outcome.reason.value, outcome.message]
    else:
        flow, problems = flow_of(outcome)
        said = ["read", "\\n".join(p.message for p in outcome.problems + problems), len(flow)]
    print(msgspec.json.encode([path.name, time.monotonic() - start, *said, len(opened)]).decode(), flush=True)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the memory limit is set the POSIX way")


def outcomes(files: list[Path]) -> dict[str, list[object]]:
    """What became of each file, read one after another in a limited process."""
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(BYTES)],
        input="\n".join(map(str, files)) + "\n",
        capture_output=True,
        text=True,
        timeout=len(files) * SECONDS,
        cwd=Path(__file__).resolve().parents[2],
        check=False,
    )
    answers = [msgspec.json.decode(line, type=list[object]) for line in done.stdout.splitlines()]
    assert len(answers) == len(files), done.stderr[-2000:]
    return {str(name): rest for name, *rest in answers}


@pytest.fixture(scope="module")
def made(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The self-made files, made afresh."""
    folder = tmp_path_factory.mktemp("bad")
    make_files(folder)
    return folder


@pytest.fixture(scope="module")
def results(shared: Path, made: Path) -> dict[str, list[object]]:
    # PDFium can abort the whole process: only the sandbox may open a PDF of this kind
    return outcomes([path for path in files(made) if path.suffix != ".pdf"])


def test_every_file_ends_as_a_document_or_with_a_reason_and_a_next_step(results: dict[str, list[object]]) -> None:
    assert len(results) > 180
    for name, (seconds, reason, message, *_rest) in results.items():
        assert reason not in {"reader_stopped", "out_of_memory"}, (name, message)
        assert reason == "read" or "请" in str(message), (name, message)
        assert isinstance(seconds, float)
        assert seconds < SECONDS / 2, name


def test_no_file_makes_the_program_open_a_connection(results: dict[str, list[object]]) -> None:
    assert [name for name, outcome in results.items() if outcome[-1]] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("self_tracked_changes.docx", "修订"),
        ("self_hidden_text.docx", "隐藏"),
        ("self_hidden_cells.html", "隐藏"),
        ("self_formula_cached_lie.xlsx", "1 个公式没有保存结果"),
        ("self_external_link_formula.xlsx", "2 个单元格是公式"),
        ("self_merge_overlap.xlsx", ""),
        ("self_merge_bomb.xlsx", ""),
        ("self_dimension_lies.xlsx", ""),
        ("self_numbers.xlsx", ""),
        ("self_dates.xlsx", ""),
        ("poi_SampleSS.strict.xlsx", "公式"),
        ("poi_57838.xlsx", "批注"),
        ("self_10000_cells_row.docx", "表格过大"),
        ("self_10000_cells_row.html", "表格过大"),
        ("self_rowspan_65534x1000.html", "表格过大"),
        ("self_is_html.doc", "扩展名"),
        ("self_is_rtf.doc", "扩展名"),
        ("self_text_nul_bytes.txt", "控制字符"),
        ("self_text_mixed_encodings.txt", "混用"),
        ("self_text_big5.txt", "编码"),
        ("poi_cf-POIHWPFFuzzer-5440721166139392.doc", "格式没有读到"),
    ],
)
def test_what_was_read_with_a_reservation_says_so(results: dict[str, list[object]], name: str, said: str) -> None:
    assert results[name][1] == "read"
    assert said in str(results[name][2])


def test_each_file_ends_as_the_table_says(shared: Path, made: Path) -> None:
    """An unexpected success fails too: ``python -m tests.core.badinputs_table --write`` shows and keeps what changed."""
    found = {name: outcome for name, *outcome in outcomes_of(files(made))}
    expected = {name: list(outcome) for name, outcome in frozen().items()}
    if not any(path.name.startswith("self_password") for path in made.iterdir()):
        expected = {name: outcome for name, outcome in expected.items() if not name.startswith("self_password")}
    changed = {name: (expected.get(name), found.get(name)) for name in expected.keys() | found.keys()}
    assert {name: pair for name, pair in changed.items() if pair[0] != pair[1]} == {}


def test_the_table_leaves_out_no_file_of_the_index(shared: Path) -> None:
    index = (shared / "badinputs" / "INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]
    named = {shown(Path(line.split("\t")[0])) for line in index}
    assert len(named) > 280
    assert sorted(named - frozen().keys()) == []


def test_no_file_ends_by_an_accident() -> None:
    accidents = {"reader_stopped", "timed_out", "out_of_memory"}
    assert [name for name, outcome in frozen().items() if accidents & set(outcome)] == []
