"""Processes that work on one page after the other, and can be lost without harm.

A page may make the PDF engine loop, die or eat the memory. Each worker is therefore a process of its own that is
watched: out of time, it is killed; out of memory, it ends itself; whatever happens, its page gets a `ReadingError` and
a new worker goes on with the next page. Workers live for many pages, because starting one costs as much as a page.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from baoyan.errors import PageCrash, PageMemory, PageTimeout, ReadingError
from baoyan.processes import memory_mb, processor_seconds, reserved_mb

_TOO_MUCH = 86
"""Exit status of a worker that used too much memory."""
_WATCH_EVERY = 0.05
"""Seconds between two looks at a worker's memory by itself."""
_LOOK_EVERY = 0.2
"""Seconds between two looks at all workers' memory together."""
PATIENCE = 5.0
"""Of a call's time: by the clock it may take so much, whatever it waits for."""
_USUAL = 100
"""MB of a worker that reads ordinary pages."""
_SETTLE = 64
"""Pages after which a worker collects garbage: it makes next to none in cycles."""

_RUNTIMES = {"openvino", "onnxruntime"}

Call = tuple[Callable[..., Any], tuple[Any, ...]]
"""A function that can be pickled, and its arguments."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the call at `index`: a value or an error."""

    index: int
    value: Any = None
    error: ReadingError | None = None


@dataclass(slots=True)
class _Worker:
    """A process at the other end of `connection`.

    `inherited`: MB that it shares with this process; `calls`: how many it has answered; `since`, `used`: the clock and its
    processor time when it was given the present one.
    """

    connection: Connection
    kill: Callable[[], None]
    status: Callable[[], int | None]
    pid: int
    inherited: float = 0.0
    index: int | None = None
    since: float = 0.0
    used: float | None = None
    calls: int = 0


@dataclass(slots=True)
class Pool:
    """A few workers. Use as a context manager.

    Args:
        jobs: how many; 0 runs everything in this process, without limits.
        seconds: how long one call may keep a processor busy (where the system does not tell: take by the clock).
        megabytes: how much memory a worker may use, and beyond what is usual all of them together.
        fork: whether workers may be copies of this process; by default where that is safe.
    """

    jobs: int
    seconds: float = 60.0
    megabytes: int = 400
    fork: bool | None = None
    _idle: list[_Worker] = field(default_factory=list)
    _busy: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, calls: Sequence[Call]) -> Iterator[Outcome]:
        """Do all `calls`; their outcomes as they come, in no promised order."""
        if self.jobs == 0:
            yield from (_in_process(index, call) for index, call in enumerate(calls))
            return
        todo = deque(enumerate(calls))
        hungry: deque[tuple[int, Call]] = deque()
        tried: set[int] = set()
        try:
            while todo or hungry or self._busy:
                if not todo and not self._busy:
                    todo.append(hungry.popleft())  # alone: nothing else is left to do
                while todo and len(self._busy) < self.jobs:
                    self._give(*todo.popleft())
                for outcome, worker in self._answers():
                    again = outcome.index, calls[outcome.index]
                    # A worker that had read other pages may have died of those: one more try, in a new one.
                    if outcome.error is None or not worker.calls or outcome.index in tried:
                        yield outcome
                    elif isinstance(outcome.error, PageCrash | PageMemory):
                        tried.add(outcome.index)
                        (hungry.append if isinstance(outcome.error, PageMemory) else todo.appendleft)(again)
                    else:
                        yield outcome
        finally:
            self._stop(self._busy)

    def close(self) -> None:
        """End all workers."""
        self._stop(self._busy)
        self._stop(self._idle)

    def _stop(self, workers: list[_Worker]) -> None:
        while workers:
            worker = workers.pop()
            worker.connection.close()
            worker.kill()

    def _give(self, index: int, call: Call) -> None:
        worker = self._idle.pop() if self._idle else self._start()
        worker.index, worker.since, worker.used = index, time.monotonic(), processor_seconds(worker.pid)
        self._busy.append(worker)
        with contextlib.suppress(BrokenPipeError, ConnectionError):  # its death is told by `_answers`
            worker.connection.send(call)

    def _start(self) -> _Worker:
        if safe_to_fork() if self.fork is None else self.fork:
            return _forked(self.megabytes, [w.connection for w in (*self._idle, *self._busy)])
        return _spawned(self.megabytes)

    def _answers(self) -> list[tuple[Outcome, _Worker]]:
        """Wait a moment for answers, deaths, and workers that take too long or too much memory together."""
        ready = wait([w.connection for w in self._busy], timeout=_LOOK_EVERY)
        found = []
        for worker in list(self._busy):
            if worker.connection in ready:
                found.append((self._answer(worker), worker))
            elif error := self._late(worker):
                self._busy.remove(worker)
                self._stop([worker])
                found.append((Outcome(worker.index or 0, error=error), worker))
        if self._busy and self._memory() > self.megabytes + _USUAL * (self.jobs - 1):
            worker = max(self._busy, key=_own_mb)
            self._busy.remove(worker)
            self._stop([worker])
            worker.calls += 1  # alone it may well do: one more try
            found.append((Outcome(worker.index or 0, error=PageMemory(limit=self.megabytes)), worker))
        return found

    def _late(self, worker: _Worker) -> PageTimeout | None:
        """Why a worker has had enough time, or None.

        On a busy machine a sound page waits long for a processor, so the clock is no measure of what it asks for.
        """
        clock = time.monotonic() - worker.since
        if clock < self.seconds:
            return None
        now = processor_seconds(worker.pid)
        used = clock if now is None or worker.used is None else now - worker.used
        if used >= self.seconds:
            return PageTimeout(seconds=f"{self.seconds:g}", measure="by the clock" if used == clock else "of work")
        if clock >= PATIENCE * self.seconds:
            return PageTimeout(seconds=f"{PATIENCE * self.seconds:g}", measure="by the clock")
        return None

    def _memory(self) -> float:
        """What all workers use together, in MB; 0 with one worker, which watches itself."""
        return sum(_own_mb(w) for w in (*self._busy, *self._idle)) if self.jobs > 1 else 0

    def _answer(self, worker: _Worker) -> Outcome:
        index = worker.index or 0
        try:
            value, error = worker.connection.recv()
        except (EOFError, ConnectionError, OSError):
            return Outcome(index, error=self._cause(self._bury(worker)))
        worker.calls += 1
        self._busy.remove(worker)
        self._idle.append(worker)
        return Outcome(index, value, error)

    def _bury(self, worker: _Worker) -> int:
        """Take a worker out; its exit status (negative: the signal that ended it)."""
        self._busy.remove(worker)
        status = worker.status()
        self._stop([worker])
        return -signal.SIGKILL if status is None else status

    def _cause(self, status: int) -> ReadingError:
        if status == _TOO_MUCH:
            return PageMemory(limit=self.megabytes)
        if status < 0:
            with contextlib.suppress(ValueError):
                return PageCrash(detail=signal.Signals(-status).name)
        return PageCrash(detail=f"exit status {status}")


def safe_to_fork() -> bool:
    """Whether a copy of this process can work: another thread's locks would stay locked in it for ever.

    The networks' runtimes have threads of their own, which a copy lacks: it would wait for them.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and not _RUNTIMES & sys.modules.keys()


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_process(index: int, call: Call) -> Outcome:
    value, error = _done(call)
    return Outcome(index, value, error)


def _done(call: Call) -> tuple[Any, ReadingError | None]:
    """Do a call; an exception that is no `ReadingError` is a mistake of ours and told as one."""
    function, arguments = call
    try:
        return function(*arguments), None
    except ReadingError as error:
        return None, error
    except MemoryError:
        return None, PageMemory(limit="?")
    except RecursionError:
        return None, ReadingError("page-damaged", detail="nested too deeply")
    except Exception as error:
        return None, ReadingError("page-failed", detail=in_one_line(error))


def in_one_line(error: Exception) -> str:
    """An exception in one line, with the place in our code where it arose."""
    frame, place = error.__traceback__, ""
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if "baoyan" in file:
            place = f" at {Path(file).name}:{frame.tb_lineno}"
        frame = frame.tb_next
    return f"{type(error).__name__}: {error}{place}"


def _forked(megabytes: int, others: Sequence[Connection]) -> _Worker:
    """A worker that is a copy of this process: nothing to import, but only safe with a single thread."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, megabytes, (here, *others)), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 counts the threads of numerical libraries, which survive a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    there.close()

    def kill() -> None:
        process.kill()
        process.join()
        process.close()

    def status() -> int | None:
        process.join(5)
        return process.exitcode

    return _Worker(here, kill, status, process.pid or 0, _inherited())


def _spawned(megabytes: int) -> _Worker:
    """A worker with an interpreter of its own; the caller's main module is not run again."""
    here, there = socket.socketpair()
    program = "import sys; sys.path[:] = {!r}; from baoyan.workers import serve_at; serve_at({}, {})"
    code = program.format(sys.path, there.fileno(), megabytes)
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        pass_fds=(there.fileno(),),
        stdin=subprocess.DEVNULL,
        env={"OPENBLAS_NUM_THREADS": "1", **os.environ},
    )
    there.close()

    def kill() -> None:
        process.kill()
        process.wait()

    def status() -> int | None:
        try:
            return process.wait(5)
        except subprocess.TimeoutExpired:
            return None

    return _Worker(Connection(here.detach()), kill, status, process.pid)


def serve_at(descriptor: int, megabytes: int) -> None:
    """Work in a spawned process, at an inherited socket."""
    _serve(Connection(descriptor), megabytes, ())


def _serve(connection: Connection, megabytes: int, inherited: Sequence[Connection]) -> None:
    """Answer calls until the other end is gone."""
    for other in inherited:
        other.close()  # else the parent's death would go unnoticed
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(megabytes)
    gc.disable()
    count = 0
    while True:
        try:
            call = connection.recv()
        except (EOFError, OSError):
            return
        value, error = _done(call)
        if error is not None and error.code == "page-memory":
            error = PageMemory(limit=megabytes)
        try:
            connection.send((value, error))
        except OSError:
            return
        count += 1
        if count % _SETTLE == 0:
            gc.collect()


def _bound(megabytes: int) -> None:
    """Set limits on this process's memory: a watch that ends it, and behind that the system's own limit."""
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            most = 2 * megabytes + round(reserved_mb())
            resource.setrlimit(resource.RLIMIT_DATA, (most << 20, resource.RLIM_INFINITY))
    parent = os.getppid()
    limit = megabytes + _inherited()

    def watch() -> None:
        while os.getppid() == parent:
            if memory_mb() > limit:
                os._exit(_TOO_MUCH)
            time.sleep(_WATCH_EVERY)
        os._exit(0)

    threading.Thread(target=watch, daemon=True, name="memory-watch").start()


def _inherited() -> float:
    """MB of this process beyond what is usual: a copy of it has them too and is not to blame."""
    return max(0.0, memory_mb() - _USUAL)


def _own_mb(worker: _Worker) -> float:
    return memory_mb(worker.pid) - worker.inherited
