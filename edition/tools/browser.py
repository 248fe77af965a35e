"""Starts Chromium for cards, pictures, measurements and tests. Not part of a build."""

import shutil

from playwright.sync_api import Browser, Playwright


def start_chromium(playwright: Playwright, *options: str) -> Browser:
    """Start the Chromium of the system or, if there is none, the one that ``make test`` downloaded.

    The shell without windows, which draws the same pages, takes half the processor time of the whole browser.
    """
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    installed = map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))
    executable = next(filter(None, installed), None)
    return playwright.chromium.launch(executable_path=executable, args=[*arguments, *options])
