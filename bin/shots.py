"""Take the README's picture: an edition of the demonstration, as the programme manager sees it.

The walks take the pictures of `docs/journey/`; this one is of the whole demonstration, served as people see it.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.walks.places import FLAGS, chromium, missing  # noqa: E402  the root of the project comes first

TARGET = ROOT / "docs" / "pictures" / "edition.png"
WINDOW = {"width": 1280, "height": 1080}
MANAGER = "Anne Lindegård"
EDITION = "Runde 2023"


def take(address: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=WINDOW, locale="da-DK", timezone_id="Europe/Copenhagen")  # type: ignore[arg-type]
        page.goto(f"{address}/demo/")
        page.get_by_role("button", name=MANAGER).click()
        page.get_by_role("link", name=EDITION).first.click()
        page.evaluate("document.fonts.ready")
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=TARGET)
        browser.close()


def main() -> int:
    if lacking := missing():
        print(lacking, file=sys.stderr)
        return 1
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="sagkyndig-shots-") as folder:
        environment = {**os.environ, "SAGKYNDIG_VAR": folder, "SAGKYNDIG_DEMO": "1", "DATABASE_URL": ""}
        command = [sys.executable, "-m", "sagkyndig.config.command"]
        subprocess.run([*command, "demo"], env=environment, check=True)  # noqa: S603
        server = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment)  # noqa: S603
        try:
            wait_for(port)
            take(f"http://localhost:{port}")
        finally:
            server.terminate()
            server.wait()
    print(f"Skrev {TARGET.relative_to(ROOT)}")
    return 0


def wait_for(port: int) -> None:

    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("Webserveren svarede ikke.")


if __name__ == "__main__":
    sys.exit(main())
