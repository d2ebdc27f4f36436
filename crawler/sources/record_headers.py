"""The headers of one archived response, as a person reads them."""

from __future__ import annotations

from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from crawler.sources.warc import DAMAGE, BrokenArchive


def record_headers(path: Path, offset: int) -> str:
    """Return the WARC and HTTP headers of the record at byte `offset` of an archive file.

    Raise `BrokenArchive` where there is none.
    """
    try:
        with path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file)))
            blocks = [record.rec_headers, record.http_headers]
            return "\n\n".join(block.to_str().strip() for block in blocks if block is not None)
    except (*DAMAGE, StopIteration) as error:
        raise BrokenArchive(f"{path.name}: no record at byte {offset}") from error
