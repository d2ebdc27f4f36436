"""Start and stop a private WordPress made of Debian's packages.

MariaDB, php-fpm and nginx run as children of this process, unprivileged, with everything they
write in one directory; no system service is touched and nothing listens but nginx on 127.0.0.1.
The kernel ends them when this process dies, however it dies (`setpriv --pdeathsig`).
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

HERE = Path(__file__).parent
CORE = Path("/usr/share/wordpress")
CONTENT = Path("/var/lib/wordpress/wp-content")
DEBIAN_THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
THEMES = ("tinbao", *DEBIAN_THEMES)

PACKAGES: dict[str, str] = {
    "mariadb-server-core": "/usr/sbin/mariadbd",
    "mariadb-client-core": "/usr/bin/my_print_defaults",
    "nginx-light": "/usr/sbin/nginx",
    "php-cli": "/usr/bin/php",
    "php-fpm": "/usr/sbin/php-fpm*",
    "php-gd": "/usr/lib/php/*/gd.so",
    "php-mbstring": "/usr/lib/php/*/mbstring.so",
    "php-mysql": "/usr/lib/php/*/mysqli.so",
    "php-xml": "/usr/lib/php/*/dom.so",
    "util-linux": "/usr/bin/setpriv",
    "wordpress": f"{CORE}/wp-settings.php",
    "wordpress-l10n": f"{CONTENT}/languages/vi.mo",
    **{f"wordpress-theme-{name}": f"{CONTENT}/themes/{name}/style.css" for name in DEBIAN_THEMES},
}
"""Debian package and a file (or pattern) by which it is known to be there."""

MARK = "/__mark"
"""An address of nginx's own: once it is in the access log, all earlier requests are too."""


class WordPressError(RuntimeError):
    """The site could not be started, or refused an edit."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as nginx logged it."""

    time: float
    """Seconds since the epoch, when the answer was complete."""
    method: str
    path: str
    """Path and query as sent."""
    status: int
    user_agent: str
    headers: dict[str, str]
    """Of host, accept, accept-encoding, if-none-match, if-modified-since, referer, cookie and
    authorization those that were sent, names in lower case."""


LOGGED_HEADERS = (
    "host",
    "accept",
    "accept-encoding",
    "if-none-match",
    "if-modified-since",
    "referer",
    "cookie",
    "authorization",
)


def missing_packages() -> list[str]:
    """Return the Debian packages that a site needs and this machine has not."""
    return [name for name, pattern in PACKAGES.items() if not _installed(pattern)]


def _installed(pattern: str) -> bool:
    return any(Path("/").glob(pattern.removeprefix("/")))


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class WordPress:
    """A Vietnamese WordPress, served while the `with` block lasts.

    `data_dir` holds everything; without it a temporary directory serves and is removed at the
    end. Run as root, the servers are `www-data`, who must be able to enter it (pytest's
    `tmp_path` does not let them). `host` is the name in the site's own links: with a name
    other than 127.0.0.1 the links carry no port, and the site is to be asked as an HTTP proxy
    (`http_proxy=http://127.0.0.1:PORT`). `posts` are loaded before the first request.
    With `page_cache` nginx keeps HTML pages until the next change.

    The servers end with the thread that starts them: start a site from the main thread.
    """

    def __init__(
        self,
        data_dir: Path | None = None,
        *,
        theme: str = "tinbao",
        permalink: str = "/%category%/%postname%/",
        posts: Iterable[Mapping[str, Any]] | None = None,
        host: str = "127.0.0.1",
        port: int | None = None,
        page_cache: bool = False,
        per_page: int = 10,
        workers: int = 4,
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        """Where the site answers, without a slash at the end."""
        self.home = self.url if host == "127.0.0.1" else f"http://{host}"
        """How the site calls itself in its links."""
        self._given_dir = data_dir
        self._options = {"theme": theme, "permalink": permalink, "per_page": per_page}
        self._posts = posts
        self._page_cache = page_cache
        self._workers = workers
        self._running: list[subprocess.Popen[bytes]] = []
        self._desk: subprocess.Popen[bytes] | None = None
        self._desk_lock = threading.Lock()
        self._log_start = 0
        self._marks = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the servers, install WordPress if the directory is new, load the posts.

        Raise `WordPressError` with the servers' last words where that fails.
        """
        if lacking := missing_packages():
            raise WordPressError(f"Debian packages missing: {', '.join(lacking)}")
        self._make_directories()
        try:
            self._start_database()
            self._lay_out()
            self._run_php("install.php", json.dumps({"home": self.home} | self._options))
            self._start_desk()
            if self._posts is not None:
                self.load(self._posts)
            self._start_web()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the servers, each by its process id, and remove a temporary directory."""
        if self._desk is not None:
            assert self._desk.stdin is not None
            with contextlib.suppress(BrokenPipeError):
                self._desk.stdin.close()
            self._desk = None
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()
        if self._given_dir is None and hasattr(self, "dir"):
            shutil.rmtree(self.dir, ignore_errors=True)

    # What the site shows

    def set_theme(self, name: str) -> None:
        """Switch to one of `THEMES`."""
        self._ask("theme", name=name)

    def set_permalink(self, structure: str) -> None:
        """Set the form of article addresses, in WordPress's own notation."""
        self._ask("permalink", structure=structure)

    def rest(self, on: bool = True, *, refusal: int = 401) -> None:
        """Switch the REST API on or off.

        Off, a visitor is refused with 401 or 403 in JSON, as security plugins do, or with the
        404 page of a WordPress from before REST.
        """
        self._ask("switch", name="rest", value="on" if on else str(refusal))

    def sitemaps(self, on: bool = True) -> None:
        """Switch WordPress's own sitemaps on or off (then 404, and no line in robots.txt)."""
        self._ask("switch", name="sitemaps", value="on" if on else "off")

    def feeds(self, on: bool = True) -> None:
        """Switch the feeds on or off (then 404, and no links to them)."""
        self._ask("switch", name="feeds", value="on" if on else "off")

    # The posts

    def add(self, post: Mapping[str, Any]) -> dict[str, Any]:
        """Publish `post` and return what became of it.

        Keys of a post: `title` and `body` (`{{home}}` becomes the site's address, `{{id:1}}` the
        number of the first of `images`); optional `slug`, `date`, `modified` (ISO 8601),
        `sections` (lists of paths: `[["Tin tức=tin-tuc", "Xã hội=xa-hoi"]]`), `tags`,
        `account`, `status`, `password`, `sticky`, `excerpt`, `images` and `featured`
        (`{file, width, height, alt, caption}`), `comments` (`{author, text, date}`).
        The answer holds `id`, `slug`, `status`, `url`, `path`, `date`, `modified`.
        """
        return self.load([post])[0]

    def load(self, posts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Publish `posts` in their order; return what `add` returns, for each."""
        answer: list[dict[str, Any]] = self._ask("add", posts=[dict(post) for post in posts])
        return answer

    def update(self, ref: int | str, **changes: Any) -> dict[str, Any]:
        """Change the post `ref` (number, slug, path or URL); the keys are those of `add`.

        `append` adds HTML to the body. The modified date moves to now unless it is given.
        """
        answer: dict[str, Any] = self._ask("update", ref=str(ref), post=changes)
        return answer

    def delete(self, ref: int | str, *, trash: bool = False) -> None:
        """Delete the post `ref`, or move it to the trash."""
        self._ask("delete", ref=str(ref), trash=trash)

    def posts(self) -> list[dict[str, Any]]:
        """Return what `add` returns for every post, drafts and private ones too, newest first."""
        answer: list[dict[str, Any]] = self._ask("list")
        return answer

    # The visitors

    def requests(self) -> list[Request]:
        """Return the requests answered since the start or the last `clear_requests`."""
        self._wait_for_log()
        with self._access_log.open("rb") as log:
            log.seek(self._log_start)
            entries = [json.loads(line) for line in log]
        return [
            Request(
                time=float(entry["time"]),
                method=entry["method"],
                path=entry["path"],
                status=int(entry["status"]),
                user_agent=entry["user_agent"],
                headers={name: entry[name] for name in LOGGED_HEADERS if entry[name]},
            )
            for entry in entries
            if not entry["path"].startswith(MARK)
        ]

    def clear_requests(self) -> None:
        """Forget the requests answered so far."""
        self._wait_for_log()
        self._log_start = self._access_log.stat().st_size

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Ask the site for `path`; return the status and the text, following no redirect."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            host = self.home.removeprefix("http://")
            connection.request("GET", path, headers={"Host": host, **(headers or {})})
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace")

    # How it is done

    @property
    def _access_log(self) -> Path:
        return self.dir / "log" / "access.json"

    @property
    def _root(self) -> bool:
        return os.geteuid() == 0

    def _make_directories(self) -> None:
        self.dir = (self._given_dir or Path(tempfile.mkdtemp(prefix="tintinh-wp-"))).resolve()
        for name in ("run", "log", "tmp", "cache", "www/wp-content/uploads"):
            (self.dir / name).mkdir(parents=True, exist_ok=True)
        if len(str(self.dir / "run/php.sock")) > 100:
            raise WordPressError(f"too long a path for a socket: {self.dir}")
        if not self._root:
            return
        servers = pwd.getpwnam("www-data")
        for path in (self.dir, *self.dir.iterdir(), self.dir / "www/wp-content/uploads"):
            os.chown(path, servers.pw_uid, servers.pw_gid)
        if subprocess.run(self._as_server("test", "-w", str(self.dir)), check=False).returncode:
            raise WordPressError(f"www-data cannot enter {self.dir}: a parent is closed to it")

    def _as_server(self, *command: str) -> list[str]:
        """Return `command` run unprivileged, and ended with this process."""
        identity = ["--reuid=www-data", "--regid=www-data", "--init-groups"] if self._root else []
        return ["setpriv", "--pdeathsig=TERM", *identity, "--", *command]

    def _spawn(self, name: str, *command: str, stdin: int | None = None) -> subprocess.Popen[bytes]:
        """Start a server in the foreground; its own session keeps a Ctrl-C from it."""
        with (self.dir / "log" / f"{name}.out").open("ab") as out:
            process = subprocess.Popen(
                self._as_server(*command),
                stdin=subprocess.DEVNULL if stdin is None else stdin,
                stdout=out if stdin is None else subprocess.PIPE,
                stderr=out,
                cwd=self.dir,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def _wait_until(
        self, name: str, process: subprocess.Popen[bytes], ready: Callable[[], bool]
    ) -> None:
        deadline = time.monotonic() + 60
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise WordPressError(f"{name} did not start: {self._last_words(name)}")
            time.sleep(0.02)

    def _last_words(self, name: str) -> str:
        logs = sorted((self.dir / "log").glob(f"{name}*"))
        return "\n".join(log.read_text("utf-8", "replace")[-1500:] for log in logs)

    def _start_database(self) -> None:
        data = self.dir / "db"
        lean = ("--innodb-log-file-size=16M", "--innodb-flush-log-at-trx-commit=0")
        if not (data / "mysql").is_dir():
            made = subprocess.run(
                self._as_server(
                    "mariadb-install-db",
                    "--no-defaults",
                    f"--datadir={data}",
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    *lean,
                ),
                capture_output=True,
                text=True,
                cwd=self.dir,
                check=False,
            )
            if made.returncode:
                raise WordPressError(f"no database: {(made.stdout + made.stderr)[-1500:]}")
        process = self._spawn(
            "mariadb",
            "mariadbd",
            "--no-defaults",
            f"--datadir={data}",
            f"--socket={self.dir}/run/db.sock",
            f"--pid-file={self.dir}/run/mariadb.pid",
            f"--tmpdir={self.dir}/tmp",
            "--skip-networking",
            "--skip-log-bin",
            "--innodb-doublewrite=0",
            "--innodb-buffer-pool-size=64M",
            "--performance-schema=OFF",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_520_ci",
            *lean,
        )
        self._wait_until("mariadb", process, lambda: _answers(self.dir / "run/db.sock"))

    def _lay_out(self) -> None:
        """Build the document root: Debian's WordPress by links, its few top files and ours copied.

        The top files find their configuration beside themselves, so they cannot be links.
        """
        www = self.dir / "www"
        content = www / "wp-content"
        for file in CORE.glob("*.php"):
            shutil.copyfile(file, www / file.name)
        links = {
            www / "wp-admin": CORE / "wp-admin",
            www / "wp-includes": CORE / "wp-includes",
            content / "languages": CONTENT / "languages",
        }
        (content / "themes").mkdir(exist_ok=True)
        for name in DEBIAN_THEMES:
            links[content / "themes" / name] = CONTENT / "themes" / name
        for link, target in links.items():
            if not link.is_symlink():
                link.symlink_to(target)
        _copy(HERE / "theme", content / "themes" / "tinbao")
        _copy(HERE / "mu-plugins", content / "mu-plugins")
        _copy(HERE / "php", self.dir / "php")
        constants: dict[str, str | bool] = {
            "DB_NAME": "wp",
            "DB_USER": "root",
            "DB_PASSWORD": "",
            "DB_HOST": f"localhost:{self.dir}/run/db.sock",
            "DB_CHARSET": "utf8mb4",
            "DB_COLLATE": "",
            "WP_HOME": self.home,
            "WP_SITEURL": self.home,
            "DISABLE_WP_CRON": True,
            "AUTOMATIC_UPDATER_DISABLED": True,
            "DISALLOW_FILE_MODS": True,
            "WP_POST_REVISIONS": False,
        }
        (www / "wp-config.php").write_text(
            "<?php\n"
            + "".join(f"define('{name}', {_php(value)});\n" for name, value in constants.items())
            + "$table_prefix = 'wp_';\n"
            + "defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\n"
            + "require_once ABSPATH . 'wp-settings.php';\n",
            "utf-8",
        )

    def _php_command(self, script: str) -> tuple[str, ...]:
        return ("php", "-d", "display_errors=stderr", "-d", "memory_limit=512M", f"php/{script}")

    def _run_php(self, script: str, argument: str) -> None:
        done = subprocess.run(
            self._as_server(*self._php_command(script), argument),
            capture_output=True,
            text=True,
            cwd=self.dir,
            check=False,
        )
        if done.returncode:
            raise WordPressError(f"{script}: {(done.stdout + done.stderr)[-1500:]}")

    def _start_desk(self) -> None:
        """Start the PHP process that makes all edits: one JSON line asked, one answered."""
        self._desk = self._spawn("desk", *self._php_command("desk.php"), stdin=subprocess.PIPE)

    def _ask(self, task: str, **arguments: Any) -> Any:
        if self._desk is None:
            raise WordPressError("the site is not running")
        assert self._desk.stdin is not None
        assert self._desk.stdout is not None
        with self._desk_lock:
            question = json.dumps({"task": task, **arguments}).encode() + b"\n"
            with contextlib.suppress(BrokenPipeError):
                self._desk.stdin.write(question)
                self._desk.stdin.flush()
            line = self._desk.stdout.readline()
        if not line:
            raise WordPressError(f"{task}: {self._last_words('desk')}")
        answer = json.loads(line)
        if "error" in answer:
            raise WordPressError(f"{task}: {answer['error']}")
        self._empty_page_cache()
        return answer["ok"]

    def _empty_page_cache(self) -> None:
        for kept in (self.dir / "cache").iterdir():
            shutil.rmtree(kept, ignore_errors=True)

    def _start_web(self) -> None:
        run = self.dir / "run"
        (run / "php.conf").write_text(
            f"[global]\nerror_log = {self.dir}/log/php-fpm.log\n"
            f"[www]\nlisten = {run}/php.sock\nlisten.backlog = 511\n"
            f"pm = static\npm.max_children = {self._workers}\n"
            f"php_admin_value[error_log] = {self.dir}/log/php-errors.log\n"
            "php_admin_value[memory_limit] = 256M\n",
            "utf-8",
        )
        fpm = next(Path("/usr/sbin").glob("php-fpm*"))
        process = self._spawn("php-fpm", str(fpm), "-F", "-y", f"{run}/php.conf")
        self._wait_until("php-fpm", process, lambda: _answers(run / "php.sock"))
        (run / "nginx.conf").write_text(self._nginx_conf(), "utf-8")
        process = self._spawn(
            "nginx", "nginx", "-c", f"{run}/nginx.conf", "-e", f"{self.dir}/log/nginx-error.log"
        )
        self._wait_until("nginx", process, lambda: _answers(("127.0.0.1", self.port)))

    def _nginx_conf(self) -> str:
        logged = ",".join(f'"{name}":"$http_{name.replace("-", "_")}"' for name in LOGGED_HEADERS)
        values = {
            "DIR": str(self.dir),
            "PORT": str(self.port),
            "LOGGED": logged,
            "MARK": MARK,
            "CACHE": "pages" if self._page_cache else "off",
        }
        conf = (HERE / "nginx.conf").read_text("utf-8")
        for name, value in values.items():
            conf = conf.replace(f"@{name}@", value)
        return conf

    def _wait_for_log(self) -> None:
        self._marks += 1
        mark = f"{MARK}/{self._marks}"
        self.get(mark)
        deadline = time.monotonic() + 10
        while f'"{mark}"'.encode() not in _tail(self._access_log):
            if time.monotonic() > deadline:
                raise WordPressError("nginx keeps no access log")
            time.sleep(0.005)


def _answers(address: Path | tuple[str, int]) -> bool:
    """Tell whether somebody listens at a socket file or a TCP address."""
    family = socket.AF_UNIX if isinstance(address, Path) else socket.AF_INET
    with socket.socket(family) as probe:
        try:
            probe.connect(str(address) if isinstance(address, Path) else address)
        except OSError:
            return False
        return True


def _copy(source: Path, target: Path) -> None:
    """Copy a folder of ours with open permissions, whatever the checkout's are."""
    target.mkdir(parents=True, exist_ok=True)
    target.chmod(0o755)
    for file in source.iterdir():
        shutil.copyfile(file, target / file.name)
        (target / file.name).chmod(0o644)


def _php(value: str | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _tail(path: Path, size: int = 65536) -> bytes:
    log: IO[bytes]
    with path.open("rb") as log:
        log.seek(max(0, path.stat().st_size - size))
        return log.read()
