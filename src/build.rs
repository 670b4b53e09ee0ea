//! How the command is linked.
//!
//! On Linux it has a fixed address: otherwise the loader changes 600 KiB of tables of pointers at each start, which is a tenth of an empty
//! run (`docs/decisions/0030`). Libraries and tests are linked as ever.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
