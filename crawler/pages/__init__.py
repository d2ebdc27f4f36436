"""Reading a page: from its bytes to a tree, from the tree to a raw article."""

from crawler.pages.body import Body, read_body, read_fragment
from crawler.pages.featured import with_featured
from crawler.pages.layout import GENERIC, Layout, layout_on
from crawler.pages.page import Page
from crawler.pages.parse import decode, parse
from crawler.pages.reader import read, read_page, read_tree
from crawler.pages.recognise import Recognition, recognise, recognise_page
from crawler.pages.wordpress_layout import WORDPRESS

__all__ = [
    "GENERIC",
    "WORDPRESS",
    "Body",
    "Layout",
    "Page",
    "Recognition",
    "decode",
    "layout_on",
    "parse",
    "read",
    "read_body",
    "read_fragment",
    "read_page",
    "read_tree",
    "recognise",
    "recognise_page",
    "with_featured",
]
