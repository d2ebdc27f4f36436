"""Every setting that differs from Scrapy's default, each with its reason.

`docs/settings.md` lists those that are tintinh's own. All can be set with ``-s NAME=VALUE``.
"""

from crawler import __version__
from crawler.article import FIELDS

BOT_NAME = "tintinh"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "crawler.commands"

# tintinh's own.
DATA_DIR = "data"  # articles, archives, reports and ledgers, a folder an outlet
WARC = True  # keep every response as it came
WARC_MAX_BYTES = 1_000_000_000  # a new WARC file at about this size, as archives are wont to
CAPTURES = None  # which captures of a page are read: as is best with each archive
WAYBACK_CDX = "https://web.archive.org/cdx/search/cdx"  # the index of source=wayback
WAYBACK_REPLAY = "https://web.archive.org/web/"  # its captures lie below
WAYBACK_PAGE = 10_000  # captures an answer of the index
COMMONCRAWL_INDEX = "https://index.commoncrawl.org/"  # collinfo.json lies below
COMMONCRAWL_DATA = "https://data.commoncrawl.org/"  # the files lie below
ARCHIVE_CONCURRENCY = 1  # requests at a time to an archive's host, of all outlets together
ARCHIVE_INDEX_DAYS = 30  # before the Wayback Machine is asked for its index again
CLEAN = "pipelines.clean"  # gives commands that look at single pages the record of what they read
PROVINCE_ON = "pipelines.provinces.province_on"  # where a province of old belongs on a day
COMMIT_LINES = 32  # at most, until lines and their marks are made durable together
COMMIT_SECONDS = 2.0  # and at the latest after so long
CONTACT = ""  # a page or address where a webmaster can reach the operator
DUPLICATE_INDEX = ""  # file of an index against which a crawl notes `duplicate_of`
TAKE_DOWN = ""  # file with ids and addresses that no release may hold
CORPUS_SHARD_ARTICLES = 100_000  # in one file of a release
CORPUS_BUILD = "pipelines.corpus.command.build_release"  # what `scrapy corpus` calls
CORPUS_CHECK = "pipelines.corpus.command.check_release"  # and with --check
TONE_STYLE = None  # leave tone marks where the page has them: they tell house and period
METRICS_FILE = None  # the state of all outlets, for Prometheus to read

# When to look again (`crawler.revisits`).
REVISITS = "1h, 6h, 1d, 3d, 7d, 30d"  # ages of a young article; APIs and lastmod tell of edits
REVISITS_OLD = "7d, 30d"  # after the first look at an article that was older by then
RETRIES_FAILED = "1d, 7d, 30d"  # after each failure in a row
ABSENT_AGAIN = (
    "7d"  # before a way of discovery that a site lacked is tried again: quiet runs stay quiet
)
FORBIDDEN_AGAIN = "7d"  # before an address that robots.txt forbade is asked about again
SWEEP_EVERY = "3d"  # a look at the whole list of what the site has
GONE_AFTER = "24h"  # missing at two looks so far apart
GONE_SHARE = 0.1  # of what is held cannot go at once
GONE_LEAST = 10  # unless it is fewer than these

# Where a walk of discovery ends on a site that does not (`crawler.discovery.Limits`).
LISTING_PAGES = 10_000  # of one listing or feed
LISTING_STALE_PAGES = 3  # in a row without a new address end a listing
LISTINGS = 2_000  # of one site
LISTINGS_STALE = 100  # in a row without a new address end a walk
LISTINGS_BARREN_PAGES = 200  # in a row that turn out to be no articles
SITEMAPS = 5_000  # of one site

# An honest name, which is also what robots.txt is asked about.
USER_AGENT = f"tintinh/{__version__} (news archive crawler)"

# Manners: small sites on small servers. robots.txt, hosts and redirects are the business of our
# own middlewares, because Scrapy's let everything pass where robots.txt answers with an error,
# and know nothing of private addresses.
ROBOTSTXT_OBEY = False
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOAD_DELAY = 1.0
# Jitter shortens as often as it lengthens, and a floor is a floor.
DOWNLOAD_DELAY_JITTER = 0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 2.0
COOKIES_ENABLED = False

# Scrapy makes this many tasks for every response, and ours come with one article or none.
CONCURRENT_ITEMS = 1

# robots.txt (`crawler.polite.robots`).
ROBOTS_COPY = "24h"  # so old a copy serves where robots.txt is not to be had
CRAWL_DELAY_MOST = 30  # seconds; a longer Crawl-delay is taken for this

# When a host asks for quiet or fails again and again (`crawler.polite.pauses`).
RETRY_AFTER_MOST = 600  # seconds; a site that asks for more is left alone until then
RETRY_AFTER_LONGEST = 604_800  # a week: a slip of the pen must not end a crawl for ten years
HOST_FAILURES = 10  # in a row pause the host
HOST_PAUSE = 60  # seconds of the first pause; each next one is twice as long
HOST_PAUSES = 5  # and then the run ends

# Beyond what a run is unhealthy (`crawler.health`).
UNHEALTHY_FAILED_SHARE = 0.2
UNHEALTHY_FAILED_LEAST = 10  # fetches, of which that share failed
UNHEALTHY_SILENT_DAYS = 7  # at least, and more than the outlet ever paused

# Limits: one page that never ends must not end a run.
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 16 << 20
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 5
# A refresh in a page is written by whoever wrote the page.
METAREFRESH_ENABLED = False
# Scrapy checks no certificate by default.
DOWNLOAD_VERIFY_CERTIFICATES = True
# Proxies from the environment surprise those who did not mean this program: only when asked for.
HTTPPROXY_ENABLED = False
# Doors that no unattended program should open.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# The ledger knows what was asked for.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
TWISTED_DNS_RESOLVER = "crawler.polite.hosts.PublicResolver"

DOWNLOADER_MIDDLEWARES = {
    "crawler.sources.middlewares.ReplayArchive": 10,
    "crawler.polite.hosts.OwnHosts": 40,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.polite.robots.ObeyRobots": 100,
    # Before Scrapy's retries (550) ask again.
    "crawler.polite.pauses.PauseHosts": 555,
    "crawler.polite.hosts.SayPrivate": 560,
    "crawler.sources.middlewares.KeepResponses": 950,
}
# Nobody asks how deep a page was found or how long its address is, and the outlet decides what a
# status means: each of these would wrap what every page yields.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}
ITEM_PIPELINES = {
    "pipelines.Clean": 100,
    "pipelines.find_duplicates.FindDuplicates": 800,
    "pipelines.export.write.Write": 900,
}
EXTENSIONS = {
    # `crawler.progress` says it in the words of the field.
    "scrapy.extensions.logstats.LogStats": None,
    "crawler.progress.ProgressLog": 0,
    "crawler.closing.EndClosing": 0,
}

# Scrapy's own -o gives the record as well.
FEED_EXPORT_FIELDS = list(FIELDS)
FEED_EXPORT_ENCODING = "utf-8"

LOG_LEVEL = "INFO"
LOG_FORMATTER = "crawler.progress.QuietLog"
# Failures are counted, and named in the report and in the summary.
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
