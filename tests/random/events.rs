//! What programs change while they are running, after code for it has been made.
//!
//! Given: what is visible. Gives: a few lines that are executed once, or now and then, in the middle of a loop. The law: a function is only
//! replaced by what calls nothing or by a function before it that costs no more, so that programs still end; what belongs to the whole file
//! is taken back by `restore` of the prelude.

use super::generator::{Class, Function, Generator, Kind};

impl Generator {
    pub fn event(&mut self) {
        let condition = match self.scope.counters.last().cloned() {
            Some((counter, rounds)) => match self.below(4) {
                0 => format!("{counter} % {n} == {at}", n = rounds / 2 + 1, at = rounds / 4),
                _ => format!("{counter} == {}", self.below(rounds)),
            },
            None => self.condition(1),
        };
        self.block(format!("if {condition}:"), |this| {
            let before = this.scope.times;
            this.scope.times = (before / 20).max(1);
            this.change();
            this.scope.times = before;
        });
    }

    fn change(&mut self) {
        match self.below(20) {
            0..=5 => self.change_type(),
            6 | 7 => self.change_global(),
            8 | 9 => self.change_function(),
            10 | 11 => self.change_builtin(),
            12..=15 => self.change_class(),
            16 => self.change_list(),
            17 => self.line("collect()"),
            18 if self.affords(1000) && self.one_in(2) => self.recurse_too_deeply(),
            18 => {
                match self.variable(|variable| variable.is_name() && variable.is_assignable) {
                    Some(variable) if self.one_in(3) => self.line(format!("del {}", variable.name)),
                    _ => self.change_type(),
                }
            }
            _ => self.change_list(),
        }
    }

    fn recurse_too_deeply(&mut self) {
        let step = self.one_of(&["1", "2.5", "2 ** 61", "True"]);
        self.block("try:", |this| this.line(format!("deepen(step={step})")));
        self.block("except RecursionError as error:", |this| this.line("note(str(error))"));
        self.scope.cost += 1000 * self.scope.times;
    }

    /// A variable holds something else from now on.
    fn change_type(&mut self) {
        let is_wanted = |kind: Kind| kind.is_number() || kind == Kind::Str;
        let Some(variable) = self.variable(|variable| variable.is_assignable && is_wanted(variable.kind)) else { return self.note() };
        let name = variable.name;
        // A str may be multiplied with any integer, and must not fill the memory then.
        let value = match (variable.kind, self.below(12)) {
            (Kind::Int, 0..=2) => format!("{name} + 2 ** 62"),
            (Kind::Int, 3) => "2 ** 61".to_owned(),
            (Kind::Int, 4) => "-(2 ** 63)".to_owned(),
            (Kind::Int, 5 | 6) => "True".to_owned(),
            (Kind::Int, 7) => "9007199254740993".to_owned(),
            (Kind::Str, _) => self.one_of(&["5", "2.5", "None", "b'bytes'", "['list']"]).to_owned(),
            (Kind::Float, 10) => "''".to_owned(),
            (_, 0 | 1) => format!("float({name})"),
            (_, 2) => format!("int({name}) % 1000"),
            (_, 3) => "2 ** 64".to_owned(),
            (_, 4) => "-0.0".to_owned(),
            (_, 5) => "NAN".to_owned(),
            (_, 6) => "INF".to_owned(),
            (_, 7) => "False".to_owned(),
            (_, 8) => "2.0 ** 255".to_owned(),
            (_, 9) => "5e-324".to_owned(),
            (_, 10) => "{}".to_owned(),
            (_, _) => "None".to_owned(),
        };
        self.line(format!("{name} = {value}"));
    }

    fn change_global(&mut self) {
        let globals: Vec<_> = self.globals.iter().filter(|variable| variable.kind.is_number()).cloned().collect();
        let Some(global) = globals.get(self.random.below(globals.len())) else { return self.change_type() };
        let name = &global.name;
        // Behind the statement it could not be limited: the name may be a local one here.
        let limited = |value: String| format!("({value}) % 2305843009213693951");
        let value = match self.below(6) {
            0 => limited(self.number(1)),
            1 => "2 ** 64".to_owned(),
            2 => "1.5".to_owned(),
            _ => limited(self.expression(global.kind, 0)),
        };
        let line = match self.below(8) {
            0 => format!("globals().pop({name:?}, None)"),
            _ => format!("globals()[{name:?}] = {value}"),
        };
        self.line(line);
    }

    fn change_function(&mut self) {
        let index = self.below(self.functions.len());
        let Some(function) = self.functions.get(index).cloned() else { return self.change_global() };
        let earlier: Vec<Function> = self.functions[..index].iter().filter(|other| can_stand_for(other, &function)).cloned().collect();
        let name = &function.name;
        let has_default = function.parameters.iter().any(|parameter| parameter.has_default);
        let line = match (self.below(6), earlier.get(self.random.below(earlier.len()))) {
            (0..=2, Some(other)) => format!("globals()[{name:?}] = {}", other.name),
            (3, Some(other)) if other.cost * 2 <= function.cost => format!("{name}.__code__ = {}.__code__", other.name),
            (4, _) if has_default => format!("{name}.__defaults__ = ({}, {})", self.atom(Kind::Int), self.atom(Kind::Float)),
            (5, _) if self.one_in(4) => format!("globals()[{name:?}] = None"),
            _ if function.is_generator => format!("globals()[{name:?}] = lambda *values, **named: iter([1, 2.5, 3])"),
            _ => {
                let value = self.one_of(&["17", "-1", "2.5", "2 ** 62", "True", "None", "len(values)", "values[0]"]);
                format!("globals()[{name:?}] = lambda *values, **named: {value}")
            }
        };
        self.line(line);
    }

    /// A global in front of a built-in function, or another built-in function; and back.
    fn change_builtin(&mut self) {
        let (name, value) = [
            ("len", "lambda value: 7"),
            ("abs", "lambda value: value"),
            ("abs", "float"),
            ("min", "max"),
            ("max", "min"),
            ("round", "lambda value, n=0: 2"),
            ("sum", "lambda values: -1"),
            ("divmod", "lambda left, right: (left, right)"),
            ("range", "lambda *limits: [1, 2, 3]"),
            ("int", "lambda value: 5"),
            ("float", "lambda value: 2.5"),
        ][self.random.below(11)];
        let line = match self.below(7) {
            0 | 1 => format!("globals().pop({name:?}, None)"),
            2 => format!("builtins.{name} = {value}"),
            3 => format!("builtins.{name} = SHADOWED[{name:?}]"),
            _ => format!("globals()[{name:?}] = {value}"),
        };
        self.line(line);
    }

    fn change_class(&mut self) {
        let Some(object) = self.variable(|variable| matches!(variable.kind, Kind::Object(_))) else { return self.change_function() };
        let Kind::Object(index) = object.kind else { return };
        let (object, class) = (object.name, self.classes[index].clone());
        let name = &class.name;
        let (attribute, kind) = class.attributes[self.random.below(class.attributes.len())].clone();
        let value = self.atom(kind);
        let method = class.methods.get(self.random.below(class.methods.len())).map(|method| method.name.clone());
        let line = match (self.below(14), method) {
            (0 | 1, Some(method)) => {
                let value = self.one_of(&["3", "2.5", "2 ** 62", "len(values)", "self.x0"]);
                format!("{name}.{method} = lambda self, *values, **named: {value}")
            }
            (2, Some(method)) => format!("{object}.{method} = lambda *values, **named: 11"),
            (3, Some(method)) if self.one_in(3) => format!("del {name}.{method}"),
            (4, _) => format!("{name}.{attribute} = property(lambda self: {})", self.one_of(&["4", "1.25", "2 ** 70"])),
            (5, _) => {
                let (get, set) = ("lambda self: self.__dict__.get('kept', 1)", "lambda self, value: self.__dict__.__setitem__('kept', value)");
                format!("{name}.{attribute} = property({get}, {set})")
            }
            (6, _) if self.one_in(2) => format!("del {object}.{attribute}"),
            (7, _) => format!("{object}.added{} = {value}", self.below(5)),
            (8, _) => format!("{name}.limit = {}", self.number(0)),
            (9, _) => format!("{name}.__getattr__ = lambda self, name: {}", self.one_of(&["1", "0.5"])),
            (10, _) => match self.other_layout(&class) {
                Some(other) => format!("{object}.__class__ = {other}"),
                None => format!("{object}.{attribute} = {value}"),
            },
            (11, _) if !class.has_slots => format!("{object}.__dict__ = {{**{object}.__dict__, 'more': 1}}"),
            (12, _) => format!("{object}.{attribute} = {}", self.one_of(&["None", "{}", "2 ** 65", "1.5", "True"])),
            (13, _) => format!("{name}.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value)"),
            _ => format!("{object} = {}", self.instance(index)),
        };
        // A variable of the enclosing function cannot be assigned here.
        self.line(if line.starts_with(&format!("{object} = ")) { format!("{object}.{attribute} = {value}") } else { line });
    }

    /// A class that instances may change to.
    fn other_layout(&mut self, class: &Class) -> Option<String> {
        let others: Vec<&Class> = self.classes.iter().filter(|other| !other.has_slots && !class.has_slots && other.name != class.name).collect();
        others.get(self.random.below(others.len())).map(|other| other.name.clone())
    }

    fn change_list(&mut self) {
        let Some(variable) = self.variable(|variable| variable.kind.is_list()) else { return self.change_type() };
        let name = variable.name;
        let line = match self.below(9) {
            0 => format!("{name}.clear()"),
            1 => format!("{name}[:] = [1.5, 2, True]"),
            2 => format!("{name}.append({{}})"),
            3 => format!("{name}[0:1] = [2 ** 64, -(2 ** 61)]"),
            4 => format!("{name}[-1] = None"),
            5 => format!("{name}.extend([0.5, -0.0])"),
            6 if variable.is_assignable => format!("{name} = tuple({name})"),
            7 if variable.is_assignable => format!("{name} = bytearray(b'changed')"),
            _ => format!("{name}.append(2 ** 62)"),
        };
        self.line(line);
    }
}

/// Whether calls of `wanted` may become calls of `other`.
fn can_stand_for(other: &Function, wanted: &Function) -> bool {
    let is_recursive = other.parameters.iter().any(|parameter| matches!(parameter.kind, Kind::Depth(_)));
    other.is_generator == wanted.is_generator && other.cost <= wanted.cost * 2 && !is_recursive
}
