"""`--cli-input-json` and `--cli-input-yaml`: a whole input in one document, under what other options say."""

from __future__ import annotations

from dataclasses import replace

from harness.lowering.arguments import Given
from harness.lowering.commandline import CommandLine
from harness.lowering.context import Context
from harness.lowering.effects import Parameters
from harness.lowering.nodes import Node
from harness.lowering.values import json_value
from harness.text import Text


def add_input(line: CommandLine, parameters: Parameters, context: Context) -> None:
    """Add the members of the input that no option has given."""
    for name, read in (("cli-input-json", _json), ("cli-input-yaml", _yaml)):
        given = line.given.get(name)
        if given is not None:
            node = read(_document(given, context), given, context)
            _add(given, node, parameters, context)
            if (node is None or node.is_doubtful) and line.command is not None:
                line.unread |= set(line.command.options)  # nothing can be said to be missing


def _document(given: Given, context: Context) -> Text | None:
    """The text of the document; None where it is in a file that is not shown."""
    (word,) = given.words
    loaded = context.load(word)
    if loaded is None:
        return word
    return None if loaded.is_opaque else loaded.text


def _add(given: Given, node: Node | None, parameters: Parameters, context: Context) -> None:
    if node is None:
        return
    if not node.is_object and not node.is_doubtful:
        context.report("invalid-json-parameter", node.text, f"`{given.option.flag}` takes a JSON object")
    if not node.is_object:
        return
    for name, item in node.value.items():
        parameters.setdefault(name, replace(item, is_doubtful=True) if node.is_doubtful else item)


def _json(text: Text | None, given: Given, context: Context) -> Node | None:
    return json_value(text, f"the input of `{given.option.flag}`", context) if text is not None else None


def _yaml(text: Text | None, given: Given, context: Context) -> Node | None:
    from harness.lowering.yamlvalues import NotYamlError, yaml_node

    if text is None:
        return None
    try:
        return yaml_node(text)
    except NotYamlError as error:
        place = text.slice(error.index, error.index + 1)
        context.report("invalid-json-parameter", place, f"the input of `{given.option.flag}` is not YAML: {error}")
        return None
