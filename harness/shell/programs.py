"""Which words begin a command: programs that examples run beside `aws`, and the shell's own."""

from __future__ import annotations

import re

PROGRAMS = frozenset(
    re.split(
        r"\s+",
        "aws base64 bash cat cd certutil chmod cp curl cut date dig docker echo export false find findstr "
        "gcloud git grep gunzip gzip head helm host java jq kubectl ls make mkdir more mv nano node "
        "nslookup npm openssl pip ping printf psql mysql pwd python python3 read rm scp sed set sh shasum "
        "sha256sum sleep sort ssh ssh-keygen source sudo tail tar tee test touch tr true type uniq unset unzip "
        "vi vim wc wget xargs xxd zip for while until if case do done then else elif fi "
        "esac function local declare eval exec exit return time awk gawk dir copy del powershell Get-Content "
        "Set-Content Write-Output",
    )
)
"""Names after which a line is a command of its own. A missing name costs a worse message, no crash."""

KEYWORDS = frozenset({"do", "then", "else", "elif", "if", "while", "until", "!", "time", "{", "sudo", "exec"})
"""Words that stand before a command and are none."""

_FIRST = re.compile(r"[ \t]*([A-Za-z_][\w.-]*)(=|\+=|\[[^\]\n]*\]=)?")
PROMPT = re.compile(
    r"[ \t]*(?:\$|PS(?: [^>\n]{0,80})?>|[A-Za-z]:\\[^>\n]{0,80}>|\[[\w.-]+@[^\]\n]{0,60}\][$#])[ \t]+(?=\S)"
)


def starts_program(value: str, at: int) -> bool:
    """Does a command begin at `at`: a prompt, a known program or an assignment?"""
    if PROMPT.match(value, at):
        return True
    found = _FIRST.match(value, at)
    if not found:
        return False
    if found.group(2):
        return found.group(1).isidentifier()
    return found.group(1) in PROGRAMS and value[found.end() : found.end() + 1] in ("", " ", "\t", "\n", ";", "\r")
