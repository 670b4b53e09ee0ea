//! How much of the program's own time the second tier may take.
//!
//! Given: when watching, describing, installing began and ended. Gives: whether there is time for more. The law: a program that runs for a
//! short time is not made longer by compiling what it will not run again; one that runs on gets everything compiled, the hottest first, as
//! what is refused now asks again after so many more runs.

use std::cell::Cell;
use std::time::{Duration, Instant};

use super::Point;

/// What may be taken in any case: two loops that are watched and described.
const CREDIT: Duration = Duration::from_micros(150);
/// One part in so many of the time since the machine began may be taken besides.
const SHARE: u32 = 16;

/// Runs in a millisecond below which a point is not worth the time: a short function or a turn of a loop takes some 50 nanoseconds, of
/// which compiled code saves the half, so it takes tens of milliseconds until that has paid for watching it.
const RUNS_PER_MILLISECOND: u32 = 200;
const WORDS_OF_SHORT_CODE: usize = 16;

/// The account of one machine.
pub struct Budget {
    start: Instant,
    watching: Cell<Duration>,
    waiting: Cell<Duration>,
    is_limited: Cell<bool>,
}

impl Budget {
    /// An account that begins now; tests, and programs that wait for their compiler, have no limit.
    pub fn new(is_limited: bool) -> Budget {
        Budget { start: Instant::now(), watching: Cell::default(), waiting: Cell::default(), is_limited: Cell::new(is_limited) }
    }

    /// From now on the program waits for its compiler.
    pub fn lift_limit(&self) {
        self.is_limited.set(false);
    }

    /// Whether a point that has run so often since it asked last, or since the machine began, is hot, and there is time left. Runs of
    /// code of many words count as many; what was compiled before was hot enough.
    pub fn is_worth(&self, n_runs: u32, n_words: usize, point: &Point) -> bool {
        let now = Instant::now();
        let since = now - point.asked.replace(Some(now)).unwrap_or(self.start);
        let n_short_runs = u128::from(n_runs) * (1 + n_words / WORDS_OF_SHORT_CODE) as u128;
        let is_hot = point.n_versions.get() > 0 || n_short_runs * 1000 >= since.as_micros() * u128::from(RUNS_PER_MILLISECOND);
        !self.is_limited.get() || is_hot && self.allows()
    }

    /// Whether there is time left.
    pub fn allows(&self) -> bool {
        !self.is_limited.get() || self.watching() + self.waiting() <= CREDIT + self.start.elapsed() / SHARE
    }

    /// Since `start` instructions were watched.
    pub fn watch(&self, start: Instant) {
        self.watching.set(self.watching.get() + start.elapsed());
    }

    /// Since `start` the program has waited: for a job, for an installation, or, if it is on its own, for the compiler.
    pub fn wait(&self, start: Instant) {
        self.waiting.set(self.waiting.get() + start.elapsed());
    }

    pub fn watching(&self) -> Duration {
        self.watching.get()
    }

    pub fn waiting(&self) -> Duration {
        self.waiting.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_not_there() {
        let (budget, unlimited) = (Budget::new(true), Budget::new(false));
        assert!(budget.allows());
        let long_ago = Instant::now() - Duration::from_secs(1);
        [&budget, &unlimited].into_iter().for_each(|budget| budget.wait(long_ago));
        assert!(!budget.allows());
        assert!(unlimited.allows());
        assert!(budget.waiting() >= Duration::from_secs(1) && budget.watching() == Duration::ZERO);
    }
}
