"""A site of scripted responses, for walks that take a plain coroutine `fetch`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

from scrapy.http import Response

from crawler.failures import FetchFailed

Answer = Response | bytes | str | int | Exception
"""A whole response, a body sent with 200, a status without a body, or what fetching raises."""

T = TypeVar("T")


class Site:
    """A site that answers by script, 404 where the script says nothing, and counts requests."""

    def __init__(self, answers: dict[str, Answer] | Callable[[str], Answer]):
        self.answer = answers if callable(answers) else lambda url: answers.get(url, 404)
        self.asked: list[str] = []

    async def fetch(self, url: str) -> Response:
        self.asked.append(url)
        answer = self.answer(url)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return Response(url, status=answer)
        if isinstance(answer, str):
            answer = answer.encode()
        return answer if isinstance(answer, Response) else Response(url, body=answer)


TIMEOUT = FetchFailed("timeout")


async def gather(walk: AsyncIterator[T]) -> list[T]:
    """Return all that a walk yields."""
    return [each async for each in walk]


def json_answer(url: str, value: Any, **headers: object) -> Response:
    """Return a response with `value` as JSON; `headers` with ``_`` for ``-``."""
    named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
    return Response(url, body=json.dumps(value).encode(), headers=named)
