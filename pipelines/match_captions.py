"""Give every caption to its image, printed once, with the credit apart.

What is a caption: a block that the markup calls one; and a block right under an image (or its
caption) that is set apart from the body by italics or centring, or that repeats the image's
alternative text. Plain text under a photograph is body: in a photo story it is all the text
there is. So is text set apart under every photograph, where it runs on over sentences and nothing else
would be left as body.
"""

from __future__ import annotations

import re
from collections import Counter

from crawler.article import Block, Clip, Image, RawArticle
from pipelines.agencies import is_known, is_outlet
from pipelines.place_tone import tone_key
from pipelines.provinces import is_place
from pipelines.syllables import CAPITALS
from pipelines.take_byline import read_byline

LONGEST = 320
"""Characters of the longest caption that markup does not call one."""
LONGEST_CREDIT = 120
"""Characters that a credit adds to a caption at most."""

_CAPTION_NAME = re.compile(
    r"(?:^|[-_ ])(?:p?caption|image_?desc|img_?desc|photo_?desc|chu-?thich|mota-anh|expnoedit|figcaption)(?:$|[-_ ])|caption"
)
_PRINTED_IN = ("paragraph", "row", "quote")
_MEDIA = ("image", "video", "audio")
_APART = "featured"
"""What the reader names a picture that stands apart from the text: what follows is not under it."""

_CREDIT = re.compile(
    r"""(?:^|(?<=[\s.,;:!?…"”)(\[|–—。-])|(?=（))[(\[（]?\s*(?<!trong\s)
        (?:
            (?:nguồn\s+)?ảnh|hình(?:\s+ảnh)?|nguồn(?:\s+(?:ảnh|hình))?|đồ\s+h(?:ọa|oạ)|infographic|photos?(?:\s+by)?|courtesy|credit|fotos?|bild(?:er)?|crédit(?:\s+photo)?s?|crédito|图片?(?:来源)?|摄影
            |(?P<kept>ảnh\s+(?:tư\s+liệu|minh\s+h(?:ọa|oạ)|chụp(?:\s+màn\s+hình)?))
        )
        \s*[:：]\s*(?P<credit>(?:[^:：()（）\[\]]|:(?=//)){1,80}?(?:\([^()\d]{1,30}\))?)\s*[.)\]）]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_LINES = 3
_MOST_ENDS = 3
"""Ends of sentences, each with another behind it, that only running text has."""
Style = frozenset[str]
_CAPTIONS_STYLE: Style = frozenset(("em", "center"))
_STYLES: dict[tuple[bool, bool], Style] = {
    (False, False): frozenset(),
    (True, False): frozenset(("em",)),
    (False, True): frozenset(("center",)),
    (True, True): _CAPTIONS_STYLE,
}
"""By whether a text is in italics, and whether it is centred."""
_OF_BODY = 80
"""Characters of a paragraph that tells how the body is set."""
_CREDIT_NAME = re.compile(r"(?:credits?|(?:^|[-_ ])(?:author|photographer|tac-?gia|source))$")
"""A class of what holds nothing but the name of who took the picture."""
_CREDIT_WORDS = 7
"""Words of the longest credit: what runs on is a caption that begins with ``Ảnh:``."""
# Without a colon only a name or an outlet is a credit: ". Ảnh Quang Mẫn", "(ảnh TTXVN)".
_BARE_CREDIT = re.compile(
    rf"(?:^|[.)(–-]\s*)\(?(?:[Ảả]nh|ẢNH)\s+(?P<credit>[{CAPITALS}][^:()\[\]]{{1,50}}?)\)?\.?$"
)
_GIVEN = re.compile(
    r"[.,;)(–-]\s*\(?ảnh\s*:?\s+do\s+(?P<credit>[^:()\[\].]{2,40}\s+cung\s+cấp)\)?\.?$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?<=[.!?…”])\s*\((?P<credit>[^()]{2,30})\)\.?$")
_AGENCY_PHOTO = re.compile(
    rf"(?:^|[.–-]\s+)(?P<credit>[A-Z]{{2,8}}(?:/[A-Z]{{2,8}})*\s+[Pp]hotos?(?:\s+(?:by\s+)?[{CAPITALS}][^:()\[\]]{{1,40}})?)\.?$"
)
_COUNTER = re.compile(
    rf"\(?(?P<which>\d{{1,3}})\s?/\s?(?P<all>\d{{1,3}})[).:]*\s+(?=[{CAPITALS}“\"])"
)
_BESIDE = "beside-picture"
"""What the reader calls a line that shares its box with one picture and nothing else."""
_CREDITED = 200
_SHORTEST_LEADING = 40
"""Characters of the shortest line that ends in a colon and is no label of a picture."""
_SHORTEST_AT_RIGHT = 20
"""Characters of the shortest caption at the right margin, where bylines stand."""
_NAMED_PHOTO = re.compile(r"[.,;)(–-]\s*\(?ảnh\s*:\s*[^:.]{2,40}\)?\.?$", re.IGNORECASE)
"""The end of a line in plain letters that only a caption has."""
_CLIP_CREDIT = re.compile(r"\(?(?:nguồn\s+)?(?:video|clip|phim)\s*:\s*\S.{0,60}$", re.IGNORECASE)
_WORK_BEFORE = re.compile(
    r"(?:^|(?<=[.!?…)]))\s*\(?(?:tin|bài)(?:\s*[,&/-]|\s+và)?\s*$", re.IGNORECASE
)
_STORY_AND_PHOTO = re.compile(
    r"(?:^|(?<=[.!?…)]))\s*\(?(?P<line>(?:tin|bài)(?:\s*[,&/-]|\s+và)\s*ảnh\s*:[^:()]{2,80}?)\)?\.?$",
    re.IGNORECASE,
)
"""The story's own byline, at the end of a caption."""
_ENDED = re.compile(r"[.!?…。។][”\"’)\]]*$")
_SENTENCE_END = re.compile(rf"[.!?…]\s+[\"“]?[{CAPITALS}]")


def split_credit(caption: str) -> tuple[str | None, str | None]:
    """Split `caption` (one line) into its words and whose picture it is.

    >>> split_credit("Quang cảnh hội nghị. Ảnh: Quang Mẫn")
    ('Quang cảnh hội nghị.', 'Quang Mẫn')

    Each is null where there is none; ``Ảnh minh họa`` is no credit.
    """
    tail = max(0, len(caption) - LONGEST_CREDIT)
    # The searches are dear, and most texts have not what each of them needs.
    found = None
    if caption.find(":", tail) >= 0 or caption.find("：", tail) >= 0:
        found = _CREDIT.search(caption, tail)
    if found:
        credit = found["credit"].strip(" .,;")
        if len(credit.split()) > _CREDIT_WORDS and not credit.endswith("cung cấp"):
            return caption, None
        cut = found.end("kept") if found["kept"] else found.start()
    else:
        found = _search_unmarked(caption, tail)
        credit = found["credit"].strip() if found else ""
        if found is None or not _says_whose(found.re, credit):
            return caption or None, None
        cut = found.start() + (caption[found.start()] in ".)")
    words = caption[:cut].rstrip(" (–—-|/[,;")
    return _WORK_BEFORE.sub("", words) or None, credit or None


def _search_unmarked(caption: str, tail: int) -> re.Match[str] | None:
    """Return the first credit without a colon that is found behind the place `tail`."""
    found = None
    if "ảnh" in (small := caption[tail:].lower()):
        found = _BARE_CREDIT.search(caption, tail)
        if found is None and "cấp" in small:
            found = _GIVEN.search(caption, tail)
    if found is None and caption.endswith((")", ").")):
        found = _SIGNED.search(caption, tail)
    if found is None and "photo" in small:
        found = _AGENCY_PHOTO.search(caption, tail)
    return found


def _says_whose(form: re.Pattern[str], credit: str) -> bool:
    """Say whether `credit`, found without a colon, is somebody's name."""
    if form is _GIVEN or form is _AGENCY_PHOTO:
        return True
    if form is _SIGNED:
        return all(map(is_known, credit.split("/"))) and not credit.islower()
    return is_outlet(credit) or (read_byline(credit) is not None and not is_place(credit))


def _key(text: str) -> str:
    """Return `text` as two printings of one caption are compared."""
    return tone_key(text).casefold().strip(" .:;()-–")


def match_captions(article: RawArticle, changes: Counter[str]) -> None:
    """Move captions out of the body to their images and clips, each once.

    Of an article with a ``content_hash`` the captions have been judged and stay.
    """
    if article.content_hash is not None:
        return
    blocks = article.raw.blocks
    for image in article.images:
        _put(image, image.caption)
    if not any(block.kind in _MEDIA or block.kind == "caption" for block in blocks):
        return
    found = _find(article)
    if _is_photo_story(blocks, found):
        found = {at: owner for at, owner in found.items() if blocks[at].kind == "caption"}
    for at in found:
        if line := _STORY_AND_PHOTO.search(blocks[at].text):
            article.raw.bylines.append(line["line"])
        blocks[at].text = without_counter(blocks[at].text, len(article.images))
    for at, owner in found.items():
        if owner is not None and _give(owner, blocks[at]):
            changes["caption"] += 1
    known = {
        _key(image.caption) for image in article.images if image.caption and len(image.caption) > 8
    }
    longest = max(map(len, known), default=-LONGEST_CREDIT) + LONGEST_CREDIT
    kept = []
    for at, block in enumerate(blocks):
        if at in found:
            continue
        if block.kind in _PRINTED_IN and len(block.text) <= longest and _repeats(block, known):
            changes["caption-repeated"] += 1
            continue
        kept.append(block)
    article.raw.blocks = kept


def without_counter(caption: str, pictures: int) -> str:
    """Take the count that a gallery prints off `caption`: ``2/7 Chợ nổi``, of as many `pictures`.

    >>> without_counter("2/7 Chợ nổi", 7), without_counter("2/9 Ngày hội", 7)
    ('Chợ nổi', '2/9 Ngày hội')
    """
    found = _COUNTER.match(caption)
    if found and 0 < int(found["which"]) <= int(found["all"]) == pictures > 1:
        return caption[found.end() :]
    return caption


def _repeats(block: Block, known: set[str]) -> bool:
    words = split_credit(block.text)[0]
    return words is not None and _key(words) in known


def _find(article: RawArticle) -> dict[int, Image | Clip | None]:
    """Return the blocks that are captions, with what each belongs to."""
    blocks = article.raw.blocks
    plain = _plain_style(blocks)
    found: dict[int, Image | Clip | None] = {}
    above: Image | Clip | None = None
    near = False
    for at, block in enumerate(blocks):
        if block.kind in _MEDIA:
            above, near = _media(article, block), _APART not in block.names
        elif block.kind == "caption":
            found[at] = _owner(article, at) or above
            near = above is not None
        elif not block.text:
            continue
        elif (
            near
            and above is not None
            and _goes_with(blocks[at - 1], block)
            and _looks_like_caption(block, above, plain)
        ):
            found[at] = above
        else:
            near = False
            below = _below(article, at, plain)
            if below is not None:
                found[at] = below
    guessed = {at: owner for at, owner in found.items() if blocks[at].kind != "caption"}
    for run in _runs(guessed):
        if sum(len(blocks[at].text) for at in run[1:]) < LONGEST_CREDIT:
            continue
        for at in run[1:]:  # the text goes on as its caption is set
            del found[at]
    return found


def _runs(found: dict[int, Image | Clip | None]) -> list[list[int]]:
    """Return the places of lines on top of each other that are too many for one picture's caption."""
    runs: list[list[int]] = []
    for at in sorted(found):
        if runs and runs[-1][-1] == at - 1 and found[at] is found[at - 1]:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) > _MOST_LINES and found[run[0]] is not None]


def _goes_with(above: Block, block: Block) -> bool:
    """Say whether `block` may be a caption under `above`: of lines on top of each other the first is
    one, and a short one below it, but no text that is set as captions are."""
    if above.kind in _MEDIA or above.kind == "caption":
        return True
    return len(block.text) <= LONGEST_CREDIT or _ENDED.search(block.text) is None


def _below(article: RawArticle, at: int, plain: Style) -> Image | None:
    """Return the image right under block `at` of which that block is the caption, else null.

    More is asked than of a block under its image: the alternative text again, or italics and
    centring both, where nothing under the image is its caption.
    """
    blocks = article.raw.blocks
    if at + 1 == len(blocks) or blocks[at + 1].kind != "image":
        return None
    following = blocks[at + 1 : at + 3]
    image = _media(article, following[0])
    if not isinstance(image, Image) or not _looks_like_caption(blocks[at], image, plain):
        return None
    words = split_credit(blocks[at].text)[0]
    if words is not None and image.alt and _key(image.alt) == _key(words):
        return image
    told = (
        len(following) > 1
        and following[1].text
        and (following[1].kind == "caption" or _looks_like_caption(following[1], image, plain))
    )
    set_apart = _style_of(blocks[at]) - plain == _CAPTIONS_STYLE
    return image if set_apart and not told and not image.caption else None


def _media(article: RawArticle, block: Block) -> Image | Clip | None:
    if block.media is None:
        return None
    held: list[Image] | list[Clip]
    if block.kind == "video":
        held = article.videos
    elif block.kind == "audio":
        held = article.audios
    else:
        held = article.images
    return held[block.media] if 0 <= block.media < len(held) else None


def _owner(article: RawArticle, at: int) -> Image | Clip | None:
    """Return what the caption block at `at` belongs to by its own word or by its place."""
    blocks = article.raw.blocks
    block = blocks[at]
    before = [b for b in blocks[max(0, at - 6) : at] if b.kind in _MEDIA]
    after = [b for b in blocks[at + 1 : at + 4] if b.kind in _MEDIA]
    if block.media is not None:
        for near in (*reversed(before), *after):
            if near.media == block.media:
                return _media(article, near)
        return _media(article, Block("image", media=block.media))
    if before:
        return None
    return _media(article, after[0]) if after else None


def _style_of(block: Block) -> Style:
    """Return in which of the two ways of captions `block` is set: in italics, centred."""
    return _STYLES["em" in block.emphasis, block.align == "center"]


def _plain_style(blocks: list[Block]) -> Style:
    """Return the ways of captions in which the body's own paragraphs are set, and tell nothing."""
    body = [
        _style_of(block)
        for above, block in zip([None, *blocks], blocks, strict=False)
        if block.kind == "paragraph"
        and len(block.text) >= _OF_BODY
        and (above is None or above.kind not in (*_MEDIA, "caption"))
    ]
    if len(body) < 2:
        return frozenset()
    return frozenset(
        way for way in _CAPTIONS_STYLE if sum(way in one for one in body) * 2 > len(body)
    )


def _looks_like_caption(block: Block, above: Image | Clip, plain: Style) -> bool:
    if block.kind not in ("paragraph", "row") or len(block.text) > LONGEST:
        return False
    if any(_CAPTION_NAME.search(name) for name in block.names):
        return True
    if isinstance(above, Clip) and _CLIP_CREDIT.match(block.text):
        return True
    alt = above.alt if isinstance(above, Image) else None
    words = split_credit(block.text)[0]
    if words is None:
        # "Ảnh: X" is a credit; "Nguồn: X" may as well be the source of the story.
        return "nh" in block.text.split(":")[0] and block.align != "right"
    if alt and _key(alt) == _key(words):
        return True
    if above.caption and _key(above.caption) == _key(words):
        return True
    if words == block.text and "em" not in block.emphasis and _is_of_text(words):
        return False
    if block.align == "right":
        return (
            "em" in block.emphasis - plain
            and len(block.text) >= _SHORTEST_AT_RIGHT
            and read_byline(block.text, sure=True) is None
        )
    if _BESIDE in block.names or (len(block.text) <= _CREDITED and _NAMED_PHOTO.search(block.text)):
        return True
    is_running = len(_SENTENCE_END.findall(block.text)) >= _MOST_ENDS
    return bool(_style_of(block) - plain) and not is_running


def _is_of_text(text: str) -> bool:
    """Say whether `text`, in upright letters and without a credit, is too long for a caption and of
    more than one sentence, or leads over to what follows."""
    if len(text) > _CREDITED:
        return _SENTENCE_END.search(text) is not None
    return len(text) > _SHORTEST_LEADING and text.endswith(":")


def _is_photo_story(blocks: list[Block], found: dict[int, Image | Clip | None]) -> bool:
    """Say whether what was found by its looks is really the text of a photo story."""
    guessed = [blocks[at] for at in found if blocks[at].kind != "caption"]
    if len(guessed) < 3:
        return False
    in_boxes = all(_BESIDE in block.names and not _style_of(block) for block in guessed)
    others = sum(
        len(block.text)
        for at, block in enumerate(blocks)
        if at not in found and block.kind in ("paragraph", "item", "quote")
    )
    running = sum(1 for block in guessed if _SENTENCE_END.search(block.text))
    return (in_boxes or running * 2 >= len(guessed)) and others < sum(
        len(block.text) for block in guessed
    ) / 2


def _give(owner: Image | Clip, block: Block) -> bool:
    """Give `block`'s words to `owner`; say whether they told anything new."""
    if isinstance(owner, Clip):
        if owner.caption:
            return False
        owner.caption = block.text
        return True
    if (
        not owner.credit
        and any(map(_CREDIT_NAME.search, block.names[-2:]))
        and read_byline(block.text, sure=True)
    ):
        owner.credit = split_credit(block.text)[1] or block.text
        return True
    return _put(owner, block.text)


def _put(image: Image, text: str | None) -> bool:
    """Put caption and credit of `text` on `image` where they add to what it has."""
    if not text:
        if text is not None:
            image.caption = None
        return False
    words, credit = split_credit(text)
    new = False
    if credit and not image.credit:
        image.credit = credit
        new = True
    if image.caption == text:
        image.caption = words
    elif words and not image.caption:
        image.caption = words
        new = True
    elif words and image.caption and _key(words) != _key(image.caption):
        mine, other = _key(image.caption), _key(words)
        if mine in other:
            image.caption, new = words, True
        elif other not in mine:
            image.caption, new = f"{image.caption} {words}", True
    return new
