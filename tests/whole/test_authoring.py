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
