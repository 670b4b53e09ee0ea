//! Ctrl-C.
//!
//! The handler only raises a flag, which the machine polls; the rest is the Python program's business.

use anyhow::Context;
use pyregrine_runtime::vm::Request;
use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;

/// From here on, Ctrl-C is a KeyboardInterrupt.
pub fn install() -> anyhow::Result<()> {
    let mut signals = Signals::new([SIGINT]).context("cannot watch for Ctrl-C")?;
    std::thread::spawn(move || {
        for _ in signals.forever() {
            Request::Interrupt.make();
        }
    });
    Ok(())
}

/// Ends the process the way SIGINT ends one that does not care, so that a shell knows it was interrupted; CPython does the same.
pub fn die() -> i32 {
    let _ = signal_hook::low_level::emulate_default_handler(SIGINT);
    // What a shell would have said.
    128 + SIGINT
}
