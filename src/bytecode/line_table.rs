//! The three forms of line table: lnotab (3.5 to 3.9), line ranges (3.10), locations with columns (3.11 and later).
//!
//! Given: the table and the first line. Gives: the position of every offset asked for, in rising order, or the offsets where lines start.
//! Not obvious: the tables are trusted to say anything, but not to be well-formed; a table that stops in the middle of an entry
//! is an error, one that covers less or more than the code is not.

use super::code::Position;
use super::versions::LineTableForm;

/// `start..end`, in bytes of `co_code`, is at `position`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    end: u64,
    position: Position,
}

/// Appends one position per offset of `offsets`, which must rise. An error is the position in the table.
pub fn positions(
    form: LineTableForm,
    table: &[u8],
    first_line: i32,
    offsets: impl Iterator<Item = u32>,
    positions: &mut Vec<Position>,
) -> Result<(), usize> {
    let ranges = Ranges::new(form, table, first_line);
    // One loop per form, because this is done for every instruction of every program.
    match form {
        LineTableForm::Lnotab { signed } => fill(ranges, |ranges| ranges.next_of_lnotab(signed), offsets, positions),
        LineTableForm::Ranges => fill(ranges, Ranges::next_range, offsets, positions),
        LineTableForm::Locations => fill(ranges, Ranges::next_location, offsets, positions),
    }
}

#[inline(always)]
fn fill<'table>(
    mut ranges: Ranges<'table>,
    mut next: impl FnMut(&mut Ranges<'table>) -> Result<Option<Range>, usize>,
    mut offsets: impl Iterator<Item = u32>,
    positions: &mut Vec<Position>,
) -> Result<(), usize> {
    let mut offset = offsets.next();
    // What is behind the last offset must be well-formed, too.
    while let Some(range) = next(&mut ranges)? {
        while let Some(at) = offset
            && u64::from(at) < range.end
        {
            positions.push(range.position);
            offset = offsets.next();
        }
    }
    while offset.is_some() {
        positions.push(Position::default());
        offset = offsets.next();
    }
    Ok(())
}

/// The offsets at which another line starts than the one before. Code without a line is skipped, unless `none_is_a_line`.
pub fn starts(
    form: LineTableForm,
    table: &[u8],
    first_line: i32,
    none_is_a_line: bool,
) -> Result<Vec<(u64, Option<u32>)>, usize> {
    let mut starts: Vec<(u64, Option<u32>)> = Vec::new();
    let mut start = 0;
    let mut ranges = Ranges::new(form, table, first_line);
    while let Some(range) = ranges.next()? {
        let line = range.position.line();
        let is_new = starts.last().is_none_or(|(_, last)| *last != line);
        if start < range.end && is_new && (line.is_some() || none_is_a_line) {
            starts.push((start, line));
        }
        start = range.end;
    }
    Ok(starts)
}

fn line_only(line: i64) -> Position {
    Position::new(u32::try_from(line).ok(), None, None, None)
}

/// The ranges of a table, read one after the other.
struct Ranges<'table> {
    form: LineTableForm,
    table: &'table [u8],
    at: usize,
    line: i64,
    end: u64,
    /// The table has been read, and what follows from its end has been given.
    is_over: bool,
}

impl<'table> Ranges<'table> {
    fn new(form: LineTableForm, table: &'table [u8], first_line: i32) -> Self {
        Ranges { form, table, at: 0, line: i64::from(first_line), end: 0, is_over: false }
    }

    fn next(&mut self) -> Result<Option<Range>, usize> {
        match self.form {
            LineTableForm::Lnotab { signed } => self.next_of_lnotab(signed),
            LineTableForm::Ranges => self.next_range(),
            LineTableForm::Locations => self.next_location(),
        }
    }

    /// Two bytes, or the end of the table.
    #[inline]
    fn pair(&mut self) -> Result<Option<[u8; 2]>, usize> {
        let rest = &self.table[self.at..];
        match rest.first_chunk() {
            Some(&pair) => {
                self.at += 2;
                Ok(Some(pair))
            }
            None if rest.is_empty() => Ok(None),
            None => Err(self.table.len()),
        }
    }

    /// Pairs (bytes, lines): a line holds until the bytes have been added.
    fn next_of_lnotab(&mut self, signed: bool) -> Result<Option<Range>, usize> {
        let position = line_only(self.line);
        let Some([bytes, lines]) = self.pair()? else {
            return Ok((!std::mem::replace(&mut self.is_over, true)).then_some(Range { end: u64::MAX, position }));
        };
        self.end += u64::from(bytes);
        self.line += if signed { i64::from(lines.cast_signed()) } else { i64::from(lines) };
        Ok(Some(Range { end: self.end, position }))
    }

    /// Pairs (bytes, lines): the lines are added first; -128 says that the range has no line.
    fn next_range(&mut self) -> Result<Option<Range>, usize> {
        let Some([bytes, lines]) = self.pair()? else { return Ok(None) };
        self.end += u64::from(bytes);
        let position = match lines.cast_signed() {
            -128 => Position::default(),
            lines => {
                self.line += i64::from(lines);
                line_only(self.line)
            }
        };
        Ok(Some(Range { end: self.end, position }))
    }

    /// Entries of a code, a number of code units, and what the code calls for.
    #[inline(always)]
    fn next_location(&mut self) -> Result<Option<Range>, usize> {
        const FIRST_ONE_LINE: u8 = 10;
        const FIRST_OTHER: u8 = 13;
        let rest = &self.table[self.at..];
        let Some(&first) = rest.first() else { return Ok(None) };
        if first & 0x80 == 0 {
            return Err(self.at);
        }
        self.end += 2 * (u64::from(first & 7) + 1);
        // Most entries are in the line of the one before, or the next.
        let (col, end_col, length) = match (first >> 3 & 15, rest) {
            (code @ 0..FIRST_ONE_LINE, &[_, columns, ..]) => {
                let col = code * 8 + (columns >> 4 & 7);
                (col, col + (columns & 15), 2)
            }
            (code @ FIRST_ONE_LINE..FIRST_OTHER, &[_, col, end_col, ..]) => {
                self.line += i64::from(code - FIRST_ONE_LINE);
                (col, end_col, 3)
            }
            (code, _) => {
                self.at += 1;
                let position = self.other_location(code)?;
                return Ok(Some(Range { end: self.end, position }));
            }
        };
        self.at += length;
        let line = u32::try_from(self.line).ok();
        let position = Position::new(line, line, Some(u32::from(col)), Some(u32::from(end_col)));
        Ok(Some(Range { end: self.end, position }))
    }

    /// What follows the first byte of an entry that is none of the usual ones, or is cut off.
    #[inline(never)]
    fn other_location(&mut self, code: u8) -> Result<Position, usize> {
        const NO_LOCATION: u8 = 15;
        const LONG: u8 = 14;
        const NO_COLUMNS: u8 = 13;
        match code {
            NO_LOCATION => Ok(Position::default()),
            LONG => {
                self.line += self.signed_number()?;
                let end_line = self.line + i64::from(self.number()?);
                let col = self.number()?.checked_sub(1);
                let end_col = self.number()?.checked_sub(1);
                Ok(Position::new(u32::try_from(self.line).ok(), u32::try_from(end_line).ok(), col, end_col))
            }
            NO_COLUMNS => {
                self.line += self.signed_number()?;
                let line = u32::try_from(self.line).ok();
                Ok(Position::new(line, line, None, None))
            }
            _ => Err(self.table.len()),
        }
    }

    #[inline]
    fn byte(&mut self) -> Result<u8, usize> {
        let byte = *self.table.get(self.at).ok_or(self.at)?;
        self.at += 1;
        Ok(byte)
    }

    /// Little-endian, six bits to a byte.
    fn number(&mut self) -> Result<u32, usize> {
        let mut number = 0_u64;
        for shift in (0..36).step_by(6) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x3f) << shift;
            if byte & 0x40 == 0 {
                return u32::try_from(number).map_err(|_| self.at);
            }
        }
        Err(self.at)
    }

    /// The lowest bit is the sign.
    fn signed_number(&mut self) -> Result<i64, usize> {
        let number = self.number()?;
        let magnitude = i64::from(number >> 1);
        Ok(if number & 1 == 0 { magnitude } else { -magnitude })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(form: LineTableForm, table: &[u8], offsets: &[u32]) -> Vec<Option<u32>> {
        let mut found = Vec::new();
        positions(form, table, 10, offsets.iter().copied(), &mut found).expect("a well-formed table");
        found.iter().map(|position| position.line()).collect()
    }

    #[test]
    fn lnotab() {
        let table = [2, 1, 4, 0xff];
        let offsets = [0, 2, 4, 6, 8];
        assert_eq!(lines(LineTableForm::Lnotab { signed: true }, &table, &offsets), [10, 11, 11, 10, 10].map(Some));
        assert_eq!(lines(LineTableForm::Lnotab { signed: false }, &table, &offsets), [10, 11, 11, 266, 266].map(Some));
        assert!(positions(LineTableForm::Ranges, &[1], 1, std::iter::empty(), &mut Vec::new()).is_err());
    }

    #[test]
    fn ranges() {
        let found = lines(LineTableForm::Ranges, &[2, 0, 2, 0x80, 2, 1], &[0, 2, 4, 6]);
        assert_eq!(found, [Some(10), None, Some(11), None]);
    }

    #[test]
    fn locations() {
        // long, one unit: line +1, end line +2, column 3, end column 70
        let table = [0xf0, 0x02, 0x02, 0x04, 0x47, 0x01];
        let mut found = Vec::new();
        assert_eq!(positions(LineTableForm::Locations, &table, 10, [0].into_iter(), &mut found), Ok(()));
        let expected = Position::new(Some(11), Some(13), Some(3), Some(70));
        assert_eq!(found, [expected]);
    }
}
