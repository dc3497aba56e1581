"""Files that come with a request go straight to disk, under names that are ours."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from graph_app.errors import DataError, QueryError
from graph_app.text import shown
from graph_app.web.guests.bounds import Bounds

MOST_FILES = 50
AROUND = 65_536
"""Bytes of a request beside the files in it."""
IN_MEMORY = 1_000_000
"""Bytes of a request that are in memory at a time."""


class TooMuchError(DataError):
    """More was sent than is taken."""

    http_status = 413


def plain_name(said: str | None) -> str:
    r"""Return the name of a file without folders, as it can stand in messages.

    >>> plain_name("../a/nodes.csv"), plain_name("C:\\x\\nodes.csv"), plain_name("..")
    ('nodes.csv', 'nodes.csv', 'file')
    """
    name = PurePosixPath((said or "").replace("\\", "/")).name
    return shown(name.strip()) if name.strip(". ") else "file"


def too_large(bounds: Bounds) -> TooMuchError:
    """Return what is said of files that are too large."""
    return TooMuchError(
        f"The files are larger than the {bounds.megabytes:,} megabytes that are opened here at a time. "
        "On your own machine graph-app serve FILE opens larger ones. The limit of this page is "
        "open_megabytes, which whoever runs the server can raise with GRAPH_APP_OPEN_MEGABYTES."
    )


def need_size(bounds: Bounds) -> None:
    """Refuse a request that says that it is too large, before anything of it is read.

    Raises
    ------
    TooMuchError
        If it does.
    """
    if (request.content_length or 0) > bounds.bytes + AROUND:
        raise too_large(bounds)


def received(folder: Path, bounds: Bounds) -> tuple[str, ...]:
    """Write the files of the present request to a folder, called 0, 1, 2 …; returns their names.

    Parameters
    ----------
    folder : pathlib.Path
        An empty folder.
    bounds : Bounds
        How much is taken.

    Raises
    ------
    TooMuchError
        If there are too many files, or they are too large.
    QueryError
        If there are none.
    """
    names: list[str] = []
    handles = ExitStack()

    def place(total_content_length: Any, content_type: Any, filename: Any, content_length: Any = None) -> Any:
        if len(names) == MOST_FILES:
            raise TooMuchError(f"At most {MOST_FILES} files are opened together. A zip may hold more.")
        handle = os.open(folder / str(len(names)), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        names.append(plain_name(filename))
        return handles.enter_context(os.fdopen(handle, "wb+"))

    request.max_content_length = bounds.bytes + AROUND
    parser = FormDataParser(
        stream_factory=place,
        max_form_memory_size=IN_MEMORY,
        max_content_length=bounds.bytes + AROUND,
        max_form_parts=2 * MOST_FILES,
        silent=False,
    )
    try:
        with handles:
            parser.parse(
                request.stream, request.mimetype, request.content_length, dict(request.mimetype_params)
            )
    except RequestEntityTooLarge as error:
        raise too_large(bounds) from error
    except ValueError as error:
        raise QueryError("The request is not made as forms with files are made.") from error
    if not names:
        raise QueryError("No file came with the request.", word="file")
    return tuple(names)
