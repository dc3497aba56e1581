"""Debates on disk: who may see which, how many there are, how long."""

import json
import os
import stat

import pytest

from graph_app.errors import DataError, NotFoundError
from graph_app.importers import apart
from graph_app.web.guests import store as module
from graph_app.web.guests.bounds import Bounds
from graph_app.web.guests.guest import GoneError
from graph_app.web.guests.store import DRAFT, REMEMBERED, Store

ME, YOU = "1" * 64, "2" * 64


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def made(clock, tmp_path):
    """A way to make stores in one folder."""
    return lambda **bounds: Store(Bounds(folder=str(tmp_path / "guests"), **bounds), clock)


def opened(store, session, clock, size=0):
    """Return a debate that is opened, a second after the one before."""
    clock.now += 1
    guest = store.begin(session, ("a.csv",))
    (guest.folder / apart.FILES / "0").write_bytes(b"x" * size)
    guest.package.mkdir()
    (guest.package / "actors.csv").write_bytes(b"x" * size)
    return store.open(guest)


def there(store):
    return [one.token for one in store.living()]


def test_a_debate_is_found_by_its_session_alone(made, clock):
    store = made()
    guest = opened(store, ME, clock)
    assert store.find(guest.token, ME) == guest
    wrong = [(guest.token, YOU), (guest.token, ""), ("0" * 32, ME), ("../" + guest.token, ME), ("", ME)]
    messages = set()
    for token, session in wrong:
        with pytest.raises(NotFoundError) as error:
            store.find(token, session)
        assert not isinstance(error.value, GoneError)
        messages.add(str(error.value))
    assert len(messages) == 1
    assert (store.knows(ME), store.knows(YOU), store.knows("")) == (True, False, False)


def test_nobody_else_may_look_into_the_folders_and_the_session_is_not_written_down(made, clock):
    store = made()
    guest = opened(store, ME, clock)
    for folder in (store.root, guest.folder):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    about = (guest.folder / "guest.json").read_text()
    assert ME not in about
    assert json.loads(about)["files"] == ["a.csv"]


def test_tokens_cannot_be_guessed_and_differ(made):
    store = made(debates=100)
    tokens = {store.begin(ME, ()).token for _ in range(50)}
    assert len(tokens) == 50
    assert all(len(one) == 32 for one in tokens)


def test_another_process_with_the_same_folder_sees_the_same(made, clock):
    one, other = made(), made()
    guest = opened(one, ME, clock)
    assert other.find(guest.token, ME) == guest
    other.close(guest)
    with pytest.raises(GoneError, match="It was closed"):
        one.find(guest.token, ME)


def test_a_session_has_only_so_many_and_the_one_idle_for_longest_goes(made, clock):
    store = made(each=2)
    first, second = opened(store, ME, clock), opened(store, ME, clock)
    yours = opened(store, YOU, clock)
    clock.now += 1
    store.find(first.token, ME)  # looked at, so that the second is idle for longer
    draft = store.begin(ME, ())
    assert [one.token for one in store.making_way(draft)] == [second.token]
    third = store.open(draft)
    assert set(there(store)) == {first.token, yours.token, third.token}
    with pytest.raises(GoneError, match="Others needed the room"):
        store.find(second.token, ME)
    with pytest.raises(NotFoundError) as error:
        store.find(second.token, YOU)
    assert not isinstance(error.value, GoneError)


def test_there_are_only_so_many_in_all(made, clock):
    store = made(debates=3, each=9)
    tokens = [opened(store, ME, clock).token for _ in range(5)]
    assert there(store) == tokens[2:]


def test_files_that_were_not_opened_make_way_for_others_of_the_same_session(made, clock):
    store = made()
    mine, yours = store.begin(ME, ()), store.begin(YOU, ())
    clock.now += 1
    again = store.begin(ME, ())
    assert set(there(store)) == {yours.token, again.token}
    with pytest.raises(GoneError, match="Other files were chosen"):
        store.find(mine.token, ME)


def test_there_is_only_so_much_room(made, clock):
    store = made(total=1, each=9)
    one, two = opened(store, ME, clock, 400_000), opened(store, YOU, clock, 400_000)
    three = opened(store, ME, clock, 400_000)
    store.make_room(three)
    assert there(store) == [two.token, three.token]
    with pytest.raises(GoneError):
        store.find(one.token, ME)
    large = opened(store, ME, clock, 1_200_000)
    with pytest.raises(DataError, match=r"more than the 1 megabytes .* GRAPH_APP_OPEN_TOTAL"):
        store.make_room(large)
    assert set(there(store)) == {two.token, three.token, large.token}


def test_a_debate_goes_when_its_time_is_over(made, clock):
    store = made(minutes=10)
    guest = opened(store, ME, clock)
    assert guest.until == clock.now + 600
    gone = []
    store.leaving.append(gone.append)
    clock.now += 599
    assert store.sweep() == 1
    assert store.find(guest.token, ME).opened
    clock.now += 1
    with pytest.raises(GoneError, match="Its time was over"):
        store.find(guest.token, ME)
    assert gone == [guest.token]
    assert sorted(path.name for path in guest.folder.iterdir()) == ["guest.json"]
    clock.now += REMEMBERED
    assert store.sweep() == 0
    with pytest.raises(NotFoundError) as error:
        store.find(guest.token, ME)
    assert not isinstance(error.value, GoneError)
    assert there(store) == []
    assert not guest.folder.exists()


def test_files_that_nobody_opens_go_sooner(made, clock):
    store = made()
    draft = store.begin(ME, ())
    clock.now += DRAFT
    assert store.sweep() == 0
    with pytest.raises(GoneError):
        store.find(draft.token, ME)


def test_opening_ends_the_files_and_twice_is_once(made, clock):
    store = made()
    guest = opened(store, ME, clock, 5)
    assert not (guest.folder / apart.FILES).exists()
    clock.now += 60
    assert store.open(guest) == guest


def test_only_so_many_that_have_gone_are_remembered(made, clock, monkeypatch):
    monkeypatch.setattr(module, "MOST_REMEMBERED", 3)
    store = made()
    tokens = []
    for _ in range(5):
        tokens.append(opened(store, ME, clock).token)
        store.close(store.find(tokens[-1], ME))
    store.sweep()
    assert {path.name for path in store.root.iterdir()} == set(tokens[2:])


def test_what_else_lies_in_the_folder_is_left_alone(made, clock):
    store = made()
    (store.root / "notes.txt").write_text("x")
    broken = store.root / ("0" * 32)
    broken.mkdir()
    (broken / "guest.json").write_text('{"session": 1}')
    assert store.living() == []
    assert store.sweep() == 0
    with pytest.raises(NotFoundError):
        store.find("0" * 32, ME)


def test_a_temporary_folder_goes_with_its_store():
    store = Store(Bounds())
    root = store.root
    store.begin(ME, ())
    assert stat.S_IMODE(os.stat(root).st_mode) == 0o700
    del store
    assert not root.exists()


def test_nothing_is_made_before_a_file_comes(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    store = Store(Bounds())
    assert store.sweep() == 0
    assert list(tmp_path.iterdir()) == []
