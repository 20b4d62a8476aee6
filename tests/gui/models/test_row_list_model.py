from PySide6.QtCore import Qt

from gui.models.row_list_model import RELATED_ROLE, RowListModel, RowListProxy
from gui.presenters.list_rows import Level, ListCell, ListColumn, ListRow, RowFilter, RowList
from gui.presenters.review_lists import finding_list
from tests.support.audited import broken_report

COLUMNS = (ListColumn("级别", 5), ListColumn("数", 5, right=True))


def listed(*values: int) -> RowList:
    rows = tuple(
        ListRow(Level.ERROR, "错误", "表三", (ListCell("× 错误"), ListCell(str(value), (float(value),))), None)
        for value in values
    )
    return RowList(COLUMNS, rows, "无")


def shown(proxy: RowListProxy) -> list[str]:
    return [str(proxy.index(row, 1).data()) for row in range(proxy.rowCount())]


def proxy_of(what: RowList) -> RowListProxy:
    model = RowListModel()
    model.show_list(what)
    proxy = RowListProxy(model)
    model.setParent(proxy)
    return proxy


def test_numbers_sort_by_size_and_not_as_text() -> None:
    proxy = proxy_of(listed(9, 10, 2))
    proxy.sort(1)
    assert shown(proxy) == ["2", "9", "10"]


def test_rows_of_equal_order_keep_their_sequence() -> None:
    proxy = proxy_of(listed(3, 1, 2))
    proxy.sort(0)
    assert shown(proxy) == ["3", "1", "2"]


def test_the_filter_hides_what_it_does_not_admit() -> None:
    proxy = proxy_of(listed(1, 22, 3))
    proxy.set_filter(RowFilter(sought="2"))
    assert shown(proxy) == ["22"]
    proxy.set_filter(RowFilter())
    assert proxy.rowCount() == 3


def test_related_rows_are_marked_and_others_not() -> None:
    audited = broken_report()
    model = RowListModel()
    model.show_list(finding_list(audited))
    model.set_related((audited.findings[1],))
    assert [model.index(row, 0).data(RELATED_ROLE) for row in range(3)] == [False, True, False]


def test_a_tooltip_never_holds_markup_of_the_document() -> None:
    row = ListRow(Level.HINT, "提示", "正文", (ListCell("<b>粗</b>"), ListCell("1")), None)
    model = RowListModel()
    model.show_list(RowList(COLUMNS, (row,), "无"))
    assert "&lt;b&gt;" in str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
