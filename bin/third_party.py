"""Copy what the browser and the documents need from the installed npm packages into `src/sagkyndig/vendor/`.

Only what is used is copied: the whole of DKFDS makes `collectstatic` take minutes. The folder is never committed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DKFDS = ROOT / "node_modules" / "dkfds" / "dist"
VENDOR = ROOT / "src" / "sagkyndig" / "vendor"
WEB_WEIGHTS = ("Regular", "Italic", "Medium", "SemiBold", "Bold")
DOCUMENT_WEIGHTS = ("Regular", "Italic", "SemiBold", "Bold")


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def main() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    web = VENDOR / "static" / "dkfds"
    copy(DKFDS / "css" / "dkfds.min.css", web / "css" / "dkfds.min.css")
    copy(DKFDS / "js" / "dkfds.min.js", web / "js" / "dkfds.min.js")
    shutil.copytree(DKFDS / "img" / "svg-icons", web / "img" / "svg-icons")
    copy(DKFDS / "img" / "all-svg-icons.svg", web / "img" / "all-svg-icons.svg")
    plex = DKFDS / "fonts" / "IBMPlexSans"
    for weight in WEB_WEIGHTS:
        for kind in ("woff2", "woff"):
            name = f"IBMPlexSans-{weight}.{kind}"
            copy(plex / "complete" / kind / name, web / "fonts" / "IBMPlexSans" / "complete" / kind / name)
    for weight in DOCUMENT_WEIGHTS:
        copy(plex / "complete" / "ttf" / f"IBMPlexSans-{weight}.ttf", VENDOR / "fonts" / f"IBMPlexSans-{weight}.ttf")
        copy(
            plex / "split" / "woff2" / f"IBMPlexSans-{weight}-Latin1.woff2",
            VENDOR / "fonts" / f"IBMPlexSans-{weight}-Latin1.woff2",
        )
    copy(plex / "complete" / "ttf" / "license.txt", VENDOR / "fonts" / "LICENSE-IBMPlexSans.txt")
    copy(DKFDS / "LICENSE.md", web / "LICENSE.md")


if __name__ == "__main__":
    main()
