"""``python -m edition epub``: builds an e-book in every language with Sphinx's builder."""

import shutil
import subprocess
import sys
from pathlib import Path

from edition.reading import configuration


def run(root: Path, out: Path) -> int:
    """Build ``out/epub/LANG.epub`` for every language. Returns the exit code of the first that fails."""
    config, out = configuration.read(root), out / "epub"
    for language in config.edition_languages:
        work = out / language
        command = [sys.executable, "-m", "sphinx", "-b", "epub", "-W", "--keep-going", "-q", "-E"]
        command += ["-D", f"language={language}", "-D", f"epub_basename={language}"]
        command += ["-d", str(work / "doctrees"), str(root), str(work / "book")]
        if code := subprocess.run(command, check=False).returncode:
            return code
        shutil.copyfile(work / "book" / f"{language}.epub", out / f"{language}.epub")
        print(out / f"{language}.epub")
    return 0
