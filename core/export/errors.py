"""The one exception of this package."""


class ExportError(Exception):
    """An export that was not written. The message is Chinese, for a person, and ends in the next step.

    A file that stood at the target before is still there, unchanged.
    """
