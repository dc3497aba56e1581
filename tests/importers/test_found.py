"""Whatever fuzzing found is imported for ever after, and so are the seeds, cut off at every place."""

from pathlib import Path

import pytest

from benchmarks.fuzz import target

FOUND = sorted(path for path in target.FOUND.rglob("*") if path.is_file())
SEEDS = sorted(path for path in target.SEEDS.rglob("*") if path.is_file())


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", FOUND, ids=named)
def test_what_was_found_gets_a_clean_answer(path):
    target.run(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("path", SEEDS, ids=named)
def test_a_file_that_is_cut_off_gets_a_clean_answer(path):
    data = path.read_bytes()
    for share in (0.1, 0.35, 0.6, 0.85, 0.98):
        target.run(path.parent.name, data[: int(len(data) * share)])


@pytest.mark.parametrize("path", SEEDS, ids=named)
def test_a_file_with_damaged_bytes_gets_a_clean_answer(path):
    data = bytearray(path.read_bytes())
    for step in (7, 31, 101):
        for place in range(step, len(data), max(step, len(data) // 5)):
            data[place] ^= 0x85
        target.run(path.parent.name, bytes(data))


def test_every_importer_has_a_seed():
    folders = {path.parent.name for path in SEEDS}
    assert set(target.NAMES) <= folders
