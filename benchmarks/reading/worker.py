"""One library in a process of its own: it reads something small once, then in a fork for each measure.

The parent sends a line of JSON with a job and a folder; the answer has seconds, busy seconds of processors,
and the most megabytes that the fork held, the program itself included.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.reading.jobs import LIBRARIES, path_of
from benchmarks.writers.worker import forked


def main() -> None:
    """Warm up, then answer until there is nothing more to do."""
    library, small, patience = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    jobs = LIBRARIES[library]()
    for name, job in jobs.items():
        job(path_of(small, name))
    print(json.dumps(list(jobs)), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        path = path_of(Path(asked["folder"]), asked["job"])
        print(json.dumps(forked(jobs[asked["job"]], path, patience)), flush=True)


if __name__ == "__main__":
    main()
