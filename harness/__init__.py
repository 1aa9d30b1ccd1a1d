"""Proves that published AWS CLI examples are right: reads them, replays them, and compares what they document."""

__version__ = "0.1.0"
