"""The JSON room's door: text as people write it in documentation in, values with their places and what is wrong out."""

from harness.jsontext.model import (
    JsonArray,
    JsonBare,
    JsonConstant,
    JsonElision,
    JsonMember,
    JsonNumber,
    JsonObject,
    JsonString,
    JsonValue,
    Reading,
)
from harness.jsontext.reader import read_json
from harness.jsontext.values import locate, objects, plain
from harness.jsontext.writer import Layout, edits, layout_of, render

__all__ = [
    "JsonArray",
    "JsonBare",
    "JsonConstant",
    "JsonElision",
    "JsonMember",
    "JsonNumber",
    "JsonObject",
    "JsonString",
    "JsonValue",
    "Layout",
    "Reading",
    "edits",
    "layout_of",
    "locate",
    "objects",
    "plain",
    "read_json",
    "render",
]
