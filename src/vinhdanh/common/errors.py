"""What an action may answer instead of doing."""


class Refused(Exception):  # noqa: N818 -- reads as a sentence: "Refused: …"
    """The action was not carried out; ``args[0]`` is a whole Vietnamese sentence for the person who asked."""


class NotAllowed(Exception):  # noqa: N818 -- the web answers 404: existence is not told
    """The actor has no such right on this object."""
