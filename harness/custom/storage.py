"""The account's buckets and objects as the high-level S3 commands use them, and a record of the calls that were made."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from harness.account.model import Created, Reply
from harness.lowering.model import Call
from harness.text import Span

if TYPE_CHECKING:
    from harness.account.account import Account

_WHY = "the command takes it for granted"


class Stored(NamedTuple):
    """An object in a bucket."""

    key: str
    size: int
    modified: datetime


class RefusedError(Exception):
    """A call did not get through; `reply` says why."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.error or reply.failure)
        self.reply = reply


class Storage:
    """S3 in an open account. Every method raises RefusedError where the service refuses.

    A bucket that is an access point's ARN stands for the bucket behind it, which has the access point's name here.
    """

    def __init__(self, account: Account, span: Span, region: str | None) -> None:
        self.account = account
        self.region = region or account.world.region
        self.created: list[Created] = []
        self._span = span

    def buckets(self) -> list[Stored]:
        found = self._send("ListBuckets").raw.get("Buckets", [])
        return [Stored(item["Name"], 0, _time(item["CreationDate"])) for item in found]

    def objects(self, bucket: str, prefix: str = "") -> list[Stored]:
        found = self._send("ListObjectsV2", Bucket=bucket, Prefix=prefix).raw.get("Contents", [])
        return [Stored(item["Key"], int(item["Size"]), _time(item["LastModified"])) for item in found]

    def create(self, bucket: str, tags: tuple[str, ...] = ()) -> Reply:
        made: dict[str, Any] = {} if self.region == "us-east-1" else {"LocationConstraint": self.region}
        if tags:
            made["Tags"] = [{"Key": key, "Value": value} for key, value in zip(tags[::2], tags[1::2], strict=True)]
        return self._send("CreateBucket", Bucket=bucket, **({"CreateBucketConfiguration": made} if made else {}))

    def put(self, bucket: str, key: str, body: bytes, extra: dict[str, str] | None = None) -> Reply:
        return self._send("PutObject", Bucket=bucket, Key=key, Body=body, **(extra or {}))

    def copy(self, source: tuple[str, str], bucket: str, key: str, extra: dict[str, str]) -> Reply:
        origin = {"Bucket": _live(source[0]), "Key": source[1]}
        return self._send("CopyObject", Bucket=bucket, Key=key, CopySource=origin, **extra)

    def get(self, bucket: str, key: str) -> bytes:
        return self._send("GetObject", Bucket=bucket, Key=key).files["Body"]

    def head(self, bucket: str, key: str) -> Reply:
        return self._send("HeadObject", Bucket=bucket, Key=key)

    def delete(self, bucket: str, key: str) -> Reply:
        return self._send("DeleteObject", Bucket=bucket, Key=key)

    def drop(self, bucket: str) -> Reply:
        return self._send("DeleteBucket", Bucket=bucket)

    def show_as_website(self, bucket: str, configuration: dict[str, Any]) -> Reply:
        return self._send("PutBucketWebsite", Bucket=bucket, WebsiteConfiguration=configuration)

    def presigned(self, bucket: str, key: str, seconds: int) -> str:
        return self.account.presigned(self.call("GetObject", Bucket=bucket, Key=key), seconds)

    def has(self, bucket: str, key: str) -> bool:
        """Whether there is that object in a bucket that there is."""
        return key in {stored.key for stored in self.objects(bucket, key)}

    def arrange(self, bucket: str, key: str | None = None, body: bytes = b"") -> None:
        """See that the bucket is there, and an object in it; what is there already stays as it is."""
        if _live(bucket) not in {stored.key for stored in self.buckets()}:
            self._note(self.create(bucket))
        if key is not None and not self.has(bucket, key):
            self._note(self.put(bucket, key, body))

    def call(self, operation: str, **parameters: Any) -> Call:
        if "Bucket" in parameters:
            parameters["Bucket"] = _live(parameters["Bucket"])
        return Call("s3", operation, parameters, self._span, region=self.region)

    def _send(self, operation: str, **parameters: Any) -> Reply:
        reply = self.account.send(self.call(operation, **parameters))
        if not reply.succeeded:
            raise RefusedError(reply)
        return reply

    def _note(self, reply: Reply) -> None:
        self.created.append(Created(reply.call, reply, _WHY))


def _live(bucket: str) -> str:
    return re.split("[/:]", bucket)[-1] if bucket.startswith("arn:") else bucket


def _time(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
