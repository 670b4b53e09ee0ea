//! What the compiler has made of dispatch: fast halves contain no call, and tail dispatch is jumps.
//!
//! Given: the executable of an optimized build for x86-64. The handlers of an instruction are found as the machine finds them, in the table
//! `HANDLERS` of their dispatch, and decoded from their first byte to their last. What is shown: a handler of `--dispatch=tail`, which is the
//! fast half, calls nothing and does not return (but `leave`); it is left by a jump to an address from a table, or to the
//! slow handler, which is recognized by its name, calls the slow half once, and then jumps through the table, too. Handlers of
//! `--dispatch=call` have the same fast halves, and call or jump to nothing but `run_slow`.

#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(not(target_arch = "x86_64"))]
#[test]
fn machine_code_is_not_looked_at() {
    eprintln!("skipped: there is no decoder for the machine code of {}", std::env::consts::ARCH);
}
