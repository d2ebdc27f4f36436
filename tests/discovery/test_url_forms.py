"""How a site spells its addresses: forms compiled, recognised, learned."""

from __future__ import annotations

import pytest

from crawler.discovery.url_forms import (
    NEVER,
    LearnedForms,
    compile_forms,
    form_of,
    is_numbered,
    slug_words,
)


@pytest.mark.parametrize(
    ("form", "matches", "does_not"),
    [
        ("/{slug}-a{id}.html", "/cho-phien-a31207.html", "/cho-phien-31207.html"),
        ("/{slug}-a{id}.html", "/CHO-PHIEN-A31207.HTML", "/print/cho-phien-a31207.html"),
        ("/{slug}-{id}.html", "/cho-phien-31207.html", "/cho-phien-31207.htm"),
        ("/{section}/{slug}-{id}", "/kinh-te/cho-1", "/kinh-te/trong-nuoc/cho-1"),
        ("/{sections}/{month}/{slug}-{hex}/", "/a/b/202404/lua-4f0a2b1/", "/202404/lua-4f0a2b1/"),
        ("/{sections}/{month}/{slug}-{hex}/", "/a/202404/lua-4f0a2b1", "/a/2024/lua-4f0a2b1/"),
        ("/viewer.aspx?mabb={id}", "/viewer.aspx?mabb=12", "/viewer.aspx?macm=12"),
        ("/tvcategory.ita?cid={id}", "/tvcategory.ita?cid=4", "/tvcategoryXita?cid=4"),
        ("/{slug}-{id}.html", "/a+b(c)-1.html", "/a-1.html?page=2"),
        ("/", "/", "/a"),
    ],
)
def test_a_form_holds_for_a_whole_address(form, matches, does_not):
    pattern = compile_forms((form,))
    assert pattern.search(matches)
    assert not pattern.search(does_not)


def test_of_several_forms_each_holds():
    pattern = compile_forms(("/{slug}-a{id}.html", "/{slug}.bbg"))
    assert pattern.search("/x-a1.html") and pattern.search("/x.bbg") and not pattern.search("/x")
    assert compile_forms(()) is NEVER


@pytest.mark.parametrize("form", ["{slug}", "/{word}", "/{slug}/{}x{Id}"])
def test_what_is_no_form_is_refused(form):
    with pytest.raises(ValueError, match=r"form|is none of"):
        compile_forms((form,))


def test_a_hostile_address_costs_no_time():
    pattern = compile_forms(("/{sections}/{month}/{slug}-{hex}/", "/{sections}/{slug}-{id}.html"))
    for part in ("/a", "-1", "/a-1", "/202404/a-1"):
        assert not pattern.search(part * (2_000 // len(part)) + "!")


@pytest.mark.parametrize(
    ("target", "form"),
    [
        ("/cho-phien-vung-cao-a31207.html", "/{slug}-a{id}.html"),
        ("/nguoi-giu-hat-post218844.html", "/{slug}-post{id}.html"),
        ("/ben-do-cu-12345.html", "/{slug}-{id}.html"),
        ("/ve-lang-postid400123.bbg", "/{slug}-postid{id}.bbg"),
        ("/xa-hoi/202404/lop-hoc-4f0a2b1/", "/{section}/{month}/{slug}-{hex}"),
        ("/12/201452/Ruong_bac_thang.aspx", "/{id}/{month}/{slug}.aspx"),
        ("/thoi-su-12.html", "/{slug}-{id}.html"),
        ("/tin-tuc-c202/thoi-su.html", "/{section}/{slug}.html"),
        ("/chinh-tri/", "/{slug}"),
        ("/mung-ngay-20-11", "/{slug}"),
        ("/tin-bai/chinh-tri/dai-hoi", "/{section}/{section}/{slug}"),
        ("/viewer.aspx?macm=2&mabb=9", "/viewer.aspx?macm={id}&mabb={id}"),
        ("/tin/54385", "/{section}/{id}"),
        ("/", "/"),
    ],
)
def test_the_form_of_an_address_is_seen(target, form):
    form_seen = form_of(target)
    assert form_seen.replace("/{slug}.aspx?", "/viewer.aspx?") == form


@pytest.mark.parametrize("target", ["/a-b-c-1234.html", "/x/202401/a-b-c-12ab34f/"])
def test_the_form_of_an_address_holds_for_it(target):
    assert compile_forms((form_of(target),)).search(target)


def test_what_a_cms_counts_by_is_known():
    assert is_numbered("/{slug}-{id}.html") and is_numbered("/{section}/{month}/{slug}")
    assert not is_numbered("/{section}/{slug}")


def test_words_of_an_address_are_counted_without_numbers():
    assert slug_words("/kinh-te/ba-con-duoc-mua-31207.html") == 4
    assert slug_words("/Ruong_bac_thang.aspx") == 3
    assert slug_words("/") == 0


HEADLINES = [
    "Bà con xã vùng cao được mùa lúa nước",
    "Đại hội Đảng bộ huyện thành công tốt đẹp",
    "Khai mạc hội thi cồng chiêng lần thứ hai",
]


def learned(*links: tuple[str, str]) -> LearnedForms:
    forms = LearnedForms()
    forms.learn(dict(links))
    return forms


@pytest.mark.parametrize(
    ("article", "section", "short"),
    [
        ("/bai-{}-a3120{}.html", "/kinh-te/", "/mua-a31209.html"),
        ("/kinh-te/bai-{}-3120{}.html", "/kinh-te-12.html", "/kinh-te/mua-31209.html"),
        ("/tin-bai/kinh-te/bai-{}-so-{}", "/chuyen-trang/kinh-te", "/tin-bai/kinh-te/mua"),
    ],
)
def test_articles_and_sections_are_told_apart_by_their_links(article, section, short):
    links = [(article.format(n, n), headline) for n, headline in enumerate(HEADLINES)]
    forms = learned(*links, (section, "Kinh tế"), (short, "Mùa lúa"))
    assert {forms.kind(target) for target, _ in links} == {"article"}
    assert forms.kind(section) == "listing"
    # One short headline among many long ones is still one.
    assert forms.kind(short) == "article"


def test_in_the_front_row_each_link_speaks_for_itself():
    forms = learned(
        *((f"/bai-{n}", text) for n, text in enumerate(HEADLINES)), ("/the-thao", "Thể thao")
    )
    assert forms.kind("/bai-1") == "article" and forms.kind("/the-thao") == "listing"


def test_an_address_tells_what_the_text_of_a_link_does_not():
    forms = learned(("/x/ba-con-xa-vung-cao-duoc-mua-lua-nuoc", "Xem"), ("/x/the-thao", ""))
    assert forms.kind("/x/ba-con-xa-vung-cao-duoc-mua-lua-nuoc") == "article"
    assert forms.kind("/x/the-thao") == "listing"


def test_the_forms_learned_are_named_the_most_frequent_first():
    links = [(f"/kinh-te/202404/bai-so-{n}-4f0a2b{n}/", text) for n, text in enumerate(HEADLINES)]
    links += [(f"/xa-hoi/y-te/202404/bai-{n}-4f0a2b{n}/", text) for n, text in enumerate(HEADLINES)]
    links += [("/kinh-te/", "Kinh tế"), ("/xa-hoi/", "Xã hội")]
    forms = learned(*links)
    assert forms.forms("article") == ("/{sections}/{month}/{slug}-{hex}",)
    assert forms.forms("listing") == ("/{slug}",)


def test_sections_that_are_counted_like_articles_are_told_by_their_low_numbers():
    links = [(f"/bai-so-{n}-3120{n}.html", text) for n, text in enumerate(HEADLINES)]
    forms = learned(*links, ("/kinh-te-12.html", "Kinh tế"), ("/mua-lua-31209.html", "Mùa lúa"))
    assert forms.kind("/kinh-te-12.html") == "listing"
    assert forms.kind("/mua-lua-31209.html") == "article"
