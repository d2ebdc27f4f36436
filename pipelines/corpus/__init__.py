"""From sealed run files to a corpus: choose, compare, measure, write, describe, check.

`build.build` makes a release, `check.check` verifies one; ``scrapy corpus`` is the shell around
them. Needs the extra ``corpus``. How a release is made is told in ``docs/corpus.md``.
"""
