"""How fast and how small a crawl is: ``python -m benchmarks.crawl`` (needs the test WordPress).

Prints articles a second by REST and by HTML beside a bare Scrapy spider that fetches the same
pages from the same server, the requests each way takes, those of a second run with nothing new,
and peak memory while reading generated archives of 1,000 and of 100,000 articles.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.processes import ROOT, crawl, run
from tests.wordpress import WordPress, newsroom


def last_report(data: Path) -> dict:
    """Return the report of the last run in `data`."""
    return json.loads(max((data / "kontumtv" / "runs").glob("*.json")).read_text())


def speed(posts: int, rounds: int) -> None:
    """Crawl a WordPress of `posts` posts each way, `rounds` times, and print the medians."""
    stories = newsroom.write(posts)
    seconds: dict[str, list[float]] = {"bare": [], "html": [], "rest": []}
    cpu: dict[str, list[float]] = {"bare": [], "html": [], "rest": []}
    requests: dict[str, int] = {}
    with (
        WordPress(posts=[story.post for story in stories]) as site,
        tempfile.TemporaryDirectory() as folder,
    ):
        public = [post["url"] for post in site.posts() if post["status"] == "publish"]
        addresses = Path(folder, "addresses")
        addresses.write_text("\n".join(public))
        spider = str(ROOT / "benchmarks" / "bare_spider.py")
        bare = [sys.executable, "-m", "scrapy", "runspider", spider, "-O", "bare.jsonl"]
        for number in range(rounds):
            # Outside the project, or it would run with the project's settings.
            cost = {"bare": run(bare, Path(folder), BARE_ADDRESSES=str(addresses))}
            fetched = Path(folder, "bare.jsonl").read_text().count("\n")
            assert fetched == len(public), f"the bare spider got {fetched}"
            for way, discovery in (("html", "sitemap"), ("rest", "rest")):
                data = Path(folder, f"{way}-{number}")
                arguments = ["-a", f"site={site.url}", "-a", f"discovery={discovery}"]
                cost[way] = crawl(data, *arguments)
                report = last_report(data)
                assert report["written"] == len(public), report
                requests[way] = report["requests"]
                crawl(data, *arguments)
                requests[f"{way} again"] = last_report(data)["requests"]
            for way, one in cost.items():
                seconds[way].append(one.seconds)
                cpu[way].append(one.cpu_seconds)
    rate = {way: len(public) / statistics.median(times) for way, times in seconds.items()}
    print(f"{len(public)} articles, {rounds} rounds, medians of whole commands\n")
    print(f"{'':12}{'articles/s':>12}{'CPU s':>8}{'requests':>10}{'second run':>12}")
    for way in ("bare", "html", "rest"):
        print(
            f"{way:12}{rate[way]:12.1f}{statistics.median(cpu[way]):8.1f}"
            f"{requests.get(way, len(public)):10}{requests.get(f'{way} again', '-'):>12}"
        )
    print(f"\nhtml / bare spider: {rate['html'] / rate['bare']:.2f} (aim: 0.5)")
    print(f"rest / html:        {rate['rest'] / rate['html']:.1f} (aim: 10)")
    print(f"requests rest / html: {requests['rest'] / requests['html']:.3f} (aim: 0.01)")


def generate(path: Path, articles: int) -> None:
    """Write an archive of `articles` different pages to `path`."""
    sentence = "Sáng {0}/{1}, lãnh đạo tỉnh kiểm tra tiến độ công trình số {2} tại xã {3}, yêu cầu hoàn thành trước mùa mưa."
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for n in range(1, articles + 1):
            text = [
                sentence.format(n % 28 + 1, n % 12 + 1, n * 7 + p, (n * 31 + p) % 977)
                for p in range(12)
            ]
            body = (
                f"<html lang=vi><head><title>Bài số {n}</title></head>"
                f"<body class='single single-post postid-{n}'><h1 class=entry-title>Bài số {n}</h1>"
                f"<p class=post-date>{n % 28 + 1:02}/{n % 12 + 1:02}/2014 - 08:{n % 60:02}</p>"
                f"<div class=entry-content><p>(kontumtv.vn) – {'</p><p>'.join(text)}</p>"
                f"<p style='text-align:right'>Quang Mẫn – Duy Phong</p></div></body></html>"
            ).encode()
            record = writer.create_warc_record(
                f"http://kontumtv.vn/tin-tuc/bai-so-{n}/",
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders(
                    "200 OK", [("Content-Type", "text/html; charset=UTF-8")], protocol="HTTP/1.1"
                ),
            )
            writer.write_record(record)


def memory(sizes: list[int]) -> None:
    """Crawl generated archives of `sizes` articles and print peak memory and speed."""
    print(f"\n{'articles':>12}{'peak MiB':>10}{'articles/s':>12}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder, "generated.warc.gz")
            generate(archive, size)
            cost = crawl(Path(folder, "data"), "-a", f"source={archive}")
            written = last_report(Path(folder, "data"))["written"]
            assert written == size, f"{written} of {size} written"
        print(f"{size:12,}{cost.peak_mib:10.0f}{size / cost.seconds:12.1f}")


def main() -> None:
    """Print both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=600, help="posts of the WordPress (600)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[1_000, 100_000], help="archives to generate"
    )
    given = parser.parse_args()
    speed(given.posts, given.rounds)
    if given.sizes:
        memory(given.sizes)


if __name__ == "__main__":
    main()
