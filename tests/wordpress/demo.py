"""Make ``fixtures/kontumtv.warc.gz``: what tintinh writes while it crawls a WordPress of ours.

``python -m tests.wordpress.demo`` starts the site under the name kontumtv.vn, crawls it through
the sitemap, so that articles are read from their pages, and puts the archive in its place. The
site answers as an HTTP proxy too: that is how a name that is not ours leads to it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.wordpress import WordPress, newsroom

STORIES = 170
"""Some of them are drafts, private or not yet published."""
SEED = 2014
ARCHIVE = Path(__file__).parents[2] / "fixtures" / "kontumtv.warc.gz"


def stories() -> list[newsroom.Story]:
    """Return the stories of the demo archive."""
    return newsroom.write(STORIES, seed=SEED)


def main() -> None:
    """Make the archive anew."""
    posts = [story.post for story in stories()]
    with tempfile.TemporaryDirectory() as data, WordPress(posts=posts, host="kontumtv.vn") as site:
        command = [sys.executable, "-m", "scrapy", "crawl", "kontumtv", "-a", "discovery=sitemap"]
        settings = {
            "DATA_DIR": data,
            "HTTPPROXY_ENABLED": "1",
            "DOWNLOAD_DELAY": "0",
            "AUTOTHROTTLE_ENABLED": "0",
        }
        for name, value in settings.items():
            command += ["-s", f"{name}={value}"]
        proxy = {"http_proxy": f"http://127.0.0.1:{site.port}"}
        subprocess.run(command, env=os.environ | proxy, check=True)
        (archive,) = Path(data, "kontumtv", "warc").glob("*.warc.gz")
        ARCHIVE.parent.mkdir(exist_ok=True)
        shutil.copyfile(archive, ARCHIVE)


if __name__ == "__main__":
    main()
