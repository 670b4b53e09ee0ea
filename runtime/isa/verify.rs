//! The verifier: after it has accepted a body, the interpreter accesses registers, constants, names, caches and jump
//! targets of that body without checks.
//!
//! Given: a body from anywhere. Gives: `Err` with the first thing that is wrong. The law: what is accepted can do nothing worse
//! than compute nonsense, if the machine treats the values themselves with care: it checks types and *unbound* itself.

use super::{Body, CacheIndex, Constant, Field, FieldKind, HomeKind, Op, OptReg, read_field, units_of};

/// Why a body is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    pub body: String,
    /// The word where the bad instruction starts.
    pub at: usize,
    pub what: String,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (in `{}`, at word {})", self.what, self.body, self.at)
    }
}

impl std::error::Error for VerifyError {}

/// Checks a body and the bodies among its constants.
pub fn verify_body(body: &Body) -> Result<(), VerifyError> {
    let mut waiting = vec![body];
    let mut memory = Memory::default();
    while let Some(body) = waiting.pop() {
        let refuse = |(at, what): (usize, String)| VerifyError { body: body.qualname.to_string(), at, what };
        Verifier { body, memory: &mut memory }.check().map_err(refuse)?;
        for constant in &body.constants {
            match constant {
                Constant::Code(nested) => waiting.push(nested),
                other if contains_code(other) => return Err(refuse((0, "code inside another constant".into()))),
                _ => {}
            }
        }
    }
    Ok(())
}

fn contains_code(constant: &Constant) -> bool {
    if !matches!(constant, Constant::Tuple(_) | Constant::FrozenSet(_) | Constant::Slice(_)) {
        return false;
    }
    let mut waiting = vec![constant];
    while let Some(constant) = waiting.pop() {
        match constant {
            Constant::Tuple(items) | Constant::FrozenSet(items) => waiting.extend(items),
            Constant::Slice(parts) => waiting.extend(&**parts),
            Constant::Code(_) => return true,
            _ => {}
        }
    }
    false
}

type Problem = (usize, String);

/// Memory that one body after the other uses.
#[derive(Default)]
struct Memory {
    /// Whether an instruction starts at the word.
    is_start: Vec<bool>,
    /// The instructions that jump, and where to: whether they may is known when all instructions have been seen.
    jumps: Vec<(usize, i64)>,
}

struct Verifier<'b, 'm> {
    body: &'b Body,
    memory: &'m mut Memory,
}

/// An instruction where it stands: its operands are read when they are asked for.
#[derive(Clone, Copy)]
struct Placed<'b> {
    code: &'b [u64],
    at: usize,
    op: Op,
    n_listed: usize,
}

impl<'b> Placed<'b> {
    /// The instruction at word `at`, if there is a whole one.
    fn new(code: &'b [u64], at: usize) -> Option<Placed<'b>> {
        let op = Op::from_unit(units_of(*code.get(at)?)[0])?;
        let mut placed = Placed { code, at, op, n_listed: 0 };
        let is_whole = at + op.units().div_ceil(4) <= code.len();
        if let Some(place) = ROLES[op as usize].list.filter(|_| is_whole) {
            placed.n_listed = usize::from(placed.unit(usize::from(place)));
        }
        (at + placed.words() <= code.len()).then_some(placed)
    }

    fn words(&self) -> usize {
        (self.op.units() + self.n_listed).div_ceil(4)
    }

    fn unit(&self, index: usize) -> u16 {
        (self.code[self.at + index / 4] >> (16 * (index % 4))) as u16
    }

    fn field(&self, index: usize) -> Option<Field> {
        let &(_, kind, place) = self.op.fields().get(index)?;
        Some(self.field_at(kind, place))
    }

    fn field_at(&self, kind: FieldKind, place: usize) -> Field {
        read_field(kind, [self.unit(place), if kind.is_wide() { self.unit(place + 1) } else { 0 }], self.at)
    }

    /// The number that two units make.
    fn wide(&self, place: usize) -> u32 {
        u32::from(self.unit(place)) | u32::from(self.unit(place + 1)) << 16
    }

    /// The registers of the list.
    fn list(&self) -> impl Iterator<Item = u16> {
        (0..self.n_listed).map(|index| self.unit(self.op.units() + index))
    }
}

/// What the names of a row's fields say about it.
#[derive(Clone, Copy)]
struct Roles {
    /// The fields that are results, one bit each.
    results: u8,
    /// The fields that must be the number of registers, one bit each.
    tops: u8,
    /// The place of the list's length.
    list: Option<u8>,
}

/// The roles of every row, by operation.
static ROLES: [Roles; Op::ALL.len()] = {
    let mut all = [Roles { results: 0, tops: 0, list: None }; Op::ALL.len()];
    let mut number = 0;
    while number < all.len() {
        let op = Op::ALL[number];
        let gives_pair = matches!(op, Op::LoadMethod | Op::LoadSuperMethod | Op::LoadSpecial);
        let mut index = 0;
        while index < op.fields().len() {
            let (name, kind, place) = op.fields()[index];
            let name = name.as_bytes();
            if matches!(name, b"dst" | b"rest" | b"matched") || (gives_pair && matches!(name, b"this")) {
                all[number].results |= 1 << index;
            }
            if matches!(name, b"top") {
                all[number].tops |= 1 << index;
            }
            if matches!(kind, FieldKind::RegList) {
                all[number].list = Some(place as u8);
            }
            index += 1;
        }
        number += 1;
    }
    all
};

impl Verifier<'_, '_> {
    fn check(mut self) -> Result<(), Problem> {
        let body = self.body;
        let refuse = |what: &str| Err((0, what.to_string()));
        let n_fixed = body.n_fixed();
        if usize::from(body.n_regs) < n_fixed || body.n_regs == u16::MAX {
            return refuse("the homes do not fit into the registers");
        }
        if body.n_parameters() > body.homes.len() || body.n_positional_only > body.n_positional {
            return refuse("the parameters do not fit into the homes");
        }
        if body.n_caches > u32::from(CacheIndex::SHARED.0) || body.names.len() > usize::from(u16::MAX) + 1 {
            return refuse("there are too many caches or names");
        }
        self.memory.is_start.clear();
        self.memory.is_start.resize(body.code.len(), false);
        self.memory.jumps.clear();
        let (mut at, mut last) = (0, None);
        while at < body.code.len() {
            let inst = Placed::new(&body.code, at).ok_or_else(|| (at, "no instruction".to_string()))?;
            self.memory.is_start[at] = true;
            self.check_inst(&inst).map_err(|what| (at, what))?;
            last = Some(inst.op);
            at += inst.words();
        }
        if !last.is_some_and(Op::is_terminator) {
            return refuse("the code runs beyond its end");
        }
        if let Some(&(at, _)) = self.memory.jumps.iter().find(|&&(_, word)| !self.starts(word)) {
            let what = Placed::new(&body.code, at).map_or("it", |inst| inst.op.mnemonic());
            return Err((at, format!("{what} has a wrong target")));
        }
        for handler in &body.handlers {
            let is_end = handler.end as usize == body.code.len() || self.starts(i64::from(handler.end));
            let is_fine = handler.start < handler.end
                && self.starts(i64::from(handler.start))
                && is_end
                && self.starts(i64::from(handler.target))
                && handler.exc < body.n_regs
                && usize::from(handler.exc) >= usize::from(!body.flags.is_optimized);
            if !is_fine {
                return Err((handler.start as usize, "a handler's range is wrong".into()));
            }
        }
        Ok(())
    }

    fn starts(&self, word: i64) -> bool {
        usize::try_from(word).ok().and_then(|word| self.memory.is_start.get(word)).copied().unwrap_or(false)
    }

    fn check_inst(&mut self, inst: &Placed) -> Result<(), String> {
        let body = self.body;
        let roles = &ROLES[inst.op as usize];
        for (index, &(name, kind, place)) in inst.op.fields().iter().enumerate() {
            // Most fields are registers.
            let is_fine = match kind {
                FieldKind::Reg => inst.unit(place) < body.n_regs,
                FieldKind::OptReg => inst.unit(place) < body.n_regs || inst.unit(place) == OptReg::NONE.0,
                FieldKind::Const => (inst.wide(place) as usize) < body.constants.len(),
                FieldKind::Name => usize::from(inst.unit(place)) < body.names.len(),
                FieldKind::Cache => u32::from(inst.unit(place)) < body.n_caches || inst.unit(place) == CacheIndex::SHARED.0,
                FieldKind::Count => roles.tops >> index & 1 == 0 || inst.unit(place) == body.n_regs,
                FieldKind::Target16 | FieldKind::Target32 => {
                    if let Field::Target(word) = inst.field_at(kind, place) {
                        self.memory.jumps.push((inst.at, word));
                    }
                    true
                }
                FieldKind::Imm16 | FieldKind::Imm32 | FieldKind::RegList => true,
            };
            if !is_fine {
                return Err(format!("{} has a wrong {name}", inst.op.mnemonic()));
            }
        }
        if inst.list().any(|register| register >= body.n_regs) {
            return Err(format!("{} lists a wrong register", inst.op.mnemonic()));
        }
        self.check_special(inst).map_err(|what| format!("{} {what}", inst.op.mnemonic()))
    }

    /// What single instructions demand beyond their operands' ranges.
    fn check_special(&self, inst: &Placed) -> Result<(), &'static str> {
        let body = self.body;
        let register = |index: usize| match inst.field(index) {
            Some(Field::Reg(register)) => usize::from(register),
            _ => usize::MAX,
        };
        let number = |index: usize| match inst.field(index) {
            Some(Field::Imm(number)) => number,
            Some(Field::Count(number)) => i64::from(number),
            _ => -1,
        };
        let require = |is_fine: bool, what: &'static str| if is_fine { Ok(()) } else { Err(what) };
        let first_home = usize::from(!body.flags.is_optimized);
        let home = |register: usize| register.checked_sub(first_home).and_then(|index| body.homes.get(index));
        // The namespace stays what it is.
        if first_home == 1 && writes_namespace(inst) {
            return Err("writes the namespace");
        }
        let target = || match inst.op.fields().len().checked_sub(1).and_then(|last| inst.field(last)) {
            Some(Field::Target(target)) => target,
            _ => i64::MIN,
        };
        match inst.op {
            Op::Jump | Op::ForIter | Op::ForIterPair => require(target() > inst.at as i64, "jumps back"),
            Op::JumpBack | Op::ForLoop | Op::ForLoopPair => require(target() <= inst.at as i64, "jumps ahead"),
            Op::Send | Op::YieldDelegated => {
                require(target() > inst.at as i64, "jumps back")?;
                require(body.flags.is_resumable(), "is in no generator")
            }
            Op::CheckBound | Op::DeleteLocal => require(home(register(0)).is_some(), "names no local"),
            Op::LoadCell => require(home(register(2)).is_some() && home(register(1)).is_some(), "names no local"),
            Op::DeleteCell => require(home(register(1)).is_some() && home(register(0)).is_some(), "names no local"),
            Op::StoreCell => require(home(register(0)).is_some(), "names no local"),
            Op::LoadFromDictOrCell => require(home(register(2)).is_some(), "names no local"),
            Op::CopyFreeVars => {
                let count = usize::try_from(number(1)).unwrap_or(usize::MAX);
                let is_free = |register| home(register).is_some_and(|home| home.kind == HomeKind::Free);
                let n_free = body.homes.iter().filter(|home| home.kind == HomeKind::Free).count();
                require(count <= n_free && (register(0)..register(0) + count).all(is_free), "fills what is no free variable")
            }
            Op::LoadName | Op::StoreName | Op::DeleteName | Op::LoadLocals | Op::SetupAnnotations | Op::ImportStar => {
                require(!body.flags.is_optimized, "needs a namespace")
            }
            Op::FloorDivImm | Op::ModImm => require(number(2) != 0, "divides by zero"),
            Op::LshiftImm | Op::RshiftImm => require((0..=61).contains(&number(2)), "shifts too far"),
            Op::MakeFunction => match inst.field(1) {
                Some(Field::Const(index)) => {
                    require(matches!(body.constants[index as usize], Constant::Code(_)), "makes a function of no code")
                }
                _ => Ok(()),
            },
            Op::SetFunctionAttr => require(matches!(number(2), 1 | 2 | 4 | 8 | 16), "sets an unknown attribute"),
            Op::LoadSpecial => require(number(3) <= 3, "loads an unknown method"),
            Op::BuildMap => require(inst.n_listed.is_multiple_of(2), "has a key without a value"),
            Op::UnpackEx => {
                require(number(1) + number(2) + 1 == inst.n_listed as i64, "lists another number of items")
            }
            Op::Format => require(number(2) <= 3, "has an unknown conversion"),
            Op::Convert => require((1..=3).contains(&number(2)), "has an unknown conversion"),
            Op::GetAwaitable => require(number(2) <= 2, "has an unknown context"),
            Op::TypeIntrinsic1 => require((7..=11).contains(&number(2)), "is unknown"),
            Op::TypeIntrinsic2 => require((2..=5).contains(&number(3)), "is unknown"),
            Op::ReturnGenerator | Op::Yield | Op::ReturnFromGenerator => {
                require(body.flags.is_resumable(), "is in no generator")
            }
            Op::Return => require(!body.flags.is_resumable(), "is in a generator"),
            _ => Ok(()),
        }
    }
}

/// Whether a result goes to `r0`.
fn writes_namespace(inst: &Placed) -> bool {
    let results = ROLES[inst.op as usize].results;
    let fields = inst.op.fields().iter().enumerate();
    let writes = fields.filter(|(index, _)| results >> index & 1 == 1).any(|(_, &(_, _, place))| inst.unit(place) == 0);
    let lists = matches!(inst.op, Op::Unpack | Op::UnpackEx);
    writes || (lists && inst.list().any(|register| register == 0))
}
