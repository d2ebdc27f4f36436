"""The downloader middlewares that join archives to a crawl: one reads them, one writes them."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawler.candidate import Capture
from crawler.failures import Unsent


class ReplayArchive:
    """Answer a request for a capture from the archive that this run reads."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReplayArchive:
        return cls(crawler)

    async def process_request(self, request: Request) -> Response | None:
        capture: Capture | None = request.meta.get("capture")
        if capture is None:
            return None
        return await self.crawler.spider.archive.respond(capture, request)  # type: ignore[union-attr]


class KeepResponses:
    """Archive every response that came over the network, as received; count it for the report.

    Stands next to the downloader, where bodies are still compressed and redirects still visible.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        self._out: set[Request] = set()
        """Requests handed to the downloader that have not come back."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> KeepResponses:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        run = getattr(self.crawler.spider, "run", None)
        if run is not None:
            run.report.requests += 1
            self._out.add(request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        if request in self._out:
            self._out.discard(request)
            if isinstance(exception, Unsent):
                # It waited for its turn when the run was ended.
                self.crawler.spider.run.report.requests -= 1  # type: ignore[union-attr]

    def process_response(self, request: Request, response: Response) -> Response:
        run = getattr(self.crawler.spider, "run", None)
        if run is None or "capture" in request.meta:
            return response
        self._out.discard(request)
        run.report.statuses[str(response.status)] += 1
        run.report.bytes += len(response.body)
        run.report.seconds["download"] += request.meta.get("download_latency", 0)
        if request.meta.get("archive"):
            return response  # what it holds is kept as the archive had it
        position = run.keep(request, response)
        if position is not None:
            request.meta["warc"] = position
        return response
