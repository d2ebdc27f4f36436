"""Where responses come from, and where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from crawler.sources.archive_crawl import Archive


def open_archive(outlet: Outlet) -> Archive | None:
    """Return the archive that `outlet` was asked to read, None for the live site."""
    from crawler.sources.archive_files import ArchiveFiles

    if outlet.arguments.archives:
        return ArchiveFiles(outlet, outlet.arguments.archives)
    return None
