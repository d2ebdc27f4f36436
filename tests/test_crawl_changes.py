"""A site that is edited at random: every new, changed, moved and gone article is found, once."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.crawling import WAYS, Crawl, Record, Way, all_records, assert_sealed, crawl
from tests.wordpress import WordPress, missing_packages

POSTS, EDITS = 140, 200
LATER = ("1m", "25h", "50h")
"""When the crawls after the edits take place: at once, when articles a day old are looked at
again, and when what was missing then can be told to be gone."""
QUIET = 5

pytestmark = [
    pytest.mark.skipif(
        shutil.which("faketime") is None,
        reason="moving the clock needs the Debian package faketime",
    ),
    pytest.mark.timeout(1200),  # twenty crawls, which the first test waits for
]


@dataclass
class Post:
    """A post as the editors left it."""

    id: int
    title: str
    body: str
    path: str
    is_public: bool = True
    before: tuple[str, str, str] | None = None
    """Title, body and path at the first crawl; None of a post that came later."""

    @property
    def is_changed(self) -> bool:
        return self.before is not None and (self.title, self.body) != self.before[:2]

    @property
    def is_moved(self) -> bool:
        return self.before is not None and self.path != self.before[2]


@dataclass
class Editors:
    """People who change a site, each time by one of WordPress's own ways."""

    site: WordPress
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    posts: list[Post] = field(default_factory=list)
    count: int = 0

    def add(self, count: int = 1) -> None:
        """Publish `count` posts."""
        drafts = [self.draft() for _ in range(count)]
        for draft, made in zip(drafts, self.site.load(drafts), strict=True):
            self.posts.append(Post(made["id"], draft["title"], draft["body"], made["path"]))

    def draft(self) -> dict[str, Any]:
        self.count += 1
        title = f"Bản tin số {self.count} về {self.chance.choice(['lúa', 'cà phê', 'cao su'])}"
        body = (
            f"<p>Sáng nay, xã số {self.chance.randrange(999)} tổng kết vụ mùa thứ {self.count}.</p>"
        )
        body += "<p>Nhiều hộ dân đã có thu nhập ổn định từ mô hình này trong năm qua.</p>"
        age = timedelta(minutes=self.chance.randrange(60, 900))
        when = (datetime.now(UTC) - age).isoformat(timespec="seconds")
        section = self.chance.choice(["Tin tức=tin-tuc", "Xã hội=xa-hoi"])
        return {"title": title, "body": body, "date": when, "sections": [[section]]}

    def edit(self) -> None:
        public = [post for post in self.posts if post.is_public]
        post = self.chance.choice(public)
        kind = self.chance.choices(
            ["add", "text", "title", "slug", "section", "furniture", "away", "back"],
            [3, 3, 3, 3, 2, 2, 1, 1],
        )[0]
        if kind == "add":
            self.add()
        elif kind == "text":
            self.count += 1
            more = f"<p>Cập nhật lần thứ {self.count}.</p>"
            self.site.update(post.id, append=more)
            post.body += more
        elif kind == "title":
            self.count += 1
            post.title = f"Sửa lại số {self.count}: thu nhập của nông dân"
            self.site.update(post.id, title=post.title)
        elif kind == "slug":
            self.count += 1
            post.path = self.site.update(post.id, slug=f"tin-doi-cho-{self.count}")["path"]
        elif kind == "section":
            post.path = self.site.update(post.id, sections=[["Kinh tế=kinh-te"]])["path"]
        elif kind == "furniture":
            self.site.update(post.id, tags=["nông nghiệp", "Kon Tum"])
        elif kind == "away":
            way = self.chance.choice(["delete", "trash", "draft", "private"])
            if way in ("draft", "private"):
                self.site.update(post.id, status=way)
            else:
                self.site.delete(post.id, trash=way == "trash")
            post.is_public = False
        elif hidden := [post for post in self.posts if not post.is_public and post.before is None]:
            post = hidden[0]
            self.posts.remove(post)  # nobody ever saw it


@dataclass
class Story:
    """What one way of crawling told of the site before and after its editors came."""

    first: Crawl
    again: list[Crawl]
    quiet: Crawl

    @property
    def lines(self) -> dict[int, list[Record]]:
        """What was written after the edits, by the post's number."""
        found: dict[int, list[Record]] = {}
        for each in (*self.again, self.quiet):
            for record in each.records:
                found.setdefault(int(record["id"].partition(":")[2]), []).append(record)
        return found


def run_all(site: WordPress, folder: Path, later: str) -> dict[str, Crawl]:
    """Crawl the site in each way of `CRAWLED`, each into its own folder."""
    return {
        name: crawl_by(site, WAYS[name], folder / name.replace(" ", "-"), later) for name in CRAWLED
    }


def crawl_by(site: WordPress, way: Way, folder: Path, later: str) -> Crawl:
    for door in way.shut:
        getattr(site, door)(False)
    try:
        return crawl(folder, site=site.url, later=later, **way.insists)
    finally:
        for door in way.shut:
            getattr(site, door)()


CRAWLED = ("REST", "without REST", "without REST and sitemaps", "with listings only")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Editors, dict[str, Story]]]:
    """The site after its editors went home, and what each way of crawling told of it."""
    if missing := missing_packages():
        pytest.skip(f"a WordPress needs the Debian packages {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("edited")
    with WordPress(page_cache=True) as site:
        editors = Editors(site)
        editors.add(POSTS)
        first = run_all(site, folder, "0s")
        for post in editors.posts:
            post.before = (post.title, post.body, post.path)
        for _ in range(EDITS):
            editors.edit()
        again = [run_all(site, folder, later) for later in LATER]
        quiet = run_all(site, folder, "51h")
        yield (
            editors,
            {
                name: Story(first[name], [each[name] for each in again], quiet[name])
                for name in CRAWLED
            },
        )


@pytest.fixture(params=CRAWLED)
def told(request, edited) -> tuple[list[Post], Story]:
    editors, stories = edited
    return editors.posts, stories[request.param]


def test_the_editors_did_all_that_editors_do(edited):
    posts = edited[0].posts
    public = [post for post in posts if post.is_public]
    assert (
        min(
            sum(post.before is None for post in public),
            sum(post.is_changed for post in public),
            sum(post.is_moved for post in public),
            sum(post.is_moved and not post.is_changed for post in public),
            sum(not post.is_public and post.before is not None for post in posts),
        )
        >= 8
    )


def test_every_run_is_healthy_and_sealed(told):
    _, story = told
    for each in (story.first, *story.again, story.quiet):
        assert (each.code, each.report["verdict"]) == (0, "healthy"), each.report["reasons"]
    assert_sealed(story.first.folder)


def test_every_new_article_is_found_once(told):
    posts, story = told
    new = {post.id for post in posts if post.before is None and post.is_public}
    found = Counter(
        id for id, lines in story.lines.items() for line in lines if line["revision"] == 1
    )
    assert found == dict.fromkeys(new, 1)


def test_every_changed_article_is_a_second_revision_and_nothing_else_is(told):
    posts, story = told
    changed = {post.id: post for post in posts if post.is_public and post.is_changed}
    found = {
        id: lines
        for id, lines in story.lines.items()
        if lines[0]["revision"] > 1 and lines[-1]["status"] == "published"
    }
    assert found.keys() == changed.keys()
    for id, lines in found.items():
        (line,) = lines
        assert (line["revision"], line["title"]) == (2, changed[id].title)
        assert unquote(urlsplit(line["url"]).path) == changed[id].path


def test_every_article_that_went_has_a_tombstone_that_says_who_it_was(told):
    posts, story = told
    gone = {post.id: post for post in posts if not post.is_public and post.before}
    found = {id: lines for id, lines in story.lines.items() if lines[-1]["status"] == "gone"}
    assert found.keys() == gone.keys()
    first = {int(record["id"].partition(":")[2]): record for record in story.first.records}
    for id, lines in found.items():
        (line,) = lines
        assert line["revision"] == 2
        for key in ("id", "outlet", "title", "published", "canonical_url", "province"):
            assert line[key] == first[id][key]
        assert line["text"] == "" and line["paragraphs"] == [] and line["content_hash"] is None


def test_moved_articles_are_counted_and_keep_their_ids(told):
    posts, story = told
    moved = {post.id for post in posts if post.is_public and post.is_moved}
    counted = sum(how["count"] for each in story.again for how in each.report["moved"].values())
    assert counted >= len(moved)
    ids = {record["id"] for record in all_records(story.first.folder)}
    assert len(ids) == len({post.id for post in posts if post.is_public or post.before})


def test_nothing_is_written_and_little_asked_when_all_is_known(told):
    _, story = told
    assert story.quiet.records == []
    assert story.quiet.report["discovery"][-1] == "listing" or (
        story.quiet.report["requests"] <= QUIET
    )
