//! Streams of compressed data: what goes in, what comes out, and where they end.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use crate::vm::{PyResult, Vm};

/// Values of `flush`.
pub const NO_FLUSH: i64 = 0;
pub const FINISH: i64 = 4;

/// Bytes by which a result grows at least.
const STEP: usize = 1 << 14;

/// A failure of zlib's: its number, and perhaps more.
pub struct Failure {
    number: i32,
    detail: Option<String>,
}

impl Failure {
    pub fn new(number: i32, detail: Option<&str>) -> Failure {
        Failure { number, detail: detail.map(str::to_owned) }
    }

    /// As zlib's users know it.
    pub fn message(&self, what: &str) -> String {
        let known = match self.number {
            -5 => Some("incomplete or truncated stream"),
            -2 => Some("inconsistent stream state"),
            -3 => Some("invalid input data"),
            _ => None,
        };
        match self.detail.as_deref().or(known) {
            Some(detail) => format!("Error {} {what}: {detail}", self.number),
            None => format!("Error {} {what}", self.number),
        }
    }
}

/// The form around compressed data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Zlib(u8),
    Gzip(u8),
    Raw(u8),
    /// The first byte says whether it is gzip's or zlib's.
    Either(u8),
}

impl Form {
    /// What `wbits` means.
    fn new(window: i64) -> Option<Form> {
        // The smallest window is not to be had; zlib takes the next one, too.
        let bits = |bits: i64| (8..=15).contains(&bits).then_some(bits.max(9) as u8);
        match window {
            0 => Some(Form::Zlib(15)),
            ..0 => bits(-window).map(Form::Raw),
            1..16 => bits(window).map(Form::Zlib),
            16..32 => bits(window - 16).map(Form::Gzip),
            _ => bits(window - 32).map(Form::Either),
        }
    }
}

/// Compresses.
pub struct Deflate {
    stream: Compress,
    pub is_over: bool,
}

impl Deflate {
    /// Nothing for a level or a window that does not exist.
    pub fn new(level: i64, window: i64) -> Option<Deflate> {
        let level = match level {
            -1 => Compression::default(),
            0..=9 => Compression::new(level as u32),
            _ => return None,
        };
        let stream = match Form::new(window).filter(|_| window != 0)? {
            Form::Zlib(bits) => Compress::new_with_window_bits(level, true, bits),
            Form::Raw(bits) => Compress::new_with_window_bits(level, false, bits),
            Form::Gzip(bits) => Compress::new_gzip(level, bits),
            Form::Either(_) => return None,
        };
        Some(Deflate { stream, is_over: false })
    }

    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> bool {
        self.stream.set_dictionary(dictionary).is_ok()
    }

    /// Takes all of the input; appends what comes out.
    pub fn run(&mut self, vm: &mut Vm, input: &[u8], flush: i64, out: &mut Vec<u8>) -> PyResult<Result<(), Failure>> {
        let mode = match flush {
            NO_FLUSH => FlushCompress::None,
            1 => FlushCompress::Partial,
            2 => FlushCompress::Sync,
            3 => FlushCompress::Full,
            FINISH => FlushCompress::Finish,
            _ => return Ok(Err(Failure::new(-2, None))),
        };
        let mut taken = 0;
        loop {
            vm.check_exhaustion()?;
            vm.check_memory(out.len())?;
            out.reserve(STEP);
            let before = self.stream.total_in();
            let Ok(status) = self.stream.compress_vec(&input[taken..], out, mode) else { return Ok(Err(Failure::new(-2, None))) };
            taken += (self.stream.total_in() - before) as usize;
            if status == Status::StreamEnd {
                self.is_over = true;
                return Ok(Ok(()));
            }
            // With room left, nothing more would come.
            if taken == input.len() && out.len() < out.capacity() && flush != FINISH {
                return Ok(Ok(()));
            }
        }
    }
}

/// Decompresses.
pub struct Inflate {
    form: Form,
    dictionary: Box<[u8]>,
    /// Made when the first byte is there.
    stream: Option<Decompress>,
    is_over: bool,
}

impl Inflate {
    /// Nothing for a window that does not exist.
    pub fn new(window: i64, dictionary: &[u8]) -> Option<Inflate> {
        Some(Inflate { form: Form::new(window)?, dictionary: dictionary.into(), stream: None, is_over: false })
    }

    /// Whether the end of the compressed data was seen.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    fn start(&self, first: u8) -> Result<Decompress, Failure> {
        /// The first byte of gzip's form.
        const GZIP: u8 = 0x1f;
        let mut stream = match self.form {
            Form::Zlib(bits) => Decompress::new_with_window_bits(true, bits),
            Form::Raw(bits) => Decompress::new_with_window_bits(false, bits),
            Form::Gzip(bits) => Decompress::new_gzip(bits),
            Form::Either(bits) if first == GZIP => Decompress::new_gzip(bits),
            Form::Either(bits) => Decompress::new_with_window_bits(true, bits),
        };
        if matches!(self.form, Form::Raw(_)) && !self.dictionary.is_empty() && stream.set_dictionary(&self.dictionary).is_err() {
            return Err(Failure::new(-3, None));
        }
        Ok(stream)
    }

    /// Takes input until it ends, the data ends, or so many bytes have come out. Gives how much was taken.
    pub fn run(&mut self, vm: &mut Vm, input: &[u8], most: Option<usize>, out: &mut Vec<u8>) -> PyResult<Result<usize, Failure>> {
        let Some(&first) = input.first().filter(|_| !self.is_over) else { return Ok(Ok(0)) };
        let mut stream = match self.stream.take().map_or_else(|| self.start(first), Ok) {
            Ok(stream) => stream,
            Err(failure) => return Ok(Err(failure)),
        };
        let mut taken = 0;
        let result = loop {
            vm.check_exhaustion()?;
            vm.check_memory(out.len())?;
            let room = most.map_or(STEP.max(out.len()), |most| (most - out.len()).min(STEP.max(out.len())));
            if room == 0 {
                break Ok(taken);
            }
            // A result's capacity is what it may grow to now.
            let mut part = Vec::with_capacity(room);
            let before = stream.total_in();
            let status = stream.decompress_vec(&input[taken..], &mut part, FlushDecompress::None);
            taken += (stream.total_in() - before) as usize;
            out.extend_from_slice(&part[..part.len().min(room)]);
            match status {
                Ok(Status::StreamEnd) => {
                    self.is_over = true;
                    break Ok(taken);
                }
                Ok(_) if part.is_empty() && (taken == input.len() || stream.total_in() == before) => break Ok(taken),
                Ok(_) => {}
                Err(error) if error.needs_dictionary().is_some() => {
                    if self.dictionary.is_empty() {
                        break Err(Failure::new(2, None));
                    }
                    if stream.set_dictionary(&self.dictionary).is_err() {
                        break Err(Failure::new(-3, None));
                    }
                }
                Err(error) => break Err(Failure::new(-3, error.message())),
            }
        };
        self.stream = Some(stream);
        Ok(result)
    }
}
