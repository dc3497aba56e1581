"""What servers leave behind that were killed."""

import os
import subprocess
import sys

from graph_app.web.guests.remains import PREFIX, new_folder


def test_folders_of_processes_that_are_no_more_go(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    owners = {"dead": str(ended.pid), "alive": str(os.getpid()), "strange": "x"}
    for name, owner in owners.items():
        (tmp_path / f"{PREFIX}{name}").mkdir()
        (tmp_path / f"{PREFIX}{name}" / "server.pid").write_text(owner)
    (tmp_path / f"{PREFIX}unmarked").mkdir()
    found = new_folder()
    assert found.stat().st_mode & 0o777 == 0o700
    kept = {path.name for path in tmp_path.iterdir()} - {found.name}
    assert kept == {f"{PREFIX}alive", f"{PREFIX}strange", f"{PREFIX}unmarked"}
