//! The command line.
use std::rc::Rc;
fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a program");
    let bytes = std::fs::read(&path).expect("readable");
    let (_, code) = pyregrine::bytecode::load_pyc(&bytes).unwrap_or_else(|e| { eprintln!("{e}"); std::process::exit(2) });
    let body = pyregrine::pipeline::translate(&Rc::new(code), &Default::default()).unwrap_or_else(|e| { eprintln!("{e}"); std::process::exit(2) });
    if let Err(e) = pyregrine_runtime::isa::verify_body(&body) { eprintln!("{e:?}"); std::process::exit(2) }
    if std::env::var("DUMP").is_ok() { print!("{}", pyregrine_runtime::isa::print_body(&body)); }
    let settings = pyregrine_runtime::machine::Settings { gc_stress: std::env::var("STRESS").is_ok(), ..Default::default() };
    let mut vm = pyregrine_runtime::machine::new_vm(settings);
    if let Ok(d) = std::env::var("DISPATCH") { vm.dispatch = pyregrine_runtime::vm::Dispatch::from_name(&d).unwrap(); }
    let settings = pyregrine_runtime::machine::Settings { gc_stress: std::env::var("STRESS").is_ok(), ..Default::default() };
    unsafe { pyregrine_runtime::machine::start_collector(&mut vm, &settings); }
    let code = pyregrine_runtime::machine::run_program(&mut vm, body, &path, args.collect());
    std::process::exit(code);
}
