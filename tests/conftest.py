"""What several test files share: the newsroom's stories, and a real WordPress that shows them."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from tests.crawling import WAYS, Crawl, Told, crawl_twice
from tests.wordpress import WordPress, missing_packages, newsroom

# A busy machine is no fault of the code.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills", type=int, default=27, help="how often test_crawl_kill.py kills a crawl (27)"
    )


@pytest.fixture(scope="session")
def stories() -> list[newsroom.Story]:
    """The stories of the `wordpress` fixture, the model page first."""
    return newsroom.write(120)


@pytest.fixture(scope="session")
def wordpress(stories: list[newsroom.Story]) -> Iterator[WordPress]:
    """One site for the whole run, theme `tinbao`; whoever turns a switch turns it back."""
    if missing := missing_packages():
        pytest.skip(f"a WordPress needs the Debian packages {', '.join(missing)}")
    with WordPress(posts=[story.post for story in stories], page_cache=True) as site:
        yield site


@pytest.fixture(scope="session")
def golds(stories: list[newsroom.Story]) -> dict[str, newsroom.Gold]:
    """What is to be read of each public article of the `wordpress` fixture, by path."""
    return {story.gold.path: story.gold for story in stories if story.gold}


@pytest.fixture(scope="session")
def told(wordpress: WordPress, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Told]:
    """What two crawls of the `wordpress` fixture in one of the `WAYS` told; each way is gone once only."""

    @cache
    def tell(way: str) -> Told:
        return crawl_twice(wordpress, WAYS[way], tmp_path_factory.mktemp("data"))

    return tell


@pytest.fixture(scope="session")
def by_rest(told: Callable[[str], Told]) -> Crawl:
    """The first crawl of the `wordpress` fixture by REST. Read, and change nothing."""
    return told("REST").first


@pytest.fixture(scope="session")
def by_page(told: Callable[[str], Told]) -> Crawl:
    """The first crawl of its HTML pages, in the theme without any metadata."""
    return told("insisting on the sitemap").first
