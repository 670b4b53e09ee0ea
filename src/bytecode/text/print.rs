//! Printing of [`StackCode`].
//!
//! Given: code. Gives: its text and that of all code objects in it. Not obvious: addresses are used to find out which code objects
//! are the same one, never printed.

use std::collections::HashMap;
use std::fmt::{self, Write};
use std::rc::Rc;

use super::{FLAGS, UNWINDINGS, flag_fields, local_fields};
use crate::bytecode::code::{Const, Position, StackCode, StackInst};
use crate::bytecode::op::StackOp;
use crate::bytecode::operand::TableIndex;

/// The text of `code` and of the code objects in it.
pub fn print(code: &StackCode) -> String {
    let mut printer = Printer { text: String::new(), numbers: HashMap::new(), codes: vec![code] };
    let mut next = 0;
    while let Some(&code) = printer.codes.get(next) {
        printer.code(next, code).expect("writing to a string cannot fail");
        next += 1;
    }
    printer.text
}

/// Every instruction in a line: its offset, name, operands, and what these stand for.
pub fn print_instructions(code: &StackCode) -> Vec<String> {
    let line = |inst: &StackInst| {
        let mut line = format!("{} {}", inst.offset, inst.op);
        comment(&mut line, code, inst.op).expect("writing to a string cannot fail");
        line
    };
    code.insts.iter().map(line).collect()
}

struct Printer<'code> {
    text: String,
    numbers: HashMap<*const StackCode, usize>,
    codes: Vec<&'code StackCode>,
}

impl<'code> Printer<'code> {
    fn code(&mut self, number: usize, code: &'code StackCode) -> fmt::Result {
        if number > 0 {
            self.text.push('\n');
        }
        writeln!(self.text, "code {number}")?;
        writeln!(self.text, "  version {}", code.version)?;
        writeln!(self.text, "  name {:?}", code.name)?;
        if let Some(qualname) = &code.qualname {
            writeln!(self.text, "  qualname {qualname:?}")?;
        }
        writeln!(self.text, "  filename {:?}", code.filename)?;
        writeln!(self.text, "  first_line {}", code.first_line)?;
        writeln!(self.text, "  parameters {} {} {}", code.n_positional, code.n_positional_only, code.n_keyword_only)?;
        write!(self.text, "  flags {:#x}", code.flags.bits)?;
        let mut flags = code.flags;
        for (name, flag) in FLAGS.iter().zip(flag_fields(&mut flags)) {
            if *flag {
                write!(self.text, " {name}")?;
            }
        }
        writeln!(self.text, "\n  stack_size {}", code.stack_size)?;
        for (name, unwinding) in UNWINDINGS {
            if unwinding == code.unwinding {
                writeln!(self.text, "  unwinding {name}")?;
            }
        }
        if code.wraps_stop_iteration {
            writeln!(self.text, "  wraps_stop_iteration")?;
        }
        if let Some(docstring) = code.docstring {
            writeln!(self.text, "  docstring {docstring}")?;
        }
        for (index, local) in code.locals.iter().enumerate() {
            write!(self.text, "  local l{index} {:?}", local.name)?;
            for (word, is_set) in local_fields(&mut local.clone()) {
                if *is_set {
                    write!(self.text, " {word}")?;
                }
            }
            self.text.push('\n');
        }
        for (index, name) in code.names.iter().enumerate() {
            writeln!(self.text, "  name n{index} {name:?}")?;
        }
        for (index, constant) in code.consts.iter().enumerate() {
            write!(self.text, "  const c{index} ")?;
            self.constant(constant)?;
            self.text.push('\n');
        }
        for (index, inst) in code.insts.iter().enumerate() {
            write!(self.text, "  @{index} {} ", inst.offset)?;
            position(&mut self.text, code.positions.get(index).copied().unwrap_or_default())?;
            write!(self.text, " {}", inst.op)?;
            comment(&mut self.text, code, inst.op)?;
            self.text.push('\n');
        }
        for handler in &code.handlers {
            write!(self.text, "  handler @{}..@{} {} depth={}", handler.start, handler.end, handler.target, handler.depth)?;
            self.text.push_str(if handler.push_lasti { " lasti\n" } else { "\n" });
        }
        Ok(())
    }

    fn constant(&mut self, constant: &'code Const) -> fmt::Result {
        match constant {
            Const::None => self.text.write_str("None"),
            Const::Bool(true) => self.text.write_str("True"),
            Const::Bool(false) => self.text.write_str("False"),
            Const::Ellipsis => self.text.write_str("Ellipsis"),
            Const::StopIteration => self.text.write_str("StopIteration"),
            Const::Int(value) => write!(self.text, "{value}"),
            Const::BigInt(big) => {
                self.text.push_str(if big.negative { "-0x" } else { "0x" });
                big.magnitude.iter().rev().try_for_each(|byte| write!(self.text, "{byte:02x}"))
            }
            Const::Float(value) => float(&mut self.text, *value),
            Const::Complex { real, imag } => {
                self.text.push_str("complex(");
                float(&mut self.text, *real)?;
                self.text.push_str(", ");
                float(&mut self.text, *imag)?;
                self.text.write_str(")")
            }
            Const::Str(string) => write!(self.text, "{string:?}"),
            Const::Bytes(bytes) => {
                self.text.push_str("b\"");
                for byte in bytes.iter() {
                    match byte {
                        b'"' | b'\\' => write!(self.text, "\\{}", char::from(*byte))?,
                        b' '..=b'~' => self.text.push(char::from(*byte)),
                        _ => write!(self.text, "\\x{byte:02x}")?,
                    }
                }
                self.text.write_str("\"")
            }
            Const::Tuple(items) => self.items("(", items, ")"),
            Const::List(items) => self.items("[", items, "]"),
            Const::Set(items) => self.items("set(", items, ")"),
            Const::FrozenSet(items) => self.items("frozenset(", items, ")"),
            Const::Dict(items) => {
                self.text.push_str("dict(");
                for (index, (key, value)) in items.iter().enumerate() {
                    self.text.push_str(if index == 0 { "" } else { ", " });
                    self.constant(key)?;
                    self.text.push_str(": ");
                    self.constant(value)?;
                }
                self.text.write_str(")")
            }
            Const::Slice(slice) => {
                self.text.push_str("slice(");
                self.constant(&slice.start)?;
                self.text.push_str(", ");
                self.constant(&slice.stop)?;
                self.text.push_str(", ");
                self.constant(&slice.step)?;
                self.text.write_str(")")
            }
            Const::Code(code) => {
                let number = self.number(code);
                write!(self.text, "code({number})")
            }
            Const::Translated(number) => write!(self.text, "<translation {number}>"),
        }
    }

    fn items(&mut self, open: &str, items: &'code [Const], close: &str) -> fmt::Result {
        self.text.push_str(open);
        for (index, item) in items.iter().enumerate() {
            self.text.push_str(if index == 0 { "" } else { ", " });
            self.constant(item)?;
        }
        self.text.write_str(close)
    }

    fn number(&mut self, code: &'code Rc<StackCode>) -> usize {
        let next = self.codes.len();
        let number = *self.numbers.entry(Rc::as_ptr(code)).or_insert(next);
        if number == next {
            self.codes.push(code);
        }
        number
    }
}

/// Shortest digits that give the same number; the bits of a NaN.
fn float(text: &mut String, value: f64) -> fmt::Result {
    if value.is_nan() { write!(text, "float(nan:{:016x})", value.to_bits()) } else { write!(text, "float({value:?})") }
}

/// `_`, a line, or `line:column-line:column` with `_` for what is not known.
fn position(text: &mut String, position: Position) -> fmt::Result {
    let part = |part: Option<u32>| part.map_or("_".to_owned(), |part| part.to_string());
    let [line, end_line, col, end_col] = [position.line(), position.end_line(), position.col(), position.end_col()];
    write!(text, "{}", part(line))?;
    if (end_line, col, end_col) != (None, None, None) {
        write!(text, ":{}-{}:{}", part(col), part(end_line), part(end_col))?;
    }
    Ok(())
}

/// What an index stands for.
fn comment(text: &mut String, code: &StackCode, mut op: StackOp) -> fmt::Result {
    let mut result = Ok(());
    op.visit_operands(&mut |_, operand| {
        let name = match operand.as_index() {
            Some(TableIndex::Name(index)) => code.names.get(index as usize).map(|name| format!("{name:?}")),
            Some(TableIndex::Local(index)) => code.locals.get(index as usize).map(|local| format!("{:?}", local.name)),
            Some(TableIndex::Constant(index)) => code.consts.get(index as usize).and_then(brief),
            None => None,
        };
        if let Some(name) = name {
            result = result.and_then(|()| write!(text, " ; {name}"));
        }
    });
    result
}

/// Constants that fit a comment.
fn brief(constant: &Const) -> Option<String> {
    match constant {
        Const::None => Some("None".to_owned()),
        Const::Bool(value) => Some(if *value { "True" } else { "False" }.to_owned()),
        Const::Int(value) => Some(value.to_string()),
        Const::Float(value) => Some(format!("{value:?}")),
        Const::Str(string) if string.as_wtf8().len() <= 40 => Some(format!("{string:?}")),
        Const::Code(code) => Some(format!("<code {}>", code.display_name().escape_debug())),
        _ => None,
    }
}
