"""The help: what is shown in the dialog, and the page at `/help` with all of it."""
