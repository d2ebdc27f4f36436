"""Where WordPress themes keep an article.

Core's own class names first (``wp-block-*``, ``entry-*``, ``hentry``), then those which the themes
of Vietnamese stations have had since 2012.
"""

from __future__ import annotations

from crawler.pages.layout import Layout

WORDPRESS = Layout(
    name="wordpress",
    # post_class() puts this on whatever a theme wraps an article in; those of other articles, in
    # lists, come after.
    article=(".hentry.type-post, .hentry.type-page",),
    title=("h1.entry-title, h1.post-title, h1.wp-block-post-title, h1.td-post-title",),
    # What Jannah, JNews and Newspaper print under the headline.
    lead=(".entry-sub-title, .jeg_post_subtitle, .td-post-sub-title",),
    body=(
        "div.entry-content, div.wp-block-post-content",
        "div.entry, div.td-post-content, div.post-content, div.single-content, div.the-content",
    ),
    published=(
        ".wp-block-post-date time, time.entry-date.published, time.entry-date",
        ".post-date, .entry-date, .posted-on, .td-post-date, .single-post .date",
    ),
    modified=(".wp-block-post-date__modified-date time", "time.updated:not(.published)"),
    bylines=(".pseudonym",),
    accounts=(
        ".wp-block-post-author__name, .wp-block-post-author-name",
        "a[rel~=author]",
        ".vcard .fn, .author.vcard, .post-author a, .byline a",
    ),
    sections=(
        ".wp-block-post-terms.taxonomy-category a, a[rel~=category]",
        # Many themes mark categories as tags.
        '.hentry a[rel~=tag][href*="/category/"]',
        ".cat-links a, .post-cats a, .entry-categories a",
    ),
    tags=(
        ".wp-block-post-terms.taxonomy-post_tag a, .tags-links a, .post-tags a, .tagcloud-single a",
        # the_tags() marks them so; the_category() says "category tag".
        ".hentry a[rel=tag]",
        "a[rel=tag]",
    ),
    featured=(
        ".wp-block-post-featured-image, .post-thumbnail, .entry-thumbnail, .featured-image, .td-post-featured-image",
        # the_post_thumbnail() marks the picture itself, whatever the theme puts around it.
        ".hentry img.wp-post-image",
    ),
    next_pages=(".page-links a, a.post-page-numbers, .post-nav-links a",),
    furniture=(
        ".page-links, .post-nav-links, .sharedaddy, .jp-relatedposts, .addtoany_share_save_container"
        # Parts of the theme: where a text leaves an element open they stand in it.
        ", .wp-block-post-date, .wp-block-post-author, .wp-block-post-author-name, .wp-block-post-terms"
        ", .wp-block-template-part, .entry-footer, .site-footer, .post-navigation",
    ),
)
