"""Becomes Radicale, and ends when the process that wanted it ends, however that happens.

A program of its own, run by path: it knows nothing of ours. `launch.py PARENT ARGUMENT...`
"""

import ctypes
import os
import runpy
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    parent = int(sys.argv.pop(1))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we asked to be told
        sys.exit(1)
    runpy.run_module("radicale", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
