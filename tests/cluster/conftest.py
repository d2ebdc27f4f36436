"""The tests of a cluster make releases as those of the corpus do."""

from tests.corpus.conftest import release  # noqa: F401
