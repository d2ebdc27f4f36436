"""Run files of the tests' own, and releases of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import zstandard

from crawler.article import Article, Author, Extractor, Image, WarcPosition, to_json
from pipelines.settle import hash_content, join_text

STORY = [
    "Sáng 19/12, tại hội trường trung tâm, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết công tác năm.",
    "Theo báo cáo, toàn tỉnh trồng mới được 1.911 héc ta rừng, đạt 104% kế hoạch giao từ đầu năm.",
    "Các đại biểu thảo luận về nguồn vốn, giống cây và cách giữ rừng trong mùa khô sắp tới ở các xã vùng cao.",
    "Kết luận hội nghị, lãnh đạo tỉnh yêu cầu các huyện giao đất cho hộ dân trước tháng tư, kiểm tra từng lô.",
    "Hạt kiểm lâm các huyện lập tổ tuần tra, trực suốt ngày đêm ở những cánh rừng dễ cháy nhất.",
]


def make(id: str = "kontumtv:1", **fields: Any) -> Article:
    """Return an article as the pipelines would, in `fields` what matters to a test."""
    outlet, _, number = id.partition(":")
    url = f"https://{outlet}.vn/tin/{number}/"
    given: dict[str, Any] = {
        "url": url,
        "canonical_url": url,
        "outlet": outlet,
        "outlet_name": f"Đài {outlet}",
        "province": "Kon Tum",
        "language": "vi",
        "title": f"Tổng kết năm số {number}",
        "paragraphs": list(STORY),
        "authors": [Author("Quang Mẫn", ["text"])],
        "published": "2014-12-19T16:05:00+07:00",
        "published_precision": "minute",
        "published_from": "page",
        "sections": ["Tin tức", "Chính trị"],
        "images": [Image(url + "a.jpg", "Hội nghị", None, None, 600, None)],
        "fetched": "2026-11-22T20:15:00+00:00",
        "warc": WarcPosition("20261122T201500Z-00000.warc.gz", 16675),
        "extractor": Extractor("0.1.0", {"title": "rest", "text": "page"}),
        **fields,
    }
    article = Article(id=id, **given)
    if article.status == "gone":
        article.paragraphs, article.lead, article.images = [], None, []
    article.text = join_text(article)
    article.content_hash = hash_content(article)
    return article


def put(data_dir: Path, *articles: Article | bytes, run: str = "20261122T201500Z") -> Path:
    """Write `articles`, or whole lines, as one run's file of each outlet; return `data_dir`."""
    for article in articles:
        outlet = "kontumtv" if isinstance(article, bytes) else article.outlet
        path = data_dir / outlet / "articles" / f"{run}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        line = article if isinstance(article, bytes) else to_json(article)
        with path.open("ab") as file:
            file.write(line + b"\n")
    return data_dir


def records(release: Path) -> list[dict[str, Any]]:
    """Return the records of a release, in its order."""
    found = []
    for path in sorted((release / "jsonl").glob("*.jsonl.zst")):
        with zstandard.open(path, "rt", encoding="utf-8", newline="\n") as file:
            found += [json.loads(line) for line in file]
    return found


def ids(release: Path) -> list[str]:
    """Return the ids of a release, in its order."""
    return [record["id"] for record in records(release)]
