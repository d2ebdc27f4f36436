"""The cleaning chain as a datatrove step."""

from __future__ import annotations

from collections.abc import Iterator

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from pipelines import Unusable, clean
from pipelines.cluster.read_archives import as_article, as_document
from pipelines.place_tone import ToneStyle


class CleanArticles(PipelineStep):
    """Put every article through `pipelines.clean`; what is clean already stays as it is."""

    name = "Clean"
    type = "formatter"

    def __init__(self, tone_style: ToneStyle | None = None):
        """Place tones as `tone_style` says, or leave them."""
        super().__init__()
        self.tone_style = tone_style

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the articles of `data`, cleaned; what must not be written is counted and left out."""
        for document in data:
            try:
                with self.track_time():
                    cleaned = clean(as_article(document), tone_style=self.tone_style)
            except Unusable as error:
                self.stat_update(f"unusable-{error.reason}")
            else:
                yield as_document(cleaned)
