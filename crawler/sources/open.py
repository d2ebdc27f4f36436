"""Which archive a crawl reads, if it was asked to read one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.sources.archive_crawl import Archive
from crawler.sources.archive_files import ArchiveFiles
from crawler.sources.commoncrawl import CommonCrawl
from crawler.sources.wayback import Wayback

if TYPE_CHECKING:
    from crawler.outlet import Outlet


def open_archive(outlet: Outlet) -> Archive | None:
    """Return the archive that `outlet` was asked to read, None for the live site."""
    if outlet.arguments.service == "wayback":
        return Wayback(outlet)
    if outlet.arguments.service == "commoncrawl":
        return CommonCrawl(outlet)
    if outlet.arguments.archives:
        return ArchiveFiles(outlet, outlet.arguments.archives)
    return None
