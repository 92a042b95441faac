"""Walls around a process that runs queries of strangers. Linux only; there is no way back.

Two walls keep a query from calling out (SERVICE). Over a graph in memory no descriptor can be
opened at all. Over a store on disk files must be, so there the kernel refuses sockets, new
programs and reaching into other processes (seccomp); it needs no privilege and no new package.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import struct
from typing import Final

__all__ = ["cap_memory", "close_all_but", "forbid_calling_out", "forbid_descriptors"]

_SET_NO_NEW_PRIVILEGES: Final = 38
_SET_SECCOMP: Final = 22
_FILTER: Final = 2
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM
_X32: Final = 0x40000000
"""System calls of the x32 interface on x86_64 have this bit: a second name for each."""

# socket, connect, accept, bind, listen, socketpair, fork, vfork, execve, kill, ptrace, accept4,
# process_vm_readv, process_vm_writev, execveat, io_uring_setup, io_uring_enter, pidfd_getfd
_CALLS: Final = {
    "x86_64": (
        0xC000003E,
        (41, 42, 43, 49, 50, 53, 57, 58, 59, 62, 101, 288, 310, 311, 322, 425, 426, 438),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 203, 202, 200, 201, 199, 221, 129, 117, 242, 270, 271, 281, 425, 426, 438),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


_LIBC: Final = ctypes.CDLL(None, use_errno=True)


def forbid_calling_out() -> bool:
    """Make the kernel refuse sockets and new programs from now on; False if it cannot."""
    known = _CALLS.get(platform.machine())
    if known is None:
        return False
    architecture, calls = known
    steps = [(_LOAD, 0, 0, 4), (_IF_EQUAL, 0, len(calls) + 3, architecture), (_LOAD, 0, 0, 0)]
    steps.append((_IF_AT_LEAST, len(calls) + 1, 0, _X32))
    steps += [(_IF_EQUAL, len(calls) - n, 0, call) for n, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    if _LIBC.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not _LIBC.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def forbid_descriptors() -> None:
    """Make every new descriptor, of a file or a socket, fail from now on."""
    lowest_free = os.dup(0)  # the next one takes this number: forbid it and all above
    os.close(lowest_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, lowest_free))


def cap_memory(more_mb: int) -> None:
    """Allow this much memory beyond what is in use, and no core dump."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open("/proc/self/statm", encoding="ascii") as counts:  # noqa: PTH123
        in_use = int(counts.read().split()[0]) * resource.getpagesize()
    most = in_use + more_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def close_all_but(channel: int) -> int:
    """Close every descriptor but `channel`, move that to 3, and return 3; 0-2 lead nowhere."""
    kept = os.dup2(channel, 3) if channel != 3 else 3
    void = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(void, descriptor)
    os.closerange(4, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 1 << 20))
    return kept
