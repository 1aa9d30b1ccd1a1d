"""What arranging gives to its own calls, moves, or leaves out, where the emulator says what it will not have."""

from __future__ import annotations

from asking import made, performed

from harness.account.account import Account
from harness.arrange import Hints, perform
from harness.arrange.evidence import Evidence
from harness.arrange.words import parse_name
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span


def test_a_role_lies_at_the_path_that_its_arn_says(account: Account) -> None:
    role = "arn:aws:iam::123456789012:role/service-role/Example"
    code = {"ZipFile": b""}
    performance = performed(account, "lambda", "CreateFunction", FunctionName="my-function", Role=role, Code=code)
    assert performance.reply.raw["Role"] == role


def test_a_layer_comes_about_with_its_first_version(account: Account) -> None:
    performance = performed(
        account, "lambda", "RemoveLayerVersionPermission", LayerName="my-layer", VersionNumber=1, StatementId="xaccount"
    )
    assert performance.reply.succeeded
    assert {"PublishLayerVersion", "AddLayerVersionPermission"} <= set(made(performance))


def test_a_version_beside_a_name_is_made_as_often_as_it_says(account: Account) -> None:
    performance = performed(
        account, "ssm", "LabelParameterVersion", Name="MyStringParameter", ParameterVersion=2, Labels=["Ready"]
    )
    assert performance.reply.raw["ParameterVersion"] == 2


def test_an_arn_of_the_account_stays_one_where_its_thing_gives_a_name(account: Account) -> None:
    arn = "arn:aws:redshift:us-east-1:123456789012:cluster:mycluster"
    performance = performed(account, "redshift", "CreateTags", ResourceName=arn, Tags=[{"Key": "a", "Value": "b"}])
    assert performance.reply.succeeded
    assert performance.reply.call.parameters["ResourceName"] == arn


def test_a_queue_that_gives_a_url_is_named_by_its_arn(account: Account) -> None:
    arn = "arn:aws:sqs:us-east-1:123456789012:mySQSqueue"
    performance = performed(
        account, "lambda", "CreateEventSourceMapping", FunctionName="my-function", EventSourceArn=arn
    )
    assert performance.reply.raw["EventSourceArn"] == arn


def test_a_member_inside_a_structure_is_given_where_its_name_is_missed(account: Account) -> None:
    performance = performed(
        account,
        "ec2",
        "CancelSpotFleetRequests",
        SpotFleetRequestIds=["sfr-73fbd2ce-aa30-494c-8788-1cee4"],
        TerminateInstances=True,
    )
    assert performance.reply.succeeded
    made = next(made for made in performance.created if made.call.operation == "RequestSpotFleet")
    assert made.call.parameters["SpotFleetRequestConfig"]["AllocationStrategy"]


def test_an_item_of_a_list_that_is_refused_is_left_out(account: Account) -> None:
    performance = performed(account, "greengrass", "GetSubscriptionDefinition", SubscriptionDefinitionId="70e49321")
    assert performance.reply.succeeded
    assert made(performance)[-1] == "CreateSubscriptionDefinition"


def test_a_thing_that_has_what_it_is_to_be_given_is_made_with_less(account: Account) -> None:
    performance = performed(
        account, "ec2", "DisassociateIamInstanceProfile", AssociationId="iip-assoc-05020b59952902f5f"
    )
    assert performance.reply.succeeded


def test_a_subnet_holds_the_network_that_is_shown(account: Account) -> None:
    hints = Hints(output={"DeletedSubnetCidrReservation": {"Cidr": "10.1.0.16/28"}})
    call = Call("ec2", "DeleteSubnetCidrReservation", {"SubnetCidrReservationId": "scr-044f977c4eEXAMPLE"}, Span(0, 0))
    assert perform(account, call, hints, Bindings()).reply.succeeded


def test_a_host_is_given_as_a_url(account: Account) -> None:
    arn = "arn:aws:iam::123456789012:oidc-provider/server.example.com"
    hints = Hints(output={"Url": "server.example.com"})
    call = Call("iam", "GetOpenIDConnectProvider", {"OpenIDConnectProviderArn": arn}, Span(0, 0))
    assert perform(account, call, hints, Bindings()).reply.raw["Url"] == "server.example.com"


def test_a_report_is_generated_before_it_is_read(account: Account) -> None:
    performance = performed(account, "iam", "GetCredentialReport")
    assert made(performance) == ["GenerateCredentialReport"]


def test_a_device_has_the_name_that_its_serial_number_ends_with(account: Account) -> None:
    serial = "arn:aws:iam::123456789012:mfa/MFATest"
    performance = performed(account, "iam", "DeleteVirtualMFADevice", SerialNumber=serial)
    assert performance.reply.succeeded
    assert performance.created[0].call.parameters["VirtualMFADeviceName"] == "MFATest"


def test_an_organization_is_made_for_an_account_that_has_to_be_in_one(account: Account) -> None:
    performance = performed(account, "ram", "EnableSharingWithAwsOrganization")
    assert made(performance) == ["CreateOrganization"]


def test_two_versions_of_a_secret_are_two_versions(account: Account) -> None:
    bindings = Bindings()
    versions = {"RemoveFromVersionId": "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"}
    versions |= {"MoveToVersionId": "a1b2c3d4-5678-90ab-cdef-EXAMPLE22222"}
    given = {"SecretId": "MyTestSecret", "VersionStage": "AWSCURRENT", **versions}
    performance = perform(
        account, Call("secretsmanager", "UpdateSecretVersionStage", given, Span(0, 0)), Hints(), bindings
    )
    assert performance.reply.succeeded
    live = bindings.to_live(dict(versions))
    assert live["RemoveFromVersionId"] != live["MoveToVersionId"]


def test_the_lock_of_a_bucket_takes_its_versioning_first(account: Account) -> None:
    rule = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 50}}}
    performance = performed(account, "s3", "PutObjectLockConfiguration", Bucket="locked", ObjectLockConfiguration=rule)
    assert performance.reply.succeeded
    assert made(performance) == ["CreateBucket", "PutBucketVersioning"]


def test_a_state_that_the_message_asks_for_is_set_by_the_verb_that_it_is_made_of(account: Account) -> None:
    hints = Hints(output={"DBCluster": {"Engine": "aurora-postgresql"}})
    call = Call("rds", "StartDBCluster", {"DBClusterIdentifier": "mydbcluster"}, Span(0, 0))
    performance = perform(account, call, hints, Bindings())
    assert performance.reply.succeeded
    assert made(performance)[-1] == "StopDBCluster"


def test_a_value_that_is_not_had_gives_way_to_one_that_the_message_lists() -> None:
    said = "InvalidParameterValue Engine 'aurora' is not supported: Member must satisfy enum value set: ['mysql', 'postgres']"
    assert Evidence(said, said.lower(), 400).listed == ("mysql", "postgres")
    assert Evidence("Engine 'aurora' is not supported", "", 400).listed == ()


def test_what_is_copied_out_of_a_thing_leaves_the_name_of_the_copy_free(account: Account) -> None:
    performance = performed(
        account,
        "redshift",
        "RestoreFromClusterSnapshot",
        ClusterIdentifier="mycluster",
        SnapshotIdentifier="my-snapshot",
    )
    assert performance.reply.succeeded


def test_a_call_is_made_again_with_the_ids_that_were_bound_in_vain(account: Account) -> None:
    performance = performed(
        account, "organizations", "EnablePolicyType", RootId="r-examplerootid111", PolicyType="SERVICE_CONTROL_POLICY"
    )
    assert performance.reply.succeeded


def test_a_service_is_made_in_the_namespace_that_the_call_names(account: Account) -> None:
    names = {"NamespaceName": "shared-namespace", "ServiceName": "shared-service"}
    performance = performed(account, "servicediscovery", "DiscoverInstances", **names)
    assert performance.reply.succeeded


def test_a_word_after_a_colon_is_given_to_a_version_of_the_thing(account: Account) -> None:
    performance = performed(account, "ssm", "GetParameter", Name="MyParameter:label")
    assert performance.reply.succeeded
    assert made(performance) == ["PutParameter", "LabelParameterVersion"]


def test_an_instance_is_named_in_the_text_that_says_who_it_is(account: Account) -> None:
    performance = performed(
        account,
        "ecs",
        "UpdateContainerInstancesState",
        containerInstances=["765936fadbdd46b5991a4bd70c2a43d4"],
        status="DRAINING",
    )
    assert performance.reply.succeeded
    assert made(performance) == ["CreateCluster", "RunInstances", "RegisterContainerInstance"]


def test_a_kind_of_thing_is_put_where_nothing_makes_the_thing_itself(account: Account) -> None:
    performance = performed(
        account, "cloudwatch", "SetAlarmState", AlarmName="myalarm", StateValue="ALARM", StateReason="test"
    )
    assert performance.reply.succeeded
    assert made(performance) == ["PutMetricAlarm"]


def test_what_is_to_be_added_is_made_by_its_name(account: Account) -> None:
    assert parse_name("thingGroupsToAdd") == ("thinggroup", "")
    given = {"thingName": "MyLightBulb", "thingGroupsToAdd": ["replaceableItems"], "thingGroupsToRemove": ["DeadBulbs"]}
    assert performed(account, "iot", "UpdateThingGroupsForThing", **given).reply.succeeded


def test_a_certificate_of_ours_is_one(account: Account) -> None:
    performance = performed(
        account, "iam", "DeleteSigningCertificate", UserName="Bob", CertificateId="TA7SMP42TDN5Z26OBPJE7EXAMPLE"
    )
    assert performance.reply.succeeded


def test_a_second_version_of_a_text_is_another_text(account: Account) -> None:
    performance = performed(account, "ssm", "UpdateDocumentDefaultVersion", Name="Example", DocumentVersion="2")
    assert performance.reply.raw["Description"]["DefaultVersion"] == "2"


def test_contents_that_are_not_shown_are_other_than_what_is_there(account: Account) -> None:
    given = {"Content": "file://a.json", "Name": "Example", "DocumentVersion": "$LATEST"}
    call = Call("ssm", "UpdateDocument", given, Span(0, 0), opaque=(("Content",),))
    assert perform(account, call, Hints(), Bindings()).reply.succeeded
