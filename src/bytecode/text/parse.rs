//! Parsing of the text form of [`StackCode`].
//!
//! Given: text as printed. Gives: verified code; the error's offset is that of the line. Not obvious: a code object may be named
//! before it is defined, so the text is first cut into code objects, which are then built from the inside out.

use std::rc::Rc;

use super::{FLAGS, UNWINDINGS, flag_fields, local_fields};
use crate::bytecode::code::{
    BigInt, Const, HandlerRange, Local, Position, SliceConst, StackCode, StackInst, Str, Version,
};
use crate::bytecode::error::BytecodeError;
use crate::bytecode::op::{ConstIndex, StackOp, Target};
use crate::bytecode::operand::{OperandText, ParseOperand};
use crate::bytecode::verify;

/// How deep constants and code objects may nest.
const MAX_DEPTH: u32 = 200;

/// The code object number 0 of `text`.
pub fn parse(text: &str) -> Result<StackCode, BytecodeError> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if let Some(number) = trimmed.strip_prefix("code ").filter(|_| !line.starts_with(' ')) {
            if number.parse() != Ok(blocks.len()) {
                return Err(BytecodeError::in_file(offset, "code objects are not numbered in order"));
            }
            blocks.push(Block { lines: Vec::new(), state: BlockState::Waiting });
        } else if !trimmed.is_empty() && !trimmed.starts_with('#') {
            match blocks.last_mut() {
                Some(block) => block.lines.push((offset, trimmed)),
                None => return Err(BytecodeError::in_file(offset, "text before the first code object")),
            }
        }
        offset += line.len();
    }
    let root = Builder { blocks }.code(0, 0)?;
    Ok(Rc::unwrap_or_clone(root))
}

struct Block<'text> {
    lines: Vec<(usize, &'text str)>,
    state: BlockState,
}

enum BlockState {
    Waiting,
    InProgress,
    Done(Rc<StackCode>),
}

struct Builder<'text> {
    blocks: Vec<Block<'text>>,
}

impl Builder<'_> {
    fn code(&mut self, number: usize, depth: u32) -> Result<Rc<StackCode>, BytecodeError> {
        let refused = |what: &str| Err(BytecodeError::in_file(0, format!("code {number} {what}")));
        let Some(block) = self.blocks.get_mut(number) else { return refused("is not there") };
        match &block.state {
            BlockState::Done(code) => return Ok(code.clone()),
            BlockState::InProgress => return refused("contains itself"),
            BlockState::Waiting if depth > MAX_DEPTH => return refused("is nested too deep"),
            BlockState::Waiting => block.state = BlockState::InProgress,
        }
        let mut code = StackCode::blank("", "");
        for (offset, line) in std::mem::take(&mut block.lines) {
            let known = self.line(&mut code, line, depth)?;
            known.ok_or_else(|| BytecodeError::in_file(offset, format!("malformed line `{line}`")))?;
        }
        verify::verify(&code)?;
        let code = Rc::new(code);
        self.blocks[number].state = BlockState::Done(code.clone());
        Ok(code)
    }

    /// `None` when the line is malformed.
    fn line(&mut self, code: &mut StackCode, line: &str, depth: u32) -> Result<Option<()>, BytecodeError> {
        if let Some(rest) = line.strip_prefix("const c") {
            let mut cursor = Cursor { rest, depth };
            if cursor.number::<usize>() != Some(code.consts.len()) || !cursor.eat(" ") {
                return Ok(None);
            }
            let constant = cursor.constant(self)?;
            code.consts.extend(constant.filter(|_| cursor.rest.is_empty()));
            let is_complete = cursor.rest.is_empty();
            return Ok(is_complete.then_some(()));
        }
        Ok(plain_line(code, line))
    }
}

/// A line without constants. `None` when it is malformed.
fn plain_line(code: &mut StackCode, line: &str) -> Option<()> {
    if line.starts_with('@') {
        return inst_line(code, line);
    }
    let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
    let mut words = rest.split_whitespace();
    match key {
        "version" => {
            let (major, minor) = rest.split_once('.')?;
            code.version = Version { major: major.parse().ok()?, minor: minor.parse().ok()? };
        }
        "name" if rest.starts_with('n') => {
            let (index, name) = rest[1..].split_once(' ')?;
            (index.parse() == Ok(code.names.len())).then_some(())?;
            code.names.push(whole_string(name)?);
        }
        "name" => code.name = whole_string(rest)?,
        "qualname" => code.qualname = Some(whole_string(rest)?),
        "filename" => code.filename = whole_string(rest)?,
        "first_line" => code.first_line = rest.parse().ok()?,
        "parameters" => {
            let mut count = || words.next()?.parse().ok();
            (code.n_positional, code.n_positional_only, code.n_keyword_only) = (count()?, count()?, count()?);
        }
        "flags" => {
            code.flags.bits = u32::from_str_radix(words.next()?.strip_prefix("0x")?, 16).ok()?;
            for word in words {
                let index = FLAGS.iter().position(|flag| *flag == word)?;
                *flag_fields(&mut code.flags)[index] = true;
            }
        }
        "stack_size" => code.stack_size = rest.parse().ok()?,
        "unwinding" => code.unwinding = UNWINDINGS.iter().find(|(name, _)| *name == rest)?.1,
        "wraps_stop_iteration" => code.wraps_stop_iteration = true,
        "docstring" => code.docstring = Some(ConstIndex::parse(rest)?),
        "local" => {
            let (index, rest) = rest.strip_prefix('l')?.split_once(' ')?;
            (index.parse() == Ok(code.locals.len())).then_some(())?;
            let mut cursor = Cursor { rest, depth: 0 };
            let name = cursor.string()?;
            let mut local = Local { name, is_local: false, is_cell: false, is_free: false, is_hidden: false };
            for word in cursor.rest.split_whitespace() {
                *local_fields(&mut local).into_iter().find(|(name, _)| *name == word)?.1 = true;
            }
            code.locals.push(local);
        }
        "handler" => {
            let (start, end) = words.next()?.split_once("..")?;
            let (Target(start), Target(end)) = (Target::parse(start)?, Target::parse(end)?);
            let target = Target::parse(words.next()?)?;
            let depth = words.next()?.strip_prefix("depth=")?.parse().ok()?;
            let push_lasti = match words.next() {
                None => false,
                Some("lasti") => true,
                Some(_) => return None,
            };
            code.handlers.push(HandlerRange { start, end, target, depth, push_lasti });
        }
        _ => return None,
    }
    Some(())
}

/// `@index offset position mnemonic operands ; comment`
fn inst_line(code: &mut StackCode, line: &str) -> Option<()> {
    let line = line.split(';').next()?;
    let mut words = line.trim().splitn(5, ' ');
    let Target(index) = Target::parse(words.next()?)?;
    (index as usize == code.insts.len()).then_some(())?;
    let offset = words.next()?.parse().ok()?;
    let position = position(words.next()?)?;
    let mnemonic = words.next()?;
    let mut operands = OperandText::new(words.next().unwrap_or_default());
    let op = StackOp::parse(mnemonic, &mut operands)?;
    operands.is_empty().then_some(())?;
    code.insts.push(StackInst { op, offset });
    code.positions.push(position);
    Some(())
}

fn position(text: &str) -> Option<Position> {
    let part = |part: &str| if part == "_" { Some(None) } else { part.parse().ok().map(Some) };
    let Some((start, end)) = text.split_once('-') else {
        return Some(Position::new(part(text)?, None, None, None));
    };
    let ((line, col), (end_line, end_col)) = (start.split_once(':')?, end.split_once(':')?);
    Some(Position::new(part(line)?, part(end_line)?, part(col)?, part(end_col)?))
}

fn whole_string(text: &str) -> Option<Str> {
    let mut cursor = Cursor { rest: text, depth: 0 };
    let string = cursor.string()?;
    cursor.rest.is_empty().then_some(string)
}

/// The rest of a line.
struct Cursor<'text> {
    rest: &'text str,
    depth: u32,
}

type Parsed<T> = Result<Option<T>, BytecodeError>;

impl Cursor<'_> {
    fn eat(&mut self, expected: &str) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// The text up to a character of `ends`.
    fn until(&mut self, ends: &[char]) -> &str {
        let (found, rest) = self.rest.split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        self.rest = rest;
        found
    }

    fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.until(&[' ', ',', ')', ']', ':']).parse().ok()
    }

    /// A quoted string, as `Debug` of [`Str`] prints it.
    fn string(&mut self) -> Option<Str> {
        let mut bytes = Vec::new();
        self.eat("\"").then_some(())?;
        loop {
            let character = self.rest.chars().next()?;
            self.rest = &self.rest[character.len_utf8()..];
            match character {
                '"' => return Str::from_wtf8(&bytes),
                '\\' if self.eat("u{") => {
                    let point = u32::from_str_radix(self.until(&['}']), 16).ok()?;
                    self.eat("}").then_some(())?;
                    push_code_point(&mut bytes, point)?;
                }
                '\\' => {
                    let escaped = self.rest.chars().next().filter(|escaped| matches!(escaped, '"' | '\\'))?;
                    self.rest = &self.rest[1..];
                    push_code_point(&mut bytes, u32::from(escaped))?;
                }
                _ => push_code_point(&mut bytes, u32::from(character))?,
            }
        }
    }

    /// What follows `b`.
    fn bytes(&mut self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.eat("\"").then_some(())?;
        loop {
            let byte = *self.rest.as_bytes().first().filter(|byte| byte.is_ascii())?;
            self.rest = &self.rest[1..];
            match byte {
                b'"' => return Some(bytes),
                b'\\' if self.eat("x") => {
                    bytes.push(u8::from_str_radix(self.rest.get(..2)?, 16).ok()?);
                    self.rest = &self.rest[2..];
                }
                b'\\' => {
                    bytes.push(*self.rest.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\\'))?);
                    self.rest = &self.rest[1..];
                }
                _ => bytes.push(byte),
            }
        }
    }

    /// What follows `float(`.
    fn float(&mut self) -> Option<f64> {
        let text = self.until(&[')']);
        let value = match text.strip_prefix("nan:") {
            Some(bits) => f64::from_bits(u64::from_str_radix(bits, 16).ok()?),
            None => text.parse().ok()?,
        };
        self.eat(")").then_some(value)
    }

    /// What follows `complex(`.
    fn complex(&mut self) -> Option<Const> {
        let real = self.eat("float(").then(|| self.float())??;
        let imag = self.eat(", float(").then(|| self.float())??;
        self.eat(")").then_some(Const::Complex { real, imag })
    }

    /// Digits, decimal or, for integers that do not fit 64 bits, hexadecimal.
    fn int(&mut self) -> Option<Const> {
        let text = self.until(&[' ', ',', ')', ']', ':']);
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let Some(digits) = digits.strip_prefix("0x").filter(|digits| digits.is_ascii()) else {
            return text.parse().ok().map(Const::Int);
        };
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let magnitude: Option<Vec<u8>> = digits.as_bytes().rchunks(2).map(byte).collect();
        magnitude.map(|magnitude| Const::BigInt(Rc::new(BigInt { negative, magnitude })))
    }

    fn constant(&mut self, builder: &mut Builder<'_>) -> Parsed<Const> {
        if self.depth > MAX_DEPTH {
            return Ok(None);
        }
        for (word, constant) in [
            ("None", Const::None),
            ("True", Const::Bool(true)),
            ("False", Const::Bool(false)),
            ("Ellipsis", Const::Ellipsis),
            ("StopIteration", Const::StopIteration),
        ] {
            if self.eat(word) {
                return Ok(Some(constant));
            }
        }
        if self.eat("code(") {
            let Some(number) = self.number().filter(|_| self.eat(")")) else { return Ok(None) };
            return builder.code(number, self.depth + 1).map(|code| Some(Const::Code(code)));
        }
        if self.eat("dict(") {
            return self.dict(builder);
        }
        if self.eat("slice(") {
            let parts = self.items(builder, ")")?;
            let Some(Ok([start, stop, step])) = parts.map(<[Const; 3]>::try_from) else { return Ok(None) };
            return Ok(Some(Const::Slice(Rc::new(SliceConst { start, stop, step }))));
        }
        if self.eat("(") {
            return Ok(self.items(builder, ")")?.map(|items| Const::Tuple(items.into())));
        }
        if self.eat("[") {
            return Ok(self.items(builder, "]")?.map(|items| Const::List(items.into())));
        }
        if self.eat("set(") {
            return Ok(self.items(builder, ")")?.map(|items| Const::Set(items.into())));
        }
        if self.eat("frozenset(") {
            return Ok(self.items(builder, ")")?.map(|items| Const::FrozenSet(items.into())));
        }
        Ok(match self.rest.as_bytes().first() {
            Some(b'"') => self.string().map(Const::Str),
            _ if self.eat("b") => self.bytes().map(|bytes| Const::Bytes(bytes.into())),
            _ if self.eat("float(") => self.float().map(Const::Float),
            _ if self.eat("complex(") => self.complex(),
            _ => self.int(),
        })
    }

    fn items(&mut self, builder: &mut Builder<'_>, close: &str) -> Parsed<Vec<Const>> {
        let mut items = Vec::new();
        self.depth += 1;
        while !self.eat(close) {
            if !items.is_empty() && !self.eat(", ") {
                return Ok(None);
            }
            let Some(item) = self.constant(builder)? else { return Ok(None) };
            items.push(item);
        }
        self.depth -= 1;
        Ok(Some(items))
    }

    fn dict(&mut self, builder: &mut Builder<'_>) -> Parsed<Const> {
        let mut items = Vec::new();
        self.depth += 1;
        while !self.eat(")") {
            if !items.is_empty() && !self.eat(", ") {
                return Ok(None);
            }
            let Some(key) = self.constant(builder)?.filter(|_| self.eat(": ")) else { return Ok(None) };
            let Some(value) = self.constant(builder)? else { return Ok(None) };
            items.push((key, value));
        }
        self.depth -= 1;
        Ok(Some(Const::Dict(items.into())))
    }
}

/// UTF-8, of surrogates as well.
fn push_code_point(bytes: &mut Vec<u8>, point: u32) -> Option<()> {
    match char::from_u32(point) {
        Some(character) => bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
        None if point < 0x11_0000 => {
            let tail = |shift: u32| 0x80 | (point >> shift & 0x3f) as u8;
            bytes.extend([0xe0 | (point >> 12) as u8, tail(6), tail(0)]);
        }
        None => return None,
    }
    Some(())
}
