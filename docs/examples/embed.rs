//! A Rust program that contains a machine: `cargo run --example embed`. `docs/how-to/embed-the-machine.md` explains it.

use std::path::Path;

use pyregrine::embed::{Data, Error, Machine};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples");
    let mut machine = Machine::builder()
        .arguments(["from", "nine"])
        .path([&folder])
        .stdin(&b"a cup, please\n"[..])
        .capture_stdout()
        .memory_limit(64 << 20)
        .instruction_limit(1_000_000)
        .build();

    // A whole program: its output is ours.
    machine.run_file(folder.join("shop.py"))?;
    print!("{}", String::from_utf8(machine.take_stdout())?);

    // Functions of what has run, with data that goes in and comes out.
    println!("{:?}", machine.call("__main__", "price_list", &[Data::from(0.1)])?);
    if let Data::BigInt(number) = machine.call("__main__", "factorial", &[Data::from(25)])? {
        println!("25! = {number}");
    }

    // What is no plain data is an object.
    if let Data::Object(basket) = machine.call("__main__", "Basket", &[])? {
        machine.call_method(&basket, "add", &["tea".into(), 4.0.into(), 2.into()])?;
        println!("{} costs {:?}", machine.repr(&basket)?, machine.call_method(&basket, "total", &[])?);
    }

    // Exceptions are errors.
    match machine.call("__main__", "factorial", &["five".into()]) {
        Err(Error::Exception(exception)) => print!("{}", exception.traceback),
        other => println!("unexpected: {other:?}"),
    }

    // No program runs longer than it may.
    match machine.call("__main__", "wait_for_ever", &[]) {
        Err(Error::InstructionLimit(_)) => println!("stopped, with {} instructions left", machine.instructions_left().unwrap_or(0)),
        other => println!("unexpected: {other:?}"),
    }
    machine.set_instruction_limit(None);
    machine.close()?;
    Ok(())
}
