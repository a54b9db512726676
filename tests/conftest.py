"""What all tests share: decisions go to a folder of their own, never to the user's."""

import os
import tempfile
from pathlib import Path

os.environ["REWRITER_DECISIONS"] = f"sqlite:///{Path(tempfile.mkdtemp(prefix='rewriter-')) / 'decisions.sqlite'}"
