"""Bytes become a Source, and what is wrong with them a finding."""

from harness.document import decode
from harness.document.decoding import LARGEST


def names(data: bytes) -> list[str]:
    return [finding.name for finding in decode("x.rst", data)[1]]


def test_utf8_outside_ascii_is_fine():
    source, findings = decode("x.rst", "Übung — fine\r\n".encode())
    assert source.text == "Übung — fine\r\n"
    assert findings == ()


def test_a_byte_order_mark_is_no_part_of_the_text():
    source, findings = decode("x.rst", b"\xef\xbb\xbfHello")
    assert (source.text, source.has_bom, findings) == ("Hello", True, ())


def test_an_undecodable_byte_is_pointed_at():
    source, findings = decode("x.rst", "é".encode() + b"ab\xff")
    assert source.text == "éab\ufffd"
    assert [source.text[slice(*finding.span)] for finding in findings] == ["\ufffd"]


def test_utf16_nul_and_size_are_findings_and_no_exceptions():
    assert names("x".encode("utf-16")) == ["undecodable-document"]
    assert names(b"a\0b") == ["undecodable-document"]
    assert names(b"a" * (LARGEST + 1)) == ["undecodable-document"]
