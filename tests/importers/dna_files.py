"""Small data bases with the tables of Discourse Network Analyzer 3, made by hand for tests."""

import sqlite3

SCHEMA = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT NOT NULL, Password TEXT NOT NULL);
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
    Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
    Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER,
    AttributeValue TEXT);
"""
PERSON, ORGANIZATION, CONCEPT, AGREEMENT, NOTE, STRENGTH = 1, 2, 3, 4, 5, 6
DAY = 86_400
JANUARY = 1_704_067_200
"""2024-01-01 in seconds."""
TEXT = "Ann of Acme says yes to wind. " * 60
SAID = [
    (1, 1, 0, 30, "Ann", "Acme", "Wind", 1),
    (2, 1, 30, 60, "Ann", "Acme", "Wind", 1),
    (3, 1, 60, 90, "Bo", "Bolt & Co.", "Wind", 0),
    (4, 2, 0, 30, "Bo", "Bolt & Co.", "Sun", 1),
    (5, 2, 30, 1_600, "Cy", "Acme", "Sun", 1),
    (6, 3, 0, 10, "Cy", "Café", "Wind", 0),
]
"""Number, document, first and last character, person, organization, concept, agreement."""


def make(path, said=SAID, *, more="", kind="boolean", dates=(0, 1, 40)):
    """Write a data base; `more` is further SQL, run at the end."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.executescript(SCHEMA)
    put = base.executemany
    put("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0.7"), ("date", "2022-06-10")])
    put("INSERT INTO CODERS VALUES (?, ?, ?)", [(1, "Admin", "secret"), (2, "Coder", "secret")])
    put("INSERT INTO STATEMENTTYPES VALUES (?, ?)", [(1, "DNA Statement"), (2, "Annotation")])
    variables = [
        (PERSON, "person", "short text", 1),
        (ORGANIZATION, "organization", "short text", 1),
        (CONCEPT, "concept", "short text", 1),
        (AGREEMENT, "agreement", kind, 1),
        (NOTE, "note", "long text", 2),
        (STRENGTH, "strength", "integer", 1),
    ]
    put("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", variables)
    documents = [
        (key, f"Day {key}", TEXT, 2, "Ann", "The Paper", "", "", "", JANUARY + day * DAY)
        for key, day in enumerate(dates, 1)
    ]
    put("INSERT INTO DOCUMENTS VALUES (?,?,?,?,?,?,?,?,?,?)", documents)
    entities = {}
    for place, variable in ((4, PERSON), (5, ORGANIZATION), (6, CONCEPT)):
        for row in said:
            entities.setdefault((variable, row[place]), len(entities) + 1)
    put("INSERT INTO ENTITIES VALUES (?, ?, ?, NULL)", [(key, *one) for one, key in entities.items()])
    for key, document, start, stop, person, organization, concept, agreement in said:
        base.execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 2)", (key, document, start, stop))
        for variable, value in ((PERSON, person), (ORGANIZATION, organization), (CONCEPT, concept)):
            row = (key, variable, entities[variable, value])
            base.execute("INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)", row)
        table = "DATABOOLEAN" if kind == "boolean" else "DATAINTEGER"
        if agreement is not None:
            row = (key, AGREEMENT, agreement)
            base.execute(f"INSERT INTO {table} VALUES (NULL, ?, ?, ?)", row)
    base.execute("INSERT INTO STATEMENTS VALUES (99, 2, 1, 0, 5, 2)")
    base.executescript(more)
    base.commit()
    base.close()
    return path
