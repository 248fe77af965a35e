"""Tries the settings for nginx and Caddy: ``make hosts``.

Publishes the site for an address below a path of this machine, starts each server that is installed with the
settings that were written for it, and asks it for what a browser, a cache and a lost reader would. Then wrk,
if it is installed, loads the pages of the site for a minute. Nothing leaves this machine.
"""

import argparse
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from edition.site import build, complete
from edition.tools.publish import write_hosts

_PATH = "/report/"
_LONG, _SHORT = "max-age=31536000, immutable", "max-age=300"
_FULL_NGINX = """\
include /etc/nginx/modules-enabled/*.conf;
worker_processes auto; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{ access_log off; include {folder}/site.conf; }}
"""


class Case(NamedTuple):
    """An address below the path of the site, the status it must have, and what must be in its headers."""

    address: str
    status: int
    headers: dict[str, str]
    #: What the request says.
    request: dict[str, str] = {}  # noqa: RUF012 - never changed


def cases(site: Path) -> list[Case]:
    """Return what a server is asked for: the addresses of the first page of each language among it."""
    languages = sorted(path.parent.name for path in site.glob("*/objects.inv"))
    first = languages[0]
    html = {"content-type": "text/html; charset=utf-8", "cache-control": _SHORT}
    found = re.search(
        r'href="(_static/[^"?]+\.[0-9a-f]{12}\.css)"', (site / first / "index.html").read_text("utf-8")
    )
    style = found[1] if found else ""
    folder = next(path.parent.relative_to(site).as_posix() for path in site.glob("*/*/index.html"))
    return [
        Case("", 200, html),
        *(Case(f"{language}/", 200, html) for language in languages),
        Case(first, 301, {"location": f"{_PATH}{first}/"}),
        Case(f"{folder}/", 200, html),
        Case("data/", 200, html),
        *(Case(f"{language}/no/such/page.html", 404, html) for language in languages),
        Case("nothing", 404, html),
        Case(f"{first}/index.html.gz", 404, html),
        Case(f"{first}/{style}", 200, {"cache-control": _LONG, "content-type": "text/css"}),
        Case(f"{first}/_static/none.0123456789ab.css", 404, {"cache-control": _SHORT}),
        Case(
            "data/recommendations.json",
            200,
            {"content-type": "application/json", "access-control-allow-origin": "*"},
        ),
        Case("data/glossary.csv", 200, {"content-type": "text/csv", "cache-control": _SHORT}),
        Case(f"{first}/index.html", 200, {"content-encoding": "gzip"}, {"Accept-Encoding": "gzip"}),
        Case("sitemap.xml", 200, {"content-encoding": "br"}, {"Accept-Encoding": "br, gzip"}),
    ]


def ask(port: int, case: Case) -> tuple[int, dict[str, str]]:
    """Return the status and the headers of an answer; names in lower case."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", _PATH + case.address, headers=case.request)
    answer = connection.getresponse()
    answer.read()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def wrong(port: int, case: Case, everywhere: dict[str, str]) -> list[str]:
    """Return what of an answer is not as it must be."""
    status, headers = ask(port, case)
    status = 301 if status == http.client.PERMANENT_REDIRECT else status  # Caddy's
    found = [f"status {status}, not {case.status}"] if status != case.status else []
    expected = case.headers | (everywhere if "location" not in headers else {})
    for name, value in expected.items():
        if not headers.get(name, "").startswith(value):
            found.append(f"{name}: {headers.get(name, 'none')}, not {value}")
    if case.status == http.client.OK and "content-encoding" not in headers:
        again, _headers = ask(port, case._replace(request={"If-None-Match": headers.get("etag", "")}))
        found += [f"asked again: {again}, not 304"] if again != http.client.NOT_MODIFIED else []
    return found


@contextmanager
def serving(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server until the block ends. Raises OSError if it does not listen within ten seconds."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            for _attempt in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            else:
                raise OSError(0, "the server did not start", str(folder / "log"))
            yield
        finally:
            server.terminate()
            server.wait()


def nginx(folder: Path, port: int) -> list[str]:
    """Write the settings to try nginx with. Returns the command."""
    text = (folder / "hosts/nginx.conf").read_text("utf-8")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    text = text.replace("/var/www/127.0.0.1", str(folder / "www"))
    if any(Path("/etc/nginx/modules-enabled").glob("*brotli*")):
        text = text.replace("# brotli_static on;", "brotli_static on;")
    (folder / "site.conf").write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(_FULL_NGINX.format(folder=folder), "utf-8")
    return ["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]


def caddy(folder: Path, port: int) -> list[str]:
    """Write the settings to try Caddy with. Returns the command."""
    text = (folder / "hosts/Caddyfile").read_text("utf-8")
    text = text.replace("\n127.0.0.1 {", f"\nhttp://127.0.0.1:{port} {{\n\tbind 127.0.0.1")
    text = text.replace("/var/www/127.0.0.1", str(folder / "www"))
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    (folder / "Caddyfile").write_text(options + text, "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def load(port: int, site: Path, folder: Path, seconds: int) -> str:
    """Ask for all pages in turn, over 32 connections. Returns what wrk says; '' if it is not installed."""
    if not shutil.which("wrk"):
        return ""
    pages = [_PATH + path.relative_to(site).as_posix() for path in sorted(site.glob("*/**/*.html"))]
    listed = ",".join(f'"{page}"' for page in pages)
    (folder / "load.lua").write_text(
        f'local pages, i = {{{listed}}}, 0\nwrk.headers["Accept-Encoding"] = "gzip"\n'
        "request = function() i = i % #pages + 1 return wrk.format(nil, pages[i]) end\n",
        "utf-8",
    )
    command = ["wrk", "-t2", "-c32", f"-d{seconds}s", "--latency", "-s", str(folder / "load.lua")]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True)
    return done.stdout


def run(name: str, site: Path, seconds: int) -> bool:
    """Try a server with a published site. Prints a line for each answer; returns whether all were right."""
    with tempfile.TemporaryDirectory() as path, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port, folder = free.getsockname()[1], Path(path)
        free.close()
        folder.chmod(0o755)  # the processes of nginx are another user's
        policy = complete.policy(site)
        write_hosts(folder / "hosts", f"http://127.0.0.1{_PATH}", policy, [])
        shutil.copytree(site, folder / "www" / _PATH.strip("/"))
        everywhere = {"content-security-policy": policy, "x-content-type-options": "nosniff"}
        everywhere |= {"referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin"}
        command = {"nginx": nginx, "caddy": caddy}[name](folder, port)
        right = True
        with serving(command, port, folder):
            for case in cases(site):
                problems = wrong(port, case, everywhere)
                right &= not problems
                print(f"{name:6} {case.status} {_PATH}{case.address}", *problems, sep="\n    ")
            if text := load(port, site, folder, seconds):
                print(*(f"    {line.strip()}" for line in text.splitlines() if line.strip()), sep="\n")
                right &= "Non-2xx" not in text and "Socket errors" not in text
    return right


def main() -> int:
    """Try every server that is installed. Returns 1 if an answer was wrong, or nothing could be tried."""
    parser = argparse.ArgumentParser(prog="python -m bench.hosts")
    parser.add_argument("--seconds", type=int, default=60, help="of load (default: 60)")
    seconds = parser.parse_args().seconds
    out = Path("_build/hosts").absolute()
    address = [("html_baseurl", f"http://127.0.0.1{_PATH}"), ("edition_cards", False)]
    if code := build.run(Path.cwd(), out, define=address):
        return code
    site = out / "site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(out / "html", site)
    complete.name_by_digest(site)
    complete.compress(site)
    found = [name for name in ("nginx", "caddy") if shutil.which(name)]
    for name in ("nginx", "caddy", "wrk"):
        if not shutil.which(name):
            print(f"not tried, as it is not installed: {name}")
    return 0 if found and sum(not run(name, site, seconds) for name in found) == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
