"""Trains on a dataset of gristmill, by the rules of ../README.md."""
