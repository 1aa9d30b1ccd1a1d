"""`aws emr create-cluster` and `add-steps`: the call that the AWS CLI makes of its own options."""

from __future__ import annotations

from typing import Any

import pytest

from harness.lowering import lower
from harness.lowering.model import Lowering
from harness.shell import read_script
from harness.text import Text

RELEASE = "aws emr create-cluster --release-label emr-5.9.0"
DEFAULTS = {
    "Name": "Development Cluster",
    "VisibleToAllUsers": True,
    "Tags": [],
    "ReleaseLabel": "emr-5.9.0",
}


def lowered(command: str, files: dict[str, str] | None = None) -> Lowering:
    (pipeline,) = read_script(Text.at(command, 0)).pipelines
    return lower(pipeline.commands[0], {name: Text.at(text, 0) for name, text in (files or {}).items()})


def parameters(command: str) -> dict[str, Any]:
    custom = lowered(command).custom
    assert custom is not None
    assert custom.call is not None
    return dict(custom.call.parameters)


def test_a_cluster_of_one_instance_type_has_a_master_and_the_rest_as_the_core() -> None:
    group = {"InstanceType": "m4.large", "Market": "ON_DEMAND"}
    assert parameters(f"{RELEASE} --instance-type m4.large --instance-count 3 --auto-terminate") == {
        **DEFAULTS,
        "Instances": {
            "InstanceGroups": [
                {"Name": "MASTER", "InstanceRole": "MASTER", "InstanceCount": 1, **group},
                {"Name": "CORE", "InstanceRole": "CORE", "InstanceCount": 2, **group},
            ],
            "KeepJobFlowAliveWhenNoSteps": False,
            "TerminationProtected": False,
        },
    }


def test_options_go_where_the_call_has_them() -> None:
    found = parameters(
        f"{RELEASE} --instance-groups InstanceGroupType=master,InstanceCount=1,InstanceType=m4.large,BidPrice=0.1 "
        "--ec2-attributes KeyName=k,SubnetId=subnet-1,InstanceProfile=p,AvailabilityZone=us-east-1b "
        "--tags name=Shirley age --ebs-root-volume-size 20 --applications Name=Spark --no-visible-to-all-users "
        "--bootstrap-actions Path=s3://b/script,Args=[a,b]"
    )
    instances = found["Instances"]
    assert instances["InstanceGroups"][0]["InstanceRole"] == "MASTER"
    assert instances["InstanceGroups"][0]["Market"] == "SPOT"
    assert (instances["Ec2KeyName"], instances["Ec2SubnetId"]) == ("k", "subnet-1")
    assert instances["Placement"] == {"AvailabilityZone": "us-east-1b"}
    assert (found["JobFlowRole"], found["EbsRootVolumeSize"], found["VisibleToAllUsers"]) == ("p", 20, False)
    assert found["Tags"] == [{"Key": "name", "Value": "Shirley"}, {"Key": "age", "Value": ""}]
    assert found["Applications"] == [{"Name": "Spark"}]
    assert found["BootstrapActions"] == [
        {"Name": "Bootstrap action", "ScriptBootstrapAction": {"Path": "s3://b/script", "Args": ["a", "b"]}}
    ]


def test_a_step_of_a_kind_is_run_by_the_runner() -> None:
    found = parameters(
        "aws emr add-steps --cluster-id j-1 --steps Type=PIG,Args=[-f,x.pig] Type=CUSTOM_JAR,Jar=s3://b/j.jar"
    )
    assert found == {
        "JobFlowId": "j-1",
        "Steps": [
            {
                "Name": "Pig program",
                "ActionOnFailure": "CONTINUE",
                "HadoopJarStep": {
                    "Jar": "command-runner.jar",
                    "Args": ["pig-script", "--run-pig-script", "--args", "-f", "x.pig"],
                },
            },
            {"Name": "Custom JAR", "ActionOnFailure": "CONTINUE", "HadoopJarStep": {"Jar": "s3://b/j.jar"}},
        ],
    }


@pytest.mark.parametrize(
    "command",
    [
        f"{RELEASE} --instance-type m4.large --emrfs Consistent=true",
        f"{RELEASE} --instance-type m4.large --use-default-roles --service-role mine",
        f"{RELEASE} --instance-type m4.large --steps Type=HIVE,Args=[a]",
        f"{RELEASE} --instance-type m4.large --configurations https://example.com/a.json",
        "aws emr create-cluster --ami-version 3.1.0 --instance-type m4.large",
        "aws emr describe-cluster --cluster-id j-1",
    ],
)
def test_what_is_not_covered_or_is_refused_makes_no_call(command: str) -> None:
    custom = lowered(command).custom
    assert custom is not None
    assert custom.call is None


def test_the_call_is_held_against_the_model() -> None:
    text = '[{"Classification": "a", "Properties": {"b": 2}}]'
    found = lowered(f"{RELEASE} --instance-type m4.large --configurations file://c.json", {"c.json": text})
    assert [finding.name for finding in found.findings] == ["parameter-type"]
