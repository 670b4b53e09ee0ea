//! Bytes that come in parts to text.

use super::newlines::Newlines;
use crate::gc::Gc;
use crate::object::Str;
use crate::types::bytes::codecs::{Encoding, complete, decode_as};
use crate::vm::{PyResult, Vm};

/// A decoder between two parts.
#[derive(Clone, Debug)]
pub struct Decoder {
    /// Without a byte order mark once that was seen.
    encoding: Encoding,
    first_encoding: Encoding,
    errors: String,
    /// The beginning of a character.
    pending: Vec<u8>,
    pub newlines: Option<Newlines>,
}

impl Decoder {
    pub fn new(encoding: Encoding, errors: &str, newlines: Option<Newlines>) -> Decoder {
        Decoder { encoding, first_encoding: encoding, errors: errors.to_owned(), pending: Vec::new(), newlines }
    }

    /// Forgets the beginning of a character; at the start of a file, the byte order mark as well.
    pub fn reset(&mut self, at_start: bool) {
        self.pending.clear();
        if at_start {
            self.encoding = self.first_encoding;
        }
        if let Some(newlines) = &mut self.newlines {
            newlines.has_cr = false;
        }
    }

    /// Bytes that were taken and have given no text yet.
    pub fn n_waiting(&self) -> usize {
        self.pending.len() + usize::from(self.newlines.as_ref().is_some_and(|newlines| newlines.has_cr))
    }

    /// The text of the next part.
    pub fn decode(&mut self, vm: &mut Vm, part: &[u8], is_final: bool) -> PyResult<Gc<Str>> {
        let mut data = std::mem::take(&mut self.pending);
        data.extend_from_slice(part);
        let start = self.skip_mark(&data, is_final);
        let end = match start {
            Some(start) if !is_final => start + complete(self.encoding, &data[start..]),
            Some(_) => data.len(),
            None => 0,
        };
        self.pending = data.split_off(end);
        data.drain(..start.unwrap_or(0).min(data.len()));
        let object = vm.bytes(data).value();
        let text = decode_as(vm, object, self.encoding, &self.errors)?;
        Ok(match &mut self.newlines {
            Some(newlines) => newlines.decode(vm, text, is_final),
            None => text,
        })
    }

    /// Where the text starts behind a byte order mark, which may choose the encoding; `None` if the mark is not complete.
    fn skip_mark(&mut self, data: &[u8], is_final: bool) -> Option<usize> {
        let marks: &[(&[u8], Encoding)] = match self.encoding {
            Encoding::Utf8Signature => &[(b"\xef\xbb\xbf", Encoding::Utf8)],
            Encoding::Wide { bytes: 2, has_mark: true, .. } => &[(b"\xff\xfe", WIDE_2), (b"\xfe\xff", WIDE_2_BIG)],
            Encoding::Wide { has_mark: true, .. } => &[(b"\xff\xfe\0\0", WIDE_4), (b"\0\0\xfe\xff", WIDE_4_BIG)],
            _ => return Some(0),
        };
        if !is_final && marks.iter().any(|(mark, _)| data.len() < mark.len() && mark.starts_with(data)) {
            return None;
        }
        let found = marks.iter().find(|(mark, _)| data.starts_with(mark));
        // Without a mark the order is the machine's.
        self.encoding = found.map_or(marks[0].1, |(_, encoding)| *encoding);
        Some(found.map_or(0, |(mark, _)| mark.len()))
    }
}

const WIDE_2: Encoding = Encoding::Wide { bytes: 2, is_big: false, has_mark: false };
const WIDE_2_BIG: Encoding = Encoding::Wide { bytes: 2, is_big: true, has_mark: false };
const WIDE_4: Encoding = Encoding::Wide { bytes: 4, is_big: false, has_mark: false };
const WIDE_4_BIG: Encoding = Encoding::Wide { bytes: 4, is_big: true, has_mark: false };
