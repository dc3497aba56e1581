"""One base class; one class per "who must fix this", each with its exit code and HTTP status."""

from __future__ import annotations

from typing import Any, ClassVar


class GraphAppError(Exception):
    """Base of every error a user can cause; the message says what, where, the value and the way out.

    Attributes
    ----------
    exit_code : int
        What the command line returns.
    http_status : int
        What the REST interface answers.
    """

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    def details(self) -> dict[str, Any]:
        """Return what a program needs beside the message, as plain JSON values."""
        return {}


class DataError(GraphAppError):
    """The data must be mended: a package, table or file is broken."""

    exit_code = 1
    http_status = 422


class QueryError(GraphAppError):
    """The question must be asked differently: an unknown filter word, value, actor or option.

    Parameters
    ----------
    message : str
        What is wrong, in one sentence.
    word : str, optional
        The word of the query or option that is wrong.
    value : str, optional
        The value that was given.
    allowed : tuple of str, optional
        What may stand there instead.
    did_you_mean : tuple of str, optional
        The nearest allowed values.
    """

    def __init__(
        self,
        message: str,
        *,
        word: str = "",
        value: str = "",
        allowed: tuple[str, ...] = (),
        did_you_mean: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.word = word
        self.value = value
        self.allowed = allowed
        self.did_you_mean = did_you_mean

    def details(self) -> dict[str, Any]:
        """Return word, value, allowed values and suggestions."""
        return {
            "word": self.word,
            "value": self.value,
            "allowed": list(self.allowed),
            "did_you_mean": list(self.did_you_mean),
        }


class NotFoundError(QueryError):
    """What was asked for by name does not exist."""

    http_status = 404


class ModelError(GraphAppError):
    """The vocabulary or a setting must be mended."""


class ExportError(GraphAppError):
    """The result could not be written."""

    exit_code = 1
    http_status = 500


class UnavailableError(GraphAppError):
    """A database does not answer now; asking again later may help, nothing was half done."""

    exit_code = 1
    http_status = 503
