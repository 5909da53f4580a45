"""Figures for pages and charts: plain rows from one SQL statement each."""


def public_figures():
    return {}
