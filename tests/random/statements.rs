//! Random statements: assignments, loops, exceptions.
//!
//! Given: what is visible. Gives: lines. The law: counters of `while` loops change in pinned lines before anything else in the loop does, so
//! every loop ends; what a loop keeps from one time to the next is limited, so nothing grows without end.

use super::generator::{Generator, Kind, Variable};

const HANDLED: &[&str] = &[
    "Exception", "Exception", "ArithmeticError", "(TypeError, ValueError)", "ZeroDivisionError", "LookupError", "IndexError",
    "(OverflowError, Trouble)", "(ZeroDivisionError, IndexError, KeyError)", "TypeError",
];

/// Where ranges begin: also a little before the limits of small integers and machine words.
const STARTS: &[&str] = &[
    "0", "0", "0", "1", "-5", "1000", "2147483640", "2305843009213693900", "4611686018427387800", "9223372036854775700", "-4611686018427388000",
];

/// Loops have at most so many loops around them.
const NESTED: usize = 3;
/// And blocks.
const BLOCKS: usize = 6;

impl Generator {
    /// The first values of what a function computes with.
    pub fn beginning(&mut self) {
        let numbers = [Kind::Int, Kind::Int, Kind::Float, Kind::Number];
        let others = [Kind::Ints, Kind::Floats, Kind::Numbers, Kind::Str, Kind::Tuple, Kind::Dict, Kind::Bytes];
        let kinds = [&numbers[..], &others[..]].concat();
        let n_variables = 2 + self.below(5);
        for at in 0..n_variables {
            let kind = if at == 0 { Kind::Int } else { kinds[self.below(kinds.len())] };
            self.declare(kind);
        }
    }

    /// A new variable of this kind; what an object has is a variable, too.
    pub fn declare(&mut self, kind: Kind) {
        let value = if kind.is_number() { self.expression(kind, 1) } else { self.container_or_text(kind) };
        let name = self.name(match kind {
            Kind::Int => "n",
            Kind::Float => "f",
            Kind::Number => "v",
            Kind::Str => "s",
            Kind::Object(_) => "o",
            _ => "xs",
        });
        self.line(format!("{name} = {value}"));
        if let Kind::Object(class) = kind {
            for (attribute, kind) in self.classes[class].attributes.clone() {
                self.scope.variables.push(Variable::new(format!("{name}.{attribute}"), kind));
            }
        }
        self.scope.variables.push(Variable { name, kind, is_assignable: !matches!(kind, Kind::Object(_)) });
    }

    fn container_or_text(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Str => self.text(1),
            // A variable of its own: what two names share makes sums that grow.
            Kind::Ints | Kind::Floats | Kind::Numbers => format!("list({})", self.container(kind)),
            _ => self.container(kind),
        }
    }

    pub fn statements(&mut self, n: usize) {
        for _ in 0..n {
            if self.affords(4) {
                self.statement();
            }
        }
    }

    fn statement(&mut self) {
        let is_deep = self.scope.blocks >= BLOCKS;
        match self.below(40) {
            0..=9 => self.assignment(),
            10..=12 => self.augmented(),
            13 | 14 => self.container_statement(),
            15..=17 if !is_deep => self.branch(),
            18..=24 if !is_deep && self.scope.loops < NESTED => self.loop_(),
            25..=27 if !is_deep => self.try_(),
            28 | 29 => self.leave(),
            30 => self.raise(),
            31 | 32 => self.note(),
            33 | 34 if !is_deep => self.event(),
            35 if !is_deep => self.match_(),
            36 => self.unpacking(),
            37 if self.scope.is_generator => self.give(),
            38 if !is_deep && !self.scope.is_generator => self.with(),
            39 => self.inspect(),
            _ => self.assignment(),
        }
    }

    fn number_kind(&mut self) -> Kind {
        [Kind::Int, Kind::Int, Kind::Float, Kind::Number][self.random.below(4)]
    }

    fn assignment(&mut self) {
        let kind = if self.one_in(12) { Kind::Str } else { self.number_kind() };
        let Some(variable) = self.assignable(kind) else { return self.note() };
        let name = variable.name;
        match kind {
            Kind::Str => {
                let value = self.text(2);
                self.line(format!("{name} = {value}"));
                self.line(format!("if {name}.__len__() > 40: {name} = {name}[3:20]"));
            }
            Kind::Int if self.one_in(8) => {
                let value = self.atom(Kind::Int);
                let change = self.one_of(&["+ 1", "+ 3", "+ 4611686018427387904", "-", "^"]);
                self.line(format!("{name} = {name} {change}{}", if change.contains(' ') { String::new() } else { format!(" {value}") }));
                self.limit_int(&name);
            }
            Kind::Int => {
                let depth = 1 + self.below(3);
                let value = self.limited_int(depth);
                self.line(format!("{name} = {value}"));
            }
            _ => {
                let depth = 1 + self.below(3);
                let value = self.expression(kind, depth);
                self.limit(&name, kind);
                self.line(format!("{name} = {value}"));
                self.limit(&name, kind);
            }
        }
    }

    /// Keeps a number that grows from leaving what is interesting. This stands before what makes it larger, since a str that has come into the
    /// variable is refused here, before it doubles; and behind that, since two variables of which each grows by a power of the other would
    /// fill the memory, and so would a global whose square is given to a function that adds that to it.
    fn limit(&mut self, name: &str, kind: Kind) {
        let line = match (kind, self.below(4)) {
            (Kind::Float, 0) => format!("if abs({name}) > 1e300: {name} = -0.0"),
            (Kind::Float, 1) => format!("{name} = {name} % 1000.0"),
            (Kind::Float, _) => format!("if not abs({name}) < 1e100: {name} = 1.5"),
            (_, 0) => format!("if not -1e9 < {name} < 1e9: {name} = {name} % 100003"),
            (_, 1) => format!("if not -2305843009213693952 < {name} < 2305843009213693951: {name} = 7"),
            (_, _) => format!("if not -(2 ** 70) < {name} < 2 ** 70: {name} = 2 ** 61 - 1"),
        };
        self.line(line);
    }

    fn augmented(&mut self) {
        let kind = self.number_kind();
        let Some(variable) = self.assignable(kind) else { return self.note() };
        let name = variable.name;
        let line = match (kind, self.below(12)) {
            (Kind::Int, 0..=3) => format!("{name} += {}", self.int(1)),
            (Kind::Int, 4) => format!("{name} -= {}", self.int(1)),
            (Kind::Int, 5) => format!("{name} //= {}", self.one_of(&["2", "3", "-7", "n", "16", "1"])),
            (Kind::Int, 6) => format!("{name} %= {}", self.one_of(&["1000", "-97", "65536", "4611686018427387904"])),
            (Kind::Int, 7) => format!("{name} &= {}", self.one_of(&["255", "-2", "2305843009213693951", "18446744073709551615"])),
            (Kind::Int, 8) => format!("{name} ^= {}", self.int(1)),
            (Kind::Int, 9) => format!("{name} |= {}", self.atom(Kind::Int)),
            (Kind::Int, 10) => format!("{name} >>= {}", self.one_of(&["1", "3", "33", "62", "64"])),
            (Kind::Int, _) => format!("{name} <<= {}", self.one_of(&["1", "3", "31", "0"])),
            (_, 0..=3) => format!("{name} += {}", self.expression(kind, 1)),
            (_, 4 | 5) => format!("{name} -= {}", self.expression(kind, 1)),
            (_, 6 | 7) => format!("{name} *= {}", self.one_of(&["1.5", "-1.0", "0.5", "2.0", "-1.25", "3.0"])),
            (_, 8 | 9) => format!("{name} /= {}", self.one_of(&["2", "1.5", "-3.0", "7"])),
            (_, 10) => format!("{name} //= {}", self.one_of(&["2", "1.5", "-3.0"])),
            (_, _) => format!("{name} **= {}", self.one_of(&["2", "1", "0"])),
        };
        let line = if line.ends_with("= n") { format!("{name} //= 5") } else { line };
        let limit = |this: &mut Self| match kind {
            Kind::Int => this.limit_int(&name),
            _ => this.limit(&name, kind),
        };
        limit(self);
        self.line(line);
        limit(self);
    }

    fn limit_int(&mut self, name: &str) {
        self.line(format!("if not -(2 ** 80) < {name} < 2 ** 80: {name} = {name} & 1073741823"));
    }

    fn container_statement(&mut self) {
        let Some(variable) = self.variable(|variable| variable.kind.is_list() || variable.kind == Kind::Dict) else { return self.assignment() };
        let (name, item) = (variable.name, variable.kind.item());
        let value = match item {
            Kind::Int => self.limited_int(1),
            // Products of items would grow from one time to the next.
            Kind::Number => self.atom(item),
            _ => self.expression(item, 1),
        };
        let index = self.index();
        if variable.kind == Kind::Dict {
            let key = format!("({index}) % 50");
            let line = match self.below(6) {
                0 | 1 => format!("{name}[{key}] = {value}"),
                2 => format!("{name}[{key}] = {name}.get({key}, 0) + 1"),
                3 => format!("{name}.setdefault({key}, {value})"),
                4 => format!("{name}.pop({key}, None)"),
                _ => format!("{name}[{}] = {value}", self.one_of(&["1.0", "True", "'k'", "(1, 2)", "None", "2 ** 64", "-0.0"])),
            };
            return self.line(line);
        }
        let line = match self.below(16) {
            0..=4 => format!("{name}[{index}] = {value}"),
            5 | 6 => format!("{name}[({index}) % (len({name}) or 1)] = {value}"),
            7..=9 => {
                self.line(format!("{name}.append({value})"));
                format!("if {name}.__len__() > {}: del {name}[:{}]", 10 + self.below(30), 3 + self.below(9))
            }
            10 => format!("if {name}: {name}.pop({})", self.one_of(&["", "0", "-1"])),
            11 => format!("{name}[{}:{}] = [{value}]", self.one_of(&["1", "0", "-2"]), self.one_of(&["2", "1", ""])),
            // Where NaN goes when it is sorted is nobody's promise.
            12 if variable.kind == Kind::Ints => format!("{name}.sort()"),
            12 => format!("{name}.{}()", self.one_of(&["reverse", "copy", "clear"])),
            13 => format!("{name} = {name}[{}]", self.one_of(&["::-1", "1:", ":-1", "::2", ":"])),
            14 => format!("{name}.insert({index}, {value})"),
            _ => format!("{name} = {name} + [{value}]"),
        };
        // A name that is read only in a function is not assigned there.
        let assigns = line.starts_with(&format!("{name} = "));
        self.line(if assigns && !variable.is_assignable { format!("{name}.append({value})") } else { line });
        self.line(format!("if {name}.__len__() > 40: del {name}[4:]"));
    }

    fn branch(&mut self) {
        let condition = self.condition(2);
        let n = 1 + self.below(2);
        self.block(format!("if {condition}:"), |this| this.statements(n));
        if self.one_in(4) {
            let condition = self.condition(1);
            self.block(format!("elif {condition}:"), |this| this.statements(1));
        }
        if self.one_in(2) {
            self.block("else:", |this| this.statements(n));
        }
    }

    /// How often a loop is gone through: long ones where that is affordable.
    fn rounds(&mut self) -> usize {
        let most = (self.left() / 8).clamp(1, 4000);
        match self.below(4) {
            0 => 1 + self.below(most.min(12)),
            1 => 1 + self.below(most),
            _ => most / 2 + self.below(most / 2 + 1),
        }
        .max(1)
    }

    pub fn loop_(&mut self) {
        if !self.affords(20) {
            return self.assignment();
        }
        match self.below(12) {
            0..=4 => self.for_range(),
            5..=7 => self.while_(),
            8 if self.one_in(3) => self.generator_steps(),
            8 => self.for_generator(),
            _ => self.for_items(),
        }
        if self.one_in(6) {
            self.block("else:", |this| this.statements(1));
        }
    }

    fn loop_body(&mut self) {
        let n = 1 + self.below(5);
        self.statements(n);
    }

    fn for_range(&mut self) {
        let rounds = self.rounds();
        let counter = self.name("i");
        let start = self.one_of(STARTS);
        let step = self.one_of(&["1", "1", "1", "2", "3", "-1", "-2", "7", "65537", "-1000000007"]);
        let (first, by): (i128, i128) = (start.parse().expect("is a number"), step.parse().expect("is a number"));
        let stop = first + by * rounds as i128;
        let range = match (start, step) {
            // Empty, and empty because of the step's sign.
            _ if self.one_in(30) => "range(3, 3)".to_owned(),
            _ if self.one_in(30) => format!("range({start}, {stop}, {})", -by),
            ("0", "1") => format!("range({stop})"),
            (_, "1") => format!("range({start}, {stop})"),
            _ => format!("range({start}, {stop}, {step})"),
        };
        self.looped(format!("for {counter} in {range}:"), rounds, |this| {
            this.scope.variables.push(Variable { name: counter.clone(), kind: Kind::Int, is_assignable: !this.scope.is_module });
            if (start, step) == ("0", "1") {
                this.scope.counters.push((counter.clone(), rounds));
            }
            this.loop_body();
        });
    }

    fn while_(&mut self) {
        let rounds = self.rounds();
        let counter = self.name("w");
        self.line(format!("{counter} = 0"));
        let also = if self.one_in(3) { format!(" and {}", self.condition(1)) } else { String::new() };
        let header = match self.below(6) {
            0 => "while True:".to_owned(),
            _ => format!("while {counter} < {rounds}{also}:"),
        };
        let is_endless = header == "while True:";
        self.lines.last_mut().expect("the counter").is_pinned = true;
        self.looped(header, rounds, |this| {
            this.pinned(format!("{counter} += 1"));
            if is_endless {
                this.pinned(format!("if {counter} > {rounds}: break"));
            }
            this.scope.variables.push(Variable::constant(counter.clone(), Kind::Int));
            this.scope.counters.push((counter.clone(), rounds));
            this.loop_body();
        });
    }

    /// A loop over a container, which may change under way.
    fn for_items(&mut self) {
        let kinds = [Kind::Ints, Kind::Floats, Kind::Numbers, Kind::Tuple, Kind::Dict, Kind::Bytes, Kind::Str];
        let kind = kinds[self.below(kinds.len())];
        let Some(container) = self.of_kind(kind) else { return self.for_range() };
        let (item, at, other) = (self.name("x"), self.name("at"), self.name("y"));
        let name = container.name;
        // Longer loops over short containers.
        let rounds = 40;
        if !self.affords(rounds * 4) {
            return self.for_range();
        }
        let number = |name: &str, kind: Kind| Variable::constant(name, kind);
        let (header, variables) = match (kind, self.below(6)) {
            (Kind::Dict, 0 | 1) => (format!("for {at}, {item} in list({name}.items()):"), vec![number(&item, Kind::Number)]),
            (Kind::Dict, 2) => (format!("for {item} in list({name}.values()):"), vec![number(&item, Kind::Number)]),
            (Kind::Dict, 3) => (format!("for {at}, {item} in {name}.copy().items():"), vec![number(&item, Kind::Number)]),
            (Kind::Dict, _) => (format!("for {item} in [*{name}]:"), vec![number(&item, Kind::Number)]),
            (_, 0) => (format!("for {at}, {item} in enumerate({name}):"), vec![number(&at, Kind::Int), number(&item, kind.item())]),
            (_, 1) => (format!("for {item} in reversed({name}):"), vec![number(&item, kind.item())]),
            (_, 2) => match self.of_kind(Kind::Ints) {
                Some(second) => {
                    let header = format!("for {item}, {other} in zip({name}, {}):", second.name);
                    (header, vec![number(&item, kind.item()), number(&other, Kind::Int)])
                }
                None => (format!("for {at}, {item} in zip(range(9), {name}):"), vec![number(&at, Kind::Int), number(&item, kind.item())]),
            },
            (Kind::Ints, 3) => (format!("for {item} in sorted({name}):"), vec![number(&item, Kind::Int)]),
            // A list that grows while it is gone through would not end.
            (_, _) if kind.is_list() => (format!("for {item} in {name}[:{rounds}]:"), vec![number(&item, kind.item())]),
            (_, _) => (format!("for {item} in {name}:"), vec![number(&item, kind.item())]),
        };
        self.looped(header, rounds, |this| {
            this.scope.variables.extend(variables);
            // `enumerate` and `zip` do not know the end of a list that grows.
            if kind.is_list() {
                this.pinned(format!("if {name}.__len__() > 45: break"));
            }
            this.loop_body();
        });
    }

    fn for_generator(&mut self) {
        let left = self.left();
        let generators: Vec<_> = self.functions.iter().filter(|function| function.is_generator && function.cost * 2 + 40 < left).cloned().collect();
        let Some(generator) = generators.get(self.random.below(generators.len())) else { return self.for_range() };
        let item = self.name("x");
        let call = self.call_of(&generator.name.clone(), generator);
        self.looped(format!("for {item} in {call}:"), (generator.cost / 4).max(1), |this| {
            this.scope.variables.push(Variable::constant(item.clone(), Kind::Number));
            this.loop_body();
        });
    }

    /// A generator that gets values and exceptions.
    fn generator_steps(&mut self) {
        let left = self.left();
        let generators: Vec<_> = self.functions.iter().filter(|function| function.is_generator && function.cost * 2 + 40 < left).cloned().collect();
        let Some(generator) = generators.get(self.random.below(generators.len())) else { return self.for_range() };
        let (steps, step) = (self.name("steps"), self.name("i"));
        let call = self.call_of(&generator.name.clone(), generator);
        self.line(format!("{steps} = {call}"));
        self.line(format!("note(next({steps}, 'end'))"));
        let n_steps = 1 + self.below(12);
        self.looped(format!("for {step} in range({n_steps}):"), n_steps, |this| {
            this.scope.counters.push((step.clone(), n_steps));
            let (sent, at) = (this.number(1), this.below(n_steps));
            this.block("try:", |this| {
                this.line(format!("note({steps}.send({sent}))"));
                match this.below(3) {
                    0 => this.line(format!("if {step} == {at}: note({steps}.throw(ValueError({step})))")),
                    1 => this.line(format!("if {step} == {at}: {steps}.close()")),
                    _ => this.line(format!("note(next({steps}, {step}))")),
                }
            });
            this.block("except (StopIteration, ValueError, AttributeError) as error:", |this| this.line("note(about(error))"));
        });
    }

    fn try_(&mut self) {
        let n = 1 + self.below(3);
        self.block("try:", |this| this.statements(n));
        let shape = self.below(6);
        // A generator that is left in the middle runs its `finally` some time later.
        if shape > 0 || self.scope.is_generator {
            let handled = self.one_of(HANDLED);
            self.block(format!("except {handled} as error:"), |this| {
                this.line("note(about(error))");
                match this.below(9) {
                    0 => this.line("raise"),
                    1 => this.line("raise Trouble('again') from error"),
                    _ => this.statements(1),
                }
            });
            if self.one_in(4) {
                self.block("except Exception as error:", |this| this.line("note(type(error).__name__)"));
            }
            if self.one_in(5) {
                self.block("else:", |this| this.statements(1));
            }
        }
        if (shape == 0 || shape == 1) && !self.scope.is_generator {
            self.block("finally:", |this| this.statements(1));
        }
    }

    /// `break`, `continue` or `return`, seldom.
    fn leave(&mut self) {
        let rarely = match self.scope.counters.last().cloned() {
            Some((counter, rounds)) => match self.below(3) {
                0 => format!("{counter} == {}", self.below(rounds + 1)),
                1 => format!("{counter} % {} == {}", 2 + self.random.below(30), self.random.below(3)),
                _ => format!("{counter} > {} and {}", rounds / 2, self.condition(1)),
            },
            None => self.condition(1),
        };
        match self.below(3) {
            0 | 1 if self.scope.loops > 0 => {
                let word = self.one_of(&["break", "continue", "continue"]);
                self.line(format!("if {rarely}: {word}"));
            }
            _ => match self.scope.returns {
                Some(kind) => {
                    let value = self.expression(kind, 1);
                    self.line(format!("if {rarely}: return {value}"));
                }
                None if self.scope.is_generator => self.line(format!("if {rarely}: return")),
                None => self.note(),
            },
        }
    }

    fn raise(&mut self) {
        let condition = match self.scope.counters.last().cloned() {
            Some((counter, rounds)) => format!("{counter} == {}", self.below(rounds)),
            None => self.condition(1),
        };
        let value = self.number(1);
        let raised = match self.below(5) {
            0 => format!("ValueError({value})"),
            1 => format!("KeyError({value})"),
            2 => format!("IndexError('index', {value})"),
            _ => format!("Trouble({value}, look(locals()))"),
        };
        self.line(format!("if {condition}: raise {raised}"));
    }

    /// Most notes are taken now and then only.
    pub fn note(&mut self) {
        let value = match self.below(6) {
            0 => match self.variable(|variable| !matches!(variable.kind, Kind::Closure | Kind::Object(_))) {
                Some(variable) => variable.name,
                None => self.number(1),
            },
            1 => format!("({}, {})", self.number(1), self.text(1)),
            _ => self.number(2),
        };
        match self.scope.counters.last().cloned() {
            Some((counter, rounds)) if rounds > 20 && !self.one_in(5) => {
                let n = 2 + self.below(rounds / 4 + 2);
                self.line(format!("if {counter} % {n} == {}: note({value})", n / 2));
            }
            _ => self.line(format!("note({value})")),
        }
    }

    fn match_(&mut self) {
        let subject = self.number(1);
        self.block(format!("match {subject}:"), |this| {
            let number = this.below(5);
            this.block(format!("case {number} | True:"), |this| this.statements(1));
            if this.one_in(2) {
                this.block("case float():", |this| this.statements(1));
            }
            this.block("case int() as found if found > 10:", |this| {
                this.scope.variables.push(Variable::constant("found", Kind::Int));
                this.statements(1);
            });
            if this.one_in(2) {
                this.block("case _:", |this| this.statements(1));
            }
        });
    }

    fn unpacking(&mut self) {
        let (Some(left), Some(right)) = (self.assignable(Kind::Int), self.assignable(Kind::Number)) else { return self.assignment() };
        let (left, right) = (left.name, right.name);
        let line = match self.below(4) {
            0 => format!("{left}, {right} = {}, {left}", self.limited_int(1)),
            1 => format!("{right}, {left} = divmod({}, {})", self.int(1), self.one_of(&["7", "-10", "64"])),
            2 => match self.of_kind(Kind::Ints) {
                Some(items) => format!("{left}, {right}, *rest = {}", items.name),
                None => format!("{left}, {right} = {right}, {left}"),
            },
            _ => format!("[{left}, {right}] = ({}, {})", self.limited_int(1), self.atom(Kind::Number)),
        };
        self.line(format!("if isinstance({left}, float) or not -(2 ** 90) < {left} < 2 ** 90: {left} = 12345"));
        self.limit(&right, Kind::Number);
        self.line(line);
        self.limit_int(&left);
        self.limit(&right, Kind::Number);
    }

    fn give(&mut self) {
        let value = self.number(1);
        match self.assignable(Kind::Number) {
            Some(variable) if self.one_in(3) => {
                let name = variable.name;
                self.line(format!("{name} = (yield {value}) or {name}"));
            }
            _ => self.line(format!("yield {value}")),
        }
    }

    fn with(&mut self) {
        let swallows = self.one_of(&["True", "False", "True"]);
        self.block(format!("with Guard({swallows}) as inside:"), |this| {
            let n = 1 + this.below(2);
            this.statements(n);
        });
    }

    /// A look at the frame from inside or from a callee.
    fn inspect(&mut self) {
        let look = self.one_of(&["look(locals())", "look(sys._getframe().f_locals)", "peek()", "callers()", "sys._getframe().f_lineno"]);
        let look = if self.scope.is_module { "sys._getframe().f_lineno" } else { look };
        match self.scope.counters.last().cloned() {
            Some((counter, rounds)) => {
                let at = self.below(rounds);
                self.line(format!("if {counter} == {at}: note({look})"));
            }
            None if self.scope.times < 50 => self.line(format!("note({look})")),
            None => self.note(),
        }
    }
}
