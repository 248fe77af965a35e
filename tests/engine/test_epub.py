"""The e-book of every language."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

SPACE = "{http://www.w3.org/1999/xhtml}"


def test_every_page_of_the_e_book_is_well_formed_and_links_stay_inside(small) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "edition", "epub"], cwd=small.root, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    for language in ("ja", "en"):
        with zipfile.ZipFile(small.root / f"_build/epub/{language}.epub") as book:
            names = [name for name in book.namelist() if name.endswith(".xhtml")]
            assert "policies/first.xhtml" in names
            for name in names:
                tree = ET.fromstring(book.read(name))  # noqa: S314 - our own file
                links = [link.get("href", "") for link in tree.iter(f"{SPACE}a")]
                assert not [link for link in links if ".html" in link], name
            first = ET.fromstring(book.read("policies/first.xhtml"))  # noqa: S314
            ids = [element.get("id") for element in first.iter() if element.get("id")]
            assert {"aaa-1", "aaa-1-p2", "aaa-2"} <= set(ids)


def test_commands_work_where_the_locale_of_the_shell_is_not_installed(small) -> None:
    """Sphinx stops there: locale.Error, unsupported locale setting."""
    small.environment = {**os.environ, "LANG": "xx_YY.UTF-8", "LC_ALL": ""}
    for command in (("update-po",), ("language", "ko"), ("epub",), ("build",)):
        assert small.run("edition", *command, typed=True) == 0, small.output
