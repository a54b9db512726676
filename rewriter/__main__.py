"""``python -m rewriter`` is the ``rewriter`` command."""

from rewriter.cli import main

main(prog_name="rewriter")
