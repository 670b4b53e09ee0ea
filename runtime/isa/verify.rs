//! The verifier: after it has accepted a body, the interpreter accesses registers, constants, names, caches and jump
//! targets of that body without checks.
//!
//! Given: a body from anywhere. Gives: `Err` with the first thing that is wrong. The law: what is accepted can do nothing worse
//! than compute nonsense, if the machine treats the values themselves with care: it checks types and *unbound* itself.

use super::{Body, CacheIndex, Constant, Decoded, Field, HomeKind, Op, decode};

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
    while let Some(body) = waiting.pop() {
        let refuse = |(at, what): (usize, String)| VerifyError { body: body.qualname.clone(), at, what };
        Verifier::new(body).and_then(|verifier| verifier.check()).map_err(refuse)?;
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

struct Verifier<'b> {
    body: &'b Body,
    last: Option<Op>,
    /// Whether an instruction starts at the word.
    is_start: Vec<bool>,
}

impl<'b> Verifier<'b> {
    fn new(body: &'b Body) -> Result<Verifier<'b>, Problem> {
        let mut last = None;
        let mut is_start = vec![false; body.code.len()];
        let mut at = 0;
        while at < body.code.len() {
            let decoded = decode(&body.code, at).ok_or_else(|| (at, "no instruction".to_string()))?;
            is_start[at] = true;
            last = Some(decoded.op);
            at += decoded.words;
        }
        Ok(Verifier { body, last, is_start })
    }

    fn check(&self) -> Result<(), Problem> {
        let body = self.body;
        let refuse = |what: &str| Err((0, what.to_string()));
        let n_fixed = body.homes.len() + usize::from(!body.flags.is_optimized);
        if usize::from(body.n_regs) < n_fixed || body.n_regs == u16::MAX {
            return refuse("the homes do not fit into the registers");
        }
        if body.n_parameters() > body.homes.len() || body.n_positional_only > body.n_positional {
            return refuse("the parameters do not fit into the homes");
        }
        if body.n_caches > u32::from(CacheIndex::SHARED.0) || body.names.len() > usize::from(u16::MAX) + 1 {
            return refuse("there are too many caches or names");
        }
        if !self.last.is_some_and(Op::is_terminator) {
            return refuse("the code runs beyond its end");
        }
        let mut at = 0;
        while let Some(decoded) = decode(&body.code, at) {
            self.check_inst(at, &decoded).map_err(|what| (at, what))?;
            at += decoded.words;
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
        usize::try_from(word).ok().and_then(|word| self.is_start.get(word)).copied().unwrap_or(false)
    }

    fn check_inst(&self, at: usize, decoded: &Decoded) -> Result<(), String> {
        let body = self.body;
        let name = decoded.op.mnemonic();
        for (field, (field_name, ..)) in decoded.fields.iter().zip(decoded.op.fields()) {
            let is_fine = match *field {
                Field::Reg(register) | Field::OptReg(Some(register)) => register < body.n_regs,
                Field::Const(index) => (index as usize) < body.constants.len(),
                Field::Name(index) => usize::from(index) < body.names.len(),
                Field::Cache(index) => u32::from(index) < body.n_caches || index == CacheIndex::SHARED.0,
                Field::Target(word) => self.starts(word),
                Field::Count(count) => *field_name != "top" || count == body.n_regs,
                Field::OptReg(None) | Field::Imm(_) | Field::RegList(_) => true,
            };
            if !is_fine {
                return Err(format!("{name} has a wrong {field_name}"));
            }
        }
        if decoded.list.iter().any(|register| register.0 >= body.n_regs) {
            return Err(format!("{name} lists a wrong register"));
        }
        self.check_special(at, decoded).map_err(|what| format!("{name} {what}"))
    }

    /// What single instructions demand beyond their operands' ranges.
    fn check_special(&self, at: usize, decoded: &Decoded) -> Result<(), &'static str> {
        let body = self.body;
        let register = |index: usize| match decoded.fields.get(index) {
            Some(&Field::Reg(register)) => usize::from(register),
            _ => usize::MAX,
        };
        let number = |index: usize| match decoded.fields.get(index) {
            Some(&Field::Imm(number)) => number,
            Some(&Field::Count(number)) => i64::from(number),
            _ => -1,
        };
        let require = |is_fine: bool, what: &'static str| if is_fine { Ok(()) } else { Err(what) };
        let first_home = usize::from(!body.flags.is_optimized);
        let home = |register: usize| register.checked_sub(first_home).and_then(|index| body.homes.get(index));
        // The namespace stays what it is.
        if first_home == 1 && self.writes_namespace(decoded) {
            return Err("writes the namespace");
        }
        if let Some(&Field::Target(target)) = decoded.fields.last() {
            match decoded.op {
                Op::Jump | Op::ForIter | Op::Send | Op::YieldDelegated => {
                    require(target > at as i64, "jumps back")?;
                }
                Op::JumpBack | Op::ForLoop => require(target <= at as i64, "jumps ahead")?,
                _ => {}
            }
        }
        match decoded.op {
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
            Op::MakeFunction => match decoded.fields.get(1) {
                Some(&Field::Const(index)) => {
                    require(matches!(body.constants[index as usize], Constant::Code(_)), "makes a function of no code")
                }
                _ => Ok(()),
            },
            Op::SetFunctionAttr => require(matches!(number(2), 1 | 2 | 4 | 8 | 16), "sets an unknown attribute"),
            Op::LoadSpecial => require(number(3) <= 3, "loads an unknown method"),
            Op::BuildMap => require(decoded.list.len() % 2 == 0, "has a key without a value"),
            Op::UnpackEx => {
                require(number(1) + number(2) + 1 == decoded.list.len() as i64, "lists another number of items")
            }
            Op::Format => require(number(2) <= 3, "has an unknown conversion"),
            Op::Convert => require((1..=3).contains(&number(2)), "has an unknown conversion"),
            Op::GetAwaitable => require(number(2) <= 2, "has an unknown context"),
            Op::TypeIntrinsic1 => require((7..=11).contains(&number(2)), "is unknown"),
            Op::TypeIntrinsic2 => require((2..=5).contains(&number(3)), "is unknown"),
            Op::ReturnGenerator | Op::Yield | Op::ReturnFromGenerator | Op::Send | Op::YieldDelegated => {
                require(body.flags.is_resumable(), "is in no generator")
            }
            Op::Return => require(!body.flags.is_resumable(), "is in a generator"),
            _ => Ok(()),
        }
    }

    /// Whether a result goes to `r0`.
    fn writes_namespace(&self, decoded: &Decoded) -> bool {
        let is_result = |name: &str| match name {
            "dst" | "rest" | "matched" => true,
            "this" => matches!(decoded.op, Op::LoadMethod | Op::LoadSuperMethod | Op::LoadSpecial),
            _ => false,
        };
        let fields = decoded.fields.iter().zip(decoded.op.fields());
        let writes = fields.into_iter().any(|(field, (name, ..))| is_result(name) && *field == Field::Reg(0));
        let lists = matches!(decoded.op, Op::Unpack | Op::UnpackEx);
        writes || (lists && decoded.list.iter().any(|register| register.0 == 0))
    }
}
