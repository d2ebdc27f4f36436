"""Conditional requests."""

import pytest
from scrapy.http import Response

from crawler.validators import NONE, Validators, learn

DATE = "Fri, 19 Dec 2014 09:00:00 GMT"
BOTH = Validators('"a"', DATE)


@pytest.mark.parametrize(
    ("etag", "sent"),
    [
        ('"abc"', '"abc"'),
        ('W/"abc"', '"abc"'),
        ('"abc-gzip"', '"abc"'),
        ('W/"abc-gzip"', '"abc"'),
        ('"abc;br"', '"abc"'),
        ('"a-gzip-b"', '"a-gzip-b"'),
    ],
)
def test_an_entity_tag_is_sent_back_as_the_site_made_it(etag, sent):
    assert Validators(etag).headers("both") == {"If-None-Match": sent}


@pytest.mark.parametrize(
    ("trust", "names"),
    [
        ("both", ["If-None-Match", "If-Modified-Since"]),
        ("date", ["If-Modified-Since"]),
        ("none", []),
    ],
)
def test_a_site_is_asked_with_what_works_there(trust, names):
    assert list(BOTH.headers(trust)) == names


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({}, NONE),
        ({"ETag": '"a"', "Last-Modified": DATE}, BOTH),
        ({"ETag": '"' + "a" * 9999 + '"'}, NONE),
        ({"ETag": "", "Last-Modified": " "}, NONE),
        ({"ETag": '"a\tb"'}, NONE),
    ],
)
def test_validators_are_read_off_a_response(headers, found):
    assert Validators.of(Response("http://a.vn/", headers=headers)) == found


@pytest.mark.parametrize(
    ("trust", "kept", "got", "asked", "changed", "then"),
    [
        # Other validators, or none before: nothing is learnt.
        ("both", NONE, BOTH, "none", True, "both"),
        ("both", BOTH, Validators('"b"', DATE), "both", True, "both"),
        ("both", BOTH, NONE, "both", False, "both"),
        # The same, and the content is another: they mean nothing.
        ("both", BOTH, BOTH, "both", True, "none"),
        ("date", BOTH, BOTH, "none", True, "none"),
        # Asked, the site answered in full that nothing changed: it did not understand.
        ("both", BOTH, BOTH, "both", False, "date"),
        ("date", BOTH, BOTH, "date", False, "none"),
        ("both", Validators('"a"'), Validators('"a"'), "both", False, "none"),
        # That was learnt while this request was under way.
        ("date", BOTH, BOTH, "both", False, "date"),
        # Not asked, it could not answer otherwise.
        ("both", BOTH, BOTH, "none", False, "both"),
        ("none", BOTH, BOTH, "none", False, "none"),
    ],
)
def test_trust_shrinks_where_validators_are_wrong(trust, kept, got, asked, changed, then):
    assert learn(trust, kept, got, asked=asked, changed=changed) == then
