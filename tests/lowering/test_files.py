"""Files come from the document, and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from harness.lowering.model import Lowering

Lower = Callable[..., Lowering]

POLICY = '{"Statement": [{"Effect": "Allow"}]}'


def test_a_file_is_found_by_its_base_name(lower_text: Lower) -> None:
    text = "aws kms put-key-policy --key-id k --policy-name default --policy file://some/where/policy.json"
    call = lower_text(text, {"policy.json": POLICY}).call
    assert call is not None
    assert call.parameters["Policy"] == POLICY
    assert call.origins["Policy",].span().start == len(text) + 1


def test_a_file_of_the_disk_is_not_read(lower_text: Lower, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for reference in (f"file://{secret}", "file:///etc/passwd"):
        lowering = lower_text(f"aws kms update-key-description --key-id k --description {reference}")
        assert lowering.call is not None
        assert lowering.call.parameters["Description"] == reference
        assert lowering.call.opaque == {("Description",)}
        assert [text.value for text in lowering.missing_files] == [reference]


def test_a_structure_in_a_file_that_is_not_shown_is_left_out(lower_text: Lower) -> None:
    lowering = lower_text("aws kms tag-resource --key-id k --tags file://tags.json")
    assert lowering.findings == ()
    assert lowering.call is not None
    assert "Tags" not in lowering.call.parameters
    assert lowering.call.opaque == {("Tags",)}


def test_bytes_are_read_from_a_binary_file(lower_text: Lower) -> None:
    call = lower_text("aws kms decrypt --ciphertext-blob fileb://blob", {"blob": "abc"}).call
    assert call is not None
    assert call.parameters == {"CiphertextBlob": b"abc"}


def test_a_streamed_body_is_the_file_that_its_path_names(lower_text: Lower) -> None:
    for body in ("folder/body.txt", "fileb://body.txt"):
        call = lower_text(f"aws s3api put-object --bucket b --key k --body {body}", {"body.txt": "abc"}).call
        assert call is not None
        assert call.parameters["Body"] == b"abc"


def test_an_input_document_gives_way_to_options(lower_text: Lower) -> None:
    call = lower_text(
        "aws kms tag-resource --key-id mine --cli-input-json file://input.json",
        {"input.json": '{"KeyId": "theirs", "Tags": [{"TagKey": "a", "TagValue": "b"}]}'},
    ).call
    assert call is not None
    assert call.parameters == {"KeyId": "mine", "Tags": [{"TagKey": "a", "TagValue": "b"}]}


def test_an_input_document_may_be_yaml(lower_text: Lower) -> None:
    call = lower_text(
        "aws kms tag-resource --cli-input-yaml file://input.yaml",
        {"input.yaml": "KeyId: k\nTags:\n- TagKey: a\n  TagValue: b\n"},
    ).call
    assert call is not None
    assert call.parameters == {"KeyId": "k", "Tags": [{"TagKey": "a", "TagValue": "b"}]}


def test_an_input_document_of_aliases_that_multiply_is_a_finding(lower_text: Lower) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    lowering: Lowering = lower_text("aws kms tag-resource --cli-input-yaml file://i.yaml", {"i.yaml": "\n".join(lines)})
    assert [finding.name for finding in lowering.findings] == ["invalid-json-parameter"]
