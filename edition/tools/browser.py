"""Starts Chromium for cards, pictures, measurements and tests. Not part of a build."""

import shutil

from playwright.sync_api import Browser, Playwright


def start_chromium(playwright: Playwright, *options: str) -> Browser:
    """Start the Chromium of the system or, if there is none, the one that ``make test`` downloaded."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=executable, args=[*arguments, *options])
