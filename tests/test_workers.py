"""Work that is handed to processes: every task is answered in order, lazily, and a death is told."""

import os
from collections.abc import Iterator
from functools import partial
from operator import add

import pytest

from rewriter.textfile import InputError
from rewriter.workers import AHEAD, processes


def test_tasks_are_answered_in_order_and_drawn_as_they_are_needed() -> None:
    drawn = []

    def tasks() -> Iterator[int]:
        for number in range(40):
            drawn.append(number)
            yield number

    with processes(2) as answering:
        answers = answering(partial(add, 100), tasks())
        assert next(answers) == (0, 100)
        assert len(drawn) <= 2 * AHEAD
        assert list(answers) == [(number, 100 + number) for number in range(1, 40)]


def test_a_process_that_dies_is_told_with_the_mend() -> None:
    with pytest.raises(InputError, match="Run the same command again"), processes(2) as answering:
        list(answering(os._exit, [1, 2]))
