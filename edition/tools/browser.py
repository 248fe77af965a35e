"""Starts Chromium: for cards, pictures, measurements and tests. No part of a build."""

import shutil

from playwright.sync_api import Browser, Playwright


def start_chromium(playwright: Playwright, *options: str) -> Browser:
    """Start Chromium: the system's where there is one, else the one that ``make test`` downloaded."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=executable, args=[*arguments, *options])
