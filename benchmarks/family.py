"""What a process takes together with those that it started, as Linux tells of them while they run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Family:
    """A process and those that it started; whoever wants to know has to look now and then.

    Attributes
    ----------
    pid : int
        The process.
    most : int
        The most bytes that all had in memory at once, of those times somebody looked.
    worked : dict of int to float
        Seconds that processors worked for each, as last seen.
    """

    pid: int
    most: int = 0
    worked: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Look once more; those that have ended keep what they had."""
        held, waiting = 0, [self.pid]
        while waiting:
            one = waiting.pop()
            try:
                words = Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                for thread in Path(f"/proc/{one}/task").iterdir():
                    waiting += map(int, (thread / "children").read_text(encoding="utf-8").split())
            except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
                continue
            self.worked[one] = (int(words[11]) + int(words[12])) / TICKS  # utime, stime
            held += int(words[21]) * PAGE  # rss
        self.most = max(self.most, held)

    def seconds(self) -> float:
        """Return the seconds that processors worked for all of them."""
        return sum(self.worked.values())
