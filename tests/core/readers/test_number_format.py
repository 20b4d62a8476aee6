import pytest

from core.readers.number_format import Shown, shown_number, shown_text
from core.readers.number_format_builtin import builtin_format

ACCOUNTS = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (37814.777000000002, "General", "37814.777"),
        (0.1 + 0.2, "General", "0.3"),
        (-213, "General", "-213"),
        (0, "General", "0"),
        (-0.0, "0.00", "0.00"),
        (12, "0", "12"),
        (6855, "#,##0", "6,855"),
        (855, "#,##0", "855"),
        (1234567, "#,##0", "1,234,567"),
        (3755.52, "#,##0.00", "3,755.52"),
        (5, "0.0000", "5.0000"),
        (5, "0.##", "5"),
        (5.5, "0.##", "5.5"),
        (0.5, "#.##", ".5"),
        (5, "000", "005"),
        (-3, "0_ ", "-3"),
        (-3, "0_);-0", "-3"),
        (-213, ACCOUNTS, "-213"),
        (6855, ACCOUNTS, "6,855"),
        (0.1234, "0.00%", "12.34%"),
        (5, '0"件"', "5件"),
        (5, "0件", "5件"),
        (5, r"0\件", "5件"),
        (5, '"共"0"件"', "共5件"),
        (5, "[$¥-804]#,##0.00", "¥5.00"),
        (5, "[Red]0;[Blue]-0", "5"),
        (5, '[>=100]"多";0', "5"),
        (3, "@", "3"),
        (3, "G/通用格式", "3"),
        (3, "", "3"),
        (12345678901234567890, "0", "12345678901234600000"),
    ],
)  # fmt: skip
def test_a_number_that_is_shown_whole_is_shown_without_doubt(value: float, code: str, text: str) -> None:
    assert shown_number(value, code) == Shown(text)


@pytest.mark.parametrize(
    ("value", "code", "text", "said"),
    [
        (37814.777, "#,##0.00", "37,814.78", "37814.777"),
        (1.005, "0.00", "1.01", "1.005"),
        (0.4, "0", "0", "0.4"),
        (2.5, "0", "3", "2.5"),
        (0.12345, "0%", "12%", "0.12345"),
        (12345, "#,##0,", "12", "12345"),
        (12345, '0!.0000"万"', "1.2345万", "12345"),
        (1234567, '0!.0,"万"', "123.5万", "1234567"),
        (-5, "0;0", "5", "-5"),
        (-5, "0;(0)", "(5)", "-5"),
        (0, ACCOUNTS, "-", "存的是 0"),
        (150, '[>=100]"多";0', "多", "150"),
        (1234, "0000-0000", "0000-1234", "1234"),
        (1e20, "General", "1E+20", "1"),
        (12345.6789, "0.00E+00", "1.23E+04", "12345.6789"),
        (1 / 3, "General", "0.333333333333333", "列宽"),
    ],
)
def test_a_number_that_is_shown_as_another_says_which_is_stored(value: float, code: str, text: str, said: str) -> None:
    shown = shown_number(value, code)
    assert shown.text == text
    assert said in "".join(shown.doubts)


@pytest.mark.parametrize(("value", "code"), [(0, "0;-0;;@"), (0, "#"), (0, "#,###"), (5, ";;;"), (-5, "0;;0")])
def test_a_number_that_its_format_hides_is_blank_and_told(value: float, code: str) -> None:
    shown = shown_number(value, code)
    assert shown.text == ""
    assert f"存的是 {value}，被数字格式隐藏" in shown.doubts[0]


@pytest.mark.parametrize("code", ["# ?/?", "[DBNum1][$-804]General", "0" * 300, "gggee", "[<0]0;[>9]0", "##0.0E+0"])
def test_a_format_beyond_this_program_is_named_and_the_number_read_as_stored(code: str) -> None:
    shown = shown_number(5.5, code)
    assert shown.text == "5.5"
    assert "无法还原" in shown.doubts[0]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (44562, "yyyy/m/d", "2022/1/1"),
        (44562, 'yyyy"年"m"月"d"日"', "2022年1月1日"),
        (44562, "yyyy年mm月", "2022年01月"),
        (44562, "[$-804]aaaa", "星期六"),
        (44562, "d-mmm-yy", "1-Jan-22"),
        (44562, "dddd", "Saturday"),
        (44562, r"[$-F800]dddd\,\ mmmm\ dd", "2022年1月1日"),
        (44562.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (44562.5, "yyyy-mm-dd hh:mm", "2022-01-01 12:00"),
        (0.5, "h:mm AM/PM", "12:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (0.000011574, "mm:ss.0", "00:01.0"),
        (60, "yyyy-mm-dd", "1900-02-29"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (0, "yyyy/m/d", "1900/1/0"),
    ],
)
def test_a_day_is_shown_as_a_day(value: float, code: str, text: str) -> None:
    assert shown_number(value, code) == Shown(text)


def test_days_may_be_counted_from_1904() -> None:
    assert shown_number(0, "yyyy/m/d", from_1904=True).text == "1904/1/1"
    assert shown_number(1, "yyyy/m/d", from_1904=False).text == "1900/1/1"


@pytest.mark.parametrize("value", [-1, 2958466, 1e300])
def test_a_number_that_is_no_day_is_not_shown_as_one(value: float) -> None:
    assert "无法还原" in shown_number(value, "yyyy/m/d").doubts[0]


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_what_is_no_number_is_doubted(value: float) -> None:
    assert shown_number(value, "0").doubts


@pytest.mark.parametrize("value", [1e308, -1e308, 5e-324, 1e-300])
@pytest.mark.parametrize(
    "code", ["0", "#,##0.00", "%" * 250, "0" + "," * 200, "0." + "0" * 200, "General", "yyyy", ";"]
)
def test_the_largest_and_smallest_numbers_raise_nothing(value: float, code: str) -> None:
    assert isinstance(shown_number(value, code), Shown)


@pytest.mark.parametrize(
    ("code", "text"), [("General", "甲"), ("0", "甲"), ("@", "甲"), ('@"局"', "甲局"), ('0;-0;0;"本"@', "本甲")]
)
def test_text_is_shown_as_the_format_says(code: str, text: str) -> None:
    assert shown_text("甲", code) == Shown(text)


def test_text_that_its_format_hides_is_told() -> None:
    assert shown_text("甲", ";;;").text == ""
    assert "“甲”" in shown_text("甲", ";;;").doubts[0]


def test_formats_without_a_code_of_their_own_are_those_of_a_chinese_excel() -> None:
    assert shown_number(44562, builtin_format(14)).text == "2022/1/1"
    assert shown_number(44562, builtin_format(57)).text == "2022年1月"
    assert shown_number(6855, builtin_format(3)).text == "6,855"
    assert shown_number(5.25, builtin_format(999)).text == "5.25"
