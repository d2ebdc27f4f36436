"""Which articles a crawl was asked for: since, until, section."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crawler.addresses import path_words, slug
from crawler.article import Article


@dataclass(frozen=True)
class Selection:
    """A choice of articles; without any bound it takes them all."""

    since: str | None = None
    until: str | None = None
    """First and last day of publication, ISO 8601."""
    section: str | None = None
    """Slug of a section, of whichever level."""

    def takes(self, article: Article) -> bool:
        """Tell whether `article` is wanted. Where its date is unknown, a period does not take it."""
        return self._takes_day(article.published) and (
            self.section is None
            or self.section in path_words(article.canonical_url)[:-1]
            or self.section in [slug(name) for name in article.sections]
        )

    def may_take(self, published: str | None, lastmod: str | None) -> bool:
        """Tell whether an address is worth a look, by what is known before it is fetched.

        `published` is what an earlier look found, `lastmod` what the site says: an article last
        changed before the period began was not published in it. `lastmod` may be of any time
        zone, hence the day of grace.
        """
        if published is not None:
            return self._takes_day(published)
        if self.since is None or lastmod is None:
            return True
        try:
            return date.fromisoformat(lastmod[:10]) + timedelta(days=1) >= date.fromisoformat(
                self.since
            )
        except (ValueError, OverflowError):
            return True

    def _takes_day(self, published: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if published is None:
            return False
        # Where only the month or the year is known, it counts if any of its days would.
        day = published[:10]
        return (self.since is None or day >= self.since[: len(day)]) and (
            self.until is None or day <= self.until[: len(day)]
        )
