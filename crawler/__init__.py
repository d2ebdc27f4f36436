"""Everything until an article has been read: outlets, discovery, sources, pages."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("tintinh")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"
