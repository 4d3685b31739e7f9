"""The awards with which everybody is compared every year; all others are looked up where somebody asks."""

USUAL = {
    "person": ("ldtt", "cstd-co-so", "cstd-bo", "cstd-tq", "bk-bo", "bk-ttg", "hcld-3"),
    "collective": ("tt-ldtt", "tt-ldxs", "co-bo", "bk-bo"),
}
"""By kind of subject, in the order in which they are read."""
