//! The nodes of Python's trees, as the `__doc__` of each class describes them.
//!
//! Given: nothing. Gives: groups of nodes, and a node's fields. Not obvious: `*` behind a type is a list, `?` something that may be missing.

/// Which of the four numbers that say where a node is its class has, and which may be missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    None,
    /// The end may be missing.
    WithOptionalEnd,
    WithEnd,
}

/// A class from which nodes derive. One that is a node itself has no others below it.
pub struct Group {
    /// Empty if the group is a node itself.
    pub name: &'static str,
    pub place: Place,
    pub nodes: &'static [&'static str],
}

/// The names of the four numbers.
pub const PLACE: [&str; 4] = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

/// Python 3.13.
pub static GROUPS: &[Group] = &[
    Group {
        name: "mod",
        place: Place::None,
        nodes: &[
            "Module(stmt* body, type_ignore* type_ignores)",
            "Interactive(stmt* body)",
            "Expression(expr body)",
            "FunctionType(expr* argtypes, expr returns)",
        ],
    },
    Group {
        name: "stmt",
        place: Place::WithOptionalEnd,
        nodes: &[
            "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)",
            "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)",
            "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)",
            "Return(expr? value)",
            "Delete(expr* targets)",
            "Assign(expr* targets, expr value, string? type_comment)",
            "TypeAlias(expr name, type_param* type_params, expr value)",
            "AugAssign(expr target, operator op, expr value)",
            "AnnAssign(expr target, expr annotation, expr? value, int simple)",
            "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "While(expr test, stmt* body, stmt* orelse)",
            "If(expr test, stmt* body, stmt* orelse)",
            "With(withitem* items, stmt* body, string? type_comment)",
            "AsyncWith(withitem* items, stmt* body, string? type_comment)",
            "Match(expr subject, match_case* cases)",
            "Raise(expr? exc, expr? cause)",
            "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "Assert(expr test, expr? msg)",
            "Import(alias* names)",
            "ImportFrom(identifier? module, alias* names, int? level)",
            "Global(identifier* names)",
            "Nonlocal(identifier* names)",
            "Expr(expr value)",
            "Pass",
            "Break",
            "Continue",
        ],
    },
    Group {
        name: "expr",
        place: Place::WithOptionalEnd,
        nodes: &[
            "BoolOp(boolop op, expr* values)",
            "NamedExpr(expr target, expr value)",
            "BinOp(expr left, operator op, expr right)",
            "UnaryOp(unaryop op, expr operand)",
            "Lambda(arguments args, expr body)",
            "IfExp(expr test, expr body, expr orelse)",
            "Dict(expr* keys, expr* values)",
            "Set(expr* elts)",
            "ListComp(expr elt, comprehension* generators)",
            "SetComp(expr elt, comprehension* generators)",
            "DictComp(expr key, expr value, comprehension* generators)",
            "GeneratorExp(expr elt, comprehension* generators)",
            "Await(expr value)",
            "Yield(expr? value)",
            "YieldFrom(expr value)",
            "Compare(expr left, cmpop* ops, expr* comparators)",
            "Call(expr func, expr* args, keyword* keywords)",
            "FormattedValue(expr value, int conversion, expr? format_spec)",
            "JoinedStr(expr* values)",
            "Constant(constant value, string? kind)",
            "Attribute(expr value, identifier attr, expr_context ctx)",
            "Subscript(expr value, expr slice, expr_context ctx)",
            "Starred(expr value, expr_context ctx)",
            "Name(identifier id, expr_context ctx)",
            "List(expr* elts, expr_context ctx)",
            "Tuple(expr* elts, expr_context ctx)",
            "Slice(expr? lower, expr? upper, expr? step)",
        ],
    },
    Group { name: "expr_context", place: Place::None, nodes: &["Load", "Store", "Del"] },
    Group { name: "boolop", place: Place::None, nodes: &["And", "Or"] },
    Group {
        name: "operator",
        place: Place::None,
        nodes: &["Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"],
    },
    Group { name: "unaryop", place: Place::None, nodes: &["Invert", "Not", "UAdd", "USub"] },
    Group { name: "cmpop", place: Place::None, nodes: &["Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"] },
    Group { name: "", place: Place::None, nodes: &["comprehension(expr target, expr iter, expr* ifs, int is_async)"] },
    Group { name: "excepthandler", place: Place::WithOptionalEnd, nodes: &["ExceptHandler(expr? type, identifier? name, stmt* body)"] },
    Group {
        name: "",
        place: Place::None,
        nodes: &["arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)"],
    },
    Group { name: "", place: Place::WithOptionalEnd, nodes: &["arg(identifier arg, expr? annotation, string? type_comment)"] },
    Group { name: "", place: Place::WithOptionalEnd, nodes: &["keyword(identifier? arg, expr value)"] },
    Group { name: "", place: Place::WithOptionalEnd, nodes: &["alias(identifier name, identifier? asname)"] },
    Group { name: "", place: Place::None, nodes: &["withitem(expr context_expr, expr? optional_vars)"] },
    Group { name: "", place: Place::None, nodes: &["match_case(pattern pattern, expr? guard, stmt* body)"] },
    Group {
        name: "pattern",
        place: Place::WithEnd,
        nodes: &[
            "MatchValue(expr value)",
            "MatchSingleton(constant value)",
            "MatchSequence(pattern* patterns)",
            "MatchMapping(expr* keys, pattern* patterns, identifier? rest)",
            "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)",
            "MatchStar(identifier? name)",
            "MatchAs(pattern? pattern, identifier? name)",
            "MatchOr(pattern* patterns)",
        ],
    },
    Group { name: "type_ignore", place: Place::None, nodes: &["TypeIgnore(int lineno, string tag)"] },
    Group {
        name: "type_param",
        place: Place::WithEnd,
        nodes: &[
            "TypeVar(identifier name, expr? bound, expr? default_value)",
            "ParamSpec(identifier name, expr? default_value)",
            "TypeVarTuple(identifier name, expr? default_value)",
        ],
    },
];

/// How many values a field has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    One,
    Optional,
    Many,
}

/// A field of a node.
#[derive(PartialEq, Eq, Debug)]
pub struct Field {
    pub type_: &'static str,
    pub count: Count,
    pub name: &'static str,
}

/// The name of a node.
pub fn name_of(definition: &'static str) -> &'static str {
    definition.split('(').next().unwrap_or(definition)
}

/// The fields of a node.
pub fn fields_of(definition: &'static str) -> impl Iterator<Item = Field> {
    let inside = definition.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    inside.split(", ").filter_map(|field| field.split_once(' ')).map(|(type_, name)| {
        let count = match type_.as_bytes().last() {
            Some(b'*') => Count::Many,
            Some(b'?') => Count::Optional,
            _ => Count::One,
        };
        Field { type_: type_.trim_end_matches(['*', '?']), count, name }
    })
}

impl Group {
    /// The `__doc__` of the group's class.
    pub fn description(&self) -> String {
        let has_fields = self.nodes.iter().any(|node| node.contains('('));
        let bar = if has_fields { format!("\n{}| ", " ".repeat(self.name.len() + 1)) } else { " | ".to_owned() };
        format!("{} = {}", self.name, self.nodes.join(&bar))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_have_fields() {
        let node = "keyword(identifier? arg, expr value)";
        let expected = [Field { type_: "identifier", count: Count::Optional, name: "arg" }, Field { type_: "expr", count: Count::One, name: "value" }];
        assert_eq!(name_of(node), "keyword");
        assert!(fields_of(node).eq(expected));
        assert_eq!((name_of("Pass"), fields_of("Pass").count()), ("Pass", 0));
    }
}
