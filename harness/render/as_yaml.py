"""`--output yaml`, as version 2 of the AWS CLI prints it: block style, keys sorted."""

from __future__ import annotations

from typing import Any

import yaml


def form(data: Any) -> str:
    if data == {}:
        return ""
    return yaml.dump(data, Dumper=_Dumper, default_flow_style=False, allow_unicode=True).removesuffix("...\n")


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """Print what occurs twice twice."""
        return True
