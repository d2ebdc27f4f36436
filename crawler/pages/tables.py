"""Tables: those of data, and those made for the layout, whose cells tie captions to pictures."""

from __future__ import annotations

from crawler.pages.index import Index

CAPTION_LENGTH = 500
"""Characters of the longest caption."""
_LAYOUT_CELL = 600
"""Characters in one cell beyond which a table is there for the layout."""
_CELLS = frozenset(("td", "th"))
_ROW = frozenset(("tr",))
_ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_NO_DATA = ("table", "iframe", "video", "object", "h1", "h2")
PICTURE = ("img",)
SHOWN = ("img", "audio", "embed", "iframe", "object", "video")
"""Tags of what is shown, not read."""


def cells_of(index: Index, row: int) -> list[int]:
    """Return the places of the cells of the row at `row`."""
    return index.inside(row, _CELLS)


def rows_of(index: Index, table: int) -> list[int]:
    """Return the places of the rows of a table itself, without those of tables inside it."""
    rows = index.inside(table, _ROW)
    for group in index.inside(table, _ROW_GROUPS):
        rows += index.inside(group, _ROW)
    return sorted(rows)


def is_data(index: Index, table: int) -> bool:
    """Tell a table of data from one that is there for the layout.

    Data has rows of at least two cells with text, no table, picture or player inside that is more than
    an ornament of its row, and no cell with the length of a text.
    """
    if index.holds(table, _NO_DATA):
        return False
    rows = [cells_of(index, row) for row in rows_of(index, table)]
    filled = [sum(index.length(cell) > 0 for cell in row) for row in rows]
    if max(filled, default=0) < 2:
        return False
    if index.holds(table, PICTURE):
        pictured = [[c for c in row if index.holds(c, PICTURE)] for row in rows]
        wordy = [
            len([c for c in row if c not in shown and index.length(c)]) >= 2
            for row, shown in zip(rows, pictured, strict=True)
        ]
        if sum(wordy) * 2 <= len(rows) or any(
            shown and not words for shown, words in zip(pictured, wordy, strict=True)
        ):
            return False
    return all(index.length(cell) <= _LAYOUT_CELL for row in rows for cell in row)


def captions(index: Index, table: int) -> dict[int, list[int]]:
    """Return, by the place of each cell that shows something, those of the cells with its caption.

    A caption stands in the cell below its picture: the same column where the rows have as
    many cells, else the only cell of its row.
    """
    found: dict[int, list[int]] = {}
    above: list[int] = []
    for row in rows_of(index, table):
        cells = cells_of(index, row)
        shown = [c for c in cells if index.holds(c, SHOWN)]
        if shown:
            found.update((cell, []) for cell in shown)
            above = cells
            continue
        if above and all(index.length(c) <= CAPTION_LENGTH for c in cells):
            pairs = (
                list(zip(above, cells, strict=False))
                if len(above) == len(cells)
                else [(above[-1], c) for c in cells]
            )
            for picture, cell in pairs:
                if picture in found:
                    found[picture].append(cell)
        above = []
    return found
