//! Quoted-printable (RFC 1521), with the same line breaks as CPython.

/// Characters of a line.
const LINE: usize = 76;

/// The bytes that a text stands for; in a header `_` is a space.
pub fn decode(text: &[u8], header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    let digit = |index: usize| text.get(index).and_then(|&byte| char::from(byte).to_digit(16));
    while at < text.len() {
        match text[at] {
            b'=' => {
                at += 1;
                match text.get(at) {
                    None => break,
                    // A soft line break.
                    Some(b'\n' | b'\r') => {
                        let end = memchr::memchr(b'\n', &text[at..]);
                        at = end.map_or(text.len(), |end| at + end + 1);
                    }
                    Some(b'=') => {
                        out.push(b'=');
                        at += 1;
                    }
                    Some(_) => match (digit(at), digit(at + 1)) {
                        (Some(high), Some(low)) => {
                            out.push((high << 4 | low) as u8);
                            at += 2;
                        }
                        _ => out.push(b'='),
                    },
                }
            }
            b'_' if header => {
                out.push(b' ');
                at += 1;
            }
            byte => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// The text for bytes.
pub fn encode(data: &[u8], quote_tabs: bool, is_text: bool, header: bool) -> Vec<u8> {
    // Lines end as the first one does.
    let first_end = memchr::memchr(b'\n', data);
    let end_of_line: &[u8] = if first_end.is_some_and(|end| end > 0 && data[end - 1] == b'\r') { b"\r\n" } else { b"\n" };
    let mut out = Vec::with_capacity(data.len() * 2);
    let (mut at, mut column) = (0, 0);
    let is_newline = |index: usize| data.get(index) == Some(&b'\n') || data.get(index) == Some(&b'\r') && data.get(index + 1) == Some(&b'\n');
    while at < data.len() {
        let byte = data[at];
        let at_end = at + 1 == data.len();
        let is_quoted = byte > 126
            || byte == b'='
            || header && byte == b'_'
            || byte == b'.' && column == 0 && (at_end || matches!(data[at + 1], b'\n' | b'\r' | 0))
            || !is_text && matches!(byte, b'\r' | b'\n')
            || matches!(byte, b'\t' | b' ') && at_end
            || byte < 33 && !matches!(byte, b'\r' | b'\n') && (quote_tabs || !matches!(byte, b'\t' | b' '));
        if is_quoted {
            if column + 3 >= LINE {
                out.push(b'=');
                out.extend_from_slice(end_of_line);
                column = 0;
            }
            out.extend(format!("={byte:02X}").bytes());
            at += 1;
            column += 3;
        } else if is_text && is_newline(at) {
            column = 0;
            // A space at the end of a line would be lost.
            if let Some(&last @ (b' ' | b'\t')) = out.last() {
                out.pop();
                out.extend(format!("={last:02X}").bytes());
            }
            out.extend_from_slice(end_of_line);
            at += if byte == b'\r' { 2 } else { 1 };
        } else {
            if !at_end && data[at + 1] != b'\n' && column + 1 >= LINE {
                out.push(b'=');
                out.extend_from_slice(end_of_line);
                column = 0;
            }
            column += 1;
            out.push(if header && byte == b' ' { b'_' } else { byte });
            at += 1;
        }
    }
    out
}
