//! What in an expression gets carets, and what tildes: the operator of a binary operation, the brackets of a call or a
//! subscript. CPython parses the source again; here a scan over tokens is enough, since only the outermost operation counts.

/// The part between left and right gets `^`, the rest of the expression `~`. Lines count from the segment's first; offsets
/// are characters, from the segment's start in its first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchors {
    pub left_line: usize,
    pub left_offset: usize,
    pub right_line: usize,
    pub right_offset: usize,
    kind: Kind,
}

impl Anchors {
    /// Whether a column lies between left and right.
    pub fn contains(&self, line: usize, column: usize) -> bool {
        let after_left = line > self.left_line || line == self.left_line && column >= self.left_offset;
        let before_right = line < self.right_line || line == self.right_line && column < self.right_offset;
        after_left && before_right
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Binary,
    Subscript,
    Call,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Name,
    Keyword,
    Number,
    Text,
    Open(char),
    Close,
    /// A binary operator's binding strength, tighter is higher; 0 for what ends an expression of interest.
    Operator(u8),
    Dot,
}

/// A token and the characters it takes.
#[derive(Clone, Copy, Debug)]
struct Spanned {
    token: Token,
    start: usize,
    end: usize,
}

const POWER: u8 = 9;
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// The source of the failed instruction, with the rest of its lines.
pub struct Segment<'a> {
    lines: &'a [String],
    start: usize,
    end: usize,
    /// The characters between start and end.
    text: Vec<char>,
}

impl<'a> Segment<'a> {
    /// `start` is a character of the first line, `end` one of the last line.
    pub fn new(lines: &'a [String], start: usize, end: usize) -> Segment<'a> {
        let all: Vec<char> = lines.join("\n").chars().collect();
        let last = lines.last().map_or(0, |line| line.chars().count());
        let stop = all.len().saturating_sub(last.saturating_sub(end)).max(start.min(all.len()));
        Segment { lines, start, end, text: all[start.min(all.len())..stop].to_vec() }
    }

    /// The anchors of the outermost operation, if it has some.
    pub fn anchors(&self) -> Option<Anchors> {
        let tokens = tokenize(&self.text)?;
        let (kind, left, right) = outermost(&self.text, &tokens)?;
        let place = |at: usize| {
            let before = &self.text[..at];
            let line = before.iter().filter(|character| **character == '\n').count();
            (line, before.iter().rev().take_while(|character| **character != '\n').count())
        };
        let ((left_line, left_offset), (right_line, right_offset)) = (place(left), place(right));
        Some(Anchors { left_line, left_offset, right_line, right_offset, kind })
    }

    /// Carets under a whole line, or under the only call of a `return` or an assignment, would say nothing.
    pub fn deserves_carets(&self, anchors: Option<&Anchors>) -> bool {
        let first: Vec<char> = self.lines[0].chars().collect();
        let before: String = first[..self.start.min(first.len())].iter().collect();
        let last: Vec<char> = self.lines[self.lines.len() - 1].chars().collect();
        let after: String = last[self.end.min(last.len())..].iter().collect();
        let rest = after.trim_start();
        if anchors.is_some_and(|anchors| anchors.kind == Kind::Call) && (rest.is_empty() || rest.starts_with(['#', ';'])) {
            let function: String = self.text.iter().take_while(|character| **character != '(').collect();
            let target = before.trim_end().strip_suffix('=').map(str::trim_end);
            if before.trim() == "return" && is_name(function.trim()) || target.is_some_and(is_name) {
                return false;
            }
        }
        anchors.is_some() || !before.trim_start().is_empty() || !after.trim_end().is_empty()
    }
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && characters.all(|character| character == '_' || character.is_alphanumeric())
        && !KEYWORDS.contains(&text)
}

fn tokenize(text: &[char]) -> Option<Vec<Spanned>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&character) = text.get(at) {
        let start = at;
        let token = match character {
            _ if character.is_whitespace() || character == '\\' => {
                at += 1;
                continue;
            }
            '#' => {
                while text.get(at).is_some_and(|character| *character != '\n') {
                    at += 1;
                }
                continue;
            }
            '"' | '\'' => {
                at = skip_string(text, at, false)?;
                Token::Text
            }
            _ if character == '_' || character.is_alphabetic() => {
                while text.get(at).is_some_and(|character| *character == '_' || character.is_alphanumeric()) {
                    at += 1;
                }
                let word: String = text[start..at].iter().collect();
                if matches!(text.get(at), Some('"' | '\'')) && word.len() <= 2 {
                    let is_raw = word.contains(['r', 'R']);
                    at = skip_string(text, at, is_raw)?;
                    Token::Text
                } else if matches!(word.as_str(), "None" | "True" | "False") {
                    Token::Number
                } else if KEYWORDS.contains(&word.as_str()) {
                    Token::Keyword
                } else {
                    Token::Name
                }
            }
            _ if character.is_ascii_digit() || character == '.' && text.get(at + 1).is_some_and(char::is_ascii_digit) => {
                while text.get(at).is_some_and(|next| {
                    next.is_alphanumeric() || *next == '.' || *next == '_' || matches!(next, '+' | '-') && matches!(text[at - 1], 'e' | 'E') && text[start] != '0'
                }) {
                    at += 1;
                }
                Token::Number
            }
            '(' | '[' | '{' => {
                at += 1;
                Token::Open(character)
            }
            ')' | ']' | '}' => {
                at += 1;
                Token::Close
            }
            '.' => {
                at += 1;
                Token::Dot
            }
            _ => {
                let next = text.get(at + 1).copied().unwrap_or(' ');
                let (length, strength) = match (character, next) {
                    ('*', '*') => (2, POWER),
                    ('/', '/') => (2, 7),
                    ('<', '<') | ('>', '>') => (2, 5),
                    ('=' | '!' | '<' | '>' | ':', '=') | ('-', '>') => (2, 0),
                    ('|', _) => (1, 2),
                    ('^', _) => (1, 3),
                    ('&', _) => (1, 4),
                    ('+' | '-', _) => (1, 6),
                    ('*' | '/' | '%' | '@', _) => (1, 7),
                    ('~', _) => (1, 8),
                    _ => (1, 0),
                };
                at += length;
                Token::Operator(strength)
            }
        };
        tokens.push(Spanned { token, start, end: at });
    }
    Some(tokens)
}

/// The character after a string literal that begins with a quote at `at`.
fn skip_string(text: &[char], at: usize, is_raw: bool) -> Option<usize> {
    let quote = text[at];
    let is_triple = text.get(at + 1) == Some(&quote) && text.get(at + 2) == Some(&quote);
    let mut at = at + if is_triple { 3 } else { 1 };
    loop {
        match *text.get(at)? {
            '\\' if !is_raw || matches!(text.get(at + 1), Some('"' | '\'' | '\\')) => at += 2,
            character if character == quote => {
                if !is_triple {
                    return Some(at + 1);
                }
                if text.get(at + 1) == Some(&quote) && text.get(at + 2) == Some(&quote) {
                    return Some(at + 3);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// The index of the closing bracket for the opening one at `open`.
fn matching(tokens: &[Spanned], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (index, spanned) in tokens.iter().enumerate().skip(open) {
        match spanned.token {
            Token::Open(_) => depth += 1,
            Token::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(index);
                }
            }
            _ => {}
        }
    }
    None
}

/// Kind of the outermost operation, and the characters where its anchors begin and end.
fn outermost(text: &[char], tokens: &[Spanned]) -> Option<(Kind, usize, usize)> {
    let tokens = without_parentheses(tokens)?;
    // The loosest operator between operands, the last such; of powers the first.
    let mut best: Option<(u8, usize)> = None;
    // The opening bracket of the last trailer, if the tokens end with one.
    let mut trailer = None;
    let (mut index, mut after_operand, mut has_prefix) = (0, false, false);
    while let Some(spanned) = tokens.get(index) {
        match spanned.token {
            Token::Keyword | Token::Operator(0) | Token::Close => return None,
            Token::Operator(strength) => {
                if after_operand {
                    let is_looser = best.is_none_or(|(found, _)| strength < found || strength == found && strength != POWER);
                    if is_looser {
                        best = Some((strength, index));
                    }
                } else if index == 0 {
                    has_prefix = true;
                }
                after_operand = false;
                trailer = None;
            }
            Token::Open(bracket) => {
                let close = matching(tokens, index)?;
                trailer = (after_operand && bracket != '{').then_some(index);
                if after_operand && bracket == '{' {
                    return None;
                }
                after_operand = true;
                index = close;
            }
            Token::Dot => {
                trailer = None;
                if !after_operand || tokens.get(index + 1).is_none_or(|next| next.token != Token::Name) {
                    return None;
                }
                index += 1;
            }
            Token::Text => {
                let continues = index > 0 && tokens[index - 1].token == Token::Text;
                if after_operand && !continues {
                    return None;
                }
                (after_operand, trailer) = (true, None);
            }
            Token::Name | Token::Number => {
                if after_operand {
                    return None;
                }
                (after_operand, trailer) = (true, None);
            }
        }
        index += 1;
    }
    if !after_operand {
        return None;
    }
    if let Some((strength, index)) = best {
        if has_prefix && strength == POWER {
            return None;
        }
        let operator = tokens[index];
        let right = without_parentheses(&tokens[index + 1..])?.first()?.start;
        let mut end = operator.start + 1;
        let is_more = text.get(end).is_some_and(|next| !next.is_whitespace() && !matches!(next, '\\' | '#'));
        if end < right && is_more {
            end += 1;
        }
        return Some((Kind::Binary, operator.start, end));
    }
    if has_prefix {
        return None;
    }
    let open = tokens[trailer?];
    let kind = if open.token == Token::Open('(') { Kind::Call } else { Kind::Subscript };
    Some((kind, open.start, tokens.last()?.end))
}

/// The tokens without parentheses around all of them, unless these make a tuple or a generator.
fn without_parentheses(mut tokens: &[Spanned]) -> Option<&[Spanned]> {
    while tokens.first()?.token == Token::Open('(') && matching(tokens, 0) == Some(tokens.len() - 1) {
        let inside = &tokens[1..tokens.len() - 1];
        let mut depth = 0;
        let is_plain = !inside.is_empty()
            && inside.iter().all(|spanned| {
                match spanned.token {
                    Token::Open(_) => depth += 1,
                    Token::Close => depth -= 1,
                    Token::Operator(0) | Token::Keyword if depth == 0 => return false,
                    _ => {}
                }
                true
            });
        if !is_plain {
            break;
        }
        tokens = inside;
    }
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str, part: &str) -> String {
        let lines = [line.to_owned()];
        let start = line.find(part).expect("the part is in the line");
        let segment = Segment::new(&lines, start, start + part.len());
        let anchors = segment.anchors();
        if !segment.deserves_carets(anchors.as_ref()) {
            return String::new();
        }
        let inside = |column: usize| anchors.as_ref().is_none_or(|anchors| anchors.contains(0, column));
        (0..part.len()).map(|column| if inside(column) { '^' } else { '~' }).collect()
    }

    #[test]
    fn operators_and_brackets_get_carets() {
        assert_eq!(show("x = 1 / 0", "1 / 0"), "~~^~~");
        assert_eq!(show("x = a ** b ** c", "a ** b ** c"), "~~^^~~~~~~~");
        assert_eq!(show("x = a * b + c * d", "a * b + c * d"), "~~~~~~^~~~~~~");
        assert_eq!(show("x = -a", "-a"), "^^");
        assert_eq!(show("d['x + y'][0]", "d['x + y'][0]"), "~~~~~~~~~~^^^");
        assert_eq!(show("print(f(x) + 1)", "f(x)"), "~^^^");
        assert_eq!(show("x.y.z", "x.y"), "^^^");
        assert_eq!(show("raise ValueError('x')", "raise ValueError('x')"), "");
        assert_eq!(show("f(1)", "f(1)"), "~^^^");
        assert_eq!(show("return f(1)", "f(1)"), "");
        assert_eq!(show("return a.f(1)", "a.f(1)"), "~~~^^^");
        assert_eq!(show("x = a.f(1)  # why", "a.f(1)"), "");
        assert_eq!(show("x.y = f(1)", "f(1)"), "~^^^");
        assert_eq!(show("x = a if b else c", "a if b else c"), "^^^^^^^^^^^^^");
        assert_eq!(show("y = a-(b)", "a-(b)"), "~^^~~");
    }
}
