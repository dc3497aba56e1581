"""Debates that readers open in the browser: each at an address of its own, for one session, for a while."""
