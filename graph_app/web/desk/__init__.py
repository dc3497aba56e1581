"""Where a debate is edited on the page: forms, history, proposals, conflicts; only there with a workspace."""
