"""The words of the verbs about statements, each with its default and what it decides."""

from __future__ import annotations

from dataclasses import replace

from graph_app.analyses.discourse.options import Option

MODES = ("congruence", "conflict", "subtract", "ignore", "two-mode")
SCALES = ("binary", "five_step")
STATEMENTS = ("all", "latest")
DUPLICATES = ("every", "document", "day", "week", "month", "year", "once")
PAIRED = ("none", "average_activity", "jaccard", "cosine", "product_of_activities")
CELLED = ("none", "activity", "prominence")
UNITS = ("days", "weeks", "months", "years", "statements")
KERNELS = ("uniform", "triangular", "epanechnikov", "gaussian")
SHAPES = ("sliding", "consecutive", "cumulative")
BACKBONES = ("none", "disparity", "spanning_tree", "strongest")
CELLS = ("count", "balance", "mean")
SWITCH = ("off", "on")
TIES = 5_000
"""Ties or cells that an answer lists, unless said otherwise; their number is always told."""

MOST = Option("most", str(TIES), "How many rows are listed, the strongest or newest first.", "whole")
ISSUES = (
    Option("issues", "", "Only these issues, or kinds of issue: policy, argument.", "names"),
    Option("without_issues", "", "All but these issues or kinds of issue.", "names"),
)
CHOICE = (
    *ISSUES,
    Option("actors", "", "Only these actors.", "names"),
    Option("without_actors", "", "All but these actors.", "names"),
)
READING = (
    Option(
        "scale",
        "binary",
        "binary: above 0 is for, below 0 against, 0 neither; five_step: similarity 1 - |a - b| / 4.",
        allowed=SCALES,
    ),
    Option(
        "duplicates",
        "every",
        "Count a statement that says the same of the same every time, once per document (source), day, week, "
        "month, year, or once at all.",
        allowed=DUPLICATES,
    ),
    Option(
        "statements",
        "all",
        "all: every statement counts; latest: only each actor's latest on an issue.",
        allowed=STATEMENTS,
    ),
)
PAIRS = (
    Option(
        "normalise",
        "none",
        "Divide by activity: average_activity, jaccard, cosine or product_of_activities; of two-mode "
        "networks activity (of the row) or prominence (of the column).",
        allowed=(*PAIRED, *CELLED[1:]),
    ),
)
PAIRED_ONLY = (
    Option("normalise", "none", "Divide by activity before camps are looked for.", allowed=PAIRED),
)
NETWORK = (
    Option(
        "mode",
        "congruence",
        "congruence: same side; conflict: opposite sides; subtract: congruence less conflict; ignore: "
        "speaking of the same; two-mode: who said what.",
        allowed=MODES,
    ),
    Option("on", "actors", "What is tied; of a two-mode network the rows: a field of statements.", "field"),
    Option(
        "through",
        "",
        "What ties it; of a two-mode network the columns: a field of statements. Issues unless said "
        "otherwise, of issues actors.",
        "field",
    ),
    Option("cells", "count", "The number in a cell of a two-mode network.", allowed=CELLS),
    Option("isolates", "drop", "Whether those without a tie are kept or dropped.", allowed=("drop", "keep")),
    Option(
        "backbone",
        "none",
        "Keep only ties that matter: disparity filter, maximum spanning_tree, strongest of each.",
        allowed=BACKBONES,
    ),
    Option("alpha", "0.05", "Significance of the disparity filter.", "share"),
    Option("strongest", "3", "How many ties of each the backbone strongest keeps.", "whole", most=1_000),
    MOST,
)
TIME = (
    Option(
        "unit", "none", "Cut time into windows of days, weeks, …, or statements.", allowed=("none", *UNITS)
    ),
    Option("window", "1", "How many units a window is long.", "whole", most=100_000),
    Option("step", "1", "How many units on the next window stands.", "whole", most=100_000),
    Option(
        "windows",
        "sliding",
        "sliding: around every step; consecutive: one after the other; cumulative: from the beginning on.",
        allowed=SHAPES,
    ),
    Option(
        "kernel",
        "uniform",
        "How much statements count by their distance to the middle of a window; without a unit of the time "
        "from since to until.",
        allowed=KERNELS,
    ),
    Option("indent", "off", "Leave out windows that reach beyond the first or last date.", allowed=SWITCH),
)
CHANCE = (
    Option(
        "rounds", "100", "How often stances are dealt out anew; 0 for none.", "whole", least=0, most=1_000
    ),
    Option("seed", "1", "In which orders.", "whole", least=0, most=999_999_999),
)

DISCOURSE: tuple[Option, ...] = (*NETWORK, *CHOICE, *READING, *PAIRS, *TIME)
"""Of the network of statements."""
POLARISATION: tuple[Option, ...] = (*CHOICE, *READING, *PAIRED_ONLY, *TIME, *CHANCE)
"""Of two camps."""
MOVERS: tuple[Option, ...] = (
    *CHOICE,
    Option(
        "moves",
        "all",
        "all: every change of stance; sides: to another side or from or to neither; turned: from one side "
        "to the other.",
        allowed=("all", "sides", "turned"),
    ),
    MOST,
)
"""Of who moved."""
DIFFERENCE: tuple[Option, ...] = (
    *NETWORK,
    *CHOICE,
    *READING[:2],
    replace(READING[2], default="latest"),
    *PAIRS,
    Option("back", "0", "Only statements of so many days before each date; 0 for all.", "whole", least=0),
)
"""Of what changed between two dates."""
OVER_TIME: tuple[Option, ...] = (
    replace(NETWORK[1], default="issues", help="What statements are counted by: a field of statements."),
    *CHOICE,
    *READING,
    Option("unit", "months", "How long a period is.", allowed=UNITS[:4]),
)
"""Of statements period by period."""
AGREEMENT: tuple[Option, ...] = (*ISSUES, MOST)
"""Of agreement between coders."""
