"""What an error tells about what is missing: the noun of its code, a sibling's type, an id inside a longer value."""

from __future__ import annotations

import pytest

from harness.arrange.evidence import Evidence
from harness.arrange.models import service_named
from harness.arrange.references import references
from harness.arrange.told import noun_in_code, sharpened, told_references


def _said(text: str, status: int = 400) -> Evidence:
    return Evidence(text, "".join(c for c in text.lower() if c.isalnum()), status)


@pytest.mark.parametrize(
    ("said", "noun"),
    [
        ("DBSnapshotNotFoundFault DBSnapshot x not found.", "dbsnapshot"),
        ("InvalidSubnetID.NotFound The subnet ID 'x' does not exist", "subnet"),
        ("NoSuchBucket The specified bucket does not exist", "bucket"),
        ("ParameterNotFound Parameter x not found.", "parameter"),
        ("ResourceNotFoundException Requested resource not found", ""),
        ("InvalidDocumentContent The content is not valid.", ""),
    ],
)
def test_the_code_of_a_not_found_error_tells_the_noun(said: str, noun: str) -> None:
    assert noun_in_code(_said(said)) == noun


def test_a_resource_type_beside_an_id_tells_what_it_is_of() -> None:
    service = service_named("ssm")
    assert service is not None
    operation = service.operations["AddTagsToResource"]
    parameters = {"ResourceType": "MaintenanceWindow", "ResourceId": "mw-0123456789abcdef0"}
    reference = next(ref for ref in references(operation, parameters) if ref.name == "ResourceId")
    assert sharpened(reference, operation, parameters, _said("InvalidResourceId")).nouns[0] == "maintenancewindow"


def test_an_id_of_a_list_inside_a_string_is_a_reference_and_so_are_those_beside_it() -> None:
    found = _said("InvalidSubnetID.NotFound The subnet ID 'subnet-22222222' does not exist")
    told = list(told_references({"VPCZoneIdentifier": "subnet-11111111,subnet-22222222"}, found))
    assert [(ref.value, ref.nouns[0]) for ref in told] == [("subnet-22222222", "subnet"), ("subnet-11111111", "subnet")]


def test_an_id_that_is_a_part_of_another_id_is_none() -> None:
    found = _said("NotFound my-queue does not exist")
    assert not list(told_references({"Name": "my-queue-2"}, found))
