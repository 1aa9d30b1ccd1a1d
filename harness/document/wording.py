"""The words by which authors say what a block is: labels, file names, programs, prose that promises no output.

The patterns come from reading every introduction in the AWS CLI's corpus (5,850 documents); each is kept general.
"""

from __future__ import annotations

import re

PROGRAMS = frozenset(
    """aws base64 bash cat certutil chmod cp curl date diff docker echo eval export find findstr for git grep gzip head
    helm jq kubectl ls mkdir mv npm openssl pip powershell printf python python3 rm scp sed set sftp sh sha256sum
    sort source ssh ssh-add ssh-keygen sudo tail tar tee telnet terraform touch tr type unzip wget wc while xargs
    yum zip""".split()
)
"""Programs that an example may begin a line with."""

PROMPT = re.compile(r"(?:\$|%|>|C:\\[^>\n]*>|PS(?: [^>\n]*)?>|\[[^\]\n]*\][$#])\s+")
"""What a terminal prints before the command that is typed."""

NO_OUTPUT = re.compile(
    r"""produc\w{1,5}\s+no\s+output | no\s+output\s+is\s+(?:returned|produced|generated|displayed) | returns?\s+no\s+output
    | (?:does?\s?n[o']t|will\s+not|won't)\s+(?:produce|return|generate|display|have)\s+(?:any\s+)?(?:output|data)\b
    | has\s+no\s+output | (?:there\s+is|there's)\s+no\s+(?:output|response)\b | nothing\s+is\s+returned
    | returns?\s+nothing\b | returns\s+to\s+the\s+prompt | empty\s+response\s+body | sends\s+back\s+no\s+output
    | without\s+(?:any\s+)?output\b | (?:no|does\s+not\s+return\s+an?)\s+response\s+is\s+returned""",
    re.IGNORECASE | re.VERBOSE,
)
"""Sentences that promise no output; 'no output on the display' is about a redirection and excluded by ELSEWHERE."""

_SAID_OF_NO_OUTPUT = ("output", "data", "response", "nothing", "prompt")
"""One of these is in every such sentence, and found much sooner."""

ELSEWHERE = re.compile(
    r"\s+(?:on|in|to)\s+(?:the|your)\s+(?:display|terminal|screen|console|command\s+line)", re.IGNORECASE
)

NOTHING = re.compile(
    r"""(?:none|\(none\)|no\s+output|this\s+command\s+(?:produces|returns|generates)\s+no\s+output
    |this\s+command\s+does\s+not\s+(?:produce|return)\s+(?:any\s+)?output
    |this\s+command\s+returns\s+to\s+the\s+prompt[^.]*)\.?""",
    re.IGNORECASE | re.VERBOSE,
)
"""The whole text of an output block that says that there is none."""

ERROR = re.compile(r"(?:An error occurred|A client error) \(|(?:aws: error|usage): |aws: \[ERROR\]")
"""How the AWS CLI begins what it prints on failure."""

OUTPUT_LABEL = re.compile(
    r"""(?:(?:example|sample|expected|partial|abbreviated|truncated|the|command|json|text|table|yaml|possible|full)\s+)*
    (?:outputs?|results?|responses?|returns?|prints?)
    (?:\s*\([^)]*\)|\s+(?:for|if|when|in|from|of|as)\b.*|\s+example|\s+similar\s+to\b.*)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A whole sentence that is a label of an output: `Output`, `Output (abbreviated)`, `Output if ... is set to true`."""

OUTPUT_WORDS = re.compile(
    r"""\b(?:outputs?|returns?|returned|responses?|responds?|displays?|displayed|prints?|results?\s+in|looks?\s+like
    |error(?:\s+message)?|message|receives?|results?)\b""",
    re.IGNORECASE | re.VERBOSE,
)

OUTPUT_OF = re.compile(
    r"""\b(?:outputs?|responses?|results?)\s+(?:of|for|from)\s+(?:the\s+)?[`"'*]*(?:aws\s+[\w-]+\s+)?(?P<name>[a-z]+(?:-[a-z0-9]+)+)
    [`"'*]*(?:\s+command)?$""",
    re.VERBOSE,
)
"""A sentence that ends in whose output it announces: `... appear as follows in the output for describe-pipelines`."""

FRAGMENT_WORDS = re.compile(
    r"\b(?:only|just)\s+the\s+(?:relevant|important|interesting)\b|\b(?:excerpt|snippet|fragment|portion)\b"
    r"|\bpart(?:ial)?\b.*\boutput",
    re.IGNORECASE,
)
"""Said of an output of which a piece is shown, perhaps without the brackets around it."""

COMMAND_LABEL = re.compile(
    r"""(?:command|commands|request|cli\s+command|(?:for\s+)?(?:linux|windows|macos|unix|powershell|mac)\b.*)
    (?:\s*\([^)]*\))?""",
    re.IGNORECASE | re.VERBOSE,
)

COMMAND_WORDS = re.compile(
    r"""\b(?:command|example|examples|cli|run|runs|invoke|call|calls|use|uses|option|request)\b""", re.IGNORECASE
)

NO_ROLE_LABEL = re.compile(
    r"""(?:required|optional)\s+(?:parameters|arguments|options) | (?:[\w-]+\s+){0,3}syntax | parameters | synopsis
    | (?:\w+\s+){0,3}(?:policy|policy\s+statement) | .*\bmust\s+have\b.*\bpolicy\b.*
    | .*\bcontains\s+a\s+policy\b.* | .*\bfollowing\s+format""",
    re.IGNORECASE | re.VERBOSE,
)
"""Labels of what is neither run nor printed nor given to a command: parameter lists, syntax, policies kept elsewhere."""

_NAME = r"(?:fileb?://)?[\w.~/<>-]*\w[\w.>-]*"
_MARKS = r"[`\"'*]*"
_CONTENTS = re.compile(
    rf"""contents?\s+of\s+(?:(?:the|your|original|json|input|text|yaml|policy|config(?:uration)?)\s+)*(?:file\s+)?
    {_MARKS}(?P<name>{_NAME}){_MARKS}""",
    re.IGNORECASE | re.VERBOSE,
)
_EXTENSIONS = "json|jsonl|ya?ml|txt|csv|xml|conf|cfg|ini|pem|crt|key|sh|py|html?|zip|bin|properties|toml|sql|js"
_FILE_NAME = re.compile(rf"{_MARKS}(?P<name>{_NAME}\.[A-Za-z][\w]{{0,7}}){_MARKS}(?:\s+file)?")
_IN_BRACKETS = re.compile(
    rf".*\b(?:file|json|contents?|yaml)\b[^()]*\((?:contents\s+of\s+)?{_MARKS}(?P<name>{_NAME}\.\w+){_MARKS}\)",
    re.IGNORECASE,
)
_ANY_NAME = re.compile(
    rf"(?<![\w/]){_MARKS}(?P<name>(?:fileb?://)?[\w~/-][\w./-]*\.(?:{_EXTENSIONS})){_MARKS}(?![\w/])", re.IGNORECASE
)
_FILE_WORDS = re.compile(
    r"\b(?:contents?|contains?|containing|following|is\s+an?\s+(?:json|yaml|text)|json\s+(?:document|file|object)"
    r"|specifies|stored|saved|shows?|looks?\s+like|example)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"""(?:(?:sample|example)\s+)?(?:json|yaml|input|policy|text)\s+(?:file|document)\s*(?:sample|example)?
    \s*(?:contents?|format)? | .*\bcontents?\s+of\s+(?:the|that|this|your)\s+(?:\w+\s+)?file\b.*
    | it\s+contains\s+the\s+following | json\s+equivalent | .*\bthe\s+file\s+must\b.* | .*\bfollowing\b.*\bfile""",
    re.IGNORECASE | re.VERBOSE,
)

WRITTEN_WORDS = re.compile(
    r"\bafter\b.*\bruns?\b|\bline\s+(?:of\s+)?indents\b|\bwill\s+produce\b|\bafter\s+running\b|\bis\s+(?:created|written)\b",
    re.IGNORECASE,
)
"""Said of a file that the command leaves behind."""

_PLATFORMS = (
    ("Linux", re.compile(r"\b(?:Linux|macOS|[Mm]ac\s+OS|OS\s+X|Unix|UNIX|bash|Bash|POSIX)\b|\b(?:bash|sh|zsh)\Z")),
    ("PowerShell", re.compile(r"\bPowerShell\b|\b(?:powershell|pwsh|ps1|ps1con)\b")),
    ("Windows", re.compile(r"\bWindows\b|\bcmd\.exe\b|\bDOS\b|\b(?:doscon|dosbatch|bat|batch|winbatch)\Z")),
)
_FOR_A_PLATFORM = re.compile(
    r"^(?:if|when)\s+you(?:'re|\s+are)?\s+us|\b(?:command\s+prompt|version|shell)\b|\bon\s", re.IGNORECASE
)
_LONGEST_LABEL = 7
_OF_WINDOWS = re.compile(r"(?:certutil|findstr)\b")


def platform(sentence: str, text: str, language: str = "") -> str:
    """The platform that a command is meant for as its introduction's last sentence says: "Linux", "Windows", ...

    A longer sentence counts only where it speaks of the reader's own platform, not of an instance's.
    """
    if _OF_WINDOWS.match(text):
        return "Windows"
    is_label = len(sentence.split()) <= _LONGEST_LABEL or _FOR_A_PLATFORM.search(sentence)
    said = f"{sentence if is_label else ''} {language}"
    return next((name for name, words in _PLATFORMS if words.search(said)), "")


NOT_A_TITLE = re.compile(
    r"""(?:(?:example|sample)\s+)?(?:outputs?|results?|responses?|commands?|requests?|contents?(?:\s+of\b.*)?|inputs?
    |notes?|tips?|important|warning|caution|linux|windows|macos|powershell)(?:\s*[:(].*)?\s*:?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Bold labels inside an example, such as `**Output:**`; whatever else is bold alone begins an example."""


LONGEST = 4000
"""Characters of a paragraph that are looked at, from its end; the AWS CLI's longest has 2,100."""


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, blanks made single, without the stop or colon at their ends."""
    joined = " ".join(text[-LONGEST:].split())
    found = re.split(r"(?<=[.:!?])\s+(?=[A-Z\"'`(*:])", joined)
    cleaned = (sentence.strip(" :.") for sentence in found)
    return [sentence for sentence in cleaned if sentence]


def promises_no_output(text: str) -> bool:
    """Whether a sentence of a text promises no output."""
    lowered = text.lower()
    return any(word in lowered for word in _SAID_OF_NO_OUTPUT) and NO_OUTPUT.search(text) is not None


def without_prompt(line: str) -> str:
    """A line without the prompt that a terminal prints before it."""
    line = line.strip()
    prompt = PROMPT.match(line)
    return line[prompt.end() :] if prompt else line


def is_command_line(line: str) -> bool:
    """Whether a line begins as a command would: with `aws` or another known program, after a prompt or not."""
    words = without_prompt(line).split(None, 1)
    return bool(words) and words[0] in PROGRAMS


def file_name(text: str) -> str:
    """The file's name that a text consists of, without quotes and scheme, or ""."""
    found = _FILE_NAME.fullmatch(text.strip(" :"))
    return _bare(found["name"]) if found else ""


def announced_file(sentence: str, referenced: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """Whether a sentence announces a file's contents: the reason and the name ("" where it gives none).

    `referenced` are the names of files that the commands around read: such a name needs no extension.
    """
    if (found := _CONTENTS.search(sentence)) and _bare(found["name"]).lower() not in _NO_NAMES:
        return "introduced as a file's contents", _bare(found["name"])
    if name := file_name(sentence):
        return "labelled with a file's name", name
    if found := _IN_BRACKETS.fullmatch(sentence):
        return "labelled with a file's name", _bare(found["name"])
    if _FILE_WORDS.search(sentence) and (name := name_in(sentence)):
        return "introduced with a file's name", name
    known = [word for word in _words(sentence) if word in referenced]
    if known and (_words(sentence)[0] == known[0] or re.search(r"\bfile\b", sentence)):
        return "introduced with the name of a file that a command reads", known[-1]
    return ("introduced as a file's contents", _path(sentence)) if _UNNAMED.fullmatch(sentence) else None


_NO_NAMES = frozenset("the that this file json your a an it each is are".split())


def _words(sentence: str) -> list[str]:
    return [word.strip("`\"'*:,.()") for word in sentence.split()]


def _path(sentence: str) -> str:
    return next((word for word in _words(sentence) if word.startswith("~/")), "")


def name_in(text: str) -> str:
    """The last name of a file in a text, or ""."""
    found = list(_ANY_NAME.finditer(text))
    return _bare(found[-1]["name"]) if found else ""


def _bare(name: str) -> str:
    return re.sub(r"^fileb?://", "", name).strip("`\"'*").rstrip(".")


def holds_command(text: str) -> bool:
    """Whether any line of a text begins with `aws`, or its first with another program."""
    lines = text.split("\n") if "aws " in text else []
    return any(without_prompt(line).startswith("aws ") for line in lines) or is_command_line(
        text.lstrip().split("\n", 1)[0]
    )
