//! Text to body, for tests that start from `[registers]`.
//!
//! Given: the text that `text.rs` prints; comments (`;`) and the header's order do not matter. Gives: the body. The law: printing and
//! parsing gives an equal body; it is not verified here.

use std::collections::HashMap;
use std::rc::Rc;

use super::body::Home;
use super::{Body, Constant, FieldKind, Handler, HomeKind, Op, Position, Wtf8, push_units};

/// Why a text is no body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AsmError {
    /// Counts from 1.
    pub line: usize,
    pub what: String,
}

impl std::fmt::Display for AsmError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for AsmError {}

/// Parses what [`super::print_body`] prints.
pub fn parse_body(text: &str) -> Result<Body, AsmError> {
    // Bodies are printed in preorder.
    let mut parsed: Vec<Draft> = Vec::new();
    let mut current: Option<Draft> = None;
    for (index, line) in text.lines().enumerate() {
        let fail = |what: String| AsmError { line: index + 1, what };
        let line = line.trim();
        if line.is_empty() || line.starts_with(';') {
            continue;
        }
        if let Some(rest) = line.strip_prefix("body ") {
            if current.is_some() {
                return Err(fail("the body before has no end".into()));
            }
            current = Some(Draft::new(rest).map_err(fail)?);
            continue;
        }
        let draft = current.as_mut().ok_or_else(|| fail("there is no body".into()))?;
        if line == "end" {
            draft.finish().map_err(fail)?;
            parsed.extend(current.take());
            continue;
        }
        draft.parse_line(line).map_err(fail)?;
    }
    let n_lines = text.lines().count();
    let fail = |what: &str| AsmError { line: n_lines, what: what.to_string() };
    if current.is_some() {
        return Err(fail("the last body has no end"));
    }
    // The bodies of a body's code constants follow it, each with its own.
    let mut done: Vec<Rc<Body>> = Vec::new();
    for mut draft in parsed.into_iter().rev() {
        for constant in &mut draft.body.constants {
            if let Constant::Code(code) = constant {
                *code = done.pop().ok_or_else(|| fail("a nested body is missing"))?;
            }
        }
        done.push(Rc::new(draft.body));
    }
    let body = done.pop().ok_or_else(|| fail("there is no body"))?;
    if !done.is_empty() {
        return Err(fail("there are more bodies than code constants"));
    }
    Ok(Rc::unwrap_or_clone(body))
}

/// A jump whose distance is not known yet.
struct Jump {
    at: usize,
    unit: usize,
    is_short: bool,
    label: String,
}

/// A body being read.
struct Draft {
    body: Body,
    labels: HashMap<String, usize>,
    jumps: Vec<Jump>,
    handlers: Vec<([String; 3], u16)>,
}

impl Draft {
    fn new(header: &str) -> Result<Draft, String> {
        let mut scanner = Scanner::new(header);
        let mut body = Body { name: scanner.string()?.into(), qualname: scanner.string()?.into(), ..Body::default() };
        body.filename = scanner.string()?.into();
        scanner.word("line")?;
        body.first_line = scanner.number()?;
        Ok(Draft { body, labels: HashMap::new(), jumps: Vec::new(), handlers: Vec::new() })
    }

    fn parse_line(&mut self, line: &str) -> Result<(), String> {
        if let Some(label) = line.strip_suffix(':') {
            self.labels.insert(label.to_string(), self.body.code.len());
            return Ok(());
        }
        let mut scanner = Scanner::new(line);
        let first = scanner.identifier()?;
        let body = &mut self.body;
        match first.as_str() {
            "parameters" => {
                body.n_positional = scanner.number()?;
                body.n_positional_only = scanner.number()?;
                body.n_keyword_only = scanner.number()?;
                scanner.word("registers")?;
                body.n_regs = scanner.number()?;
                scanner.word("caches")?;
                body.n_caches = scanner.number()?;
            }
            "flags" => {
                while !scanner.is_at_end() {
                    let name = scanner.identifier()?;
                    let flags = &mut body.flags;
                    *match name.as_str() {
                        "optimized" => &mut flags.is_optimized,
                        "new_locals" => &mut flags.has_new_locals,
                        "varargs" => &mut flags.has_varargs,
                        "varkeywords" => &mut flags.has_varkeywords,
                        "nested" => &mut flags.is_nested,
                        "generator" => &mut flags.is_generator,
                        "coroutine" => &mut flags.is_coroutine,
                        "iterable_coroutine" => &mut flags.is_iterable_coroutine,
                        "async_generator" => &mut flags.is_async_generator,
                        "docstring" => &mut flags.has_docstring,
                        _ => return Err(format!("unknown flag {name}")),
                    } = true;
                }
            }
            "home" => {
                scanner.indexed('r')?;
                let kind = match scanner.identifier()?.as_str() {
                    "local" => HomeKind::Local,
                    "cell" => HomeKind::Cell,
                    "free" => HomeKind::Free,
                    "hidden" => HomeKind::Hidden,
                    kind => return Err(format!("unknown kind {kind}")),
                };
                body.homes.push(Home { name: scanner.string()?.into(), kind });
            }
            "const" => {
                scanner.indexed('k')?;
                body.constants.push(scanner.constant(0)?);
            }
            "name" => {
                scanner.indexed('n')?;
                body.names.push(scanner.string()?.into());
            }
            "handler" => {
                let labels = [scanner.identifier()?, scanner.identifier()?, scanner.identifier()?];
                self.handlers.push((labels, scanner.indexed('r')?));
            }
            mnemonic => self.parse_inst(mnemonic, scanner)?,
        }
        Ok(())
    }

    fn parse_inst(&mut self, mnemonic: &str, mut scanner: Scanner) -> Result<(), String> {
        let found = Op::ALL.iter().copied().find(|op| op.mnemonic().trim_end_matches('_') == mnemonic);
        let op = found.ok_or_else(|| format!("unknown instruction {mnemonic}"))?;
        let at = self.body.code.len();
        let mut units = vec![0u16; op.units()];
        units[0] = op as u16;
        let mut list = Vec::new();
        for (index, &(_, kind, place)) in op.fields().iter().enumerate() {
            if index > 0 {
                scanner.symbol(',')?;
            }
            let number: i64 = match kind {
                FieldKind::Reg => i64::from(scanner.indexed('r')?),
                FieldKind::OptReg if scanner.takes("none") => i64::from(u16::MAX),
                FieldKind::OptReg => i64::from(scanner.indexed('r')?),
                FieldKind::Imm16 => i64::from(scanner.number::<i16>()?),
                FieldKind::Imm32 => i64::from(scanner.number::<i32>()?),
                FieldKind::Const => i64::from(scanner.indexed_wide('k')?),
                FieldKind::Name => i64::from(scanner.indexed('n')?),
                FieldKind::Cache => i64::from(scanner.indexed('c')?),
                FieldKind::Count => i64::from(scanner.indexed('#')?),
                FieldKind::Target16 | FieldKind::Target32 => {
                    let label = scanner.identifier()?;
                    self.jumps.push(Jump { at, unit: place, is_short: kind == FieldKind::Target16, label });
                    0
                }
                FieldKind::RegList => {
                    scanner.symbol('(')?;
                    while !scanner.takes(")") {
                        list.push(scanner.indexed('r')?);
                    }
                    list.len() as i64
                }
            };
            units[place] = number as u16;
            if matches!(kind, FieldKind::Imm32 | FieldKind::Const) {
                units[place + 1] = (number >> 16) as u16;
            }
        }
        units.extend(list);
        push_units(&units, &mut self.body.code);
        while scanner.takes("@") {
            let mut word = at;
            while scanner.takes("+") {
                word += 1;
            }
            let position = scanner.position()?;
            self.body.positions.push(word as u32, position);
        }
        if scanner.is_at_end() { Ok(()) } else { Err(format!("unexpected text: {}", scanner.rest)) }
    }

    /// Labels become distances.
    fn finish(&mut self) -> Result<(), String> {
        let word = |label: &String| self.labels.get(label).copied().ok_or_else(|| format!("there is no label {label}"));
        for jump in &self.jumps {
            let distance = word(&jump.label)? as i64 - jump.at as i64;
            if jump.is_short && i16::try_from(distance).is_err() {
                return Err(format!("{} is too far", jump.label));
            }
            for (unit, half) in [(jump.unit, distance as u16), (jump.unit + 1, (distance >> 16) as u16)] {
                if unit > jump.unit && jump.is_short {
                    continue;
                }
                let shift = 16 * (unit % 4);
                let word = &mut self.body.code[jump.at + unit / 4];
                *word = *word & !(0xffff << shift) | u64::from(half) << shift;
            }
        }
        for ([start, end, target], exc) in &self.handlers {
            let [start, end, target] = [word(start)?, word(end)?, word(target)?].map(|word| word as u32);
            self.body.handlers.push(Handler { start, end, target, exc: *exc });
        }
        Ok(())
    }
}

/// Reads one line from left to right; a comment ends it.
struct Scanner<'t> {
    rest: &'t str,
}

impl<'t> Scanner<'t> {
    fn new(line: &'t str) -> Scanner<'t> {
        Scanner { rest: line.trim_start() }
    }

    fn is_at_end(&self) -> bool {
        self.rest.is_empty() || self.rest.starts_with(';')
    }

    /// Takes the text, if it comes next.
    fn takes(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn symbol(&mut self, symbol: char) -> Result<(), String> {
        if self.takes(symbol.encode_utf8(&mut [0; 4])) { Ok(()) } else { Err(format!("expected {symbol} at: {}", self.rest)) }
    }

    fn word(&mut self, word: &str) -> Result<(), String> {
        if self.takes(word) { Ok(()) } else { Err(format!("expected {word} at: {}", self.rest)) }
    }

    /// Takes the characters that are accepted.
    fn take_while(&mut self, accepts: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|character| !accepts(character)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        taken
    }

    fn identifier(&mut self) -> Result<String, String> {
        let taken = self.take_while(|character| character.is_ascii_alphanumeric() || character == '_');
        if taken.is_empty() { Err(format!("expected a word at: {}", self.rest)) } else { Ok(taken.to_string()) }
    }

    fn number<T: std::str::FromStr>(&mut self) -> Result<T, String> {
        let taken = self.take_while(|character| character.is_ascii_digit() || character == '-');
        taken.parse().map_err(|_| format!("expected a number at: {taken}{}", self.rest))
    }

    fn indexed(&mut self, sigil: char) -> Result<u16, String> {
        self.symbol(sigil)?;
        self.number()
    }

    fn indexed_wide(&mut self, sigil: char) -> Result<u32, String> {
        self.symbol(sigil)?;
        self.number()
    }

    /// `line:col-end_line:end_col`
    fn position(&mut self) -> Result<Position, String> {
        let mut part = |end: &str| -> Result<Option<u32>, String> {
            let value = if self.takes("?") { None } else { Some(self.number_before_dash()?) };
            if end.is_empty() || self.takes(end) { Ok(value) } else { Err(format!("expected {end} at: {}", self.rest)) }
        };
        Ok(Position { line: part(":")?, col: part("-")?, end_line: part(":")?, end_col: part("")? })
    }

    fn number_before_dash(&mut self) -> Result<u32, String> {
        let taken = self.take_while(|character| character.is_ascii_digit());
        taken.parse().map_err(|_| format!("expected a number at: {taken}{}", self.rest))
    }

    /// A string literal as Rust's `{:?}` prints it.
    fn string(&mut self) -> Result<String, String> {
        let mut text = String::new();
        let mut characters = self.rest.char_indices();
        if characters.next().map(|(_, character)| character) != Some('"') {
            return Err(format!("expected a string at: {}", self.rest));
        }
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = self.rest[at + 1..].trim_start();
                    return Ok(text);
                }
                '\\' => match characters.next().map(|(_, escaped)| escaped) {
                    Some('n') => text.push('\n'),
                    Some('r') => text.push('\r'),
                    Some('t') => text.push('\t'),
                    Some('0') => text.push('\0'),
                    Some('u') => {
                        let digits: String =
                            characters.by_ref().skip(1).map(|(_, digit)| digit).take_while(|&digit| digit != '}').collect();
                        let character = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                        text.push(character.ok_or("a bad escape")?);
                    }
                    Some(other) => text.push(other),
                    None => break,
                },
                other => text.push(other),
            }
        }
        Err("a string has no end".into())
    }

    fn hex(&mut self) -> Result<Vec<u8>, String> {
        self.word("0x")?;
        let digits = self.take_while(|character| character.is_ascii_hexdigit());
        let pair = |index: usize| u8::from_str_radix(&digits[index..index + 2], 16).map_err(|_| "bad digits".to_string());
        if digits.len() % 2 == 0 { (0..digits.len()).step_by(2).map(pair).collect() } else { Err("an odd number of digits".into()) }
    }

    fn float(&mut self) -> Result<f64, String> {
        self.word("0x")?;
        let digits = self.take_while(|character| character.is_ascii_hexdigit());
        u64::from_str_radix(digits, 16).map(f64::from_bits).map_err(|_| "bad digits".to_string())
    }

    fn constants(&mut self, end: &str, depth: usize) -> Result<Vec<Constant>, String> {
        let mut items = Vec::new();
        while !self.takes(end) {
            if !items.is_empty() {
                self.symbol(',')?;
            }
            items.push(self.constant(depth + 1)?);
        }
        Ok(items)
    }

    fn constant(&mut self, depth: usize) -> Result<Constant, String> {
        if depth > 300 {
            return Err("a constant is nested too deeply".into());
        }
        if self.takes("(") {
            return Ok(Constant::Tuple(self.constants(")", depth)?.into()));
        }
        if self.takes("{") {
            return Ok(Constant::FrozenSet(self.constants("}", depth)?.into()));
        }
        if self.rest.starts_with('"') {
            return Ok(Constant::Str(Wtf8(self.string()?.into_bytes().into())));
        }
        if self.rest.starts_with(|character: char| character.is_ascii_digit() || character == '-') {
            return Ok(Constant::Int(self.number()?));
        }
        Ok(match self.identifier()?.as_str() {
            "None" => Constant::None,
            "Ellipsis" => Constant::Ellipsis,
            "True" => Constant::Bool(true),
            "False" => Constant::Bool(false),
            "big" => {
                let negative = self.takes("-") || !self.takes("+");
                Constant::BigInt { negative, magnitude: self.hex()?.into() }
            }
            "float" => {
                let value = self.float()?;
                // The readable form that follows.
                self.take_while(|character| !matches!(character, ',' | ')' | '}' | ';'));
                Constant::Float(value)
            }
            "complex" => Constant::Complex(self.float()?, self.float()?),
            "wtf8" => Constant::Str(Wtf8(self.hex()?.into())),
            "bytes" => Constant::Bytes(self.hex()?.into()),
            "slice" => {
                self.symbol('(')?;
                let parts = self.constants(")", depth)?;
                Constant::Slice(Box::new(parts.try_into().map_err(|_| "a slice has three parts")?))
            }
            "code" => {
                self.string()?;
                Constant::Code(Rc::new(Body::default()))
            }
            other => return Err(format!("unknown constant {other}")),
        })
    }
}
