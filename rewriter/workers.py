"""Where the reviews of a batch are made: here, by processes of this machine, or by a Dask cluster."""

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from rewriter.textfile import InputError

Work = Callable[[Any], Any]
Answering = Callable[[Work, Iterable[Any]], Iterator[tuple[Any, Any]]]  # work and tasks -> each task with its answer

AHEAD = 3  # tasks a worker that wait for it: enough that none idles, few enough that memory stays flat


def cores() -> int:
    """How many processes can run at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def here(work: Work, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Each task with its answer, one after the other in this process.

    >>> list(here(abs, [-1, 2]))
    [(-1, 1), (2, 2)]
    """
    return ((task, work(task)) for task in tasks)


def team(scheduler: str | None, count: int) -> contextlib.AbstractContextManager[Answering]:
    """The workers of a Dask cluster where one is named, else so many processes of this machine."""
    return cluster(scheduler) if scheduler else processes(count)


@contextlib.contextmanager
def processes(count: int) -> Iterator[Answering]:
    """So many processes of this machine; one is this process itself."""
    if count == 1:
        yield here
        return
    # Started afresh: a fork of a process with threads (the progress bar's, say) may hang.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            yield partial(answered, pool, count)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _end_with_parent() -> None:
    """Lets this process end when the one that started it is killed: it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        Thread(target=follow, daemon=True).start()


@contextlib.contextmanager
def cluster(scheduler: str) -> Iterator[Answering]:
    """The workers of a Dask cluster.

    ``scheduler`` is the address of a running scheduler ("tcp://10.0.0.5:8786") or ``local:N`` for a cluster of N
    workers on this machine that ends with the block. The workers of a running cluster need this program installed, in
    the same version. A task whose worker dies is given to another.

    Raises `InputError` when no scheduler answers or it has no worker.
    """
    from distributed import Client, KilledWorker, LocalCluster
    from distributed.comm.core import CommClosedError

    kind, _, count = scheduler.partition(":")
    with contextlib.ExitStack() as stack:
        if kind == "local":
            if not (count.isdecimal() and int(count)):
                raise InputError(f"--scheduler {scheduler}: say how many workers, as in local:4.")
            address: Any = stack.enter_context(
                LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=int(count), threads_per_worker=1, dashboard_address=None
                )
            )
        else:
            address = scheduler
        try:
            client = stack.enter_context(Client(address, timeout=5))  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise InputError(f"No Dask scheduler answers at {scheduler}. Start one, or name its address.") from error
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise InputError(f"The Dask scheduler at {scheduler} has no workers. Start some: dask worker {scheduler}")
        try:
            yield partial(answered, client.get_executor(pure=False, retries=3), workers)
        except (KilledWorker, CancelledError, CommClosedError) as error:
            raise InputError(
                f"The Dask cluster at {scheduler} was lost on the way ({type(error).__name__}). Run the same command "
                "again: it goes on where it was."
            ) from error


def answered(executor: Executor, workers: int, work: Work, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Each task with its answer, in order; tasks are drawn only when a worker will soon be free.

    Raises `InputError` when a process was killed: what was answered before has been handed out.
    """
    waiting = iter(tasks)
    running: deque[tuple[Any, Future[Any]]] = deque()
    try:
        while True:
            for task in islice(waiting, workers * AHEAD - len(running)):
                running.append((task, executor.submit(work, task)))
            if not running:
                return
            task, future = running[0]
            answer = future.result()
            running.popleft()
            yield task, answer
    except BrokenExecutor as error:
        raise InputError(
            "A process of this run was killed, for lack of memory perhaps. Run the same command again: it goes on "
            "where it was. With --jobs 1 it needs least."
        ) from error
