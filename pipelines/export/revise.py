"""New, changed or the same: what an article is, seen beside what is held of it."""

from __future__ import annotations

from crawler.article import Article
from crawler.ledger import Held


def next_revision(held: Held | None, article: Article) -> int | None:
    """Return the revision that `article` is, or None where it says nothing new.

    A new revision is due when the content's hash or the status differs from what is held.
    """
    if held is None:
        return 1
    if held.content_hash == article.content_hash and held.status == article.status:
        return None
    return held.revision + 1
