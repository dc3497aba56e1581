"""Packed files: gzip and zip, unpacked in memory within limits; the names inside are never paths."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal

from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.limits import MEGABYTE, Limits
from graph_app.text import shown

GZIP, ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_PIECE = 1 << 20
_SPARED = 10 * MEGABYTE
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, ValueError, LookupError, RuntimeError,
)  # fmt: skip
"""Whatever the standard library raises over damaged zips; NotImplementedError is a RuntimeError."""


def gunzipped(data: bytes, file: str, limits: Limits) -> bytes:
    """Return what a gzip file unpacks to.

    Parameters
    ----------
    data : bytes
        The gzip file; several streams one after another are read as one.
    file : str
        How messages call it.
    limits : Limits
        How much it may unpack to.

    Raises
    ------
    FileError
        If it is damaged or cut off.
    LimitError
        If it unpacks to too much, in all or for its size.
    """
    pieces: list[bytes] = []
    size = 0
    rest = data
    while rest:
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            try:
                piece = stream.decompress(rest, _PIECE)
            except zlib.error as error:
                if pieces and not rest.startswith(GZIP):  # bytes that fill up the end of a tape or disk
                    return b"".join(pieces)
                raise FileError("The gzip file is damaged.", file=file) from error
            rest = stream.unconsumed_tail or stream.unused_data
            if not piece and not rest and not stream.eof:
                raise FileError("The gzip file is cut off.", file=file, hint="Fetch or copy it again.")
            pieces.append(piece)
            size += len(piece)
            _refuse_bomb(size, len(data) - len(rest), file, limits)
    return b"".join(pieces)


def _refuse_bomb(unpacked: int, packed: int, file: str, limits: Limits) -> None:
    """Raise a LimitError where too much comes out of a packed file."""
    if unpacked > limits.bytes:
        message = f"It unpacks to more than {limits.megabytes:,} megabytes."
        raise LimitError(message, "import_megabytes", file=file)
    if unpacked > _SPARED and unpacked > limits.ratio * max(1, packed):
        message = f"It unpacks to more than {limits.ratio:,} times its size."
        raise LimitError(message, "import_ratio", file=file)


class Zip:
    """A zip file in memory whose members may be read one by one.

    Parameters
    ----------
    data : bytes
        The zip file.
    file : str
        How messages call it.
    limits : Limits
        How many members it may have and how much they may unpack to.

    Raises
    ------
    FileError
        If it is damaged.
    LimitError
        If it holds too much; nothing is unpacked to find out.
    """

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self.file = file
        self._limits = limits
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = [
                one for one in self._archive.infolist() if one.filename.rstrip("/") == one.filename != ""
            ]
        except _BROKEN as error:
            hint = "Fetch or copy it again; it may be cut off."
            raise FileError("The zip file is damaged.", file=file, hint=hint) from error
        limits.need("members", len(entries), "files in the zip", file=file)
        _refuse_bomb(sum(one.file_size for one in entries), len(data), file, limits)
        self._entries = {one.filename: one for one in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members as they stand in the zip, in its order; not to be used as paths."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """Return what a member unpacks to.

        Raises
        ------
        FileError
            If there is no such member, or it is damaged or locked.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise FileError(f"There is no {shown(name)!r} in it.", file=self.file)
        if entry.flag_bits & 1:
            hint = "Unpack it and import what was in it."
            raise FileError(f"{shown(name)!r} is locked with a password.", file=self.file, hint=hint)
        try:
            return self._archive.read(entry)
        except _BROKEN as error:
            raise FileError(f"{shown(name)!r} in it is damaged.", file=self.file) from error


def workbook(data: bytes) -> Literal["xlsx", "ods", ""]:
    """Return which sort of workbook a file is by the names in it; never raises.

    Parameters
    ----------
    data : bytes
        A file; a zip that holds workbooks is none itself.
    """
    if not data.startswith(ZIP):
        return ""
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except _BROKEN:
        return ""
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "ods" if {"content.xml", "mimetype"} <= names else ""


def member_name(name: str) -> str:
    r"""Return the name of a member without folders, as it may stand in a message.

    >>> member_name("../../etc/passwd"), member_name("a\\b.csv")
    ('passwd', 'b.csv')
    """
    return shown(PurePosixPath(name.replace("\\", "/")).name)
