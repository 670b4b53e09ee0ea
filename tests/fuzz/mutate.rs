//! Breaking `.pyc` files.
//!
//! Given: a file, the places of its parts, and random numbers. Gives: another file. The law: the same numbers break it in the same way.

use std::ops::Range;

use pyregrine::bytecode::dissect;

use crate::support::random::Random;

fn byte(random: &mut Random) -> u8 {
    random.next() as u8
}

fn pick<'a, T>(items: &'a [T], random: &mut Random) -> Option<&'a T> {
    items.get(random.below(items.len()))
}

/// A file to break.
pub struct Seed {
    pub name: String,
    pub bytes: Vec<u8>,
    /// Where single instructions are.
    instructions: Vec<Range<usize>>,
    /// Where numbers of four bytes are: sizes, counts, flags, lengths.
    numbers: Vec<Range<usize>>,
    /// Everything else behind the header.
    others: Vec<Range<usize>>,
}

impl Seed {
    pub fn new(name: String, bytes: Vec<u8>) -> Seed {
        let (parts, _) = dissect(&bytes, None);
        let mut seed = Seed { name, bytes, instructions: Vec::new(), numbers: Vec::new(), others: Vec::new() };
        for part in parts.into_iter().filter(|part| part.bytes.start >= 12 && !part.bytes.is_empty()) {
            let is_opcode = part.name.starts_with(|first: char| first.is_ascii_digit());
            match part.bytes.len() {
                _ if is_opcode => seed.instructions.push(part.bytes),
                4 => seed.numbers.push(part.bytes),
                _ => seed.others.push(part.bytes),
            }
        }
        seed
    }
}

/// Numbers at which things change.
const NUMBERS: [u32; 12] = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/// A broken copy of `seed`; `other` may lend pieces.
pub fn mutate(seed: &Seed, other: &Seed, random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    // Mostly one change: each makes it likelier that the file is refused at once.
    for _ in 0..1 + random.below(4) * random.below(2) {
        match random.below(12) {
            0 => flip(&mut bytes, random),
            1 => overwrite(&mut bytes, random),
            2 => cut(&mut bytes, random),
            3 => splice(&mut bytes, &other.bytes, random),
            4 | 5 => change_number(&mut bytes, seed, random),
            6 | 7 => change_opcode(&mut bytes, seed, random),
            8 | 9 => change_argument(&mut bytes, seed, random),
            10 => exchange(&mut bytes, seed, random),
            _ => change_table(&mut bytes, seed, random),
        }
    }
    bytes
}

fn flip(bytes: &mut [u8], random: &mut Random) {
    let at = random.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << random.below(8);
    }
}

fn overwrite(bytes: &mut [u8], random: &mut Random) {
    let (start, len) = (random.below(bytes.len()), 1 + random.below(8));
    bytes.iter_mut().skip(start).take(len).for_each(|place| *place = byte(random));
}

/// Removes the end, or a piece in the middle.
fn cut(bytes: &mut Vec<u8>, random: &mut Random) {
    let start = random.below(bytes.len());
    let end = if random.below(2) == 0 { bytes.len() } else { (start + 1 + random.below(16)).min(bytes.len()) };
    bytes.drain(start..end);
}

/// Puts a piece of another file over or between the bytes.
fn splice(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let start = random.below(other.len());
    let piece = &other[start..(start + 1 + random.below(64)).min(other.len())];
    let at = random.below(bytes.len());
    let end = if random.below(2) == 0 { at } else { (at + piece.len()).min(bytes.len()) };
    bytes.splice(at..end, piece.iter().copied());
}

/// The bytes of a part, as far as they are still there.
fn part<'bytes>(bytes: &'bytes mut [u8], parts: &[Range<usize>], random: &mut Random) -> Option<&'bytes mut [u8]> {
    let range = pick(parts, random)?.clone();
    bytes.get_mut(range)
}

fn change_number(bytes: &mut [u8], seed: &Seed, random: &mut Random) {
    let Some(part) = part(bytes, &seed.numbers, random) else { return };
    let Ok(old) = <[u8; 4]>::try_from(&*part) else { return };
    let old = u32::from_le_bytes(old);
    let new = match random.below(4) {
        0 => NUMBERS[random.below(NUMBERS.len())],
        1 => old.wrapping_add(1 + random.below(3) as u32),
        2 => old.wrapping_sub(1 + random.below(3) as u32),
        _ => old ^ 1 << random.below(32),
    };
    part.copy_from_slice(&new.to_le_bytes());
}

fn change_opcode(bytes: &mut [u8], seed: &Seed, random: &mut Random) {
    // Mostly an opcode that this version has: one from another place of the file.
    let new = match pick(&seed.instructions, random).and_then(|range| seed.bytes.get(range.start)) {
        Some(&opcode) if random.below(4) > 0 => opcode,
        _ => byte(random),
    };
    if let Some([opcode, ..]) = part(bytes, &seed.instructions, random) {
        *opcode = new;
    }
}

fn change_argument(bytes: &mut [u8], seed: &Seed, random: &mut Random) {
    let number = byte(random);
    let how = random.below(3);
    if let Some([_, argument, ..]) = part(bytes, &seed.instructions, random) {
        *argument = match how {
            0 => number,
            1 => argument.wrapping_add(1 + number % 4),
            _ => argument.wrapping_sub(1 + number % 4),
        };
    }
}

/// Two instructions change places.
fn exchange(bytes: &mut [u8], seed: &Seed, random: &mut Random) {
    let (Some(one), Some(other)) = (pick(&seed.instructions, random).cloned(), pick(&seed.instructions, random).cloned()) else { return };
    let len = one.len().min(other.len()).min(2);
    for index in 0..len {
        if one.start.max(other.start) + index < bytes.len() {
            bytes.swap(one.start + index, other.start + index);
        }
    }
}

/// A byte in what is neither instruction nor number: type bytes, strings, tables of lines and exceptions.
fn change_table(bytes: &mut [u8], seed: &Seed, random: &mut Random) {
    let (place, number) = (random.below(1 << 16), byte(random));
    if let Some(part) = part(bytes, &seed.others, random) {
        let at = place % part.len();
        part[at] = if number % 2 == 0 { number } else { part[at].wrapping_add(number % 8) };
    }
}
