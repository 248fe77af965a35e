"""The address of the site is taken in any usual form, and anything else is refused."""

import pytest

from edition.report.site_address import site_address


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/report", "https://example.org/report/"),
        ("https://example.org/report/", "https://example.org/report/"),
        ("https://example.org/report//", "https://example.org/report/"),
        ("https://example.org/report/index.html", "https://example.org/report/"),
        ("https://example.org/index.html", "https://example.org/"),
        (" HTTPS://Example.ORG:8443/Report ", "https://example.org:8443/Report/"),
        ("https://example.org:443/a", "https://example.org/a/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000/a/b", "http://[::1]:8000/a/b/"),
        ("https://例え.jp/報告", "https://xn--r8jz45g.jp/%E5%A0%B1%E5%91%8A/"),
        ("https://example.org/%E5%A0%B1", "https://example.org/%E5%A0%B1/"),
        ('https://example.org/a b"', "https://example.org/a%20b%22/"),
    ],
)
def test_any_usual_form_means_the_same_folder(given: str, taken: str) -> None:
    assert site_address(given) == taken
    assert site_address(taken) == taken


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("example.org/report", "is no address"),
        ("nonsense", "is no address"),
        ("/report/", "is no address"),
        ("ftp://example.org/", "is no address"),
        ("https:///report/", "is no address"),
        ("https://example.org:port/", "is no address"),
        ("https://example.org:99999/", "is no address"),
        ("https://exa mple.org/", "is no address"),
        ("https://example..org/", "is no address"),
        ("https://[::1/", "is no address"),
        ("https://me:secret@example.org/", "has a user name"),
        ("https://example.org/?page=1", "does not end with a folder"),
        ("https://example.org/#top", "does not end with a folder"),
        ("https://example.org/a/../b", "has a part '..' in its path"),
        ("https://example.org/a//b", "has a part '' in its path"),
    ],
)
def test_what_is_no_folder_of_a_web_server_is_refused(given: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"^'") as refused:
        site_address(given)
    assert str(refused.value) == f"'{given}' {said}"
