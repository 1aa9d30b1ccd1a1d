from dataclasses import replace

from asking import call

from harness.account.account import Account
from harness.arrange import Hints, perform
from harness.bindings import Bindings


def test_a_role_is_created_under_its_documented_name(account: Account) -> None:
    performance = perform(account, call("iam", "GetRole", RoleName="Test-Role"), Hints(), Bindings())
    assert performance.reply.raw["Role"]["RoleName"] == "Test-Role"


def test_a_bucket_is_created_and_its_policy_put_before_it_is_read(account: Account) -> None:
    performance = perform(account, call("s3", "GetBucketPolicy", Bucket="amzn-s3-demo-bucket"), Hints(), Bindings())
    operations = [made.call.operation for made in performance.created]
    assert (operations[0], operations[-1]) == ("CreateBucket", "PutBucketPolicy")
    assert performance.reply.succeeded


def test_a_subnet_is_made_after_its_vpc_and_both_are_bound(account: Account) -> None:
    shown = {"Subnets": [{"SubnetId": "subnet-1a2b", "VpcId": "vpc-3c4d", "CidrBlock": "10.0.1.0/24"}]}
    bindings = Bindings()
    performance = perform(
        account, call("ec2", "DescribeSubnets", SubnetIds=["subnet-1a2b"]), Hints(output=shown), bindings
    )
    (subnet,) = performance.reply.raw["Subnets"]
    assert subnet["CidrBlock"] == "10.0.1.0/24"
    assert bindings.live_of("subnet-1a2b") == subnet["SubnetId"]


def test_two_documented_groups_make_two_groups(account: Account) -> None:
    shown = {"Groups": [{"GroupName": "Admins"}, {"GroupName": "Developers"}]}
    performance = perform(account, call("iam", "ListGroups"), Hints(output=shown), Bindings())
    assert [group["GroupName"] for group in performance.reply.raw["Groups"]] == ["Admins", "Developers"]


def test_a_load_balancer_gets_subnets_of_another_service(account: Account) -> None:
    arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/my-lb/50dc6c495c0c9188"
    performance = perform(account, call("elbv2", "DescribeLoadBalancers", LoadBalancerArns=[arn]), Hints(), Bindings())
    assert performance.reply.raw["LoadBalancers"][0]["LoadBalancerName"] == "my-lb"


def test_a_text_that_names_nothing_is_sent_as_it_is_given(account: Account) -> None:
    given = call(
        "ec2", "ModifyTrafficMirrorSession", TrafficMirrorSessionId="tms-1a2b", Description="Change the length"
    )
    shown = {"TrafficMirrorSession": {"TrafficMirrorSessionId": "tms-1a2b", "Description": "Change the width"}}
    performance = perform(account, given, Hints(output=shown), Bindings())
    assert performance.reply.call.parameters["Description"] == "Change the length"


def test_all_that_a_call_names_of_one_thing_comes_from_one_reply(account: Account) -> None:
    given = call("wafv2", "DeleteIPSet", Name="testip", Scope="REGIONAL", Id="1a2b", LockToken="3c4d")
    performance = perform(account, given, Hints(), Bindings())
    assert performance.reply.succeeded
    assert [made.call.operation for made in performance.created] == ["CreateIPSet"]


def test_what_a_file_that_is_not_shown_holds_is_made_up(account: Account) -> None:
    given = call("iam", "CreatePolicy", PolicyName="example", PolicyDocument="file://policy.json")
    given = replace(given, opaque=frozenset({("PolicyDocument",)}))
    performance = perform(account, given, Hints(), Bindings())
    assert performance.reply.succeeded


def test_an_allocation_is_what_allocating_gives(account: Account) -> None:
    performance = perform(account, call("ec2", "ReleaseAddress", AllocationId="eipalloc-1a2b"), Hints(), Bindings())
    assert [made.call.operation for made in performance.created] == ["AllocateAddress"]


def test_an_attachment_is_made_by_the_operation_whose_name_has_a_word_more(account: Account) -> None:
    given = call("ec2", "DeleteTransitGatewayVpcAttachment", TransitGatewayAttachmentId="tgw-attach-1a2b")
    performance = perform(account, given, Hints(), Bindings())
    assert performance.created[-1].call.operation == "CreateTransitGatewayVpcAttachment"


def test_a_family_is_registered_for_a_versioned_name(account: Account) -> None:
    given = call("ecs", "DescribeTaskDefinition", taskDefinition="hello_world:1")
    performance = perform(account, given, Hints(), Bindings())
    assert performance.reply.raw["taskDefinition"]["family"] == "hello_world"


def test_a_parent_is_found_by_how_its_id_begins(account: Account) -> None:
    given = call("organizations", "ListAccountsForParent", ParentId="r-1a2b")
    assert perform(account, given, Hints(), Bindings()).reply.succeeded


def test_what_a_failed_making_would_spoil_is_there_before_it(account: Account) -> None:
    given = call("apigateway", "CreateResource", restApiId="1a2b3c", parentId="4d5e6f", pathPart="new")
    assert perform(account, given, Hints(), Bindings()).reply.succeeded


def test_an_address_outside_of_the_subnet_that_was_made_is_left_out(account: Account) -> None:
    given = call("route53resolver", "GetResolverEndpoint", ResolverEndpointId="rslvr-in-1a2b")
    assert perform(account, given, Hints(), Bindings()).reply.succeeded


def test_a_listed_queue_is_called_as_its_url_ends(account: Account) -> None:
    shown = {"QueueUrls": [f"https://queue.amazonaws.com/123456789012/{name}" for name in ("One", "Two")]}
    performance = perform(account, call("sqs", "ListQueues"), Hints(output=shown), Bindings())
    assert [url.rpartition("/")[2] for url in performance.reply.raw["QueueUrls"]] == ["One", "Two"]


def test_what_is_listed_is_subscribed_and_not_confirmed(account: Account) -> None:
    topic = "arn:aws:sns:us-east-1:123456789012:one"
    one = {"SubscriptionArn": f"{topic}:1a2b", "TopicArn": topic, "Protocol": "sms", "Endpoint": "+15555550100"}
    shown = {"Subscriptions": [one]}
    performance = perform(account, call("sns", "ListSubscriptions"), Hints(output=shown), Bindings())
    assert [made.call.operation for made in performance.created] == ["CreateTopic", "Subscribe"]
