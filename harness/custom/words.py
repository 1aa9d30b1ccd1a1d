"""The words of a high-level S3 command read into a request, by the syntax that `aws s3 help` describes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.custom.model import Pattern, Place, Request

PLACES = {
    "cp": (2, 2), "mv": (2, 2), "sync": (2, 2), "rm": (1, 1), "ls": (0, 1),
    "mb": (1, 1), "rb": (1, 1), "presign": (1, 1), "website": (1, 1),
}  # fmt: skip
"""The commands that can be replayed, and how many places each takes."""

_FLAGS = frozenset(
    "--recursive --dryrun --quiet --only-show-errors --no-progress --force --human-readable --summarize --delete "
    "--size-only --no-guess-mime-type --follow-symlinks --no-follow-symlinks --force-glacier-transfer "
    "--ignore-glacier-warnings --no-sign-request --no-verify-ssl --debug --no-paginate --no-cli-pager".split()
)
_VALUED = frozenset(
    "--exclude --include --acl --storage-class --content-type --cache-control --content-disposition --content-encoding "
    "--content-language --expires --website-redirect --metadata --metadata-directive --copy-props --expected-size "
    "--source-region --region --profile --output --page-size --request-payer --index-document --error-document "
    "--expires-in --endpoint-url --sse --sse-kms-key-id --checksum-algorithm --color --cli-read-timeout "
    "--cli-connect-timeout --ca-bundle --progress-frequency --progress-multiline".split()
)
_PAIRED = frozenset(("--tags",))
_MANY = frozenset(("--grants",))
_ARN = re.compile(r"(arn:[\w-]+:s3[\w-]*:[^/]*:accesspoint[/:][\w.-]+)/?(.*)", re.DOTALL)


def read_request(words: Sequence[str]) -> Request | str:
    """The request in the words after `aws`, or why it cannot be replayed."""
    name, given, options, patterns = "", list[str](), dict[str, tuple[str, ...]](), list[Pattern]()
    todo = list(reversed(words))
    while todo:
        word = todo.pop()
        option, equals, value = word.partition("=")
        if not word.startswith("--"):
            given.append(word)
            continue
        if equals:
            todo.append(value)
        values = _values(option, todo)
        if values is None:
            return f"its option `{option}` is not replayed"
        if option in ("--exclude", "--include"):
            patterns += [Pattern(value, option == "--include") for value in values]
        options[option] = (*options.get(option, ()), *values)
    name, *given = given[1:] or [""]
    least, most = PLACES.get(name, (1, 0))
    if not least <= len(given) <= most:
        return f"`aws s3 {name}` with {len(given)} paths is not replayed"
    return _placed(Request(name, tuple(_place(word, name) for word in given), options, tuple(patterns)))


def _values(option: str, todo: list[str]) -> tuple[str, ...] | None:
    """Take the option's values off `todo`, which is in reverse; None where the option is not known."""
    if option in _FLAGS:
        return ()
    if option in _MANY:
        values = []
        while todo and not todo[-1].startswith("--"):
            values.append(todo.pop())
        return tuple(values)
    count = 1 if option in _VALUED else 2 if option in _PAIRED else 0
    if not count or len(todo) < count or (option == "--sse" and todo[-1].startswith("--")):
        return () if option == "--sse" else None
    return tuple(todo.pop() for _ in range(count))


def _place(word: str, name: str) -> Place:
    if word.startswith("s3://"):
        return read_uri(word)
    return read_uri("s3://" + word) if name == "ls" else Place(word)


def read_uri(uri: str) -> Place:
    """The place that an `s3://` URI names."""
    rest = uri.removeprefix("s3://")
    found = _ARN.fullmatch(rest)
    if found:
        return Place(found[2], found[1])
    bucket, _, key = rest.partition("/")
    return Place(key, bucket)


def _placed(request: Request) -> Request | str:
    places = request.places
    if any(place.is_stream for place in places) and (request.name != "cp" or request.is_recursive):
        return "only `aws s3 cp` of a single object takes a stream"
    if any(place.is_local and re.search(r"[*?\\]", place.path) for place in places):
        return "its local path is a pattern, or one of Windows"
    if places and all(place.is_local for place in places):
        return "it names no `s3://` place"
    if any("$" in place.path or "$" in (place.bucket or "") for place in places):
        return "a variable stands in its path"
    return request
