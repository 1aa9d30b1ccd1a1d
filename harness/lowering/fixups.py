"""What the AWS CLI changes in the parameters of four EC2 operations just before it hands them to botocore."""

from __future__ import annotations

from collections.abc import Callable

from harness.catalog.commands import Command
from harness.lowering.nodes import Node

_MOVED = {
    "SubnetId": "SubnetId",
    "SecurityGroupIds": "Groups",
    "Ipv6AddressCount": "Ipv6AddressCount",
    "Ipv6Addresses": "Ipv6Addresses",
    "EnablePrimaryIpv6": "PrimaryIpv6",
}
_INTERFACE_MEMBERS = ("PrivateIpAddresses", "SecondaryPrivateIpAddressCount", "AssociatePublicIpAddress")
_PROTOCOLS = {"tcp": "6", "udp": "17", "icmp": "1", "all": "-1"}


def fix_up(command: Command, parameters: dict[str, Node]) -> None:
    """Change the parameters in place."""
    fix = _FIXES.get(command.operation or "") if command.service.model_name == "ec2" else None
    if fix is not None and not command.waiter:
        fix(parameters)


def _run_instances(parameters: dict[str, Node]) -> None:
    """Counts have defaults, and what a network interface has must stand in it alone."""
    interfaces = parameters.get("NetworkInterfaces")
    first = interfaces.value[0] if interfaces is not None and interfaces.is_list and interfaces.value else None
    if first is not None and first.is_object and any(name in first.value for name in _INTERFACE_MEMBERS):
        _move_into(first, parameters)
    some = next(iter(parameters.values()), None)
    for name in ("MaxCount", "MinCount"):
        if some is not None:
            parameters.setdefault(name, Node(1, some.text.slice(0, 0)))


def _move_into(interface: Node, parameters: dict[str, Node]) -> None:
    address = parameters.pop("PrivateIpAddress", None)
    if address is not None:
        item = Node({"PrivateIpAddress": address, "Primary": Node(True, address.text)}, address.text)
        interface.value["PrivateIpAddresses"] = Node([item], address.text)
    for name, member in _MOVED.items():
        if name in parameters:
            interface.value[member] = parameters.pop(name)


def _number_protocol(parameters: dict[str, Node]) -> None:
    protocol = parameters.get("Protocol")
    if protocol is not None and protocol.value in _PROTOCOLS:
        parameters["Protocol"] = Node(_PROTOCOLS[protocol.value], protocol.text)


def _bundle_instance(parameters: dict[str, Node]) -> None:
    """The owner's secret key signs the upload policy, and is not sent."""
    storage = parameters.get("Storage")
    bucket = storage.value.get("S3") if storage is not None and storage.is_object else None
    if bucket is not None and bucket.is_object:
        bucket.value.pop("_SAK", None)


_FIXES: dict[str, Callable[[dict[str, Node]], None]] = {
    "RunInstances": _run_instances,
    "BundleInstance": _bundle_instance,
    "CreateNetworkAclEntry": _number_protocol,
    "ReplaceNetworkAclEntry": _number_protocol,
}
