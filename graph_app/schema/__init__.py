"""What may exist in a data package: tables, column types, vocabularies, partial dates, the descriptor."""

from graph_app.schema.dates import day_interval, intervals
from graph_app.schema.descriptor import Descriptor
from graph_app.schema.fields import Field, FieldType, Table
from graph_app.schema.tables import TABLES

__all__ = ["TABLES", "Descriptor", "Field", "FieldType", "Table", "day_interval", "intervals"]
