"""Where Spark is not installed, the module that is made of it is not looked through for examples."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyspark") else ["graph_app/build/spark.py"]
