//! Text to SSA.
//!
//! Given: text as printed. Gives: its functions, or the first mistake with its line. The law: no text makes it panic; whether what was
//! parsed is well formed is `verify`'s question.

use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use super::word;
use crate::ir::function::{Block, BlockId, Constant, Edge, Function, ValueId, Values};
use crate::ir::inst::{Comparison, Immediate, Inst, Opcode, Operator};

/// How deep constants may nest.
const MAX_DEPTH: u32 = 100;

/// Values and blocks have smaller numbers than this.
const MAX_NUMBER: u32 = 10_000_000;

/// Why text is not SSA.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseError {
    /// From 1.
    pub line: usize,
    pub what: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for ParseError {}

type Result<T> = std::result::Result<T, String>;

/// All functions of a text. Blank lines may stand between any two lines.
pub fn parse_functions(text: &str) -> std::result::Result<Vec<Function>, ParseError> {
    let mut parser = Parser { functions: Vec::new(), names: HashMap::new(), words: words() };
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        parser.line(line.trim_end()).map_err(|what| ParseError { line: index + 1, what })?;
    }
    Ok(parser.functions)
}

/// What each word stands for: an operation and, where the word is an operator, its first immediate.
fn words() -> HashMap<&'static str, (Opcode, u32)> {
    let mut words = HashMap::new();
    for &op in Opcode::ALL {
        let n_words = match op.immediates().first() {
            Some(Immediate::Operator | Immediate::Inplace) => Operator::ALL.len(),
            Some(Immediate::Comparison) => Comparison::ALL.len(),
            _ => 1,
        };
        words.extend((0..n_words as u32).map(|number| (word(op, number), (op, number))));
    }
    words
}

struct Parser {
    functions: Vec<Function>,
    /// The numbers of the names of the last function.
    names: HashMap<String, u32>,
    words: HashMap<&'static str, (Opcode, u32)>,
}

impl Parser {
    fn line(&mut self, line: &str) -> Result<()> {
        let mut cursor = Cursor { rest: line };
        if cursor.eat("function ") {
            let function = head(&mut cursor)?;
            self.functions.push(function);
            self.names.clear();
        } else {
            let Some(function) = self.functions.last_mut() else { return Err("a function begins with `function`".into()) };
            if cursor.eat("    ") {
                inst(&mut cursor, function, &mut self.names, &self.words)?;
            } else {
                block(&mut cursor, function)?;
            }
        }
        cursor.end()
    }
}

/// `NAME(2 of ["x", "y"])`
fn head(cursor: &mut Cursor) -> Result<Function> {
    let name = cursor.name()?;
    cursor.expect("(")?;
    let n_parameters = cursor.number()?;
    cursor.expect(" of [")?;
    let homes = cursor.list("]", Cursor::quoted)?;
    cursor.expect(")")?;
    if n_parameters as usize > homes.len() {
        return Err("there are more parameters than homes".into());
    }
    let mut function = Function::default();
    (function.name, function.n_parameters, function.n_positions) = (name.into(), n_parameters, 1);
    function.homes = homes.into_iter().map(Rc::from).collect();
    Ok(function)
}

/// `b1(v2):  ; exceptions to b3(v2)`
fn block(cursor: &mut Cursor, function: &mut Function) -> Result<()> {
    let is_handler = cursor.eat("handler ");
    let expected = function.blocks.len() as u32;
    if !cursor.eat("b") || cursor.number()? != expected {
        return Err(format!("here the block b{expected} begins"));
    }
    cursor.expect("(")?;
    let params = cursor.list(")", |cursor| cursor.value(function))?;
    let params = function.new_list(params);
    cursor.expect(":")?;
    let handler = if cursor.eat("  ; exceptions to ") { Some(cursor.edge(function)?) } else { None };
    function.blocks.push(Block { params, handler, is_handler, origin: expected, ..Block::default() });
    Ok(())
}

/// `v1, v2 = word immediates, operands -> edges`
fn inst(
    cursor: &mut Cursor,
    function: &mut Function,
    names: &mut HashMap<String, u32>,
    words: &HashMap<&'static str, (Opcode, u32)>,
) -> Result<()> {
    let mut results = Values::new();
    if cursor.rest.starts_with('v') && cursor.rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
        loop {
            results.push(cursor.value(function)?);
            if !cursor.eat(", ") {
                break;
            }
        }
        cursor.expect(" = ")?;
    }
    let text = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
    let &(op, number) = words.get(text).ok_or_else(|| format!("there is no instruction `{text}`"))?;
    let mut inst = Inst::new(op, [0, 0], 0);
    let mut args = Values::new();
    let mut separator = " ";
    for (index, kind) in op.immediates().iter().enumerate() {
        inst.immediates[index] = match kind {
            Immediate::Operator | Immediate::Inplace | Immediate::Comparison => {
                inst.immediates[index] = number;
                continue;
            }
            _ if !cursor.eat(separator) => return Err(format!("an operand of {text} is missing")),
            Immediate::Home => home(cursor, function)?,
            Immediate::Const => {
                let constant = cursor.constant(0).ok_or("this is no constant")?;
                function.constant(constant)
            }
            Immediate::Name => {
                let name = cursor.quoted()?;
                *names.entry(name).or_insert_with_key(|name| {
                    function.names.push(name.as_str().into());
                    function.names.len() as u32 - 1
                })
            }
            Immediate::Number => {
                cursor.expect("#")?;
                cursor.integer().and_then(|number| u32::try_from(number).ok()).ok_or("a number stands here")?
            }
        };
        separator = ", ";
    }
    while cursor.rest.starts_with(separator) && !cursor.rest.starts_with(" ->") {
        cursor.expect(separator)?;
        args.push(cursor.value(function)?);
        separator = ", ";
    }
    if op.n_args().is_some_and(|n_args| n_args != args.len()) {
        return Err(format!("{text} has {} operands", args.len()));
    }
    (inst.args, inst.results) = (function.new_list(args), function.new_list(results));
    let mut edges = smallvec::SmallVec::new();
    if cursor.eat(" -> ") {
        loop {
            edges.push(cursor.edge(function)?);
            if !cursor.eat(", ") {
                break;
            }
        }
    }
    let Some(block) = function.blocks.last_mut() else { return Err("an instruction stands before the first block".into()) };
    if op.n_edges().is_some() || !edges.is_empty() {
        block.edges = edges;
    }
    block.insts.push(inst);
    Ok(())
}

/// `h1:name`
fn home(cursor: &mut Cursor, function: &Function) -> Result<u32> {
    cursor.expect("h")?;
    let number = cursor.number()?;
    if cursor.eat(":") && function.homes.get(number as usize) != Some(&cursor.name()?.into()) {
        return Err(format!("h{number} has another name"));
    }
    Ok(number)
}

/// What is left of a line.
struct Cursor<'text> {
    rest: &'text str,
}

impl<'text> Cursor<'text> {
    fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, text: &str) -> Result<()> {
        if self.eat(text) { Ok(()) } else { Err(format!("`{}` stands where `{}` is expected", self.rest, text.trim())) }
    }

    fn end(&self) -> Result<()> {
        if self.rest.is_empty() { Ok(()) } else { Err(format!("`{}` stands where the end of the line is expected", self.rest)) }
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) -> &'text str {
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text
    }

    fn number(&mut self) -> Result<u32> {
        let text = self.take_while(|c| c.is_ascii_digit());
        text.parse().ok().filter(|&number| number < MAX_NUMBER).ok_or_else(|| format!("`{text}` is no number that can stand here"))
    }

    fn integer(&mut self) -> Option<i64> {
        self.take_while(|c| c.is_ascii_digit() || c == '-').parse().ok()
    }

    fn value(&mut self, function: &mut Function) -> Result<ValueId> {
        self.expect("v")?;
        let value = ValueId(self.number()?);
        function.n_values = function.n_values.max(value.0 + 1);
        Ok(value)
    }

    fn edge(&mut self, function: &mut Function) -> Result<Edge> {
        self.expect("b")?;
        let block = BlockId(self.number()?);
        self.expect("(")?;
        let args = self.list(")", |cursor| cursor.value(function))?;
        Ok(Edge { block, args: function.new_list(args) })
    }

    /// Items with commas between them, up to `end`.
    fn list<T>(&mut self, end: &str, mut item: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let mut items = Vec::new();
        while !self.eat(end) {
            if !items.is_empty() {
                self.expect(", ")?;
            }
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// A name, in quotes if it needs them.
    fn name(&mut self) -> Result<String> {
        if self.rest.starts_with('"') {
            return self.quoted();
        }
        let text = self.take_while(|c| super::is_plain(c.encode_utf8(&mut [0; 4])));
        if text.is_empty() { Err("a name is missing".into()) } else { Ok(text.to_owned()) }
    }

    fn quoted(&mut self) -> Result<String> {
        let bytes = self.string().ok_or("a text in quotes is missing")?;
        String::from_utf8(bytes).map_err(|_| "a name is no UTF-8".into())
    }

    /// The bytes of a text in quotes, escapes undone.
    fn string(&mut self) -> Option<Vec<u8>> {
        self.rest = self.rest.strip_prefix('"')?;
        let mut bytes = Vec::new();
        loop {
            let c = self.rest.chars().next()?;
            self.rest = &self.rest[c.len_utf8()..];
            let c = match c {
                '"' => return Some(bytes),
                '\\' => {
                    let escape = self.rest.chars().next()?;
                    self.rest = &self.rest[escape.len_utf8()..];
                    match escape {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        '0' => '\0',
                        'x' => {
                            bytes.push(u8::from_str_radix(self.rest.get(..2)?, 16).ok()?);
                            self.rest = &self.rest[2..];
                            continue;
                        }
                        'u' => {
                            let (code, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
                            self.rest = rest;
                            char::from_u32(u32::from_str_radix(code, 16).ok()?)?
                        }
                        '"' | '\'' | '\\' => escape,
                        _ => return None,
                    }
                }
                c => c,
            };
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    fn float(&mut self) -> Option<f64> {
        if self.eat("nan ") {
            return u64::from_str_radix(self.take_while(|c| c.is_ascii_hexdigit()), 16).ok().map(f64::from_bits).filter(|value| value.is_nan());
        }
        self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+')).parse().ok()
    }

    fn constant(&mut self, depth: u32) -> Option<Constant> {
        if depth > MAX_DEPTH {
            return None;
        }
        for (text, constant) in [
            ("None", Constant::None),
            ("Ellipsis", Constant::Ellipsis),
            ("True", Constant::Bool(true)),
            ("False", Constant::Bool(false)),
        ] {
            if self.eat(text) {
                return Some(constant);
            }
        }
        if self.rest.starts_with('"') {
            return self.string().map(|bytes| Constant::Str(bytes.into()));
        }
        if let Some(text) = self.rest.strip_prefix('b').filter(|text| text.starts_with('"')) {
            self.rest = text;
            return self.string().map(|bytes| Constant::Bytes(bytes.into()));
        }
        if self.eat("code ") {
            return self.number().ok().map(Constant::Code);
        }
        if self.eat("complex ") {
            let real = self.float()?;
            return self.eat(" ").then_some(Constant::Complex(real, self.float()?));
        }
        if self.eat("big ") {
            let negative = self.eat("-");
            let digits = self.take_while(|c| c.is_ascii_hexdigit()).as_bytes();
            let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
            let magnitude = digits.rchunks(2).map(byte).collect::<Option<_>>()?;
            return Some(Constant::BigInt { negative, magnitude });
        }
        if self.eat("frozenset(") {
            return self.constants(depth).map(Constant::FrozenSet);
        }
        if self.eat("slice(") {
            return Some(Constant::Slice(Box::new(self.constants(depth)?.try_into().ok()?)));
        }
        if self.eat("(") {
            return self.constants(depth).map(Constant::Tuple);
        }
        let mut ahead = Cursor { rest: self.rest };
        match ahead.integer() {
            Some(value) if !ahead.rest.starts_with(['.', 'e']) => {
                self.rest = ahead.rest;
                Some(Constant::Int(value))
            }
            _ => self.float().map(Constant::Float),
        }
    }

    /// Constants up to the closing parenthesis.
    fn constants(&mut self, depth: u32) -> Option<Vec<Constant>> {
        let mut items = Vec::new();
        while !self.eat(")") {
            if !items.is_empty() && !self.eat(", ") {
                // `(1,)`
                return (items.len() == 1 && self.eat(",)")).then_some(items);
            }
            items.push(self.constant(depth + 1)?);
        }
        Some(items)
    }
}
