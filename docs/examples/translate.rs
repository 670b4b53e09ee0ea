//! A tool for developers: shows the stages of the translation of a `.pyc` file.
//!
//! `translate lifted|ssa|registers FILE [PASS]` prints a stage. (`bench`'s `translation` translates whole libraries and counts.)

use std::rc::Rc;

use pyregrine::bytecode::load_pyc;
use pyregrine::pipeline::{Options, Stage, dump};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [stage, file, rest @ ..] => show(stage, file, rest.first().map(ToString::to_string)),
        _ => eprintln!("translate lifted|ssa|registers FILE [PASS]"),
    }
}

fn show(stage: &str, file: &str, pass: Option<String>) {
    let bytes = std::fs::read(file).expect("the file can be read");
    let code = Rc::new(load_pyc(&bytes).expect("the file is a pyc").1);
    let stage = match stage {
        "lifted" => Stage::Lifted,
        "ssa" => Stage::Ssa { after: pass },
        _ => Stage::Registers,
    };
    match dump(&code, &Options::default(), &stage) {
        Ok(text) => println!("{text}"),
        Err(error) => println!("{error}"),
    }
}
