"""The site as one file."""

import datetime as dt
import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from edition.tools import archive

MOMENT = dt.datetime(2026, 6, 3, 12, 30, tzinfo=dt.UTC)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    site = tmp_path / "html"
    (site / "en/cards").mkdir(parents=True)
    for name in ("index.html", "en/page.html", "en/cards/page.png"):
        (site / name).write_text(name, "utf-8")
    archive.pack(site, tmp_path / "zip/site.zip", MOMENT)
    return tmp_path / "zip/site.zip"


def test_it_holds_the_pages_with_their_digests_and_no_preview_images(packed: Path) -> None:
    with zipfile.ZipFile(packed) as found:
        names = ["site/SHA256SUMS", "site/en/page.html", "site/index.html"]
        assert found.namelist() == names
        lines = found.read("site/SHA256SUMS").decode().splitlines()
        assert lines == [
            f"{hashlib.sha256(found.read(name)).hexdigest()}  {name.removeprefix('site/')}"
            for name in names[1:]
        ]


def test_it_is_the_same_whenever_it_is_made(packed: Path, tmp_path: Path) -> None:
    before = packed.read_bytes()
    os.utime(tmp_path / "html/index.html", (0, 0))
    archive.pack(tmp_path / "html", packed, MOMENT)
    assert packed.read_bytes() == before
    archive.pack(tmp_path / "html", packed, dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    assert zipfile.ZipFile(packed).testzip() is None
    assert [path.name for path in packed.parent.iterdir()] == ["site.zip"]
