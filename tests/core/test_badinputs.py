"""Every odd, damaged and hostile file ends as a document or as a reason with a next step, quickly and in bounded memory."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

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
    script = shared / "badinputs" / "make_bad.py"
    subprocess.run([sys.executable, str(script), str(folder), "--large", "--names"], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def results(shared: Path, made: Path) -> dict[str, list[object]]:
    files = [path for folder in (shared / "badinputs", made) for path in sorted(folder.iterdir())]
    return outcomes([path for path in files if path.suffix not in {".pdf", ".tsv", ".py"}])


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
    ("name", "reason"),
    [
        ("self_billion_laughs.docx", "unsafe"),
        ("self_quadratic_blowup.docx", "unsafe"),
        ("self_xxe_file.docx", "unsafe"),
        ("self_xxe_http_dtd.docx", "unsafe"),
        ("poi_ExternalEntityInText.docx", "unsafe"),
        ("self_zipbomb_200MB.docx", "unsafe"),
        ("self_overlapping_bomb.docx", "unsafe"),
        ("self_duplicate_entry.docx", "unsafe"),
        ("self_70000_entries.docx", "too_complex"),
        ("self_zip_encrypted_flag.docx", "password"),
        ("poi_bug53475-password-is-pass.docx", "password"),
        ("poi_PasswordProtected.doc", "password"),
        ("poi_Bug60936.doc", "old_word"),
        ("poi_Bug60942b.doc", "old_word"),
        ("poi_cf-POIHWPFFuzzer-5074346559012864.doc", "damaged"),
        ("poi_cf-POIHWPFFuzzer-5418937293340672.doc", "damaged"),
        ("self_ole2_header_only.doc", "damaged"),
        ("self_truncated.docx", "damaged"),
        ("self_bad_crc.docx", "damaged"),
        ("self_not_xml.docx", "damaged"),
        ("self_plain_zip.docx", "unsupported"),
        ("self_billion_laughs.ofd", "unsafe"),
        ("self_xxe.ofd", "unsafe"),
        ("self_zipslip.ofd", "unsafe"),
        ("self_baseloc_outside.ofd", "damaged"),
        ("self_plain_zip.ofd", "unsupported"),
        ("self_empty.ofd", "empty"),
        ("self_billion_laughs.xlsx", "unsafe"),
        ("self_zipbomb_200MB.xlsx", "unsafe"),
        ("poi_54764.xlsx", "unsafe"),
        ("self_shared_string_index.xlsx", "damaged"),
        ("self_plain_zip.xlsx", "unsupported"),
        ("poi_protect.xlsx", "password"),
        ("poi_xor-encryption-abc.xls", "password"),
        ("poi_cf-POIHSSFFuzzer-4651309315719168.xls", "damaged"),
        ("self_text_binary.txt", "unsupported"),
        ("self_text_invalid_utf8.txt", "encoding"),
        ("self_text_surrogates.txt", "encoding"),
        ("self_text_50MB.txt", "too_large"),
        ("self_deep_100k_tags.html", "too_complex"),
        ("self_empty.docx", "empty"),
    ],
)
def test_the_reason_is_the_true_one(results: dict[str, list[object]], name: str, reason: str) -> None:
    assert results[name][1] == reason


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


@pytest.mark.parametrize(
    "name",
    ["self_ok_table.docx", "self_sdt_cell.docx", "self_strict_ns.docx", "self_textbox_table.docx", "self_gbk_xml.docx",
     "self_utf16_xml.docx", "self_ragged_rows.docx", "self_remote_template.docx", "self_ok_table.html",
     "self_gbk_says_utf8.html", "self_utf16.html", "self_text_gbk.txt", "self_text_utf32.txt", "self_text_cr_only.txt",
     "self_text_gb18030_rare.txt", "poi_Bug28627.doc", "poi_Bug34898.doc", "poi_Bug46817.doc", "poi_Bug53182.doc",
     "self_ok.ofd", "self_deltax_bomb.ofd", "ofdrw_areaholder_fields.ofd", "ofdrw_chineseDir.ofd",
     "ofdrw_helloworld.ofd", "ofdrw_helloworld_2.ofd", "ofdrw_helloworld_2_2.ofd", "ofdrw_helloworld_with_pageblock.ofd",
     "ofdrw_multiKeywordInTextCode.ofd", "ofdrw_namespace_no_std.ofd", "ofdrw_page1.ofd", "ofdrw_page2.ofd", "ofdrw_page3.ofd",
     "ofdrw_test-ofda.ofd"],
)  # fmt: skip
def test_what_is_only_unusual_is_read_without_reservation(results: dict[str, list[object]], name: str) -> None:
    assert results[name][1:3] == ["read", ""]
