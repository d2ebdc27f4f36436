"""Everything after the raw article: cleaning it, and writing it.

`clean` runs the whole chain on one article, outside Scrapy too; `Clean` is the chain as a Scrapy
pipeline. Each step is a module named by its verb, with pure functions on strings that a notebook
can call (`split_dateline`, `read_byline`, `read_date`, `tone_key`, …).
"""

from pipelines.check import Unusable
from pipelines.clean import STEPS, clean, clean_and_count
from pipelines.shell import Clean

__all__ = ["STEPS", "Clean", "Unusable", "clean", "clean_and_count"]
