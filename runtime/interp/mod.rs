//! The interpreter: runs register code.

pub mod types;
