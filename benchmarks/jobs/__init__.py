"""The jobs of `python -m benchmarks`, listed by hand: to add one, write its module and a line here."""

from benchmarks.job import Job
from benchmarks.jobs.filtering import FILTERING
from benchmarks.jobs.layout import LAYOUT
from benchmarks.jobs.loading import LOADING
from benchmarks.jobs.measures import MEASURES
from benchmarks.jobs.page import PAGE
from benchmarks.jobs.reading import READING
from benchmarks.jobs.start import START
from benchmarks.jobs.writing import WRITING

JOBS: dict[str, Job] = {
    job.name: job for job in (LOADING, FILTERING, WRITING, READING, MEASURES, LAYOUT, START, PAGE)
}
"""By name, in the order in which they are measured."""
