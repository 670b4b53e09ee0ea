//! The text form of the SSA: what `pyregrine dump ssa` shows and what the goldens of the passes hold.
//!
//! Given: a function, or text. Gives: text, or functions. The law: printing what was parsed gives the same text. Positions in the source are
//! not part of the text; the blocks of a parsed function originate in the order in which they stand.

mod parse;
mod print;

pub use parse::{ParseError, parse_functions};
pub use print::print_function;

use super::inst::{Comparison, Immediate, Opcode, Operator};

/// The word that stands for an operation: its mnemonic, or the operator that its first immediate names.
fn word(op: Opcode, immediate: u32) -> &'static str {
    let text = match op.immediates().first() {
        Some(Immediate::Operator) => Operator::from_number(immediate).map(Operator::text),
        Some(Immediate::Inplace) => Operator::from_number(immediate).map(Operator::inplace_text),
        Some(Immediate::Comparison) => Comparison::from_number(immediate).map(Comparison::text),
        _ => Some(op.mnemonic()),
    };
    text.unwrap_or("?")
}

/// Whether a name needs no quotes.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '<' | '>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(text: &str) {
        let functions = parse_functions(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let printed: Vec<String> = functions.iter().map(print_function).collect();
        assert_eq!(printed.join("\n"), text);
    }

    #[test]
    fn text_is_read_as_it_is_printed() {
        round_trip("function f(1 of [\"x\", \"a b\"])\nb0():\n    check_home h0:x\n    v0 = load_home h0:x\n    store_home h1:\"a b\", v0\n    return v0\n");
        round_trip(
            "function \"odd, name\"(0 of [])\nb0():  ; exceptions to b2()\n    v0 = load_global \"it\\n\\u{1}\"\n    v1 = iadd v0, v0\n    v2 = get_iter v1\n    \
             jump #1 -> b1(v2)\nb1(v3):  ; exceptions to b2()\n    v4 = for_iter v3 -> b1(v4), b3()\nhandler b2(v5):\n    reraise v5\nb3():\n    \
             v6 = const None\n    return v6\n",
        );
        round_trip("function a(0 of [])\nb0():\n    raise_handled\n\nfunction <b>.c(0 of [])\nb0():\n    raise_handled\n");
    }

    #[test]
    fn constants_are_read_as_they_are_printed() {
        let constants = [
            "None", "Ellipsis", "True", "False", "0", "-9223372036854775808", "big -ff00ff00ff00ff00ff", "1.5", "-0.0", "inf", "-inf", "nan 7ff8000000000001",
            "1e300", "complex 1.0 -0.0", "\"a\\\"b\\u{7f}é\"", "\"\\xed\\xa0\\x80\"", "b\"\\x00a\\\"\"", "()", "(1,)", "(1, (None, 2.0), \"a, b\")",
            "frozenset(1, 2)", "frozenset()", "slice(None, 1, code 3)", "code 0",
        ];
        for constant in constants {
            round_trip(&format!("function f(0 of [])\nb0():\n    v0 = const {constant}\n    return v0\n"));
        }
    }

    #[test]
    fn words_are_different() {
        let mut words: Vec<&str> = Vec::new();
        for &op in Opcode::ALL {
            let n_words = match op.immediates().first() {
                Some(Immediate::Operator | Immediate::Inplace) => Operator::ALL.len(),
                Some(Immediate::Comparison) => Comparison::ALL.len(),
                _ => 1,
            };
            words.extend((0..n_words).map(|number| word(op, number as u32)));
        }
        let n_words = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n_words);
    }

    #[test]
    fn mistakes_are_errors_with_lines() {
        let cases = [
            ("nonsense", 1, "a function"),
            ("function f(0 of [])\n    v0 = const 1", 2, "block"),
            ("function f(0 of [])\nb1():", 2, "b0"),
            ("function f(0 of [])\nb0():\n    frobnicate v0", 3, "frobnicate"),
            ("function f(0 of [])\nb0():\n    return", 3, "operand"),
            ("function f(0 of [])\nb0():\n    v0 = const \"a", 3, "constant"),
            ("function f(0 of [])\nb0():\n    v0 = const 1 2", 3, "end of the line"),
            ("function f(0 of [])\nb0():\n    return v99999999999", 3, "number"),
            ("function f(0 of [])\nb0():\n    return v4000000000", 3, "number"),
            ("function f(3 of [])", 1, "more parameters"),
        ];
        for (text, line, what) in cases {
            let error = parse_functions(text).expect_err(text);
            assert!(error.line == line && error.what.contains(what), "{text}: {error}");
        }
        let deep = format!("function f(0 of [])\nb0():\n    v0 = const {}", "(".repeat(100_000));
        assert!(parse_functions(&deep).expect_err("is too deep").what.contains("constant"));
    }
}
