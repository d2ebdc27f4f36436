"""The floor for a crawl of pages: a Scrapy spider that fetches addresses and yields one field."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, ClassVar

import scrapy
from scrapy.http import Response


class BareSpider(scrapy.Spider):
    """Fetch the addresses in the file BARE_ADDRESSES as fast as tintinh may."""

    name = "bare"
    custom_settings: ClassVar[dict[str, Any]] = {
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "LOG_LEVEL": "WARNING",
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
    }

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for address in Path(os.environ["BARE_ADDRESSES"]).read_text().split():
            yield scrapy.Request(address)

    def parse(self, response: Response) -> Iterator[dict[str, str | None]]:
        yield {"title": response.css("h1::text").get()}
