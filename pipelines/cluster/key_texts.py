"""datatrove's MinHash, fed with our key text: diacritics and digits count, tone placement does not."""

from __future__ import annotations

from collections.abc import Iterator

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.utils.text import TextNormConfig
from datatrove.utils.word_tokenizers import WordTokenizer

from pipelines.cluster.read_archives import as_article
from pipelines.corpus.key_text import SHINGLE
from pipelines.corpus.near_duplicates import BANDS, FEWEST_SHINGLES, ROWS
from pipelines.corpus.words import key_word


class KeyTexts(PipelineStep):
    """Put the key text in the place of each document's text; the record stays beside it.

    A text too short to be compared gives way to a text of one word, which resembles no other.
    """

    name = "Key text"
    type = "formatter"

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the documents of `data` with their key texts."""
        for document in data:
            words = [key for word in as_article(document).text.split() if (key := key_word(word))]
            is_long = len(words) >= FEWEST_SHINGLES + SHINGLE - 1
            document.text = " ".join(words) if is_long else document.id
            yield document


class BlankTokenizer(WordTokenizer):
    """Splits at blanks, and nowhere else."""

    def word_tokenize(self, text: str) -> list[str]:
        """Return the words of `text`."""
        return text.split()

    def sent_tokenize(self, text: str) -> list[str]:
        """Return `text` as its one sentence."""
        return [text]

    def span_tokenize(self, text: str) -> list[tuple[int, int]]:
        """Return the span of the one sentence."""
        return [(0, len(text))]


def minhash_config() -> MinhashConfig:
    """Return the settings under which key texts are compared as they are."""
    as_it_is = TextNormConfig(
        lowercase=False,
        norm_whitespace=False,
        remove_punctuation=False,
        norm_unicode_diacritics=False,
        norm_numbers=False,
    )
    return MinhashConfig(
        n_grams=SHINGLE, num_buckets=BANDS, hashes_per_bucket=ROWS, norm_config=as_it_is
    )
