"""What can go wrong with the files of the network."""

__all__ = ["ModelFileError"]


class ModelFileError(OSError):
    """A file of the network is missing or not the one that its card names."""
