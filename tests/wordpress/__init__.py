"""A real Vietnamese WordPress for the tests, and the posts to fill it with.

`WordPress` starts and stops a site; `newsroom` writes posts and says what a reader should get
out of each.
"""

from tests.wordpress.site import Request, WordPress, WordPressError, missing_packages

__all__ = ["Request", "WordPress", "WordPressError", "missing_packages"]
