//! Random expressions of a wanted kind.
//!
//! Given: what is visible, and how deep the expression may be. Gives: its text, in parentheses where that matters. The law: integers grow by a few
//! hundred bits at most in one expression, as shifts and powers have small right sides; what is wrong (zero divisors, indices out of range, None
//! in place of a number) is there, but rare.

use super::generator::{Function, Generator, Kind, Variable};

/// Around the limits of small integers, machine words and floats.
const INTS: &[&str] = &[
    "0", "1", "-1", "2", "3", "-3", "7", "10", "-10", "63", "64", "100", "255", "256", "-256", "1000", "65535", "1000003", "2147483647", "2147483648",
    "-2147483648", "-2147483649", "4294967295", "4294967296", "9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740993",
    "1152921504606846976", "2305843009213693951", "2305843009213693952", "-2305843009213693952", "-2305843009213693953", "4611686018427387903",
    "4611686018427387904", "-4611686018427387904", "-4611686018427387905", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "18446744073709551615", "18446744073709551616", "-18446744073709551616", "100000000000000000000",
    "-1000000000000000000000000", "340282366920938463463374607431768211456", "True", "False",
];

const FLOATS: &[&str] = &[
    "0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "0.1", "3.14159", "100.25", "-7.75", "1e10", "1e15", "4503599627370497.5",
    "9007199254740992.0", "9007199254740994.0", "1e16", "1e22", "-1e16", "1e300", "-1e300", "1e308", "5e-324", "-5e-324",
    "2.2250738585072014e-308", "2.0 ** 255", "2.0 ** 256", "2.0 ** -255", "2.0 ** -300",
    "4611686018427387904.0", "9223372036854775808.0", "-9223372036854775808.0", "18446744073709551616.0", "INF", "-INF", "NAN",
];

/// Of one float.
const FUNCTIONS: &[&str] =
    &["abs", "-", "+", "float", "math.fabs", "math.sqrt", "math.sin", "math.cos", "math.atan", "math.exp", "math.log", "math.tan"];

const TEXTS: &[&str] = &["''", "'a'", "'abc'", "'hello world'", "'0123456789'", "'12'", "'-7'", "'äöü'", "'€uro'", "'x😀y'", "'ab\\ncd'"];

const COMPARISONS: &[&str] = &["<", "<=", ">", ">=", "==", "!="];

/// To what integers are limited that were computed in a loop.
const LIMITS: &[&str] = &[
    "% 1000003", "% 2305843009213693951", "% -1000", "& 65535", "& 2147483647", "& 4294967295", "& 2305843009213693951", "& 4611686018427387903",
    "& 9223372036854775807", "& 18446744073709551615", "% 97", "% 9223372036854775783",
];

impl Generator {
    pub fn expression(&mut self, kind: Kind, depth: usize) -> String {
        match kind {
            Kind::Int => self.int(depth),
            Kind::Float => self.float(depth),
            Kind::Number => self.number(depth),
            Kind::Str => self.text(depth),
            Kind::Depth(most) => self.recursion_depth(most),
            _ => self.container(kind),
        }
    }

    fn recursion_depth(&mut self, most: usize) -> String {
        match self.scope.counters.last().cloned() {
            Some((counter, _)) if self.one_in(2) => format!("{counter} % {}", most + 1),
            _ => self.below(most + 1).to_string(),
        }
    }

    /// Something that does not belong there. No sequence: times a number, it would fill the memory.
    fn mistake(&mut self) -> Option<String> {
        if !self.makes_mistakes || !self.one_in(400) {
            return None;
        }
        let any = self.variable(|variable| variable.kind.is_number() || variable.kind == Kind::Dict);
        match any {
            Some(variable) if self.one_in(2) => Some(variable.name),
            _ => Some(self.one_of(&["None", "{}", "set()", "1j", "missing", "(1 / 0)", "[][0]", "{}['k']", "len", "object"]).to_owned()),
        }
    }

    /// Variables more often than constants.
    pub fn atom(&mut self, kind: Kind) -> String {
        if let Some(mistake) = self.mistake() {
            return mistake;
        }
        let fits = |found: Kind| found == kind || kind == Kind::Number && found.is_number();
        if !self.one_in(3)
            && let Some(variable) = self.variable(|variable| fits(variable.kind))
        {
            return variable.name;
        }
        match kind {
            Kind::Int if self.one_in(2) => format!("{}", self.random.below(40) as i64 - 8),
            Kind::Int => self.one_of(INTS).to_owned(),
            // Values that are no numbers spread over everything.
            Kind::Float if self.one_in(3) => format!("({})", self.one_of(FLOATS)),
            Kind::Float => format!("{:?}", (self.random.below(2000) as f64 - 500.0) / 16.0),
            Kind::Number if self.one_in(2) => self.atom(Kind::Int),
            Kind::Number => self.atom(Kind::Float),
            _ => self.one_of(TEXTS).to_owned(),
        }
    }

    /// An integer that is not zero, mostly.
    fn divisor(&mut self, depth: usize) -> String {
        match self.below(7) {
            0 => self.int(depth),
            1 | 2 => format!("({} or 3)", self.int(depth)),
            3 => format!("(abs({}) + 1)", self.int(depth)),
            _ => self.one_of(&["2", "3", "7", "-3", "10", "64", "-64", "1000", "97", "-1", "4294967296", "2305843009213693951", "1"]).to_owned(),
        }
    }

    /// How far to shift.
    fn shift(&mut self, to_the_left: bool) -> String {
        let atom = self.atom(Kind::Int);
        match self.below(8) {
            0 => format!("({atom} & 63)"),
            1 | 2 => format!("({atom} & 31)"),
            3 => format!("({atom} % 70)"),
            4 if self.one_in(6) => "-1".to_owned(),
            4 if !to_the_left => atom,
            _ => self.one_of(&["0", "1", "2", "3", "5", "8", "16", "31", "32", "33", "60", "61", "62", "63", "64", "65", "100"]).to_owned(),
        }
    }

    fn exponent(&mut self) -> String {
        let atom = self.atom(Kind::Int);
        match self.below(8) {
            0 | 1 => format!("({atom} & 3)"),
            2 => format!("({atom} % 5)"),
            // What is negative makes floats.
            3 => format!("({atom} % 4 - 1)"),
            _ => self.one_of(&["0", "1", "2", "2", "2", "3", "3", "4", "-1"]).to_owned(),
        }
    }

    pub fn int(&mut self, depth: usize) -> String {
        if depth == 0 || self.one_in(5) {
            return self.atom(Kind::Int);
        }
        let d = depth - 1;
        match self.below(34) {
            0..=8 => self.binary(Kind::Int, &["+", "+", "-", "-", "*", "*", "&", "|", "^"], d),
            9..=11 => {
                let operator = self.one_of(&["//", "%", "%"]);
                format!("({} {operator} {})", self.int(d), self.divisor(d))
            }
            12 => format!("({} << {})", self.int(d), self.shift(true)),
            13 | 14 => format!("({} >> {})", self.int(d), self.shift(false)),
            15 => format!("({} ** {})", self.atom(Kind::Int), self.exponent()),
            16 => {
                let operator = self.one_of(&["-", "~", "+", "-"]);
                format!("({operator}{})", self.int(d))
            }
            17 => format!("abs({})", self.int(d)),
            18 => {
                let function = self.one_of(&["min", "max"]);
                format!("{function}({}, {})", self.int(d), self.int(d))
            }
            19 => format!("divmod({}, {})[{}]", self.int(d), self.divisor(d), self.random.below(2)),
            20 => {
                let exponent = self.one_of(&["0", "1", "2", "5", "17", "-1", "65537"]);
                format!("pow({}, {exponent}, {})", self.int(d), self.divisor(0))
            }
            21 => self.integral(d),
            22 => format!("({} if {} else {})", self.int(d), self.condition(d), self.int(d)),
            23 | 24 => self.subscript(Kind::Int).unwrap_or_else(|| self.atom(Kind::Int)),
            25 => self.measure(),
            26 | 27 => self.call(Kind::Int, d).unwrap_or_else(|| self.binary(Kind::Int, &["+", "-"], d)),
            28 => format!("math.gcd({}, {})", self.int(d), self.int(d)),
            29 => format!("math.isqrt(abs({}))", self.int(d)),
            30 => format!("({} + {})", self.condition(d), self.int(d)),
            31 => format!("({}).bit_{}()", self.int(d), self.one_of(&["length", "count"])),
            32 => {
                let operator = self.one_of(&["and", "or"]);
                format!("({} {operator} {})", self.int(d), self.int(d))
            }
            // The hash of NaN is an address, that of a str differs from run to run.
            _ => match self.of_kind(Kind::Float) {
                Some(variable) => format!("(hash({name}) if isinstance({name}, (int, float)) and {name} == {name} else 3)", name = variable.name),
                None => format!("hash({})", self.atom(Kind::Str).len()),
            },
        }
    }

    fn binary(&mut self, kind: Kind, operators: &[&'static str], depth: usize) -> String {
        let operator = self.one_of(operators);
        let (left, right) = (self.expression(kind, depth), self.expression(kind, depth));
        format!("({left} {operator} {right})")
    }

    /// An integer from a float; finite, mostly.
    fn integral(&mut self, depth: usize) -> String {
        let function = self.one_of(&["int", "round", "math.floor", "math.ceil", "math.trunc", "int"]);
        if self.one_in(6) {
            return format!("{function}({})", self.float(depth));
        }
        let divisor = self.one_of(&["1000.0", "-77.5", "1e10", "1e17"]);
        // What is infinite or no number has no remainder that is one.
        match self.of_kind(Kind::Float) {
            Some(variable) if self.one_in(2) => format!("({function}({name} % {divisor}) if -INF < {name} < INF else 3)", name = variable.name),
            _ => format!("{function}({:?})", (self.below(20_000) as f64 - 10_000.0) / 8.0),
        }
    }

    /// The length of something, a number of characters, …
    fn measure(&mut self) -> String {
        let container = self.variable(|variable| variable.kind.is_container());
        match container {
            Some(variable) if variable.kind == Kind::Ints && self.affords(3) && self.one_in(3) => {
                let function = self.one_of(&["sum", "max", "min"]);
                format!("{function}({})", variable.name)
            }
            Some(variable) => format!("len({})", variable.name),
            None => format!("len({})", self.text(0)),
        }
    }

    pub fn index(&mut self) -> String {
        let atom = self.atom(Kind::Int);
        match self.below(9) {
            0 => self.one_of(&["-1", "-2", "-3", "-7"]).to_owned(),
            1 | 2 => format!("{atom} & 3"),
            3 => format!("{atom} % 5"),
            4 => format!("{atom} % 4 - 2"),
            5 if self.one_in(3) => atom,
            5 if self.one_in(4) => "-9223372036854775809".to_owned(),
            _ => self.one_of(&["0", "1", "2", "3"]).to_owned(),
        }
    }

    /// An item of a container with items of this kind.
    fn subscript(&mut self, kind: Kind) -> Option<String> {
        let holds = |found: Kind| found.is_container() && (found.item() == kind || kind == Kind::Number && found.item().is_number());
        let container = self.variable(|variable| holds(variable.kind))?;
        let index = self.index();
        if container.kind == Kind::Dict && self.one_in(2) {
            return Some(format!("{}.get({index}, {})", container.name, self.atom(Kind::Int)));
        }
        let index = match container.kind {
            Kind::Dict => index,
            _ if self.one_in(3) => format!("({}) % (len({}) or 1)", self.atom(Kind::Int), container.name),
            _ => index,
        };
        Some(format!("{}[{index}]", container.name))
    }

    pub fn float(&mut self, depth: usize) -> String {
        if depth == 0 || self.one_in(5) {
            return self.atom(Kind::Float);
        }
        let d = depth - 1;
        match self.below(24) {
            0..=7 => self.binary(Kind::Float, &["+", "+", "-", "-", "*", "*", "/"], d),
            8 => {
                let (left, operator) = (self.number(d), self.one_of(&["+", "-"]));
                format!("({left} {operator} {})", self.float(d))
            }
            9 => format!("({} / {})", self.int(d), self.divisor(d)),
            10 | 11 => {
                let operator = self.one_of(&["//", "%"]);
                let divisor = if self.one_in(4) { self.float(d) } else { self.one_of(&["2.5", "-3.0", "1e10", "0.1", "7", "INF"]).to_owned() };
                format!("({} {operator} {divisor})", self.float(d))
            }
            12 => {
                let exponent = self.one_of(&["2", "3", "2.0", "-1", "0", "-2.0"]);
                format!("({} ** {exponent})", self.float(0))
            }
            13 => format!("(abs({}) ** 0.5)", self.float(d)),
            14 => {
                let function = self.one_of(FUNCTIONS);
                let argument = if function == "math.sqrt" && !self.one_in(8) { format!("abs({})", self.float(d)) } else { self.float(d) };
                format!("{function}({argument})")
            }
            15 => {
                let function = self.one_of(&["min", "max", "math.hypot", "math.copysign", "math.atan2", "math.fmod"]);
                format!("{function}({}, {})", self.float(d), self.float(d))
            }
            16 => format!("float({})", self.int(d)),
            17 => format!("round({}, {})", self.float(d), self.one_of(&["0", "1", "2", "3", "-1"])),
            18 => format!("({} if {} else {})", self.float(d), self.condition(d), self.float(d)),
            19 | 20 => self.subscript(Kind::Float).unwrap_or_else(|| self.atom(Kind::Float)),
            21 | 22 => self.call(Kind::Float, d).unwrap_or_else(|| self.binary(Kind::Float, &["+", "-"], d)),
            _ => format!("divmod({}, {})[{}]", self.float(d), self.one_of(&["3.5", "-2", "7.0"]), self.random.below(2)),
        }
    }

    pub fn number(&mut self, depth: usize) -> String {
        if depth == 0 || self.one_in(5) {
            return self.atom(Kind::Number);
        }
        let d = depth - 1;
        match self.below(16) {
            0..=5 => self.binary(Kind::Number, &["+", "+", "-", "-", "*"], d),
            6 => format!("({} {} {})", self.number(d), ["//", "%", "/"][self.random.below(3)], self.divisor(d)),
            7 => format!("({} {} {})", self.number(d), ["//", "%", "/"][self.random.below(3)], self.one_of(&["2.5", "7", "-3", "1e9", "True"])),
            8 => format!("(-{})", self.number(d)),
            9 => {
                let function = self.one_of(&["min", "max"]);
                format!("{function}({}, {})", self.number(d), self.number(d))
            }
            10 => format!("({} if {} else {})", self.number(d), self.condition(d), self.number(d)),
            11 => self.subscript(Kind::Number).unwrap_or_else(|| self.atom(Kind::Number)),
            12 => self.call(Kind::Number, d).unwrap_or_else(|| self.atom(Kind::Number)),
            13 => self.condition(d),
            14 => self.int(d),
            _ => self.float(d),
        }
    }

    pub fn condition(&mut self, depth: usize) -> String {
        let d = depth.saturating_sub(1);
        let operator = self.one_of(COMPARISONS);
        if self.makes_mistakes && self.one_in(150) {
            return format!("({} {operator} {})", self.number(d), self.one_of(&["'text'", "None", "()", "[1]", "b'x'", "(1, 2.5)"]));
        }
        match self.below(16) {
            0..=3 => format!("({} {operator} {})", self.int(d), self.int(d)),
            4 | 5 => format!("({} {operator} {})", self.float(d), self.float(d)),
            6 | 7 => format!("({} {operator} {})", self.number(d), self.number(d)),
            8 => format!("({} {operator} {} {} {})", self.number(d), self.number(d), self.one_of(COMPARISONS), self.number(d)),
            9 => match self.scope.counters.last().cloned() {
                Some((counter, _)) => format!("({counter} % {} {operator} {})", 2 + self.random.below(9), self.random.below(4)),
                None => format!("(not {})", self.number(d)),
            },
            10 if depth > 0 => format!("({} {} {})", self.condition(d), ["and", "or"][self.random.below(2)], self.condition(d)),
            11 => format!("(not {})", self.condition(d.min(1))),
            12 => format!("isinstance({}, {})", self.atom(Kind::Number), self.one_of(&["int", "float", "bool", "(int, str)"])),
            13 => match self.variable(|variable| variable.kind.is_container() && variable.kind != Kind::Str) {
                Some(variable) => {
                    let operator = if variable.kind == Kind::Bytes { "!=" } else { self.one_of(&["in", "not in"]) };
                    format!("({} {operator} {})", self.atom(Kind::Int), variable.name)
                }
                None => format!("({} is {}None)", self.atom(Kind::Number), ["", "not "][self.random.below(2)]),
            },
            14 if self.one_in(2) => format!("((z := {}) {operator} {} != z)", self.number(d), self.number(d)),
            14 => format!("({} {operator} {})", self.text(d.min(1)), self.text(d.min(1))),
            _ => format!("bool({})", self.number(d)),
        }
    }

    pub fn text(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.atom(Kind::Str);
        }
        let d = depth - 1;
        match self.below(10) {
            0 | 1 => format!("str({})", self.number(d)),
            2 => format!("f'{{({})}}:{{({})!r}}'", self.atom(Kind::Int), self.atom(Kind::Number)),
            3 => format!("f'{{({}):{}}}'", self.atom(Kind::Int), self.one_of(&["5d", "x", "+,", "<8", "08b", ".3f"])),
            4 => format!("f'{{({}):{}}}'", self.atom(Kind::Float), self.one_of(&[".3f", "g", ".2e", "10.1f", "%"])),
            5 => format!("({} + {})", self.atom(Kind::Str), self.atom(Kind::Str)),
            6 => format!("{}[{}:{}]", self.atom(Kind::Str), self.one_of(&["", "1", "-2"]), self.one_of(&["", "3", "-1"])),
            7 => format!("({} * {})", self.atom(Kind::Str), self.below(4)),
            8 => format!("{}[{}]", self.atom(Kind::Str), self.one_of(&["0", "-1", "1"])),
            _ => format!("{}.{}()", self.atom(Kind::Str), self.one_of(&["upper", "title", "strip", "swapcase"])),
        }
    }

    pub fn container(&mut self, kind: Kind) -> String {
        if let Some(variable) = self.of_kind(kind)
            && !self.one_in(3)
        {
            return variable.name;
        }
        let n_items = 1 + self.below(6);
        let items = |this: &mut Generator| (0..n_items).map(|_| this.expression(kind.item(), 0)).collect::<Vec<_>>().join(", ");
        match kind {
            Kind::Tuple => format!("({},)", items(self)),
            Kind::Dict => format!("{{{}}}", (0..n_items).map(|n| format!("{n}: {}", self.atom(Kind::Number))).collect::<Vec<_>>().join(", ")),
            Kind::Bytes => self.one_of(&["b'abcdef'", "bytes(range(40))", "bytearray(b'\\x00\\xff\\x80abc')", "bytearray(range(30))"]).to_owned(),
            Kind::Object(class) => self.instance(class),
            Kind::Closure => "(lambda value: value)".to_owned(),
            _ if self.affords(10) && self.one_in(2) => self.comprehension(kind.item()),
            _ => format!("[{}]", items(self)),
        }
    }

    fn comprehension(&mut self, item: Kind) -> String {
        let n_items = 4 + self.below(20);
        let visible = self.scope.variables.len();
        self.scope.variables.push(Variable::constant("q", Kind::Int));
        let before = self.scope.times;
        self.scope.times *= n_items;
        let value = if item == Kind::Int { self.limited_int(1) } else { self.expression(item, 1) };
        let condition = if self.one_in(3) { format!(" if {}", self.condition(0)) } else { String::new() };
        self.scope.cost += self.scope.times;
        self.scope.times = before;
        self.scope.variables.truncate(visible);
        format!("[{value} for q in range({n_items}){condition}]")
    }

    pub fn instance(&mut self, class: usize) -> String {
        let class = self.classes[class].clone();
        let arguments: Vec<String> = class.attributes.iter().map(|(_, kind)| self.expression(*kind, 0)).collect();
        format!("{}({})", class.name, arguments.join(", "))
    }

    /// An integer that does not grow from one time to the next.
    pub fn limited_int(&mut self, depth: usize) -> String {
        let value = self.int(depth);
        format!("{value} {}", self.one_of(LIMITS))
    }

    /// A call of something that gives this kind, if that is affordable.
    pub fn call(&mut self, kind: Kind, depth: usize) -> Option<String> {
        let left = self.left();
        if kind == Kind::Number
            && left > 30
            && let Some(closure) = self.of_kind(Kind::Closure)
            && self.one_in(2)
        {
            self.scope.cost += 10 * self.scope.times;
            return Some(format!("{}({})", closure.name, self.number(depth)));
        }
        let gives = |found: Kind| found == kind || kind == Kind::Number && found.is_number();
        let fits = |function: &Function| gives(function.returns) && function.cost + 2 <= left;
        if self.one_in(2)
            && let Some(object) = self.variable(|variable| matches!(variable.kind, Kind::Object(_)))
            && let Kind::Object(class) = object.kind
        {
            let methods: Vec<Function> = self.classes[class].methods.iter().filter(|method| fits(method)).cloned().collect();
            if let Some(method) = methods.get(self.random.below(methods.len())) {
                return Some(self.call_of(&format!("{}.{}", object.name, method.name), method));
            }
        }
        let functions: Vec<Function> = self.functions.iter().filter(|function| !function.is_generator && fits(function)).cloned().collect();
        let function = functions.get(self.random.below(functions.len()))?;
        Some(self.call_of(&function.name, function))
    }

    /// The call with arguments by position and by name; rarely with one too few or too many.
    pub fn call_of(&mut self, callee: &str, function: &Function) -> String {
        self.scope.cost += (function.cost + 2) * self.scope.times;
        let mut arguments = Vec::new();
        let mut by_name = false;
        for parameter in &function.parameters {
            if parameter.has_default && self.one_in(3) {
                by_name = true;
                continue;
            }
            by_name |= parameter.is_keyword_only || self.one_in(5);
            let value = self.expression(parameter.kind, 1);
            arguments.push(if by_name { format!("{}={value}", parameter.name) } else { value });
        }
        if self.one_in(150) {
            arguments.pop();
        }
        if self.one_in(200) {
            arguments.push(self.one_of(&["*(1, 2)", "**{'a': 1}", "unknown=2"]).to_owned());
        }
        if self.one_in(15) && arguments.first().is_some_and(|first| !first.contains('=') && !first.starts_with('*')) {
            arguments[0] = format!("*[{}]", arguments[0]);
        }
        format!("{callee}({})", arguments.join(", "))
    }
}
