"""What must be in the environment before the settings are read (``-p surroundings``)."""

import atexit
import os
import tempfile

DATA = tempfile.TemporaryDirectory(prefix="vinhdanh-tests-")  # of this process alone; goes when it ends
atexit.register(DATA.cleanup)
os.environ["VINHDANH_TEST"] = "true"
os.environ["VINHDANH_DATA_DIR"] = DATA.name
