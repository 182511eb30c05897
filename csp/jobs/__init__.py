"""Background work with progress: what can be asked for, how it is started, run, watched and tried again."""

from csp.jobs.asking import ask_again, start
from csp.jobs.kinds import Kind, register
from csp.jobs.progress import Overtaken, Progress, Stopped
from csp.jobs.sweeps import register_sweep
from csp.jobs.watch import Watch, WithoutAJob

__all__ = [
    "Kind",
    "Overtaken",
    "Progress",
    "Stopped",
    "Watch",
    "WithoutAJob",
    "ask_again",
    "register",
    "register_sweep",
    "start",
]
