//! The executable, decoded.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use iced_x86::{Decoder, DecoderOptions, FlowControl, Instruction, OpKind, Register};
use object::{Object, ObjectSection, ObjectSymbol, RelocationTarget};
use pyregrine_runtime::isa::Op;

/// The executable, for tests.
struct Program {
    file: Vec<u8>,
    /// Functions by address: where they end, and their names without the crate's hashes.
    functions: BTreeMap<u64, (u64, String)>,
    /// What the loader writes to addresses: other addresses, and names of foreign functions.
    addresses: BTreeMap<u64, u64>,
    foreign: BTreeMap<u64, String>,
}

/// What one handler does.
#[derive(Default, Debug)]
struct Ways {
    /// Functions that are called.
    calls: BTreeSet<String>,
    /// Functions that are jumped to.
    jumps: BTreeSet<String>,
    /// Ends with a jump to an address from memory.
    n_dispatches: usize,
    n_returns: usize,
}

impl Program {
    /// The program, unless this build has not been optimized: then the compiler has promised nothing.
    fn optimized() -> Option<Program> {
        if cfg!(debug_assertions) {
            eprintln!("skipped: this build is not optimized; `cargo test --release` has one");
            return None;
        }
        let file = std::fs::read(env!("CARGO_BIN_EXE_pyregrine")).expect("the executable can be read");
        let (mut functions, mut addresses, mut foreign) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        {
            let object = object::File::parse(&*file).expect("the executable is one");
            for symbol in object.symbols().filter(|symbol| symbol.size() > 0) {
                let name = symbol.name().unwrap_or_default();
                functions.insert(symbol.address(), (symbol.address() + symbol.size(), path_of(name)));
            }
            let names: HashMap<_, _> = object.dynamic_symbols().map(|symbol| (symbol.index(), symbol.name().unwrap_or_default().to_owned())).collect();
            for (address, relocation) in object.dynamic_relocations().into_iter().flatten() {
                match relocation.target() {
                    RelocationTarget::Symbol(symbol) => drop(foreign.insert(address, names.get(&symbol).cloned().unwrap_or_default())),
                    _ => drop(addresses.insert(address, relocation.addend() as u64)),
                }
            }
        }
        assert!(!functions.is_empty(), "the executable has no symbols");
        Some(Program { file, functions, addresses, foreign })
    }

    /// The first functions of a table of handlers, one for each instruction.
    fn handlers(&self, dispatch: &str) -> Vec<(Op, u64)> {
        let table = self.functions.iter().find(|(_, (_, name))| name.ends_with(&format!("{dispatch}::HANDLERS")));
        let (&table, _) = table.unwrap_or_else(|| panic!("there is no table of handlers for {dispatch}"));
        let address = |index: usize| self.pointer_at(table + 8 * index as u64).filter(|&pointer| self.function_at(pointer).is_some());
        Op::ALL.iter().enumerate().map(|(index, &op)| (op, address(index).unwrap_or_else(|| panic!("{op:?} has no handler")))).collect()
    }

    /// The pointer at an address: what the loader writes there, or what the file has.
    fn pointer_at(&self, address: u64) -> Option<u64> {
        let in_file = || self.bytes_at(address, address + 8).map(|bytes| u64::from_le_bytes(bytes.try_into().expect("was asked for")));
        self.addresses.get(&address).copied().or_else(in_file)
    }

    /// The function that contains an address: where it begins and ends, and its name.
    fn function_at(&self, address: u64) -> Option<(u64, u64, &str)> {
        let (&start, (end, name)) = self.functions.range(..=address).next_back()?;
        (address < *end).then_some((start, *end, name.as_str()))
    }

    fn name_at(&self, address: u64) -> String {
        self.function_at(address).map_or_else(|| format!("{address:#x}"), |(_, _, name)| name.to_owned())
    }

    fn bytes(&self, start: u64, end: u64) -> Vec<u8> {
        self.bytes_at(start, end).expect("functions are in sections")
    }

    fn bytes_at(&self, start: u64, end: u64) -> Option<Vec<u8>> {
        let object = object::File::parse(&*self.file).expect("was parsed before");
        object.sections().find_map(|section| section.data_range(start, end - start).ok().flatten().map(<[u8]>::to_vec))
    }

    /// What a function does at its ends and on its way there, all of it: what stands behind jump tables, too.
    fn ways(&self, function: u64) -> Ways {
        let (start, end, _) = self.function_at(function).expect("handlers are functions");
        let code = self.bytes(start, end);
        let mut ways = Ways::default();
        for inst in Decoder::with_ip(64, &code, start, DecoderOptions::NONE).iter() {
            match inst.flow_control() {
                FlowControl::UnconditionalBranch | FlowControl::ConditionalBranch => {
                    let target = inst.near_branch_target();
                    if !(start..end).contains(&target) {
                        ways.jumps.insert(self.name_at(target));
                    }
                }
                FlowControl::IndirectBranch => ways.n_dispatches += 1,
                FlowControl::Return => ways.n_returns += 1,
                FlowControl::Call => drop(ways.calls.insert(self.name_at(inst.near_branch_target()))),
                FlowControl::IndirectCall => drop(ways.calls.insert(self.target_of(&inst))),
                FlowControl::Next | FlowControl::Exception | FlowControl::Interrupt | FlowControl::XbeginXabortXend => {}
            }
        }
        ways
    }

    /// The function that is called through an address in memory.
    fn target_of(&self, inst: &Instruction) -> String {
        if inst.op0_kind() != OpKind::Memory || inst.memory_base() != Register::RIP {
            return "a function by its address".to_owned();
        }
        let place = inst.memory_displacement64();
        match (self.foreign.get(&place), self.addresses.get(&place)) {
            (Some(name), _) => name.clone(),
            (None, Some(&address)) => self.name_at(address),
            (None, None) => format!("what {place:#x} contains"),
        }
    }
}

/// `crate::module::function` of a mangled name, without generic arguments and hashes.
fn path_of(mangled: &str) -> String {
    let Some(mut rest) = mangled.strip_prefix("_ZN") else { return mangled.to_owned() };
    let mut parts = Vec::new();
    while let Some(digits) = rest.find(|c: char| !c.is_ascii_digit()).filter(|&digits| digits > 0) {
        let Ok(length) = rest[..digits].parse::<usize>() else { break };
        let Some(part) = rest[digits..].get(..length) else { break };
        parts.push(part);
        rest = &rest[digits + length..];
    }
    if parts.last().is_some_and(|part| part.len() == 17 && part.starts_with('h')) {
        parts.pop();
    }
    parts.join("::")
}

#[test]
fn fast_halves_call_nothing_and_tail_dispatch_is_jumps() {
    let Some(program) = Program::optimized() else { return };
    let mut problems = Vec::new();
    let mut slow_handlers = BTreeMap::new();
    let mut n_pure = 0;
    for (op, handler) in program.handlers("tail_calls") {
        let ways = program.ways(handler);
        let title = op.mnemonic();
        problems.extend(ways.calls.iter().map(|name| format!("{title}: its fast half calls {name}")));
        if ways.n_returns > 0 && op != Op::Leave {
            problems.push(format!("{title}: its handler returns"));
        }
        for name in &ways.jumps {
            if name.ends_with("tail_calls::slow_handler") {
                slow_handlers.insert(title, handler);
            } else {
                problems.push(format!("{title}: its handler jumps to {name}"));
            }
        }
        if ways.n_dispatches + ways.jumps.len() + ways.n_returns == 0 {
            problems.push(format!("{title}: its handler has no end"));
        }
        n_pure += usize::from(ways.calls.is_empty() && ways.n_returns == 0);
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    assert!(n_pure * 10 >= Op::ALL.len() * 9 && slow_handlers.len() * 2 >= Op::ALL.len(), "most handlers are of this form");
}

#[test]
fn slow_handlers_call_the_slow_half_and_jump() {
    let Some(program) = Program::optimized() else { return };
    let slow: Vec<u64> = program.functions.iter().filter(|(_, (_, name))| name.ends_with("tail_calls::slow_handler")).map(|(&start, _)| start).collect();
    assert!(slow.len() * 2 >= Op::ALL.len(), "there are {} slow handlers", slow.len());
    for start in slow {
        let ways = program.ways(start);
        let is_one_call = ways.calls.len() == 1 && ways.calls.iter().all(|name| name.ends_with("execute::run_slow"));
        assert!(is_one_call && ways.n_dispatches == 1 && ways.n_returns == 0 && ways.jumps.is_empty(), "{start:#x}: {ways:?}");
    }
}

#[test]
fn handlers_of_call_dispatch_call_nothing_but_slow_halves() {
    let Some(program) = Program::optimized() else { return };
    let mut problems = Vec::new();
    for (op, handler) in program.handlers("call_loop") {
        let mut ways = program.ways(handler);
        ways.calls.retain(|name| !name.ends_with("execute::run_slow"));
        problems.extend(ways.calls.iter().map(|name| format!("{}: its fast half calls {name}", op.mnemonic())));
        problems.extend(ways.jumps.iter().filter(|name| !name.ends_with("execute::run_slow")).map(|name| format!("{}: jumps to {name}", op.mnemonic())));
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn names_are_read() {
    assert_eq!(path_of("_ZN17pyregrine_runtime6interp7execute8run_slow17h403bc58a2d790f1aE"), "pyregrine_runtime::interp::execute::run_slow");
    assert_eq!(path_of("floor"), "floor");
}
