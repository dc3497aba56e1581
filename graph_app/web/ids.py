"""Every id on the page, once."""

from __future__ import annotations

from typing import Any

URL = "url"
VIEW = "view"
SETTING = "setting"
UNFOLDED = "unfolded"
ANSWERED = "answered"
OPENED = "opened"
FRAME = "frame"
CANVAS = "canvas"
CAMERA = "camera"
SEARCH = "search"
RESET = "reset"
STAGE = "stage"
GRID = "grid"
TABLE = "table-panel"
COLUMNS = "columns"
ROWS_SAID = "rows-said"
ROWS_FIND = "rows-find"
ROWS_CSV = "rows-csv"
MATRIX = "matrix"
MATRIX_SAID = "matrix-said"
MAP = "map"
MAP_BOX = "map-box"
MAP_DRAG = "map-drag"
MAP_FIGURE = "map-figure"
MAP_ON = "map-on"
MAP_SAID = "map-said"
MAP_Y = "map-y"
NOTICES = "notices"
SOURCES = "sources"
SOURCES_GRADES = "sources-grades"
SOURCES_SAID = "sources-said"
TIME = "timeline"
TIME_BACK = "time-back"
TIME_BOX = "time-box"
TIME_CLEAR = "time-clear"
TIME_FIGURE = "time-figure"
TIME_MODE = "time-mode"
TIME_NEXT = "time-next"
TIME_NOW = "time-now"
TIME_PLAY = "time-play"
TIME_POINT = "time-point"
TIME_RANGE = "time-range"
TIME_SAID = "time-said"
TIME_SLIDERS = "time-sliders"
TIME_UNDATED = "time-undated"
SENTENCE = "sentence"
EMPTY = "empty"
LEGEND = "legend"
OVERVIEW = "overview"
COALITIONS = "coalitions"
COALITIONS_CLOCK = "coalitions-clock"
COALITIONS_FIND = "coalitions-find"
COALITIONS_SAID = "coalitions-said"
LOOKS = "looks"
LINKED = "linked"
LINKS_SAID = "links-said"
CAPTION = "caption"
PLACED = "placed"
PLACING = "placing"
PLACING_BAR = "placing-bar"
PLACING_CLOCK = "placing-clock"
PLACING_SAID = "placing-said"
PLACING_STOP = "placing-stop"
DEBATE_CHART = "debate-chart"
DETAILS = "details"
EXPORT = "export"
EXPORT_SAID = "export-said"
EXPORTING = "exporting"
COPY = "copy-link"
PICTURES = "pictures"
FRAMING = "framing"
SAVED = "saved"
THROUGH = "through"
THROUGH_BACK = "through-back"
THROUGH_CLEAR = "through-clear"
THROUGH_MODE = "through-mode"
THROUGH_NEXT = "through-next"
THROUGH_NOW = "through-now"
THROUGH_PLAY = "through-play"
THROUGH_POINT = "through-point"
OPENING = "opening"
OPENING_OPEN = "opening-open"
DROPPING = "dropping"
RIBBON = "ribbon"
RIBBON_TIME = "ribbon-time"
RIBBON_UNTIL = "ribbon-until"
UNDO = "undo"
REDO = "redo"
COPIED = "copied"
HELP = "help"
HELP_OPEN = "help-open"
TOUR = "tour"
INVITATION = "invitation"
VERBS = "verbs"
STATE = "state"
WHO = "who"
LEFT_OUT = "left-out"
AROUND = "around"
KEYS = "keys-on"
ASKED = "search-asked"
SHOW_FILTERS = "show-filters"
SHOW_DETAILS = "show-details"
HIDE_DETAILS = "hide-details"
HIDE_FILTERS = "hide-filters"
STUDIES = "studies"
SCENARIO_FILE = "scenario-file"
STORY = "story"
STORY_OPEN = "story-open"
STORY_FILE = "story-file"
STORY_OPENED = "story-opened"
STORY_SHOW = "story-show"
DESK = "desk"
DESK_ASKED = "desk-asked"
DESK_CONTENT = "desk-content"
DESK_MEMORY = "desk-memory"
DESK_SAID = "desk-said"
DESK_SEAL = "desk-seal"
DESK_WRONG = "desk-wrong"
EDITION = "edition"
FACTS = "facts"


def control(word: str) -> dict[str, str]:
    """Return the id of the control of a part of the filter."""
    return {"type": "control", "part": word}


def switch(group: str) -> dict[str, str]:
    """Return the id of the switch of a group."""
    return {"type": "switch", "group": group}


def group(name: str) -> dict[str, str]:
    """Return the id of the body of a group."""
    return {"type": "group", "group": name}


def fold(name: str) -> str:
    """Return the id of the controls of a group."""
    return f"fold-{name}"


def look(word: Any) -> dict[str, Any]:
    """Return the id of a control that sets a word of the view, see `looks.LOOKS`."""
    return {"type": "look", "word": word}


def tab(name: str) -> str:
    """Return the id of the place of a tab of the stage."""
    return f"tab-{name}"


def due(part: str) -> dict[str, str]:
    """Return the id of a store that says which view a part of the page shall answer to, see `due.DUE`."""
    return {"type": "due", "part": part}


def act(origin: Any) -> dict[str, Any]:
    """Return the id of a store whose data is an act: `verb`, what it needs, and a number that counts."""
    return {"type": "act", "origin": origin}


def job(part: str, place: str) -> dict[str, str]:
    """Return the id of a part of where a study is worked at and shown, see `studying.card`."""
    return {"type": "job", "part": part, "place": place}


def supposed(form: Any, field: Any) -> dict[str, Any]:
    """Return the id of a field of a form that changes the scenario."""
    return {"type": "supposed", "form": form, "field": field}


def whatif(part: str, place: Any) -> dict[str, Any]:
    """Return the id of another part of the scenario's forms: "button" or "said"."""
    return {"type": f"whatif-{part}", "place": place}


def export(name: str) -> str:
    """Return the id of the entry of a format in the export menu."""
    return f"{EXPORT}-{name}"


def picture(kind: str) -> str:
    """Return the id of the entry of a kind of picture in the export menu."""
    return f"picture-{kind}"


def desk_field(name: Any) -> dict[str, Any]:
    """Return the id of a field of what is open on the desk."""
    return {"type": "desk-field", "name": name}


def desk_do(what: Any) -> dict[str, Any]:
    """Return the id of a button of what is open on the desk."""
    return {"type": "desk-do", "what": what}
