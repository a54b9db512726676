"""The web page: one module for each page, and small helpers that they share."""
