//! Where a new thread of the system begins to run.
//!
//! Linux may put a new thread behind the one that starts it although another processor has nothing to do; it then waits for some
//! milliseconds, until the other has had its time. The law: whatever fails here, both threads run, only later.

use std::os::unix::thread::JoinHandleExt;
use std::thread::JoinHandle;

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// The processors that this thread may run on; `None` if the system does not tell.
pub fn allowed() -> Option<CpuSet> {
    sched_getaffinity(None).ok()
}

/// This thread may run on these processors from now on.
pub fn allow(processors: &CpuSet) {
    let _ = sched_setaffinity(None, processors);
}

/// Has a thread that was just started run on one of these processors that is not the present one, if there is one.
pub fn move_elsewhere(thread: &JoinHandle<()>, processors: &CpuSet) {
    let mut others = *processors;
    // SAFETY: it takes nothing, and fails with a negative number.
    let Ok(present) = usize::try_from(unsafe { libc::sched_getcpu() }) else { return };
    others.unset(present);
    if others.count() == 0 {
        return;
    }
    // SAFETY: the thread was not joined, so its name is good; a set of processors is as many bits as are said, and is only read.
    let _ = unsafe { libc::pthread_setaffinity_np(thread.as_pthread_t(), size_of::<CpuSet>(), (&raw const others).cast()) };
}
