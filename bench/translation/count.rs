//! Counts of both forms of the same code.

use pyregrine::bytecode::{StackCode, load_pyc};
use pyregrine::pipeline::Options;
use pyregrine_runtime::isa::{Body, Constant, Op, decode};

use crate::corpus::File;
use crate::translate_file;

#[derive(Default)]
pub struct Counts {
    pub n_codes: usize,
    pub n_stack: usize,
    pub n_registers: usize,
    pub n_moves: usize,
    pub stack_bytes: usize,
    pub register_bytes: usize,
    /// What could not be translated, and why.
    pub failures: Vec<String>,
}

impl Counts {
    /// Translates a file and counts.
    pub fn add(&mut self, file: &File, options: &Options) {
        let both = load_pyc(&file.bytes).map_err(anyhow::Error::from).and_then(|(_, code)| Ok((code, translate_file(&file.bytes, options)?)));
        match both {
            Ok((code, body)) => {
                self.add_stack(&code);
                self.add_registers(&body);
            }
            Err(error) => self.failures.push(format!("{}: {error:#}", file.path.display())),
        }
    }

    fn add_stack(&mut self, code: &StackCode) {
        self.n_codes += 1;
        self.n_stack += code.insts.len();
        // An instruction has two bytes; the last has no inline caches, which count as bytes where there are any.
        self.stack_bytes += code.insts.last().map_or(0, |inst| inst.offset as usize + 2);
        code.nested_codes().for_each(|nested| self.add_stack(nested));
    }

    fn add_registers(&mut self, body: &Body) {
        self.register_bytes += 8 * body.code.len();
        let mut at = 0;
        while let Some(decoded) = decode(&body.code, at) {
            self.n_registers += 1;
            self.n_moves += usize::from(decoded.op == Op::Move);
            at += decoded.words;
        }
        for constant in &body.constants {
            if let Constant::Code(nested) = constant {
                self.add_registers(nested);
            }
        }
    }
}
