"""What an author arranges in a comment, for one document or for its folder."""

import pytest

from harness.checker import check_file, check_paths
from harness.findings import Verdict
from harness.options import Options

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
DOCUMENT = f"""\
**To see what a key is for**

The following ``describe-key`` example does so. ::

    aws kms describe-key \\
        --key-id {KEY} \\
        --query KeyMetadata.KeyUsage

Output::

    "SIGN_VERIFY"
"""
ARRANGED = f"""\
.. harness: arrange {KEY}

    aws kms create-key --key-spec RSA_2048 --key-usage SIGN_VERIFY --query KeyMetadata.KeyId --output text
"""


@pytest.fixture
def document(tmp_path, monkeypatch):
    monkeypatch.setenv("HARNESS_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "kms"
    folder.mkdir()
    path = folder / "describe-key.rst"
    path.write_text(DOCUMENT)
    return path


def explained(path):
    (step,) = check_file(str(path), Options(explain=True)).steps
    return step.judgement.verdict, " ".join(step.explanation)


def test_a_folder_arranges_for_each_of_its_documents(document):
    (document.parent / "harness.arrange").write_text(ARRANGED)
    verdict, told = explained(document)
    assert verdict is Verdict.VERIFIED
    assert "the author arranged it" in told


def test_what_a_folder_arranges_is_not_for_folders_below_it(document):
    (document.parents[1] / "harness.arrange").write_text(ARRANGED)
    assert "the author arranged it" not in explained(document)[1]


def test_the_file_of_a_folder_is_no_document(document):
    (document.parent / "harness.arrange").write_text(ARRANGED)
    assert [result.source.path for result in check_paths([str(document.parent)])] == [str(document)]


def test_a_link_in_the_place_of_the_file_is_not_followed(document):
    elsewhere = document.parents[1] / "elsewhere"
    elsewhere.write_text(ARRANGED)
    (document.parent / "harness.arrange").symlink_to(elsewhere)
    assert "the author arranged it" not in explained(document)[1]


def test_a_remembered_document_is_checked_anew_when_its_folder_arranges_otherwise(document):
    options = Options(explain=True, cache=True, jobs=1)
    told = []
    for text in ("", ARRANGED, ARRANGED.replace("2048", "3072")):
        (document.parent / "harness.arrange").write_text(text)
        (result,) = check_paths([str(document)], options)
        told.append(" ".join(result.steps[0].explanation))
    assert "2048" in told[1]
    assert "3072" in told[2]


def test_what_is_arranged_is_made_before_the_first_call_also_where_that_is_not_the_first_step(document):
    document.write_text(DOCUMENT.replace("    aws kms", "    echo begin\n    aws s3 ls\n    aws kms") + "\n" + ARRANGED)
    steps = check_file(str(document), Options(explain=True)).steps
    assert "the author arranged it" in " ".join(line for step in steps for line in step.explanation)


def told(path, **options):
    """The findings about what is arranged: where they stand, and what they say."""
    result = check_file(str(path), Options(**options))
    found = [finding for finding, _ in result.all_findings() if finding.name.startswith(("arrang", "unknown-"))]
    return [(result.source.position(finding.span.start).line, finding.name, finding.message) for finding in found]


def with_comment(document, *commands, name=""):
    body = "".join(f"    {command}\n" for command in commands)
    document.write_text(f"{DOCUMENT}\n.. harness: arrange {name}\n\n{body}")
    return len(DOCUMENT.splitlines()) + 4  # the line of the first command


def test_a_command_that_is_none_is_told_at_its_line(document):
    line = with_comment(
        document, "aws kms create-key", "openssl rand 32", "aws kms crate-key", "aws s3 mb s3://a-bucket"
    )
    found = told(document, replay=False)
    assert [(at - line, name) for at, name, _ in found] == [
        (1, "arranges-nothing"),
        (2, "unknown-command"),
        (3, "arranges-nothing"),
    ]


def test_a_query_that_gives_nothing_is_told_at_its_member(document):
    line = with_comment(document, "aws kms create-key --query KeyMetadata.KeyID --output text", name=KEY)
    assert (line, "arranges-nothing") not in [found[:2] for found in told(document, replay=False)]
    result = check_file(str(document), Options(replay=False))
    assert "query-unknown-member" in {finding.name for finding, _ in result.all_findings()}


def test_a_comment_without_a_command_or_with_a_name_that_nothing_gives_is_told(document):
    with_comment(document)
    assert [name for _, name, _ in told(document, replay=False)] == ["arranges-nothing"]
    line = with_comment(document, "aws kms create-key", name=KEY)
    ((at, name, message),) = told(document, replay=False)
    assert (at, name) == (line - 2, "arranges-nothing")
    assert KEY in message


def test_a_command_that_the_account_refuses_is_told_once_at_its_line(document):
    line = with_comment(document, "aws iam add-user-to-group --user-name Bob --group-name Admins")
    document.write_text(document.read_text() + "\n" + DOCUMENT.replace("is for", "was for"))
    ((at, name, message),) = told(document)
    assert (at, name) == (line, "arrange-refused")
    assert "NoSuchEntity" in message


def test_a_name_whose_query_gives_no_text_is_told(document):
    line = with_comment(document, "aws kms create-key --query KeyMetadata", name=KEY)
    ((at, name, message),) = told(document)
    assert (at, name) == (line, "arrange-refused")
    assert "gives no text" in message


def test_what_is_wrong_in_the_file_of_a_folder_is_told_at_the_start_of_a_document(document):
    refused = "    aws iam add-user-to-group --user-name Bob --group-name Admins\n"
    (document.parent / "harness.arrange").write_text(f".. harness: arrange\n\n    openssl rand 32\n{refused}")
    assert [(line, name, message.partition(":")[0]) for line, name, message in told(document)] == [
        (1, "arrange-refused", "line 4 of `harness.arrange`"),
        (1, "arranges-nothing", "line 3 of `harness.arrange`"),
    ]


def test_the_last_command_of_a_comment_gives_what_the_comment_names(document):
    made = ARRANGED.replace(
        "    aws kms", "    aws kms create-key --query KeyMetadata.KeyId --output text\n    aws kms"
    )
    document.write_text(DOCUMENT + "\n" + made)
    assert explained(document)[0] is Verdict.VERIFIED
