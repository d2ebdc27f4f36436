"""``report.html``: one file to look at, that needs no network.

Charts are drawn by Vega, whose code is in the page. What came from the web gets into the page by
Jinja's escaping and as JSON in which there is no ``<``, and nowhere else.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .charts import charts, missing_days, rows
from .statistics import Statistics
from .user_cache import kept

EXCERPT = 400
"""Characters of a sample article's text."""

_GLOBALS = "window.vegaEmbed = vegaEmbed;"

TITLES = {
    "months": ("Articles by month", ""),
    "outlets": ("Outlets by month", "A gap in a row is a month of which nothing was found."),
    "calendar": ("Days", "Red: between the first day and the last, and nothing was found."),
    "sections": ("Sections", "The innermost of each article; the 20 largest."),
    "authors": ("Authors", "As the byline names them; the 20 most frequent."),
    "lengths": ("Lengths", "Words of lead and body. Most clips have none."),
    "languages": ("Languages", "und: it could not be told."),
    "coverage": ("What is known", "Share of each year's articles of which a field is filled."),
    "reprints": ("Duplicates between outlets", "Articles that an outlet printed after another."),
}


def write(manifest: dict[str, Any], statistics: Statistics) -> str:
    """Return the page about the release that `manifest` describes and `statistics` counted."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(
        manifest=manifest,
        titles=TITLES,
        outlets={
            name: {"missing": missing_days(statistics.outlets[name].days), **told}
            for name, told in manifest["outlets"].items()
        },
        samples=[
            article
            for _, counts in sorted(statistics.outlets.items())
            for _, article in counts.samples
        ],
        excerpt=EXCERPT,
        charts=_json(charts()),
        rows=_json(rows(statistics)),
        vega=kept(f"vega-of-vl-convert-{version('vl-convert-python')}.js", _vega),
    )


def _vega() -> str:
    """Return Vega's own code, which vl-convert takes two seconds to put together."""
    return vl_convert.javascript_bundle(_GLOBALS)


def _json(value: Any) -> str:
    """Return `value` as JSON that cannot end the script element in which it stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
