"""Why a foreign file cannot be read: one error for what is in it, one for what is too much."""

from __future__ import annotations

from typing import Any

from graph_app.errors import DataError


class FileError(DataError):
    """A foreign file cannot be read: which, where, why, and what to do.

    Parameters
    ----------
    message : str
        What is wrong, in one sentence.
    file : str, optional
        How the file is called in messages.
    line : int, optional
        Where, counted from 1.
    unit : str, optional
        What `line` counts: "line" or "row".
    hint : str, optional
        What to do, in one sentence.
    """

    def __init__(
        self, message: str, *, file: str = "", line: int | None = None, unit: str = "line", hint: str = ""
    ) -> None:
        place = ", ".join(part for part in (file, "" if line is None else f"{unit} {line:,}") if part)
        super().__init__(" ".join(part for part in (f"{place}:" if place else "", message, hint) if part))
        self.message = message
        self.file = file
        self.line = line
        self.unit = unit
        self.hint = hint

    def details(self) -> dict[str, Any]:
        """Return message, file, line and hint."""
        return {
            "message": self.message,
            "file": self.file,
            "line": self.line,
            "unit": self.unit,
            "hint": self.hint,
        }


class LimitError(FileError):
    """A foreign file is beyond a limit; the message names the limit and its setting.

    Parameters
    ----------
    message : str
        What there is too much of, in one sentence.
    limit : str
        The name of the setting.
    file : str, optional
        How the file is called in messages.
    line : int, optional
        Where, counted from 1.
    """

    def __init__(self, message: str, limit: str, *, file: str = "", line: int | None = None) -> None:
        word, variable = limit.removeprefix("import_"), f"GRAPH_APP_{limit.upper()}"
        hint = f"The limit is {limit}; raise it with --limit {word}=… or {variable} if the file is trusted."
        super().__init__(message, file=file, line=line, hint=hint)
        self.limit = limit

    def details(self) -> dict[str, Any]:
        """Return message, file, line, hint and the limit's name."""
        return super().details() | {"limit": self.limit}
