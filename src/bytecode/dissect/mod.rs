//! Dissection: what every byte of a `.pyc` file is.
//!
//! Given: the bytes of a file. Gives: a list of [`Part`]s, which follow one another without gap or overlap from the first byte to the last.
//! Not obvious: nothing is parsed here. The reader of headers and the reader of marshal, which also load programs, say what they
//! take; this only finds the words. The bytes of instructions are split by the disassembler.

mod words;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::code::Const;
use super::decode::RawCode;
use super::dis::{self, Disassembly, repr};
use super::error::BytecodeError;
use super::marshal::{self, Keep, Reading, Undecoded};
use super::pyc::{Invalidation, not_code, read_header, source_hash};
use super::versions::Dialect;

/// Characters of a value that is shown where it is referred to.
const LONGEST_VALUE: usize = 80;

/// Some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub bytes: Range<usize>,
    /// How deep it is nested.
    pub depth: usize,
    /// What it is called, such as a field of a code object.
    pub name: String,
    pub meaning: String,
}

/// A source file that lies beside a `.pyc` file.
pub struct Source<'source> {
    pub name: &'source str,
    pub bytes: &'source [u8],
}

/// The parts of a file; of a damaged one, those before the damage. The hash in a header is compared with `source`.
pub fn dissect(file: &[u8], source: Option<Source<'_>>) -> (Vec<Part>, Result<(), BytecodeError>) {
    let mut dissector = Dissector { file, parts: Vec::new(), frames: Vec::new(), instructions: HashMap::new() };
    let outcome = dissector.file(source);
    let mut parts = Vec::new();
    for (index, part) in dissector.parts.into_iter().enumerate() {
        match dissector.instructions.remove(&index) {
            Some(instructions) => parts.extend(instructions),
            None => parts.push(part),
        }
    }
    (parts, outcome)
}

struct Dissector<'file> {
    file: &'file [u8],
    parts: Vec<Part>,
    /// The objects that have begun and not ended.
    frames: Vec<Frame>,
    /// What stands for the part of this index: the instructions of a code object.
    instructions: HashMap<usize, Vec<Part>>,
}

/// An object that is being read.
struct Frame {
    name: String,
    /// Its number if it is going to be referred to.
    place: usize,
    /// Its type byte, without the flag; zero before it has been read.
    kind: u8,
    /// Parts of its own so far, and objects in it so far.
    n_parts: usize,
    n_objects: usize,
    /// Its last part.
    last: usize,
    /// The part that holds the bytes of instructions.
    code: Option<usize>,
}

impl Dissector<'_> {
    fn file(&mut self, source: Option<Source<'_>>) -> Result<(), BytecodeError> {
        let mut fields = Vec::new();
        let outcome = read_header(self.file, |bytes, field| fields.push((bytes, field)));
        for (bytes, field) in fields {
            let name = field.name().trim_start_matches("the ").to_owned();
            let meaning = words::header(field, &self.file[bytes.clone()]);
            self.parts.push(Part { bytes, depth: 0, name, meaning });
        }
        let (header, dialect, length) = outcome?;
        self.parts[0].meaning = format!("{}, of Python {}", header.magic, header.version);
        if let (Some(source), Invalidation::Hash { source_hash: hash, .. }, Some(part)) = (source, header.invalidation, self.parts.last_mut()) {
            let verdict = if hash == source_hash(&header, source.bytes) { "that of" } else { "NOT that of" };
            part.meaning = format!("{}, {verdict} {}", part.meaning, source.name);
        }
        let (module, end) = marshal::load(self.file, length, dialect, self)?;
        if !matches!(module, Const::Code(_)) {
            return Err(not_code(length));
        }
        if end < self.file.len() {
            let meaning = "bytes behind the module, which CPython ignores".to_owned();
            self.parts.push(Part { bytes: end..self.file.len(), depth: 0, name: String::new(), meaning });
        }
        Ok(())
    }

    /// What an object is in the one around it.
    fn name_of_next(&mut self, field: &str) -> String {
        let Some(outer) = self.frames.last_mut() else { return field.trim_start_matches("the ").to_owned() };
        outer.n_objects += 1;
        let index = outer.n_objects - 1;
        match outer.kind {
            b'c' => field.trim_start_matches("the ").to_owned(),
            b'{' => format!("{} {}", if index % 2 == 0 { "key" } else { "value" }, index / 2),
            b':' => ["start", "stop", "step"][index.min(2)].to_owned(),
            _ => format!("[{index}]"),
        }
    }

    /// Splits the bytes of a code object's instructions.
    fn split_instructions(&mut self, index: usize, code: &Undecoded, dialect: &Dialect) {
        // Instructions that cannot be told apart stay together.
        let Ok(dis) = Disassembly::new(code, dialect, LONGEST_VALUE) else { return };
        let whole = &self.parts[index];
        let ends = dis.instructions.iter().skip(1).map(|next| next.offset).chain([whole.bytes.len()]);
        let part = |((instruction, text), end): ((&dis::Instruction, Cow<'_, str>), usize)| {
            let argument = instruction.argument.map_or(String::new(), |argument| format!(" {argument}"));
            let words = if text.is_empty() { String::new() } else { format!(" ({text})") };
            Part {
                bytes: whole.bytes.start + instruction.offset..whole.bytes.start + end,
                depth: whole.depth,
                name: instruction.offset.to_string(),
                meaning: format!("{}{argument}{words}", instruction.name),
            }
        };
        let parts = dis.instructions.iter().zip(dis.argument_texts()).zip(ends).map(part).collect();
        self.instructions.insert(index, parts);
    }
}

impl Reading for Dissector<'_> {
    type Code = Undecoded;

    fn code(&mut self, at: usize, raw: RawCode<Undecoded>, dialect: &'static Dialect) -> Result<Const<Undecoded>, BytecodeError> {
        let code = Keep.code(at, raw, dialect)?;
        if let (Const::Code(code), Some(index)) = (&code, self.frames.last().and_then(|frame| frame.code)) {
            self.split_instructions(index, code, dialect);
        }
        Ok(code)
    }

    fn begin(&mut self, field: &str, place: usize) {
        let name = self.name_of_next(field);
        self.frames.push(Frame { name, place, kind: 0, n_parts: 0, n_objects: 0, last: 0, code: None });
    }

    fn took(&mut self, bytes: Range<usize>, field: &str) {
        let depth = self.frames.len();
        let Some(frame) = self.frames.last_mut() else { return };
        let data = &self.file[bytes.clone()];
        let part = if frame.n_parts == 0 {
            frame.kind = data[0] & !marshal::FLAG_REF;
            let is_referenced = data[0] & marshal::FLAG_REF != 0;
            Part { bytes, depth: depth - 1, name: frame.name.clone(), meaning: words::kind(data[0], is_referenced.then_some(frame.place)) }
        } else {
            let (name, meaning) = words::part(frame.kind, frame.n_parts, field, data);
            Part { bytes, depth, name, meaning }
        };
        frame.n_parts += 1;
        // Empty data is no part of a file.
        if !part.bytes.is_empty() {
            frame.last = self.parts.len();
            self.parts.push(part);
        }
    }

    fn end(&mut self, object: Option<&Const<Undecoded>>) {
        let (Some(frame), Some(object)) = (self.frames.pop(), object) else { return };
        let part = &mut self.parts[frame.last];
        // Of an empty string, the length says everything.
        if words::has_value(frame.kind) && part.name != "length" {
            let value = match (frame.name.as_str(), object) {
                ("localspluskinds", Const::Bytes(kinds)) => words::variable_kinds(kinds),
                ("exceptiontable", Const::Bytes(table)) => words::exception_table(table),
                _ => repr(object, LONGEST_VALUE),
            };
            part.meaning = if part.meaning.is_empty() { value } else { format!("{}: {value}", part.meaning) };
        }
        // The instructions are the last part of the field that holds them, unless another code object had the same.
        let last = (frame.kind == b's' && frame.name == "code" && part.name == "value").then_some(frame.last);
        if let (Some(last), Some(outer)) = (last, self.frames.last_mut())
            && outer.kind == b'c'
        {
            outer.code = Some(last);
        }
    }
}
