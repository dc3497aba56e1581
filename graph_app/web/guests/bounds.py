"""How many debates readers may open, how large, for how long."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_app.config import GUESTS, settings

MEGABYTE = 1_000_000
_DEFAULT: dict[str, Any] = {one.name.removeprefix("open_"): one.default for one in GUESTS}


@dataclass(frozen=True)
class Bounds:
    """Settings called `open_` and the name of the field.

    Attributes
    ----------
    debates : int
        Debates that readers have open, all in all; 0 lets nobody open any.
    each : int
        Debates that one reader has open.
    megabytes : int
        Size of the files of one debate.
    total : int
        Room on disk of all debates, in megabytes.
    minutes : int
        How long a debate stays.
    folder : str
        Where they lie; empty for a temporary folder of this process alone. Processes that serve together
        name the same one; there only age, closing and want of room end a debate, not the end of a process.
    """

    debates: int = _DEFAULT["debates"]
    each: int = _DEFAULT["each"]
    megabytes: int = _DEFAULT["megabytes"]
    total: int = _DEFAULT["total"]
    minutes: int = _DEFAULT["minutes"]
    folder: str = _DEFAULT["folder"]

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Bounds:
        """Return the bounds that the environment sets.

        Raises
        ------
        ModelError
            If a number is none or beyond its limits.
        """
        found = settings({}, environment, GUESTS)
        return cls(**{name.removeprefix("open_"): value for name, value in found.items()})

    @property
    def bytes(self) -> int:
        """Size of the files of one debate in bytes."""
        return self.megabytes * MEGABYTE
