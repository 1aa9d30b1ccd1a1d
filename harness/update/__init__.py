"""What replay would write into documented outputs: `updated` for a whole document, `updates` for one step."""

from harness.update.documents import updated
from harness.update.outputs import updates

__all__ = ["updated", "updates"]
