"""What a process takes with those that it started."""

import subprocess
import sys

from benchmarks.family import Family

WORK = "x = bytearray(60_000_000); [i * i for i in range(3_000_000)]; print('done', flush=True); input()"
BOTH = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}])"


def test_those_that_a_process_started_count_and_keep_what_they_had():
    with subprocess.Popen(
        [sys.executable, "-c", BOTH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        family = Family(process.pid)
        assert process.stdout.readline() == "done\n"
        family.look()
        assert len(family.worked) == 2 and family.most > 60_000_000
        worked = family.seconds()
        assert worked > 0.05
        process.communicate("\n")
    family.look()
    assert family.seconds() == worked
