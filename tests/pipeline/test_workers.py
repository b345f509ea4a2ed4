"""Promises of the workers: every call gets an outcome, whatever it does to its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from baoyan import processes, workers
from baoyan.workers import Outcome, Pool
from plugins import engines

SECONDS = 1.5
MB = 250
FILL = 130


@pytest.fixture(params=[True, False], ids=["forked", "spawned"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    with Pool(2, SECONDS if request.param else 6, MB, fork=request.param) as made:
        yield made


def outcomes(pool: Pool, names: list[str]) -> dict[str, Outcome]:
    """What became of each named act."""
    found = {names[o.index]: o for o in pool.run([(engines.do, (name,)) for name in names])}
    assert len(found) == len(names)
    return found


def test_all_calls_are_answered(pool: Pool) -> None:
    """As many values as calls, each with its index, whatever the order."""
    names = [f"n{i}" for i in range(20)]
    assert {n: o.value for n, o in outcomes(pool, names).items()} == {n: n for n in names}


@pytest.mark.parametrize(
    ("act", "code", "told"),
    [
        ("crash", "page-crash", "SIGSEGV"),
        ("leave", "page-crash", "exit status 3"),
        ("hang", "page-timeout", "3 seconds by the clock"),
        ("spin", "page-timeout", "seconds"),
        ("eat", "page-memory", str(MB)),
        ("lie", "page-failed", "ValueError: a mistake"),
        ("refuse", "page-damaged", "refused"),
        ("recurse", "page-damaged", "nested"),
    ],
)
def test_a_bad_call_is_told_and_the_others_are_done(
    act: str, code: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Crash, exit, hang, memory, exception: a coded error for that call, values for the others."""
    monkeypatch.setattr(workers, "PATIENCE", 2.0)
    with Pool(2, SECONDS, MB, fork=True) as pool:
        found = outcomes(pool, ["a", act, "b", "c"])
    error = found[act].error
    assert error is not None
    assert error.code == code
    assert told in str(error)
    assert [found[n].value for n in "abc"] == ["a", "b", "c"]


def test_a_spawned_worker_is_watched_too() -> None:
    """Workers with an interpreter of their own die and are replaced alike."""
    with Pool(1, 6, MB, fork=False) as pool:
        found = outcomes(pool, ["crash", "eat", "a"])
    assert [found[n].error.code for n in ("crash", "eat")] == ["page-crash", "page-memory"]
    assert found["a"].value == "a"


def test_hungry_calls_do_not_run_together() -> None:
    """Workers that are too large together: one is stopped and its call done when the other has ended."""
    with Pool(2, 60, MB, fork=True) as pool:
        found = list(pool.run([(engines.fill, (FILL,)), (engines.fill, (FILL + 1,))]))
    assert [o.error for o in found] == [None, None]
    assert sorted(o.value for o in found) == [FILL, FILL + 1]


def test_a_hanging_call_takes_no_more_than_its_time() -> None:
    """The time-out is kept to, and the call beside it is not held up."""
    start = time.monotonic()
    with Pool(2, 0.5, MB, fork=True) as pool:
        outcomes(pool, ["spin", "a", "b"])
    assert 0.4 < time.monotonic() - start < workers.PATIENCE * 0.5 + 3


def test_a_call_that_waits_for_a_processor_is_not_given_up() -> None:
    """On a busy machine the clock runs on while a call waits; only its own work counts against it."""
    with Pool(1, 0.5, MB, fork=True) as pool:
        (found,) = pool.run([(engines.wait_long, (1.0,))])
    assert (found.value, found.error) == (1.0, None)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("  0:01.23\n", 1.23), ("12:03", 723.0), ("01:02:03", 3723.0), ("2-00:00:01", 172801.0), ("", None)],
)
def test_times_as_ps_tells_them(told: str, seconds: float | None) -> None:
    """Linux and macOS write them in different ways."""
    assert processes.seconds_of(told) == (None if seconds is None else pytest.approx(seconds))


def test_without_a_measure_the_clock_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not tell the time of a process, a call takes no longer than its time."""
    monkeypatch.setattr(workers, "processor_seconds", lambda pid: None)
    with Pool(1, 0.5, MB, fork=True) as pool:
        (found,) = pool.run([(engines.hang, ())])
    assert str(found.error).startswith("the page was given up after 0.5 seconds by the clock")


def test_work_is_what_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call whose processor time is used up is given up, whatever the clock would still allow."""
    told = iter([1.0, 1.2, 1.6])
    monkeypatch.setattr(workers, "processor_seconds", lambda pid: next(told))
    with Pool(1, 0.5, MB, fork=True) as pool:
        (found,) = pool.run([(engines.hang, ())])
    assert str(found.error).startswith("the page was given up after 0.5 seconds of work")


def test_a_worker_that_dies_of_an_earlier_call_costs_nothing() -> None:
    """A call whose worker had worked before is tried once more in a new one."""
    with Pool(1, 5, MB, fork=True) as pool:
        found = list(pool.run([(engines.worn_out, (str(i),)) for i in range(4)]))
    assert sorted(o.value for o in found) == ["0", "1", "2", "3"]


def test_workers_live_for_many_calls() -> None:
    """Twenty calls on two workers are done by two processes."""
    with Pool(2, 5, MB, fork=True) as pool:
        pids = {o.value for o in pool.run([(os.getpid, ())] * 20)}
        pids |= {o.value for o in pool.run([(os.getpid, ())] * 20)}
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_a_program_of_much_memory_has_its_pages_read(tmp_path: Path) -> None:
    """A forked worker has a copy of all that its program holds, and is not to blame for it."""
    program = tmp_path / "program.py"
    program.write_text(
        f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from baoyan.workers import Pool
from plugins import engines
held = [bytearray(1 << 20) for _ in range({4 * MB})]
with Pool(2, {SECONDS}, {MB}, fork=True) as pool:
    print([o.value for o in pool.run([(engines.do, ("fine",))])])
""",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "['fine']\n"


def test_no_jobs_means_this_process() -> None:
    """With 0 jobs the calls run here, and errors are told alike."""
    with Pool(0) as pool:
        assert [o.value for o in pool.run([(os.getpid, ())])] == [os.getpid()]
        assert outcomes(pool, ["refuse"])["refuse"].error.code == "page-damaged"


def test_leaving_early_ends_the_workers() -> None:
    """When the caller stops listening, no process is left behind."""
    with Pool(2, 60, MB, fork=True) as pool:
        pids = [o.value for o in pool.run([(os.getpid, ())] * 2)]
        for _ in pool.run([(os.getpid, ()), (engines.hang, ())]):
            break
    assert all(gone(pid) for pid in pids)


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """A killed program leaves no workers running, though they hang."""
    note = tmp_path / "pids"
    program = (
        "import os, sys; sys.path[:] = {!r}\n"
        "from baoyan.workers import Pool\n"
        "from plugins import engines\n"
        "pool = Pool(2, 60, fork=True)\n"
        "pids = [o.value for o in pool.run([(os.getpid, ())] * 2)]\n"
        "open({!r}, 'w').write(' '.join(map(str, pids)))\n"
        "list(pool.run([(engines.hang, ())] * 2))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program.format(sys.path, str(note))])
    waited(lambda: note.exists() and note.read_text())
    process.send_signal(signal.SIGKILL)
    process.wait()
    for pid in note.read_text().split():
        waited(lambda pid=int(pid): gone(pid))


def test_memory_is_measured() -> None:
    """The watch sees memory that is really used: in a process of its own, where none lies about to be used again."""
    program = (
        "from baoyan.processes import memory_mb; before = memory_mb(); held = b'x' * (80 << 20);"
        "print(memory_mb() - before, len(held))"
    )
    grown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert float(grown.split()[0]) > 60


def gone(pid: int) -> bool:
    """Whether a process has ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and ") Z" in stat.read_text()


def waited(done: object, seconds: float = 10) -> None:
    """Wait until something is true, and fail if it never is."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
