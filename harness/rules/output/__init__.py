"""The rules of this family."""
