//! The interpreter: runs register code.
//!
//! `execute.rs` says what an instruction is, `ops/` what each one does, `dispatch/` how one follows another, `frame.rs` where
//! registers are, `unwind.rs` where exceptions go, `run.rs` how native code enters.

mod bind;
pub mod cache_attribute;
pub mod compiled;
pub mod dispatch;
mod execute;
mod finalize;
mod frame;
mod import;
mod import_core;
pub mod introspection;
mod link;
mod live_frames;
mod machine_code;
mod ops;
mod poll;
mod refusal;
mod run;
pub mod tier;
mod trace;
pub mod types;
mod unwind;
