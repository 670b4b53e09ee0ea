//! The state from which programs are made: what the program has so far, what is visible, and what it may still cost.
//!
//! Given: random numbers. Gives: lines. The law: costs are counted in executed statements while the lines are written, loops and calls are only
//! written where they are affordable, and functions call only functions before them, so every program ends, and soon.

use super::text::Line;
use crate::support::random::Random;

/// What a variable mostly holds. Programs break that on purpose, rarely.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Int,
    Float,
    /// Any number, also another one later.
    Number,
    Str,
    Bytes,
    /// Lists, by what is in them.
    Ints,
    Floats,
    Numbers,
    Tuple,
    Dict,
    /// An instance of a class, by its index.
    Object(usize),
    /// A closure that takes a number and gives one.
    Closure,
    /// How deep a recursion may go.
    Depth(usize),
}

impl Kind {
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Int | Kind::Float | Kind::Number)
    }

    pub fn is_list(self) -> bool {
        matches!(self, Kind::Ints | Kind::Floats | Kind::Numbers)
    }

    pub fn is_container(self) -> bool {
        self.is_list() || matches!(self, Kind::Str | Kind::Bytes | Kind::Tuple | Kind::Dict)
    }

    /// What is in a container.
    pub fn item(self) -> Kind {
        match self {
            Kind::Ints | Kind::Bytes => Kind::Int,
            Kind::Floats => Kind::Float,
            Kind::Str => Kind::Str,
            _ => Kind::Number,
        }
    }
}

/// A name, or anything else that can stand on the left side: `self.x`.
#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    pub kind: Kind,
    pub is_assignable: bool,
}

impl Variable {
    pub fn new(name: impl Into<String>, kind: Kind) -> Variable {
        Variable { name: name.into(), kind, is_assignable: true }
    }

    pub fn constant(name: impl Into<String>, kind: Kind) -> Variable {
        Variable { is_assignable: false, ..Variable::new(name, kind) }
    }

    pub fn is_name(&self) -> bool {
        !self.name.contains(['.', '['])
    }
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub kind: Kind,
    pub has_default: bool,
    pub is_keyword_only: bool,
}

#[derive(Clone, Debug)]
pub struct Function {
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub returns: Kind,
    /// Executed statements of one call, at most.
    pub cost: usize,
    /// Gives numbers one after the other.
    pub is_generator: bool,
}

#[derive(Clone, Debug)]
pub struct Class {
    pub name: String,
    /// The attributes that every instance has.
    pub attributes: Vec<(String, Kind)>,
    /// Without `self`.
    pub methods: Vec<Function>,
    pub has_slots: bool,
}

/// What is visible in one function, and what it costs.
#[derive(Clone, Default, Debug)]
pub struct Scope {
    pub variables: Vec<Variable>,
    /// Loop variables that count, innermost last, with their number of values.
    pub counters: Vec<(String, usize)>,
    /// How often the present line is executed in one call.
    pub times: usize,
    pub cost: usize,
    pub affordable: usize,
    /// What is returned; nothing at module level and in generators.
    pub returns: Option<Kind>,
    pub is_generator: bool,
    pub is_module: bool,
    /// How many loops are around the present line, in this function.
    pub loops: usize,
    /// How many blocks are.
    pub blocks: usize,
}

pub struct Generator {
    pub random: Random,
    pub seed: u64,
    pub lines: Vec<Line>,
    pub depth: usize,
    pub functions: Vec<Function>,
    pub classes: Vec<Class>,
    pub globals: Vec<Variable>,
    pub scope: Scope,
    /// Whether what is wrong may stand here: not where nothing catches it.
    pub makes_mistakes: bool,
    names: usize,
}

impl Generator {
    pub fn new(seed: u64) -> Generator {
        let random = Random::seeded(seed);
        let (lines, functions, classes, globals) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Generator { random, seed, lines, depth: 0, functions, classes, globals, scope: Scope::default(), makes_mistakes: true, names: 0 }
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.random.below(limit)
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn one_of<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.random.below(items.len())]
    }

    pub fn line(&mut self, text: impl Into<String>) {
        self.lines.push(Line { depth: self.depth, text: text.into(), is_pinned: false });
        self.scope.cost += self.scope.times;
    }

    pub fn pinned(&mut self, text: impl Into<String>) {
        self.line(text);
        self.lines.last_mut().expect("there is one now").is_pinned = true;
    }

    /// A header, and what is written below it.
    pub fn block(&mut self, header: impl Into<String>, body: impl FnOnce(&mut Generator)) {
        self.line(header);
        let visible = self.scope.variables.len();
        self.depth += 1;
        self.scope.blocks += 1;
        body(self);
        self.scope.blocks -= 1;
        self.depth -= 1;
        self.scope.variables.truncate(visible);
    }

    /// A block that is executed `times` as often.
    pub fn looped(&mut self, header: impl Into<String>, times: usize, body: impl FnOnce(&mut Generator)) {
        let before = self.scope.times;
        let counters = self.scope.counters.len();
        self.block(header, |this| {
            this.scope.times = before.saturating_mul(times.max(1));
            this.scope.loops += 1;
            body(this);
            this.scope.loops -= 1;
        });
        self.scope.counters.truncate(counters);
        self.scope.times = before;
    }

    /// Whether so many more statements, here, are affordable.
    pub fn affords(&self, cost: usize) -> bool {
        self.scope.times.saturating_mul(cost).saturating_add(self.scope.cost) <= self.scope.affordable
    }

    /// How often statements may still be executed for every time that this line is.
    pub fn left(&self) -> usize {
        self.scope.affordable.saturating_sub(self.scope.cost) / self.scope.times.max(1)
    }

    /// A new name. Those of modules must not meet those of other programs.
    pub fn name(&mut self, stem: &str) -> String {
        self.names += 1;
        if self.scope.is_module { format!("{stem}{}_{}", self.names, self.seed) } else { format!("{stem}{}", self.names) }
    }

    /// A new name that the whole file sees.
    pub fn global_name(&mut self, stem: &str) -> String {
        self.names += 1;
        format!("{stem}{}_{}", self.names, self.seed)
    }

    /// A variable that satisfies this.
    pub fn variable(&mut self, is_wanted: impl Fn(&Variable) -> bool) -> Option<Variable> {
        let local: Vec<usize> = (0..self.scope.variables.len()).filter(|at| is_wanted(&self.scope.variables[*at])).collect();
        let global: Vec<usize> = (0..self.globals.len()).filter(|at| is_wanted(&self.globals[*at])).collect();
        if !global.is_empty() && (local.is_empty() || self.one_in(5)) {
            return Some(self.globals[global[self.random.below(global.len())]].clone());
        }
        (!local.is_empty()).then(|| self.scope.variables[local[self.random.below(local.len())]].clone())
    }

    pub fn of_kind(&mut self, kind: Kind) -> Option<Variable> {
        self.variable(|variable| variable.kind == kind)
    }

    pub fn assignable(&mut self, kind: Kind) -> Option<Variable> {
        self.variable(|variable| variable.kind == kind && variable.is_assignable)
    }

    /// Writes a function's lines with a scope of its own, and gives back what it costs.
    pub fn in_scope(&mut self, scope: Scope, write: impl FnOnce(&mut Generator)) -> usize {
        let before = std::mem::replace(&mut self.scope, scope);
        write(self);
        std::mem::replace(&mut self.scope, before).cost
    }
}
