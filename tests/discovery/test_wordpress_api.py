"""Posts from WordPress's REST API, by a scripted one."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy.http import Response

from crawler.discovery.wordpress_api import ROUTES, NoApi, WordPressApi, read_objects
from tests.discovery.scripted import TIMEOUT, Site, json_answer

HOME = "http://kontumtv.vn"
PRETTY, PLAIN = ROUTES


def second(number: int) -> str:
    return f"2014-12-19T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"


class Newsroom:
    """A WordPress that answers for posts and terms as the real one does."""

    def __init__(self, posts: dict[int, str], route: str = PRETTY, knows_after: bool = True):
        """`posts` gives each post's last modification; `knows_after` is false before 5.7."""
        self.posts = posts
        self.route = route
        self.knows_after = knows_after
        self.terms: dict[str, list[dict]] = {}
        self.broken: dict[str, object] = {}
        self.headers = True
        self.site = Site(self.answer)
        self.api = WordPressApi(HOME, self.site.fetch)
        self.api.route = route
        self.asked: list[tuple[str, dict[str, str]]] = []

    def answer(self, url):
        rest = url.removeprefix(HOME)
        if not rest.startswith(self.route):
            return 404
        resource, _, text = rest.removeprefix(self.route).replace("?", "&").partition("&")
        query = {name: values[0] for name, values in parse_qs(text).items()}
        self.asked.append((resource, query))
        if resource in self.broken:
            return self.broken[resource]
        objects = self.listed(query) if resource == "posts" else self.terms.get(resource, [])
        if "include" in query:
            named = set(map(int, query["include"].split(",")))
            objects = [one for one in objects if one["id"] in named]
        size, page = int(query["per_page"]), int(query.get("page", 1))
        pages = -(-len(objects) // size)
        if page > 1 and page > pages:
            return 400
        headers = {"X_WP_Total": len(objects), "X_WP_TotalPages": pages} if self.headers else {}
        return json_answer(url, objects[(page - 1) * size : page * size], **headers)

    def listed(self, query):
        posts = [{"id": id, "modified": at} for id, at in self.posts.items()]
        posts.sort(key=lambda post: (post["modified"], post["id"]))
        if self.knows_after and "modified_after" in query:
            posts = [post for post in posts if post["modified"] > query["modified_after"]]
        return posts if query.get("order") == "asc" else posts[::-1]

    def walk(self, after=None, between=lambda number: None):
        """Return the ids that a walk by modification gives; `between` is called after each page."""

        async def ids():
            found = []
            number = 0
            async for batch in self.api.by_modification(after):
                found += [post["id"] for post in batch.posts]
                number += 1
                between(number)
            return found

        return asyncio.run(ids())


def hourly(count: int) -> dict[int, str]:
    return {number: second(number * 60) for number in range(count)}


@pytest.mark.parametrize("knows_after", [True, False])
@pytest.mark.parametrize("headers", [True, False])
@pytest.mark.parametrize(
    "posts",
    [
        {},
        hourly(1),
        hourly(100),
        hourly(101),
        hourly(750),
        dict.fromkeys(range(350), second(0)),
        {**hourly(150), **dict.fromkeys(range(500, 850), second(150 * 60))},
        {**dict.fromkeys(range(500, 760), "-0001-11-30T00:00:00"), **hourly(150)},
        {**hourly(150), **dict.fromkeys(range(500, 620), "không rõ")},
    ],
    ids=[
        "none",
        "one",
        "a page",
        "a page and one",
        "many",
        "one second",
        "many in one",
        "zeros",
        "junk",
    ],
)
def test_a_walk_gives_every_post_in_about_as_many_requests_as_there_are_pages(
    posts, headers, knows_after
):
    room = Newsroom(posts, knows_after=knows_after)
    room.headers = headers
    assert set(room.walk()) == set(posts)
    assert len(room.asked) <= 2 * (len(posts) // 100) + 4


def test_edits_and_deletions_during_a_walk_hide_nothing():
    room = Newsroom(hourly(950))

    def edit(number: int) -> None:
        room.posts.pop(number * 10)  # of the pages read
        room.posts.pop(900 + number)  # of those to come
        room.posts[number * 50 + 7] = second(80_000 + number)

    found = room.walk(between=edit)
    assert set(found) >= set(room.posts)


def test_where_the_last_page_went_away_a_walk_just_ends():
    room = Newsroom(dict.fromkeys(range(350), second(0)))
    found = room.walk(between=lambda number: [room.posts.pop(id, None) for id in range(150, 350)])
    assert set(found) >= set(room.posts)


@pytest.mark.parametrize("knows_after", [True, False])
@pytest.mark.parametrize(("changed", "requests"), [(0, 1), (1, 1), (99, 1), (150, 3)])
def test_a_later_walk_asks_for_what_changed_since(knows_after, changed, requests):
    room = Newsroom(hourly(750), knows_after=knows_after)
    found = room.walk(after=second((750 - changed) * 60 - 1))
    assert set(found) >= set(range(750 - changed, 750))
    assert len(room.asked) <= requests + (not knows_after)


def test_the_newest_come_first_by_date_and_a_page_that_went_away_ends_it():
    room = Newsroom(hourly(250))

    async def ids():
        found = []
        async for batch in room.api.by_date(categories="3"):
            found += [post["id"] for post in batch.posts]
            for gone in range(100):
                room.posts.pop(gone, None)
        return found

    assert asyncio.run(ids()) == list(range(249, 99, -1))
    assert all(query["categories"] == "3" for _, query in room.asked)


@pytest.mark.parametrize("route", ROUTES)
def test_the_api_is_found_at_either_address_with_the_number_of_posts(route):
    room = Newsroom(hourly(123), route=route)
    room.api.route = PRETTY
    assert asyncio.run(room.api.find()) == 123
    assert room.api.route == route


@pytest.mark.parametrize(
    "answer",
    [401, 403, 404, 500, TIMEOUT, b"", b"<html>[]</html>", b"{}", b"[1]", b"null", b"[", b"\xff"],
)
def test_whatever_else_a_site_answers_is_no_api(answer):
    with pytest.raises(NoApi, match=r"posts|no JSON|no list"):
        asyncio.run(WordPressApi(HOME, Site(lambda url: answer).fetch).find())


NOTICE = b"<br />\n<b>Notice</b>:  Undefined index: [slug] in <b>/a/[x].php</b> on line <b>12</b><br />\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'[{"id": 1}]', [{"id": 1}]),
        (b"[]", []),
        (b"  \n[ ]\n", []),
        (b'\xef\xbb\xbf[{"id": 1}]', [{"id": 1}]),
        (NOTICE + b'[{"id": 1}]', [{"id": 1}]),
        (NOTICE.replace(b"<br />\n", b"") + b"[\n{}]", [{}]),
        (b'Warning: [] given\n[{"a": [{"b": []}]}]', [{"a": [{"b": []}]}]),
    ],
)
def test_what_careless_plugins_print_before_the_json_is_skipped(body, expected):
    assert read_objects(Response(HOME, body=body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        b'{"code": "rest_no_route", "data": {"details": [{"a": 1}]}}',
        b'<script type="application/ld+json">[{"a": 1}]</script>',
        b"[" * 100_000,
        b'[{"a":' * 50_000,
        b"[]" * 100_000,
        b'[{"id": ' + b"9" * 5000 + b"}]",
    ],
    ids=["error", "page", "brackets", "nested", "lists", "digits"],
)
def test_what_is_no_list_of_objects_is_refused_in_time(body):
    with pytest.raises(NoApi):
        read_objects(Response(HOME, body=body))


def terms(count: int, first: int = 1, **more) -> list[dict]:
    return [
        {"id": id, "name": f"tên {id}", "slug": f"ten-{id}", **more}
        for id in range(first, first + count)
    ]


def asked(room: Newsroom) -> list[str]:
    return [resource for resource, _ in room.asked]


def test_the_terms_of_a_hundred_posts_take_a_few_requests_and_no_more_the_second_time():
    room = Newsroom({})
    room.terms = {
        "categories": terms(30),
        "tags": terms(450),
        "users": terms(9),
        "media": terms(90),
    }
    posts = [
        {
            "id": id,
            "categories": [id % 30 + 1],
            "tags": [id, id + 300],
            "author": id % 9 + 1,
            "featured_media": id,
        }
        for id in range(1, 91)
    ]
    asyncio.run(room.api.resolve(posts))
    assert sorted(asked(room)) == ["categories", "media", *["tags"] * 5, "users"]
    assert room.api.known["tags"][390].name == "tên 390"
    asyncio.run(room.api.resolve(posts))
    assert len(room.asked) == 8


def test_of_very_many_tags_only_those_are_asked_for_that_posts_name():
    room = Newsroom({})
    room.terms = {"tags": terms(5000)}
    asyncio.run(room.api.resolve([{"id": 1, "tags": [4000, 4001]}, {"id": 2, "tags": [5, 4001]}]))
    assert len(room.asked) == 2
    assert {4000, 4001, 5} <= room.api.known["tags"].keys()


def test_a_featured_picture_that_comes_with_its_post_is_not_asked_for():
    room = Newsroom({})
    picture = {"id": 7, "source_url": f"{HOME}/a.jpg"}
    for embedded in ({"wp:featuredmedia": [picture]}, {"wp:featuredmedia": [None, 5, picture]}):
        asyncio.run(room.api.resolve([{"id": 1, "featured_media": 7, "_embedded": embedded}]))
    assert room.asked == [] and room.api.known["media"][7].details == picture


@pytest.mark.parametrize(
    "odd", [{}, {"tags": None}, {"tags": "5"}, {"tags": [0, -1, "a", None]}, {"_embedded": []}]
)
def test_posts_that_name_no_terms_ask_for_none(odd):
    room = Newsroom({})
    asyncio.run(room.api.resolve([{"id": 1, **odd}]))
    assert room.asked == []


@pytest.mark.parametrize("answer", [401, 403, 404])
def test_what_a_site_hides_is_asked_for_once_and_no_problem(answer):
    room = Newsroom({})
    room.broken["users"] = answer
    for id in (1, 2):
        asyncio.run(room.api.resolve([{"id": id, "author": id}]))
    assert asked(room) == ["users"] and room.api.problems == []


@pytest.mark.parametrize("answer", [500, TIMEOUT, b"<html></html>"])
def test_terms_that_could_not_be_had_are_a_problem_and_asked_for_again(answer):
    room = Newsroom({})
    room.terms = {"categories": terms(3)}
    room.broken["categories"] = answer
    post = {"id": 1, "categories": [2]}
    asyncio.run(room.api.resolve([post]))
    assert len(room.api.problems) == 1 and "categories" in room.api.problems[0]
    room.broken.clear()
    asyncio.run(room.api.resolve([post]))
    assert room.api.known["categories"][2].name == "tên 2"


def test_a_section_includes_all_below_it_even_in_a_circle():
    room = Newsroom({})
    parents = {1: 0, 2: 1, 3: 2, 4: 0, 5: 6, 6: 5}
    room.terms = {
        "categories": [
            {"id": id, "name": "", "slug": f"s{id}", "parent": up} for id, up in parents.items()
        ]
    }
    for slug, expected in (("s1", [1, 2, 3]), ("s3", [3]), ("s5", [5, 6]), ("s9", [])):
        assert asyncio.run(room.api.category_ids(slug)) == expected
    assert len(room.asked) == 1


def test_addresses_of_the_plain_route_have_one_question_mark():
    api = WordPressApi(HOME, Site({}).fetch)
    assert api.url("posts", page=2) == f"{HOME}/wp-json/wp/v2/posts?page=2"
    api.route = PLAIN
    parts = urlsplit(api.url("posts", _fields="id,link"))
    assert parse_qs(parts.query) == {"rest_route": ["/wp/v2/posts"], "_fields": ["id,link"]}
