"""Where responses come from, and where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from crawler.sources.archive_crawl import Archive


def open_archive(outlet: Outlet) -> Archive | None:
    """Return the archive that `outlet` was asked to read, None for the live site."""
    # They stand on the outlet that reads from them.
    from crawler.sources.archive_files import ArchiveFiles
    from crawler.sources.commoncrawl import CommonCrawl
    from crawler.sources.wayback import Wayback

    if outlet.arguments.service == "wayback":
        return Wayback(outlet)
    if outlet.arguments.service == "commoncrawl":
        return CommonCrawl(outlet)
    if outlet.arguments.archives:
        return ArchiveFiles(outlet, outlet.arguments.archives)
    return None
