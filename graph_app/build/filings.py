"""Raw tables -> filings: one table of who did what to whom, when, for how much, and where it is written."""

from __future__ import annotations

import ibis

from graph_app.build.engine import Table
from graph_app.build.inputs import Files, Raw
from graph_app.build.mapping import ALWAYS
from graph_app.build.windows import UNDATED, window_of
from graph_app.build.workshop import Workshop
from graph_app.dataset.arrow import pa
from graph_app.errors import DataError, QueryError
from graph_app.text import listed, shown

MARK = "\x1f"
"""Stands between the parts of a proof."""

_DAY = 10
_NOT_A_DAY = "?"
_AMOUNT = r"^-?(([0-9]{1,14}|[0-9]{1,3}(,[0-9]{3}){1,4})(\.[0-9]*)?|\.[0-9]+)$"
"""Dollars with a point before the cents; commas stand between thousands, so that 12,5 is no amount."""

_MOST_DOLLARS = 1e15
_WINDOW_FIELDS = pa.schema([("day", pa.string()), ("window", pa.string()), ("bad_date", pa.int64())])


def filings(shop: Workshop, tables: tuple[Raw, ...], window: str) -> Table:
    """Return all rows of all raw tables in the same columns.

    Returns
    -------
    Table
        ``actor``, ``target``, ``kind``, ``event``, ``role``: text as it stands, null where empty.
        ``day``: partial date, null where there is none that can be read; ``bad_date`` 1 where there is one
        that cannot. ``window``: the window it is in, or `UNDATED`. ``cents``: hundredths of a dollar, null
        where there is no amount; ``bad_amount`` 1 where it cannot be read. ``proof``: day, address, title
        and raw table of the source, put together so that the greatest is the latest.

    Raises
    ------
    QueryError
        If a column that is named cannot hold what it is said to hold.
    DataError
        If no date of a column can be read.
    """
    parts = [
        _said(shop, files, raw, f"raw-{place}-{number}")
        for place, raw in enumerate(tables)
        for number, files in enumerate(raw.files)
    ]
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0]
    said = rows.filter(rows.when.notnull()).select("when").distinct()
    seen = _Dates(window)
    dates = shop.codes("dates", said, "when", seen.window, _WINDOW_FIELDS)
    seen.check(tables)
    dated = rows.left_join(dates, "when").drop("when_right")
    return dated.mutate(
        window=dated.window.fill_null(UNDATED),
        bad_date=dated.bad_date.fill_null(0),
        proof=ibis.literal("").concat(
            dated.day.fill_null("").rpad(_DAY, " "), dated.url, MARK, dated.title, MARK, dated.origin
        ),
    ).drop("when", "url", "title", "origin")


def _said(shop: Workshop, files: Files, raw: Raw, name: str) -> Table:
    """Return what some files of one raw table say."""
    engine = shop.engine
    if files.csv:
        table = engine.read_csv(files.paths, files.columns)
    else:
        table = engine.read_parquet(files.paths)
    says = _Says(table, raw)
    cents, bad = says.cents()
    found = table.select(
        actor=says.text("actor"),
        target=says.text("target"),
        kind=says.text("kind"),
        event=says.text("event"),
        role=says.text("role"),
        url=says.text("url").fill_null("").replace(MARK, " "),
        title=says.text("title").fill_null("").replace(MARK, " "),
        origin=ibis.literal(raw.title),
        when=says.day(),
        cents=cents,
        bad_amount=bad,
    )
    return shop.keep(name, found) if files.csv else found  # a CSV file is not read over and over again


class _Says:
    """What the columns of one table say."""

    def __init__(self, table: Table, raw: Raw) -> None:
        self.table = table
        self.raw = raw

    def column(self, word: str) -> Table | None:
        """Return the column of a word, None where nothing is said."""
        said = self.raw.described.says.get(word)
        if said is None:
            return None
        if said.startswith(ALWAYS):
            return ibis.literal(said.removeprefix(ALWAYS))
        if said not in self.table.columns:  # of an address; files were looked at before
            raise QueryError(
                f"{shown(self.raw.title)} has no column {shown(said)!r}, which is to be the {word}. Its "
                f"columns: {shown(listed(self.table.columns, 'and', most=40))}.",
                word=word,
                value=said,
                allowed=tuple(self.table.columns),
            )
        found = self.table[said]
        if found.type().is_nested() or found.type().is_binary():
            raise QueryError(
                f"The column {shown(said)!r} of {shown(self.raw.title)} holds {found.type()}, which can be "
                f"no {word}: text, numbers and dates can be read.",
                word=word,
                value=said,
            )
        return found

    def text(self, word: str) -> Table:
        """Return the text of a word, null where there is none."""
        found = self.column(word)
        return ibis.null("string") if found is None else found.cast("string").nullif("")

    def day(self) -> Table:
        """Return the day of a date as it stands, or what stands for a text that can be no date."""
        found = self.column("date")
        if found is None:
            return ibis.null("string")
        if found.type().is_timestamp():
            found = found.cast("date")
        text = found.cast("string").strip().nullif("")
        ends = text.substr(_DAY, 1)
        return ibis.cases(
            (text.length() <= _DAY, text),
            (ends.isin(["T", " "]), text.substr(0, _DAY)),
            else_=ibis.ifelse(text.isnull(), ibis.null("string"), _NOT_A_DAY),
        )

    def cents(self) -> tuple[Table, Table]:
        """Return an amount in hundredths, and 1 where there is something that is no amount."""
        found = self.column("amount")
        if found is None:
            return ibis.null("int64"), ibis.literal(0, "int64")
        kind = found.type()
        if kind.is_integer():
            return found.cast("int64") * 100, ibis.literal(0, "int64")
        if kind.is_floating():
            # pandas writes NaN for what is missing
            given = ibis.ifelse(found.isnan(), ibis.null("float64"), found)
            usable = ibis.ifelse(given.between(-_MOST_DOLLARS, _MOST_DOLLARS), given, ibis.null("float64"))
            cents = (usable * 100 + 0.5).floor().cast("int64")
            return cents, (given.notnull() & usable.isnull()).cast("int64")
        text = found.cast("string").re_replace(r"[$\s]", "").nullif("")
        good = ibis.ifelse(text.re_search(_AMOUNT), text, ibis.null("string"))
        cents = (good.replace(",", "").cast("decimal(18, 2)") * 100).cast("int64")
        return cents, (text.notnull() & good.isnull()).cast("int64")


class _Dates:
    """Dates as they stand to windows, and whether any of them can be read."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._good = 0
        self._bad: list[str] = []

    def window(self, text: str) -> dict[str, object]:
        """Return the window of one date."""
        found = window_of(text, self._unit)
        if found is None:
            self._bad = [min([text, *self._bad])]
            return {"day": None, "window": None, "bad_date": 1}
        self._good += 1
        return {"day": text, "window": found, "bad_date": 0}

    def check(self, tables: tuple[Raw, ...]) -> None:
        """Refuse dates of which not one can be read: they are written in another way, or are no dates."""
        if self._good or not self._bad:
            return
        columns = sorted({raw.described.says["date"] for raw in tables if "date" in raw.described.says})
        example = "" if self._bad == [_NOT_A_DAY] else f", such as {shown(self._bad[0])!r}"
        raise DataError(
            f"No date in {listed([shown(one) for one in columns], 'and')} can be read{example}. Dates are "
            "columns of dates, or text as 2024, 2024-03 or 2024-03-25, also with a time behind it."
        )
