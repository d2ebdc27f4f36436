"""What several test files share: the newsroom's stories, and a real WordPress that shows them."""

from collections.abc import Iterator

import pytest

from tests.wordpress import WordPress, missing_packages, newsroom


@pytest.fixture(scope="session")
def stories() -> list[newsroom.Story]:
    """The stories of the `wordpress` fixture, the model page first."""
    return newsroom.write(120)


@pytest.fixture(scope="session")
def wordpress(stories: list[newsroom.Story]) -> Iterator[WordPress]:
    """One site for the whole run, theme `tinbao`; whoever turns a switch turns it back."""
    if missing := missing_packages():
        pytest.skip(f"a WordPress needs the Debian packages {', '.join(missing)}")
    with WordPress(posts=[story.post for story in stories]) as site:
        yield site
