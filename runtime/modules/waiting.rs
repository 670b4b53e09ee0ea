//! Waiting with an end: for a time that a program has given, until files are ready.
//!
//! The law: a signal that arrives in between does not make it longer, since what counts is the moment at which the time is over.

use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::modules::descriptors::{borrowed, retried};
use crate::vm::{PyResult, Vm};

/// The moment at which waiting ends, if ever.
#[derive(Clone, Copy)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// Nobody gives up.
    pub const NEVER: Deadline = Deadline(None);

    /// So many nanoseconds from now; a negative number stands for no end.
    pub fn after(nanoseconds: i64) -> Deadline {
        let end = u64::try_from(nanoseconds).ok().and_then(|length| Instant::now().checked_add(Duration::from_nanos(length)));
        Deadline(end)
    }

    /// The moment itself.
    pub fn end(self) -> Option<Instant> {
        self.0
    }

    /// What is left of the time; nothing if there is no end.
    pub fn rest(self) -> Option<Timespec> {
        let rest = self.0?.saturating_duration_since(Instant::now());
        Some(Timespec { tv_sec: rest.as_secs() as i64, tv_nsec: rest.subsec_nanos().into() })
    }
}

/// Waits until a file is ready for something; false if the time is over before.
pub fn wait_for_file(vm: &mut Vm, number: i32, events: PollFlags, deadline: Deadline) -> PyResult<Result<bool, Errno>> {
    retried(vm, || {
        let mut files = [PollFd::from_borrowed_fd(borrowed(number)?, events)];
        Ok(poll(&mut files, deadline.rest().as_ref())? > 0)
    })
}
