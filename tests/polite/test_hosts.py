"""Whom no request may go to."""

import pytest

from crawler.polite.hosts import is_public, refusal

LOOPBACK = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0X7F.1",
    "0x7f.0.0.0x1",
    "0177.0.0.1",
    "0177.0x0.0.1",
    "017700000001",
    "１２７.0.0.1",
    "127。0。0。1",
    "0",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[2002:7f00:1::]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
]
LOCAL = [
    "10.0.0.1",
    "10.1",
    "172.16.0.1",
    "192.168.1.1",
    "3232235777",
    "169.254.169.254",
    "0xa9fea9fe",
    "[::ffff:169.254.169.254]",
    "100.64.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "255.255.255.255",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[100::1]",
    "[2001:db8::1]",
    "[2002:a00:1::1]",
]
NAMES = ["localhost", "LOCALHOST.", "a.localhost", "printer.local", "metadata.google.internal"]


@pytest.mark.parametrize("host", LOOPBACK + LOCAL + NAMES)
def test_no_spelling_of_a_private_address_is_visited_even_if_the_outlet_had_that_host(host):
    everything_is_own = type("All", (tuple,), {"__contains__": lambda self, host: True})()
    for port in ("", ":8080"):
        assert refusal(f"http://{host}{port}/x", everything_is_own, None) == "private-address"
        assert refusal(f"http://{host}{port}/x", (), "http://127.0.0.1:8765") == "private-address"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://kontumtv.vn/a", None),
        ("https://www.kontumtv.vn/a", None),
        ("http://127.0.0.1:8765/a", None),
        ("HTTP://ai@127.0.0.1:8765/a", None),
        ("http://127.0.0.1:8766/a", "private-address"),
        ("https://127.0.0.1:8765/a", "private-address"),
        ("http://127.0.0.1/a", "private-address"),
        ("http://khac.vn/a", "off-site"),
        ("http://video.kontumtv.vn/a", "off-site"),
        ("http://kontumtv.vn.khac.vn/a", "off-site"),
        ("http://8.8.8.8/a", "off-site"),
        ("http://134744072/a", "off-site"),
        ("http://[2001:4860:4860::8888]/a", "off-site"),
        ("http://1.2.3.4.5/a", "off-site"),
        ("http://300.1.1.1/a", "off-site"),
        ("http://08.0.0.1/a", "off-site"),
        ("http://0x/a", "off-site"),
        ("http://99999999999999999999/a", "off-site"),
        ("ftp://kontumtv.vn/a", "no-web-address"),
        ("file:///etc/passwd", "no-web-address"),
        ("http://[", "no-web-address"),
    ],
)
def test_requests_go_to_the_outlets_hosts_and_the_named_origin_alone(url, expected):
    assert refusal(url, ("kontumtv.vn",), "http://127.0.0.1:8765") == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("[2001:4860:4860::8888]", True),
        ("::ffff:8.8.8.8", True),
        ("2002:808:808::1", True),
        ("64:ff9b::8.8.8.8", True),
        ("127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("fe80::1%eth0", False),
        ("::8.8.8.8", False),
        ("5f00::1", False),
    ],
)
def test_only_global_unicast_is_public(address, expected):
    assert is_public(address) is expected
