"""VDOC, the CMS of vdoc.com.vn: newspapers of the Mekong delta and their neighbours."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class Vdoc(Outlet):
    """An outlet on VDOC. ``<base>`` may point at a folder of templates."""

    article_urls: ClassVar[tuple[str, ...]] = ("/{slug}-a{id}.html",)
    has_telling_urls = True
    marks = ("#newscontents", ".content-fck, .content-fck-font-size")
    layout = Layout(
        name="vdoc",
        lead=(".detail-desc", ".fontd.fw600.justify"),
        body=(
            # Báo An Giang has its lead in what is the body's class elsewhere.
            "#newscontents .content-fck-font-size",
            "#newscontents .content-fck",
            "#contentNews .singular-content",
            "#newscontents, #contentNews",
        ),
        published=(".pubdate",),
    )
