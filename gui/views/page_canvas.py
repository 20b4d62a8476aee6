"""All pages of a printed document in one scroll, with the places lit on them."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from core.source.provenance import PageRegion
from gui.presenters.number_marks import NumberMark
from gui.presenters.page_faces import PageFace
from gui.presenters.source_places import PlaceClick, SourceHighlight, covers, extent
from gui.views.page_canvas_layout import PageColumn, scale_to_fit
from gui.views.page_canvas_paint import paint_highlight, paint_hover, paint_mark, paint_note, paint_page, qt_rect
from gui.views.page_canvas_pictures import PagePictures, RenderPage

MINIMUM_ZOOM, MAXIMUM_ZOOM, ZOOM_STEP = 0.25, 5.0, 1.2
_SETTLED_AFTER = 120  # milliseconds without a change of scale before pages are drawn anew
_DRAG = 4.0


class PageCanvas(QAbstractScrollArea):
    """Shows pages, sharp at every zoom and screen; until the sharp picture is there the last one is shown stretched.

    ``zoom`` is 1.0 where a point of paper is a point of the screen.
    """

    place_clicked = Signal(object)
    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._notes: tuple[str, ...] = ()
        self._column = PageColumn((), 1.0, 0.0)
        self._pictures: PagePictures | None = None
        self._lit: dict[int, list[SourceHighlight]] = {}
        self._marks: dict[int, list[NumberMark]] = {}
        self._places: dict[int, list[PageRegion]] = {}
        self._hovered: PageRegion | None = None
        self._pressed: QPointF | None = None
        self._fitting = True
        self._zoom = 1.0
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_AFTER)
        self._settled.timeout.connect(self._want_visible)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting the width would flicker
        self.setAccessibleName("原文页面")
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def zoom(self) -> float:
        """The zoom in force."""
        return self._zoom

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 where there are none."""
        return self._column.nearest(self.verticalScrollBar().value() + self.viewport().height() / 2)

    def show_pages(self, faces: tuple[PageFace, ...], render: RenderPage) -> None:
        """Show these pages from the top, as wide as the view."""
        self._release()
        self._sizes = tuple(face.size for face in faces)
        self._notes = tuple(face.note for face in faces)
        self._pictures = PagePictures(self._sizes, render, self)
        self._pictures.arrived.connect(self._on_arrived)
        self.fit_width()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def clear(self) -> None:
        """Show nothing."""
        self._release()
        self._sizes, self._notes = (), ()
        self._lay_out()

    def set_highlights(self, highlights: tuple[SourceHighlight, ...]) -> None:
        """Light these places instead of those lit before."""
        self._lit = {}
        for highlight in highlights:
            if isinstance(highlight.ref, PageRegion):
                self._lit.setdefault(highlight.ref.page, []).append(highlight)
        self.viewport().update()

    def set_marks(self, marks: tuple[NumberMark, ...]) -> None:
        """Underline these numbers instead of those before."""
        self._marks = {}
        for mark in marks:
            if isinstance(mark.ref, PageRegion):
                self._marks.setdefault(mark.ref.page, []).append(mark)
        self.viewport().update()

    def set_places(self, places: tuple[PageRegion, ...]) -> None:
        """The places that answer to a click: the pointer shows it."""
        self._places = {}
        for place in places:
            self._places.setdefault(place.page, []).append(place)

    def reveal(self, region: PageRegion) -> None:
        """Scroll until the place is in view, to the middle where it was not."""
        if not 1 <= region.page <= self._column.count:
            return
        place = qt_rect(self._column.place(region.page, region.rect))
        if self._view().adjusted(24, 24, -24, -24).contains(place):
            return
        centre = place.center()
        self.verticalScrollBar().setValue(round(centre.y() - self.viewport().height() / 2))
        self.horizontalScrollBar().setValue(round(centre.x() - self.viewport().width() / 2))

    def zoom_in(self) -> None:
        """One step closer."""
        self.set_zoom(self._zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step back."""
        self.set_zoom(self._zoom / ZOOM_STEP)

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom so that what lies under ``anchor`` (of the viewport; else its middle) stays there."""
        self._fitting = False
        self._apply_zoom(min(max(zoom, MINIMUM_ZOOM), MAXIMUM_ZOOM), anchor or QPointF(self.viewport().rect().center()))

    def fit_width(self) -> None:
        """As wide as the view, also when the view changes."""
        self._fitting = True
        fitting = scale_to_fit(self._sizes, self.viewport().width()) / self._pixels_a_point()
        self._apply_zoom(min(fitting, MAXIMUM_ZOOM), QPointF(self.viewport().width() / 2, 0))

    def _apply_zoom(self, zoom: float, anchor: QPointF) -> None:
        before = self._column
        x, y = anchor.x() + self.horizontalScrollBar().value(), anchor.y() + self.verticalScrollBar().value()
        self._zoom = zoom
        self._lay_out()
        if before.height and before.width:
            self.horizontalScrollBar().setValue(round(x * self._column.width / before.width - anchor.x()))
            self.verticalScrollBar().setValue(round(y * self._column.height / before.height - anchor.y()))
        self.zoom_changed.emit(zoom)

    def _lay_out(self) -> None:
        view = self.viewport().size()
        self._column = PageColumn(self._sizes, self._zoom * self._pixels_a_point(), view.width())
        for bar, whole, shown in (
            (self.horizontalScrollBar(), self._column.width, view.width()),
            (self.verticalScrollBar(), self._column.height, view.height()),
        ):
            bar.setRange(0, max(0, round(whole - shown)))
            bar.setPageStep(max(1, round(shown * 0.9)))
            bar.setSingleStep(40)
        self._settled.start()
        self.viewport().update()

    def _pixels_a_point(self) -> float:
        return self.logicalDpiX() / 72

    def _view(self) -> QRectF:
        """The part of the canvas that is seen."""
        size = self.viewport().size()
        return QRectF(self.horizontalScrollBar().value(), self.verticalScrollBar().value(), size.width(), size.height())

    def _want_visible(self) -> None:
        if self._pictures is None or not self._sizes:
            return
        view = self._view()
        seen = self._column.between(view.top(), view.bottom())
        around = [page for page in (seen.stop, seen.start - 1) if 1 <= page <= self._column.count]
        self._pictures.want([*seen, *around], self._column.scale * self.devicePixelRatioF())

    def _release(self) -> None:
        if self._pictures is not None:
            self._pictures.drop()
            self._pictures.deleteLater()
        self._pictures, self._lit, self._marks, self._places, self._hovered = None, {}, {}, {}, None

    def _on_scrolled(self) -> None:
        if not self._settled.isActive():
            self._want_visible()
        self.viewport().update()
        self.page_changed.emit(self.page, self._column.count)

    def _on_arrived(self, _page: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        view = self._view()
        painter.translate(-view.topLeft())
        for page in self._column.between(view.top(), view.bottom()):
            self._paint(painter, page)
        painter.end()

    def _paint(self, painter: QPainter, page: int) -> None:
        pictures = self._pictures
        failed = pictures is not None and page in pictures.failed
        note = "这一页无法显示；标出的位置仍然可以对照原文件查看" if failed else f"正在显示第 {page} 页……"
        picture = pictures.picture(page) if pictures else None
        frame = qt_rect(self._column.frame(page))
        paint_page(painter, frame, self._view(), picture, note)
        if self._notes[page - 1]:
            paint_note(painter, frame, self._notes[page - 1])
        for mark in self._marks.get(page, ()):
            if isinstance(mark.ref, PageRegion):
                paint_mark(painter, qt_rect(self._column.place(page, mark.ref.rect)), mark)
        for highlight in self._lit.get(page, ()):
            if isinstance(highlight.ref, PageRegion):
                paint_highlight(painter, qt_rect(self._column.place(page, highlight.ref.rect)), highlight)
        if self._hovered is not None and self._hovered.page == page:
            paint_hover(painter, qt_rect(self._column.place(page, self._hovered.rect)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep fitting, or keep the zoom."""
        if self._fitting:
            self.fit_width()
        else:
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the window moves to a screen of another density."""
        super().changeEvent(event)
        self._settled.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last page."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag names a point of a page."""
        began, self._pressed = self._pressed, None
        if began is None or (event.position() - began).manhattanLength() > _DRAG:
            return
        click = self._click_at(event.position())
        if click is not None:
            self.place_clicked.emit(click)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which figure a click would mean."""
        self._hover(self._click_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover(None)

    def _hover(self, click: PlaceClick | None) -> None:
        places = self._places.get(click.page, []) if click and click.page else []
        hit = min((place for place in places if click and covers(place, click)), key=extent, default=None)
        if hit == self._hovered:
            return
        self._hovered = hit
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def _click_at(self, position: QPointF) -> PlaceClick | None:
        point = position + self._view().topLeft()
        found = self._column.point(point.x(), point.y())
        return PlaceClick(page=found[0], x=found[1], y=found[2]) if found else None
