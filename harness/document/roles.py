"""What each literal text is for, told from the words before it, the text itself, and the blocks before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from harness.document import wording
from harness.document.model import Role

_SHELLS = frozenset(
    """bash sh shell zsh console shell-session sh-session bash-session powershell ps1 pwsh ps1con doscon dosbatch bat
    batch cmd winbatch""".split()
)
_SHOWN_BY_COMMANDS = frozenset(("", *"default json json5 jsonc none text output yaml".split()))
_NAMED_ARGUMENTS = re.compile(r"\s--?[a-z][\w-]+")
_SECTION = re.compile(r"\[[\w .-]+\]$")


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of one literal text before it has a role.

    `intro` is the paragraph right before it; `before` is the role of the block before it in its example, `is_awaited`
    whether a command before it has no output yet, `referenced` the names of the files that commands of its example read.
    """

    text: str
    intro: str = ""
    language: str = ""
    caption: str = ""
    before: Role | None = None
    is_awaited: bool = False
    referenced: frozenset[str] = frozenset()
    sentences: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentences", tuple(wording.sentences(self.intro)))

    @property
    def last(self) -> str:
        """The last sentence of the introduction: what a long paragraph says of this block, it says there."""
        return self.sentences[-1] if self.sentences else ""

    @property
    def first_line(self) -> str:
        return next((line.strip() for line in self.text.split("\n") if line.strip()), "")

    @property
    def is_json(self) -> bool:
        return self.first_line[:1] in ("{", "[") and not _SECTION.match(self.first_line)


@dataclass(frozen=True, slots=True)
class Decision:
    role: Role
    reason: str
    name: str = ""
    is_sure: bool = True


def decide(clue: Clue) -> Decision:
    """The first rule that fits gives the role; without one the role is OTHER, and not sure."""
    for rule in _RULES:
        decision = rule(clue)
        if decision is not None:
            return decision
    return Decision(Role.OTHER, "nothing tells what it is", is_sure=False)


def settle(decision: Decision, referenced: frozenset[str], written: frozenset[str]) -> Decision:
    """A named file is written rather than read where no command of its example reads it and one writes it."""
    base = decision.name.rsplit("/", 1)[-1]
    is_read = base.lower() in {name.lower() for name in referenced}
    if decision.role is not Role.FILE or is_read or base not in written:
        return decision
    return replace(decision, role=Role.WRITTEN, reason="its command writes it")


def written_names(commands: str) -> frozenset[str]:
    """The names of files that commands write: behind `>`, and alone in an `aws` command after no option.

    `commands` is the text of all the command blocks of an example. What stands alone is the file that a streaming reply
    goes to.
    """
    found = set(_REDIRECTED.findall(commands))
    for line in _CONTINUATION.sub(" ", commands).split("\n"):
        words = [word.strip("\"'") for word in wording.without_prompt(line).split()]
        if words[:1] == ["aws"]:
            found.update(word for before, word in pairwise(words[3:]) if not before.startswith("--"))
    return frozenset(re.split(r"[\\/]", name)[-1] for name in found if not name.startswith("-"))


_REDIRECTED = re.compile(r">\s*[\"']?([^\s\"'>]+)")
_CONTINUATION = re.compile(r"[\\^`]\n")


def _caption(clue: Clue) -> Decision | None:
    name = wording.file_name(clue.caption)
    return Decision(Role.FILE, "its caption is a file's name", name) if name else None


def _other_language(clue: Clue) -> Decision | None:
    """A block that says it is written in another language (rst, python, ini ...) shows that, whatever stands in it."""
    language = clue.language.split(" ")[0]
    if language in _SHELLS or language in _SHOWN_BY_COMMANDS:
        return None
    said = _named_file(clue) or _short_output_label(clue)
    return said or Decision(Role.OTHER, f"written in `{language}`")


def _short_output_label(clue: Clue) -> Decision | None:
    is_label = len(clue.last.split()) < 7 and wording.OUTPUT_LABEL.fullmatch(clue.last)
    return Decision(Role.OUTPUT, f"labelled `{clue.last}`") if is_label else None


def _command_line(clue: Clue) -> Decision | None:
    if wording.is_command_line(clue.first_line):
        return Decision(Role.COMMAND, "begins with a command")
    return None


def _error(clue: Clue) -> Decision | None:
    if wording.ERROR.match(clue.text.lstrip()):
        return Decision(Role.OUTPUT, "an error of the AWS CLI")
    return None


def _no_role(clue: Clue) -> Decision | None:
    if wording.NO_ROLE_LABEL.fullmatch(clue.last):
        return Decision(Role.OTHER, f"labelled `{clue.last}`")
    return None


def _named_file(clue: Clue) -> Decision | None:
    return _announced(clue, clue.sentences[-1:])


def _file_named_before(clue: Clue) -> Decision | None:
    return _announced(clue, clue.sentences[:-1])


def _announced(clue: Clue, said: Sequence[str]) -> Decision | None:
    for sentence in said:
        found = wording.announced_file(sentence, clue.referenced)
        if found is not None:
            role = Role.WRITTEN if wording.WRITTEN_WORDS.search(sentence) else Role.FILE
            reason, name = found
            return Decision(role, reason, name or wording.name_in(clue.intro))
    return None


def _command_inside(clue: Clue) -> Decision | None:
    if clue.is_json or (clue.is_awaited and wording.OUTPUT_WORDS.search(clue.last)):
        return None
    if any(wording.without_prompt(line).startswith("aws ") for line in clue.text.split("\n")):
        return Decision(Role.COMMAND, "holds a command further down")
    return None


def _shell_language(clue: Clue) -> Decision | None:
    if clue.language.split(" ")[0] in _SHELLS and not clue.is_json:
        return Decision(Role.COMMAND, f"written in `{clue.language}`")
    return None


def _output_label(clue: Clue) -> Decision | None:
    if wording.OUTPUT_LABEL.fullmatch(clue.last):
        return Decision(Role.OUTPUT, "introduced as output")
    return None


def _output_words(clue: Clue) -> Decision | None:
    if wording.OUTPUT_WORDS.search(clue.last):
        return Decision(Role.OUTPUT, "its introduction speaks of output")
    return None


def _output_said_before(clue: Clue) -> Decision | None:
    said = [sentence for sentence in clue.sentences if wording.OUTPUT_WORDS.search(sentence)]
    if said and (clue.is_awaited or clue.before is Role.OUTPUT or wording.OUTPUT_LABEL.fullmatch(said[0])):
        return Decision(Role.OUTPUT, "its introduction speaks of output")
    return None


def _command_by_prose(clue: Clue) -> Decision | None:
    if clue.is_json or clue.first_line.startswith("-"):
        return None
    if wording.COMMAND_LABEL.fullmatch(clue.last) and clue.first_line:
        return Decision(Role.COMMAND, "introduced as a command")
    has_options = _NAMED_ARGUMENTS.search(clue.text) is not None
    if has_options and (clue.first_line.endswith("\\") or wording.COMMAND_WORDS.search(clue.intro)):
        return Decision(Role.COMMAND, "has options as a command does")
    return None


def _options_alone(clue: Clue) -> Decision | None:
    return Decision(Role.OTHER, "options without a command") if clue.first_line.startswith("--") else None


def _json_after(clue: Clue) -> Decision | None:
    if clue.is_json and clue.before is Role.COMMAND:
        return Decision(Role.OUTPUT, "JSON after a command")
    if clue.is_json and clue.before is Role.FILE:
        return Decision(Role.FILE, "JSON after a file's contents")
    return None


_RULES: tuple[Callable[[Clue], Decision | None], ...] = (
    _caption,
    _other_language,
    _short_output_label,
    _command_line,
    _error,
    _no_role,
    _named_file,
    _command_inside,
    _shell_language,
    _output_label,
    _output_words,
    _file_named_before,
    _command_by_prose,
    _options_alone,
    _output_said_before,
    _json_after,
)
