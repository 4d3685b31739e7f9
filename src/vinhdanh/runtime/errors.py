"""What the runtime may answer instead of starting."""


class CannotStart(Exception):  # noqa: N818 -- reads as a sentence, like common.errors.Refused
    """Nothing was started; ``args[0]`` says in Vietnamese what is in the way and what to do."""


class Stopped(BaseException):
    """Somebody asked us to stop (Ctrl-C, TERM or a closed terminal); not an error."""
