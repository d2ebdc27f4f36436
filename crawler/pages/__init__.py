"""Reading a page: from its bytes to a tree, from the tree to a raw article."""

from .body import Body, read_body, read_fragment
from .layout import GENERIC, Layout, layout_on
from .parse import decode, parse
from .reader import prepend_image, read, read_tree, with_featured
from .recognise import Recognition, recognise
from .wordpress_layout import WORDPRESS

__all__ = [
    "GENERIC",
    "WORDPRESS",
    "Body",
    "Layout",
    "Recognition",
    "decode",
    "layout_on",
    "parse",
    "prepend_image",
    "read",
    "read_body",
    "read_fragment",
    "read_tree",
    "recognise",
    "with_featured",
]
