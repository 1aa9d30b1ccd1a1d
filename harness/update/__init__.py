"""What replay would write into documented outputs: `updated` for a whole document, `updates` for one step."""

from harness.update.documents import Revision, Unfilled, updated
from harness.update.outputs import updates

__all__ = ["Revision", "Unfilled", "updated", "updates"]
