"""Measured ratios against peers, run by hand; never a timed test."""
