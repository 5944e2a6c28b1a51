"""Work that is shared gives the same in the same order, wherever it is done."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from waraq import workers as workers_module
from waraq.errors import WaraqError
from waraq.workers import FEW, Workers, count_cores, start_ahead


def tell_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def fail_at_three(number: int) -> int:
    if number == 3:
        message = "three"
        raise ValueError(message)
    return number


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    with Workers(2) as workers:
        yield workers


def test_much_work_is_done_elsewhere_and_comes_back_in_order(two: Workers) -> None:
    found = list(two.map(tell_process, range(40)))
    assert [number for number, _ in found] == list(range(40))
    assert os.getpid() not in {process for _, process in found}


def test_little_work_is_done_here(two: Workers) -> None:
    assert {process for _, process in two.map(tell_process, range(FEW - 1))} == {os.getpid()}
    assert {process for _, process in two.begin(tell_process, range(FEW - 1))()} == {os.getpid()}


def test_one_core_does_all_here() -> None:
    with Workers(1) as workers:
        assert {process for _, process in workers.map(tell_process, range(40))} == {os.getpid()}
        assert {process for _, process in workers.begin(tell_process, range(40))()} == {os.getpid()}


def test_what_was_begun_is_waited_for(two: Workers) -> None:
    wait = two.begin(tell_process, range(20))
    assert [number for number, _ in wait()] == list(range(20))


def test_tasks_are_taken_in_this_thread_and_only_a_few_ahead(two: Workers) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(60):
            assert threading.current_thread() is threading.main_thread()
            taken.append(number)
            yield number

    results = two.map(tell_process, tasks())
    next(results)
    assert len(taken) <= FEW + 5
    assert len(list(results)) == 59


def test_an_error_comes_in_its_place(two: Workers) -> None:
    results = two.map(fail_at_three, range(20))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)
    assert list(two.map(fail_at_three, range(4, 24))) == list(range(4, 24))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc to look for them")
def test_processes_end_with_the_one_that_started_them() -> None:
    script = """if True:
        import time
        from waraq.workers import Workers
        workers = Workers(2)
        wait = workers.begin(time.sleep, [60.0] * 20)
        while len(workers._pool._processes) < 2:
            time.sleep(0.01)
        print(*workers._pool._processes, flush=True)
        wait()
    """
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        processes = list(map(int, parent.stdout.readline().split()))
        assert len(processes) == 2
        parent.kill()
    deadline = time.monotonic() + 30
    while any(map(is_running, processes)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, processes))


def has_loaded(module: str) -> tuple[int, bool]:
    return os.getpid(), module in sys.modules


def test_processes_that_were_started_ahead_are_used_and_have_loaded_their_modules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers_module, "count_cores", lambda: 2)
    start_ahead("colorsys")
    (pool,) = workers_module._ahead
    started = set(pool._processes)
    with Workers() as workers:
        found = set(workers.map(has_loaded, ["colorsys"] * 40))
    assert len(started) == 2
    assert {process for process, _ in found} <= started
    assert {loaded for _, loaded in found} == {True}
    assert not workers_module._ahead


def test_with_one_core_none_are_started_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_module, "count_cores", lambda: 1)
    start_ahead("colorsys")
    assert not workers_module._ahead


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc to look for them")
@pytest.mark.parametrize("end", ["raise SystemExit(3)", "os._exit(3)"], ids=["ends", "is killed"])
def test_processes_started_ahead_end_with_this_one_when_nobody_takes_them(end: str) -> None:
    script = f"""if True:
        import os
        from waraq import workers
        workers.count_cores = lambda: 2
        workers.start_ahead("waraq.text")
        print(*workers._ahead[0]._processes, flush=True)
        {end}
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    processes = list(map(int, done.stdout.split()))
    assert (done.returncode, len(processes)) == (3, 2)
    deadline = time.monotonic() + 30
    while any(map(is_running, processes)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, processes))


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(") ")[2][0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def end_this_process(number: int) -> int:
    if number == 12:
        os._exit(9)
    return number


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with Workers(2) as workers, pytest.raises(WaraqError, match="memory"):
        list(workers.map(end_this_process, range(40)))


def test_where_there_are_no_processes_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(workers_module, "ProcessPoolExecutor", fail)
    with Workers(2) as workers:
        assert {process for _, process in workers.map(tell_process, range(40))} == {os.getpid()}
        assert {process for _, process in workers.begin(tell_process, range(40))()} == {os.getpid()}


def test_the_cores_of_this_process_are_counted() -> None:
    assert 1 <= count_cores() <= (os.cpu_count() or 1)
