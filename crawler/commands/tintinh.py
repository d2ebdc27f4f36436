"""``tintinh``: Scrapy with the project's settings, from any folder."""

from __future__ import annotations

import os

from scrapy import cmdline


def main() -> None:
    """Run ``tintinh COMMAND …`` as ``scrapy COMMAND …`` in the project would."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    cmdline.execute()
