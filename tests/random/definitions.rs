//! Functions, generators, closures and classes of random programs, and the programs.
//!
//! Given: a seed. Gives: a program. The law: equal seeds give equal programs; functions call only those before them, and say what they cost.

use super::generator::{Class, Function, Generator, Kind, Parameter, Scope, Variable};
use super::text::Program;

/// Executed statements of a whole program: some ten milliseconds.
const AFFORDABLE: usize = 40_000;

/// The program of this seed.
pub fn program(seed: u64) -> Program {
    let mut generator = Generator::new(seed);
    generator.scope = Scope { times: 1, affordable: AFFORDABLE, ..Scope::default() };
    generator.definitions();
    generator.main();
    Program { seed, lines: generator.lines }
}

impl Generator {
    fn definitions(&mut self) {
        for _ in 0..1 + self.below(3) {
            let kind = [Kind::Int, Kind::Float, Kind::Number, Kind::Ints][self.below(4)];
            let value = if kind.is_number() { self.constant_of(kind) } else { "[1, 2, 3]".to_owned() };
            let name = self.global_name("G");
            self.line(format!("{name} = {value}"));
            // Functions assign them where they say `global`.
            self.globals.push(Variable::constant(name, kind));
        }
        for _ in 0..self.below(4) {
            self.some_function();
        }
        for _ in 0..self.below(3) {
            self.class();
        }
        for _ in 0..1 + self.below(3) {
            self.some_function();
        }
    }

    fn some_function(&mut self) {
        match self.below(8) {
            0 => self.recursive_function(),
            1 => self.generator_function(),
            2 => self.closure_maker(),
            _ => self.plain_function(),
        }
    }

    fn parameters(&mut self) -> Vec<Parameter> {
        let n_parameters = 1 + self.below(3);
        let mut has_default = false;
        let mut is_keyword_only = false;
        let kinds = [Kind::Int, Kind::Int, Kind::Int, Kind::Float, Kind::Float, Kind::Number, Kind::Ints, Kind::Floats];
        let parameters = (0..n_parameters).map(|at| {
            has_default |= at > 0 && self.one_in(4);
            is_keyword_only |= at > 0 && self.one_in(8);
            let kind = kinds[self.below(if has_default { 6 } else { kinds.len() })];
            Parameter { name: ["a", "b", "c"][at].to_owned(), kind, has_default, is_keyword_only }
        });
        parameters.collect()
    }

    /// The header's list, with default values.
    fn signature(&mut self, parameters: &[Parameter], first: &[&str]) -> String {
        let mut parts: Vec<String> = first.iter().map(|&name| name.to_owned()).collect();
        let mut stands = false;
        for parameter in parameters {
            if parameter.is_keyword_only && !stands {
                stands = true;
                parts.push("*".to_owned());
            }
            let default = if parameter.has_default { format!("={}", self.constant_of(parameter.kind)) } else { String::new() };
            parts.push(format!("{}{default}", parameter.name));
        }
        parts.join(", ")
    }

    fn constant_of(&mut self, kind: Kind) -> String {
        let before = std::mem::take(&mut self.scope.variables);
        let globals = std::mem::take(&mut self.globals);
        self.makes_mistakes = false;
        let value = self.expression(kind, 0);
        self.makes_mistakes = true;
        (self.scope.variables, self.globals) = (before, globals);
        value
    }

    fn scope_of(&mut self, parameters: &[Parameter], returns: Option<Kind>) -> Scope {
        let variables = parameters.iter().map(|parameter| Variable::new(parameter.name.clone(), parameter.kind)).collect();
        // Cheap functions are called often.
        let affordable = [8, 15, 40, 150, 600][self.below(5)];
        Scope { variables, times: 1, affordable, returns, ..Scope::default() }
    }

    /// `global` for some, which become assignable.
    fn globals_of_function(&mut self) {
        for at in 0..self.globals.len() {
            if self.one_in(3) && self.globals[at].kind.is_number() && self.globals[at].is_name() {
                let global = self.globals[at].clone();
                self.line(format!("global {}", global.name));
                self.scope.variables.push(Variable { is_assignable: true, ..global });
            }
        }
    }

    fn body_with_return(&mut self, returns: Kind) {
        self.globals_of_function();
        if self.one_in(2) {
            self.beginning();
        }
        let n_statements = self.below(6);
        self.statements(n_statements);
        let value = if returns == Kind::Int { self.limited_int(2) } else { self.expression(returns, 2) };
        self.line(format!("return {value}"));
    }

    fn plain_function(&mut self) {
        let function = self.function("f", &[], Vec::new());
        self.functions.push(function);
    }

    /// Writes a function with its body; `own` are variables that it has beside its parameters.
    fn function(&mut self, stem: &str, first: &[&str], own: Vec<Variable>) -> Function {
        let name = if first.is_empty() { self.global_name(stem) } else { self.name(stem) };
        let parameters = self.parameters();
        let returns = [Kind::Int, Kind::Int, Kind::Float, Kind::Number][self.below(4)];
        let signature = self.signature(&parameters, first);
        let mut scope = self.scope_of(&parameters, Some(returns));
        scope.variables.extend(own);
        let cost = self.definition(format!("def {name}({signature}):"), scope, |this| this.body_with_return(returns));
        Function { name, parameters, returns, cost, is_generator: false }
    }

    fn definition(&mut self, header: String, scope: Scope, write: impl FnOnce(&mut Generator)) -> usize {
        let mut cost = 0;
        self.block(header, |this| cost = this.in_scope(scope, write));
        cost
    }

    fn recursive_function(&mut self) {
        let name = self.global_name("r");
        let twice = self.one_in(3);
        let most = if twice { 6 } else { [5, 20, 60][self.below(3)] };
        let kind = [Kind::Int, Kind::Float, Kind::Number][self.below(3)];
        let parameters = vec![
            Parameter { name: "depth".into(), kind: Kind::Depth(most), has_default: false, is_keyword_only: false },
            Parameter { name: "a".into(), kind, has_default: false, is_keyword_only: false },
        ];
        let scope = Scope { variables: vec![Variable::new("a", kind)], times: 1, affordable: 12, returns: Some(kind), ..Scope::default() };
        let cost = self.definition(format!("def {name}(depth, a):"), scope, |this| {
            let (last, mine) = (this.expression(kind, 1), this.expression(kind, 1));
            this.pinned(format!("if depth <= 0: return {last}"));
            if kind == Kind::Number {
                // An argument that is a product of itself at each level would have more digits than can be counted.
                this.pinned("if not -(2 ** 90) < a < 2 ** 90: a = 12345");
            }
            let n_statements = this.below(3);
            this.statements(n_statements);
            let limit = if kind == Kind::Int { " & 4611686018427387903" } else { "" };
            let sign = this.one_of(&["+", "-"]);
            let argument = if kind == Kind::Int { this.limited_int(1) } else { this.expression(kind, 1) };
            match twice {
                true => this.line(format!("return ({name}(depth - 1, {argument}) {sign} {name}(depth - 2, {mine})){limit}")),
                false => this.line(format!("return ({mine} {sign} {name}(depth - 1, {argument})){limit}")),
            }
        });
        let cost = cost * if twice { 40 } else { most };
        self.functions.push(Function { name, parameters, returns: kind, cost, is_generator: false });
    }

    fn generator_function(&mut self) {
        let name = self.global_name("g");
        let parameters = self.parameters();
        let signature = self.signature(&parameters, &[]);
        let mut scope = self.scope_of(&parameters, None);
        scope.is_generator = true;
        scope.affordable = scope.affordable.max(40);
        let cost = self.definition(format!("def {name}({signature}):"), scope, |this| {
            this.beginning();
            this.line("yield 1");
            this.loop_();
            let value = this.number(1);
            this.line(format!("yield {value}"));
            if this.one_in(4) {
                this.line("yield from [2.5, 3]");
            }
            this.line("return 7");
        });
        self.functions.push(Function { name, parameters, returns: Kind::Number, cost, is_generator: true });
    }

    /// A function that makes closures over one number; a call of it gives one, so only a variable refers to it.
    fn closure_maker(&mut self) {
        let (name, keeper) = (self.global_name("make"), self.global_name("c"));
        let kind = [Kind::Int, Kind::Float, Kind::Number][self.below(3)];
        let first = self.constant_of(kind);
        let scope = Scope { variables: vec![Variable::new("kept", kind)], times: 1, affordable: 20, ..Scope::default() };
        self.definition(format!("def {name}(kept):"), scope, |this| {
            let mut inner = this.scope.clone();
            inner.variables.push(Variable::new("value", Kind::Number));
            inner.affordable = 8;
            inner.returns = Some(Kind::Number);
            this.definition("def change(value):".to_owned(), inner, |this| {
                this.pinned("nonlocal kept");
                let n_statements = 1 + this.below(2);
                this.statements(n_statements);
                let value = this.number(1);
                this.line(format!("return {value}"));
            });
            this.line("return change");
        });
        self.line(format!("{keeper} = {name}({first})"));
        self.globals.push(Variable::constant(keeper, Kind::Closure));
    }

    fn class(&mut self) {
        let name = self.global_name("C");
        let base = match self.classes.last() {
            Some(class) if self.random.below(2) == 0 => Some(class.clone()),
            _ => None,
        };
        let attributes: Vec<(String, Kind)> = match &base {
            Some(base) => base.attributes.clone(),
            None => (0..1 + self.below(3)).map(|at| (format!("x{at}"), [Kind::Int, Kind::Float, Kind::Number][self.below(3)])).collect(),
        };
        let has_slots = base.as_ref().is_some_and(|base| base.has_slots) || base.is_none() && self.one_in(6);
        let mut methods = base.as_ref().map_or(Vec::new(), |base| base.methods.clone());
        let header = base.as_ref().map_or(format!("class {name}:"), |base| format!("class {name}({}):", base.name));
        let own: Vec<Variable> = attributes.iter().map(|(name, kind)| Variable::new(format!("self.{name}"), *kind)).collect();
        self.block(header, |this| {
            let limit = this.constant_of(Kind::Number);
            this.line(format!("limit = {limit}"));
            if base.is_none() {
                this.first_attributes(&attributes, has_slots);
            }
            let n_methods = 1 + this.below(3);
            for _ in 0..n_methods {
                let mut variables = own.clone();
                variables.push(Variable::constant(this.one_of(&["self.limit", "self.limit", "type(self).limit", &format!("{name}.limit")]), Kind::Number));
                match methods.iter().position(|_| this.random.below(3) == 0) {
                    Some(at) if base.is_some() => this.overriding_method(&mut methods[at], variables),
                    _ => methods.push(this.function("m", &["self"], variables)),
                }
            }
            if this.one_in(3) {
                this.special_methods(&attributes[0].0);
            }
        });
        if self.one_in(2) {
            self.globals.push(Variable::constant(format!("{name}.limit"), Kind::Number));
        }
        self.classes.push(Class { name, attributes, methods, has_slots });
    }

    fn first_attributes(&mut self, attributes: &[(String, Kind)], has_slots: bool) {
        let names: Vec<&str> = attributes.iter().map(|(name, _)| name.as_str()).collect();
        if has_slots {
            self.line(format!("__slots__ = {names:?}"));
        }
        self.block(format!("def __init__(self, {}):", names.join(", ")), |this| {
            // In another order for some instances: two shapes.
            if this.one_in(4) {
                let assign = |order: &[&str]| order.iter().map(|name| format!("self.{name} = {name}")).collect::<Vec<_>>().join("; ");
                let (forwards, backwards) = (assign(&names), assign(&names.iter().rev().copied().collect::<Vec<_>>()));
                this.line(format!("if {} == 1: {backwards}", names[0]));
                this.line(format!("else: {forwards}"));
            } else {
                names.iter().for_each(|name| this.line(format!("self.{name} = {name}")));
            }
        });
    }

    /// The same signature as in the base class, whose method it may call.
    fn overriding_method(&mut self, method: &mut Function, own: Vec<Variable>) {
        let signature = self.signature(&method.parameters, &["self"]);
        let returns = method.returns;
        let mut scope = self.scope_of(&method.parameters, Some(returns));
        scope.variables.extend(own);
        let argument = |parameter: &Parameter| match parameter.is_keyword_only {
            true => format!("{0}={0}", parameter.name),
            false => parameter.name.clone(),
        };
        let arguments: Vec<String> = method.parameters.iter().map(argument).collect();
        let super_call = format!("super().{}({})", method.name, arguments.join(", "));
        let cost = self.definition(format!("def {}({signature}):", method.name), scope, |this| match this.one_in(2) {
            true => {
                let value = this.expression(returns, 1);
                this.line(format!("return {super_call} + {value}"));
            }
            false => this.body_with_return(returns),
        });
        method.cost += cost;
    }

    fn special_methods(&mut self, attribute: &str) {
        let line = match self.below(7) {
            0 => format!("__add__ = __radd__ = lambda self, other: self.{attribute} + (other if isinstance(other, (int, float)) else 1)"),
            1 => format!("__lt__ = lambda self, other: self.{attribute} < 5"),
            2 => format!("__eq__ = lambda self, other: self.{attribute} == other; __hash__ = lambda self: 5"),
            3 => "__len__ = lambda self: 3; __getitem__ = lambda self, index: index * 2".to_owned(),
            4 => format!("__bool__ = lambda self: self.{attribute} > 0"),
            5 => "doubled = property(lambda self: self.x0 * 2)".to_owned(),
            _ => "__call__ = lambda self, value=1: value".to_owned(),
        };
        self.line(line);
    }

    /// The part that runs: a function, or lines of the module.
    fn main(&mut self) {
        if self.one_in(4) {
            self.scope = Scope { times: 1, affordable: AFFORDABLE, is_module: true, ..Scope::default() };
            self.block("try:", |this| this.parts());
            self.block("except Exception as error:", |this| this.line("note(about(error))"));
            self.line("flush('end')");
            self.line("restore()");
        } else {
            let name = self.global_name("program");
            let scope = Scope { times: 1, affordable: AFFORDABLE, returns: Some(Kind::Number), ..Scope::default() };
            self.definition(format!("def {name}():"), scope, |this| {
                this.globals_of_function();
                this.parts();
            });
            let seed = self.seed;
            self.line(format!("run({name}, {seed})"));
        }
    }

    /// Parts that go on after what was raised in those before.
    fn parts(&mut self) {
        self.beginning();
        for class in 0..self.classes.len() {
            self.declare(Kind::Object(class));
        }
        let n_parts = 2 + self.below(4);
        for part in 0..n_parts {
            self.scope.affordable = AFFORDABLE * (part + 1) / n_parts;
            self.block("try:", |this| {
                let n_before = this.below(3);
                this.statements(n_before);
                this.loop_();
                let n_after = this.below(3);
                this.statements(n_after);
                let prints = |variable: &&Variable| !matches!(variable.kind, Kind::Object(_) | Kind::Closure);
                let values: Vec<String> = this.scope.variables.iter().filter(prints).map(|variable| variable.name.clone()).collect();
                this.line(format!("note(({},))", values.join(", ")));
            });
            self.block("except Exception as error:", |this| this.line("note(about(error))"));
            self.line(format!("flush({part})"));
        }
    }
}
