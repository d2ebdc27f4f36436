"""Which archive a crawl reads, if it was asked to read one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.settings import BaseSettings

from crawler.addresses import normalise
from crawler.arguments import BadArgument
from crawler.captures import POLICIES
from crawler.sources.archive_crawl import Archive
from crawler.sources.archive_files import ArchiveFiles
from crawler.sources.commoncrawl import CommonCrawl
from crawler.sources.wayback import Wayback

if TYPE_CHECKING:
    from crawler.outlet import Outlet


ADDRESSES = ("WAYBACK_CDX", "WAYBACK_REPLAY", "COMMONCRAWL_INDEX", "COMMONCRAWL_DATA")


def check(settings: BaseSettings) -> None:
    """Raise `BadArgument` where a setting that says how archives are read makes no sense."""
    for name in ADDRESSES:
        if normalise(settings[name] or "") is None:
            raise BadArgument(f"{name}={settings[name]} is no web address")
    if settings["CAPTURES"] not in (None, "", *POLICIES):
        raise BadArgument(f"CAPTURES={settings['CAPTURES']} is none of {', '.join(POLICIES)}")
    if settings.getint("ARCHIVE_CONCURRENCY") < 1 or settings.getint("WAYBACK_PAGE") < 1:
        raise BadArgument("ARCHIVE_CONCURRENCY and WAYBACK_PAGE are 1 at least")


def open_archive(outlet: Outlet) -> Archive | None:
    """Return the archive that `outlet` was asked to read, None for the live site."""
    if outlet.arguments.service == "wayback":
        return Wayback(outlet)
    if outlet.arguments.service == "commoncrawl":
        return CommonCrawl(outlet)
    if outlet.arguments.archives:
        return ArchiveFiles(outlet, outlet.arguments.archives)
    return None
