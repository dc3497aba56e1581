"""What the charts show and where: counts, scales, places and labels as plain values; no Dash here."""
