"""Tellers count in the chamber that the ministry's pages convene."""

from web.ministry.conftest import built_chamber, built_voting, built_way, chamber, clock, voting, way

__all__ = ["built_chamber", "built_voting", "built_way", "chamber", "clock", "voting", "way"]
