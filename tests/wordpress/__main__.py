"""Run a site by hand: `python -m tests.wordpress --posts 200 --theme tinbao --port 8790`."""

import argparse
import signal
from pathlib import Path

from tests.wordpress import newsroom
from tests.wordpress.site import THEMES, WordPress


def main() -> None:
    """Start a site, print its address, and keep it until Ctrl-C or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.wordpress", description=__doc__)
    parser.add_argument("--posts", type=int, default=200, help="how many posts (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the newsroom (1)")
    parser.add_argument("--theme", choices=THEMES, default="tinbao")
    parser.add_argument("--port", type=int, help="on 127.0.0.1 (a free one)")
    parser.add_argument("--host", default="127.0.0.1", help="the name in the site's own links")
    parser.add_argument("--permalink", default="/%category%/%postname%/")
    parser.add_argument("--per-page", type=int, default=10)
    parser.add_argument("--page-cache", action="store_true", help="let nginx keep HTML pages")
    parser.add_argument("--data-dir", type=Path, help="keep everything here (a temporary one)")
    asked = parser.parse_args()
    stories = newsroom.write(asked.posts, asked.seed)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with WordPress(
        asked.data_dir,
        theme=asked.theme,
        permalink=asked.permalink,
        posts=[story.post for story in stories],
        host=asked.host,
        port=asked.port,
        page_cache=asked.page_cache,
        per_page=asked.per_page,
    ) as site:
        print(f"{site.url}/", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("stopping")


if __name__ == "__main__":
    main()
