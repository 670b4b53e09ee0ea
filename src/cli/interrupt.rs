//! Ctrl-C.
//!
//! The machine's handler only raises a flag, which the machine polls, and ends what it waits for; the rest is the Python program's business.

use anyhow::Context;
use pyregrine_runtime::machine;
use signal_hook::consts::SIGINT;

/// From here on, Ctrl-C is a KeyboardInterrupt of the machine of this thread.
pub fn install() -> anyhow::Result<()> {
    machine::catch_interrupt().context("cannot catch Ctrl-C")
}

/// Ends the process the way SIGINT ends one that does not care, so that a shell knows it was interrupted; CPython does the same.
pub fn die() -> i32 {
    let _ = signal_hook::low_level::emulate_default_handler(SIGINT);
    // What a shell would have said.
    128 + SIGINT
}
