"""Pajek's network file, word by word."""

from tests.worlds import World, actors, tie


def lines(explorer):
    data = b"".join(explorer.stream("pajek"))
    assert data.startswith(b"\xef\xbb\xbf")
    return data.decode("utf-8-sig").splitlines()


def test_the_tiny_debate_is_comments_vertices_and_arcs(tiny):
    found = lines(tiny.filter(tie="part_of", kind="regulator"))
    comments = [line for line in found if line.startswith("% ")]
    assert f"% citation: {tiny.filter(tie='part_of', kind='regulator').about()['citation']}" in comments
    rest = found[len(comments) :]
    assert rest[:2] == ["*Network A tiny debate", "*Vertices 2"]
    assert [line.split()[:2] for line in rest[2:4]] == [["1", '"reg"'], ["2", '"sen"']]
    assert rest[4:] == ["*Arcs", '2 1 0.8 l "part_of"']


def test_labels_without_quotation_marks_stay_apart():
    names = ['a"b', "a'b", "a\\b", "a/b", "a'b 2"]
    explorer = World({"actors": actors(*names), "ties": [tie("t", 'a"b', "a\\b")]}).explorer()
    found = [line.split('"')[1] for line in lines(explorer) if '" 0.' in line]
    assert found == ["a'b 3", "a'b", "a/b 2", "a/b", "a'b 2"]
    assert lines(explorer)[-1] == '1 3 0.5 l "funds"'


def test_a_title_with_line_breaks_stays_a_comment():
    explorer = World({"actors": actors("a")}).explorer(title="Two\nlines", version="1\r\n*Vertices 9")
    assert sum(line.startswith("*Vertices") for line in lines(explorer)) == 1
    assert "*Network Two lines" in lines(explorer)
