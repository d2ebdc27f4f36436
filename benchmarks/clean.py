"""Time the cleaning chain on one core, with the share of each step.

    python -m benchmarks.clean [--articles 300] [--rounds 5]

The articles are of our own writing: some 2.5 KB of text each, with a dateline, padded bylines,
captions printed twice, NBSP and decomposed letters, as provincial newsrooms print them.
The chain should take 1 ms an article at most.
"""

from __future__ import annotations

import argparse
import random
import time
import unicodedata
from collections import Counter

from crawler.article import Block, Image, PrintedDate, Raw, RawArticle
from pipelines import STEPS, clean
from pipelines.clean import copy_of

_SENTENCES = (
    "Sáng {d}/12, tại Hội trường lớn, Ủy ban nhân dân huyện Đăk Tô đã tổ chức hội nghị tổng kết công tác năm.",
    "Các đại biểu đã thảo luận,\xa0 làm rõ nhiều khó khăn, vướng mắc trong quá trình thực hiện tại cơ sở.",
    "Toàn huyện hiện có {d} thôn, làng đạt chuẩn nông thôn mới, tăng {d},5% so với cùng kỳ năm trước.",
    "Theo ông A Thút, già làng ở xã Pô Kô, bà con đã quen với cách làm mới và mạnh dạn vay vốn.",
    "Thời gian tới, địa phương tiếp tục tuyên truyền, vận động nhân dân giữ rừng, phòng chống cháy rừng.",
    "Khoẻ mạnh, học giỏi là điều các em học sinh vùng sâu, vùng xa mong muốn trong năm học mới.",
)


def write(count: int, seed: int = 1) -> list[RawArticle]:
    """Write `count` raw articles."""
    chance = random.Random(seed)
    return [_write_one(number, chance) for number in range(count)]


def _write_one(number: int, chance: random.Random) -> RawArticle:
    def paragraph() -> str:
        picked = chance.sample(_SENTENCES, 4)
        return " ".join(text.format(d=chance.randint(1, 30)) for text in picked)

    texts = [paragraph() for _ in range(6)]
    if number % 10 == 0:
        texts = [unicodedata.normalize("NFD", text) for text in texts]
    texts[0] = f"(kontumtv.vn) – {texts[0]}"
    blocks = [Block("paragraph", text, align="justify") for text in texts]
    caption = f"Quang cảnh hội nghị thứ {number}"
    blocks[1:1] = [Block("image", media=0), Block("caption", caption, media=0)]
    blocks[5:5] = [
        Block("image", media=1),
        Block("paragraph", f"{caption}. Ảnh: P.V", align="center", emphasis=frozenset({"em"})),
    ]
    byline = chance.choice(
        ["\xa0" * 72 + "Quang Mẫn – Duy Phong", "Tin, ảnh: A Thút", "(Theo TTXVN)"]
    )
    blocks.append(Block("paragraph", byline, align="right"))
    url = f"https://kontumtv.vn/tin-tuc/bai-{number}/"
    return RawArticle(
        id=f"kontumtv:{number}",
        url=url,
        canonical_url=url,
        outlet="kontumtv",
        outlet_name="Đài Phát thanh - Truyền hình Kon Tum",
        province="Kon Tum",
        title=f"Hội nghị tổng kết công tác năm, lần thứ {number}",
        sections=["Tin tức", "Xã hội"],
        tags=["nông thôn mới", "giảm nghèo"],
        images=[Image(f"{url}{at}.jpg", alt=caption) for at in range(2)],
        fetched="2026-11-22T08:00:00+07:00",
        raw=Raw(
            blocks=blocks,
            accounts=["admin"],
            dates=[
                PrintedDate("2014-12-19T16:05:00+07:00", "json-ld"),
                PrintedDate("Thứ sáu, 19/12/2014, 16:05 (GMT+7)", "page"),
                PrintedDate("2014-12-19T17:00:00+07:00", "json-ld", "modified"),
            ],
        ),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5, help="the best one counts")
    options = parser.parse_args()
    raws = write(options.articles)
    cleaned = [clean(raw) for raw in raws]
    size = sum(len(article.text.encode()) for article in cleaned) / len(cleaned)
    best = min(_whole(raws) for _ in range(options.rounds))
    print(
        f"{len(raws)} articles, {size / 1000:.1f} KB of text each: {best * 1000:.3f} ms an article"
    )
    steps = min((_steps(raws) for _ in range(options.rounds)), key=lambda spent: spent.total())
    for name, seconds in steps.items():
        share = seconds / steps.total()
        print(f"{name:<18}{seconds / len(raws) * 1e6:8.1f} µs {share:6.1%}")


def _whole(raws: list[RawArticle]) -> float:
    """Return the CPU seconds that `clean` takes for each of `raws`."""
    start = time.process_time()
    for raw in raws:
        clean(raw)
    return (time.process_time() - start) / len(raws)


def _steps(raws: list[RawArticle]) -> Counter[str]:
    """Return the seconds that each step takes for all of `raws`."""
    spent: Counter[str] = Counter()
    changes: Counter[str] = Counter()
    clock = time.perf_counter
    for raw in raws:
        start = clock()
        work = copy_of(raw)
        spent["copy"] += clock() - start
        for step in STEPS:
            start = clock()
            step(work, changes)
            spent[step.__name__] += clock() - start
    return spent


if __name__ == "__main__":
    main()
