"""`--cli-input-json` and `--cli-input-yaml`: a whole input in one document, under what other options say."""

from __future__ import annotations

from harness.lowering.arguments import Given
from harness.lowering.commandline import CommandLine
from harness.lowering.context import Context
from harness.lowering.effects import Parameters
from harness.lowering.jsonvalues import json_node, problem
from harness.lowering.nodes import Node
from harness.text import Text


def add_input(line: CommandLine, parameters: Parameters, context: Context) -> None:
    """Add the members of the input that no option has given."""
    for name, read in (("cli-input-json", _json), ("cli-input-yaml", _yaml)):
        given = line.given.get(name)
        if given is not None:
            _add(given, read(_document(given, line, context), given, context), parameters, context)


def _document(given: Given, line: CommandLine, context: Context) -> Text | None:
    """The text of the document; None where the document does not show the file, so that nothing can be said to be missing."""
    (word,) = given.words
    loaded = context.load(word)
    if loaded is None:
        return word
    if loaded.is_opaque and line.command is not None and line.command.input_shape is not None:
        line.unread |= set(line.command.options)
        return None
    return loaded.text


def _add(given: Given, node: Node | None, parameters: Parameters, context: Context) -> None:
    if node is None:
        return
    if not node.is_object:
        context.report("invalid-json-parameter", node.text, f"`{given.option.flag}` takes a JSON object")
        return
    for name, item in node.value.items():
        parameters.setdefault(name, item)


def _json(text: Text | None, given: Given, context: Context) -> Node | None:
    if text is None:
        return None
    found = problem(text)
    if found is not None:
        place = text.slice(found.index, found.index + 1)
        message = f"the input of `{given.option.flag}` is not JSON: {found.reason}"
        context.report("invalid-json-parameter", place, message)
    return json_node(text)


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
