//! The exception table of CPython 3.11 and later.
//!
//! Given: `co_exceptiontable`. Gives: its entries in bytes of `co_code`. Not obvious: the numbers are big-endian, six bits to a
//! byte, while those of the line table are little-endian; bit 7 marks the first byte of an entry.

/// `start..end` is protected by the handler at `target`, which starts with `depth` items (and the offset, and the exception).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub start: u64,
    pub end: u64,
    pub target: u64,
    pub depth: u32,
    pub push_lasti: bool,
}

const MORE: u8 = 0x40;
const FIRST: u8 = 0x80;

/// The entries in order; an error is the position in the table.
pub fn parse(table: &[u8]) -> Result<Vec<Entry>, usize> {
    let mut entries = Vec::new();
    let mut at = 0;
    while at < table.len() {
        if table[at] & FIRST == 0 {
            return Err(at);
        }
        let start = 2 * read_number(table, &mut at)?;
        let size = 2 * read_number(table, &mut at)?;
        let target = 2 * read_number(table, &mut at)?;
        let depth_and_flag = read_number(table, &mut at)?;
        let depth = u32::try_from(depth_and_flag >> 1).map_err(|_| at)?;
        entries.push(Entry { start, end: start + size, target, depth, push_lasti: depth_and_flag & 1 != 0 });
    }
    Ok(entries)
}

/// At most 32 bits, so that sums in 64 bits cannot overflow.
fn read_number(table: &[u8], at: &mut usize) -> Result<u64, usize> {
    let mut number = 0_u64;
    loop {
        let byte = *table.get(*at).ok_or(*at)?;
        number = number << 6 | u64::from(byte & 0x3f);
        if number > u64::from(u32::MAX) {
            return Err(*at);
        }
        *at += 1;
        if byte & MORE == 0 {
            return Ok(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_in_bytes() {
        // start 1, size 64 (two bytes), target 3, depth 2 with lasti
        let table = [0x81, 0x41, 0x00, 0x03, 0x05];
        assert_eq!(parse(&table), Ok(vec![Entry { start: 2, end: 130, target: 6, depth: 2, push_lasti: true }]));
    }

    #[test]
    fn broken_tables_are_refused() {
        assert_eq!(parse(&[0x01, 1, 1, 1]), Err(0));
        assert_eq!(parse(&[0x81, 1, 1]), Err(3));
        assert!(parse(&[0xff, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f]).is_err());
    }
}
