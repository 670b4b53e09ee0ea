//! The whole translation as one function.
//!
//! Given: a verified code object. Gives: its body, with those of nested code objects among the constants. The law: everything that is
//! wrong with the input is a [`TranslateError`]; in debug builds the SSA form is verified after every step.

use std::rc::Rc;

use pyregrine_runtime::isa::{self, Body, BodyFlags, Constant, Home, HomeKind, Origins, Position};

use crate::bytecode::{Const, StackCode, Str};
use crate::ir::{self, Function, print_function, verify};
use crate::lift::{self, Lifted, Nested, lift};
use crate::lower::{self, Shape, Switches, convert_constant, lower};
use crate::passes::{self, PASSES};

/// How to translate.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// Names of passes (`PASSES`) and of parts of lowering (`Switches`) that are left out.
    pub without: Vec<String>,
    /// The SSA form is verified after every step; always so in debug builds.
    pub verify: bool,
    /// Bodies know the stack instructions that they come from (`--trace`).
    pub has_origins: bool,
}

/// The names that [`Options::without`] may have.
pub fn switch_names() -> Vec<&'static str> {
    let mut names: Vec<&str> = PASSES.iter().map(|pass| pass.name).chain(Switches::NAMES.iter().copied()).collect();
    // A pass may run twice.
    names.sort_unstable();
    names.dedup();
    names
}

/// Why a code object cannot be translated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TranslateError {
    /// Qualified name of the code object.
    pub code: String,
    /// Byte offset of the instruction.
    pub offset: u32,
    pub what: String,
}

impl std::fmt::Display for TranslateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (in `{}`, at bytecode offset {})", self.what, self.code, self.offset)
    }
}

impl std::error::Error for TranslateError {}

/// What to show of a translation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The SSA form after the pass of this name, or after all passes.
    Ssa { after: Option<String> },
    /// The SSA form as it is lifted.
    Lifted,
    /// The register code.
    Registers,
}

/// A code object on its way: one of a tree.
struct Unit {
    code: Rc<StackCode>,
    qualname: Str,
    function: Function,
    /// The outermost is nobody's constant.
    place: Option<Place>,
}

/// Whose constant a unit is: the number of the unit around it, in the order of visiting, and the number of the constant there.
type Place = (usize, usize);

/// Translates a code object and everything nested in it.
pub fn translate(code: &Rc<StackCode>, options: &Options) -> Result<Rc<Body>, TranslateError> {
    // Bodies whose nested ones are still missing among their constants, and whose constants they are.
    let mut bodies: Vec<(Rc<Body>, Option<Place>)> = Vec::new();
    Translator::new(options).for_each_unit(code, |translator, mut unit| {
        let body = translator.run_passes(&mut unit.function, None).and_then(|()| translator.assemble(&mut unit));
        bodies.push((Rc::new(body.map_err(|what| error(&unit.code, what))?), unit.place));
        Ok(unit.function)
    })?;
    // Nested code objects come later in the list than the one around them.
    loop {
        match bodies.pop() {
            Some((body, None)) => return Ok(body),
            Some((body, Some((parent, constant)))) => {
                let parent = Rc::get_mut(&mut bodies[parent].0).expect("nobody else has the bodies yet");
                parent.constants[constant] = Constant::Code(body);
            }
            None => unreachable!("the outermost body is nobody's constant"),
        }
    }
}

/// The text of a stage of a code object and everything nested in it.
pub fn dump(code: &Rc<StackCode>, options: &Options, stage: &Stage) -> Result<String, TranslateError> {
    if *stage == Stage::Registers {
        return Ok(isa::print_body(&*translate(code, options)?));
    }
    let mut text = String::new();
    Translator::new(options).for_each_unit(code, |translator, mut unit| {
        if let Stage::Ssa { after } = stage {
            translator.run_passes(&mut unit.function, after.as_deref()).map_err(|what| error(&unit.code, what))?;
        }
        text.push_str(&print_function(&unit.function));
        text.push('\n');
        Ok(unit.function)
    })?;
    Ok(text)
}

fn error(code: &StackCode, what: String) -> TranslateError {
    TranslateError { code: code.display_name(), offset: 0, what }
}

/// The stages, with the memory that one code object after the other uses in them.
struct Translator<'o> {
    options: &'o Options,
    switches: Switches,
    lift: lift::Memory,
    passes: passes::Context,
    lower: lower::Memory,
}

impl<'o> Translator<'o> {
    fn new(options: &'o Options) -> Self {
        Translator {
            options,
            switches: Switches::without(&options.without),
            lift: lift::Memory::default(),
            passes: passes::Context::default(),
            lower: lower::Memory::default(),
        }
    }

    /// Lifts a code object and everything nested in it, one after the other and without recursion: outer ones first. The visitor
    /// gives back the function, which is then no longer needed.
    fn for_each_unit(
        &mut self,
        code: &Rc<StackCode>,
        mut visit: impl FnMut(&mut Self, Unit) -> Result<Function, TranslateError>,
    ) -> Result<(), TranslateError> {
        let mut n_units = 0;
        let mut waiting = vec![(code.clone(), None, None)];
        while let Some((code, qualname, place)) = waiting.pop() {
            let Lifted { function, nested } = lift(&code, &mut self.lift).map_err(|problem| TranslateError {
                code: code.display_name(),
                offset: problem.offset,
                what: problem.what,
            })?;
            for (index, constant) in function.constants.iter().enumerate() {
                if let ir::Constant::Code(number) = constant {
                    let Nested { code, qualname } = &nested[*number as usize];
                    waiting.push((code.clone(), qualname.clone(), Some((n_units, index))));
                }
            }
            n_units += 1;
            let qualname = code.qualname.clone().or(qualname).unwrap_or_else(|| code.name.clone());
            self.passes.analyses.start();
            let function = visit(self, Unit { code, qualname, function, place })?;
            self.lift.take_back(function);
        }
        Ok(())
    }

    /// Runs the passes, up to and with the one of a name.
    fn run_passes(&mut self, function: &mut Function, last: Option<&str>) -> Result<(), String> {
        let is_verifying = self.options.verify || cfg!(debug_assertions);
        let check = |function: &Function, step: &str| match verify(function) {
            Ok(()) => Ok(()),
            Err(what) => Err(format!("internal error after {step}: {what}\n{}", print_function(function))),
        };
        if is_verifying {
            check(function, "lifting")?;
        }
        for pass in PASSES {
            if self.options.without.iter().any(|name| name == pass.name) {
                continue;
            }
            (pass.run)(function, &mut self.passes);
            if is_verifying {
                check(function, pass.name)?;
            }
            if last == Some(pass.name) {
                break;
            }
        }
        Ok(())
    }

    /// Lowers a unit and puts its body together; the bodies of nested code objects are missing among its constants. What the body
    /// needs of the function is taken out of it.
    fn assemble(&mut self, unit: &mut Unit) -> Result<Body, String> {
        let Unit { code, qualname, function, .. } = unit;
        let n_parameters = code.n_parameters();
        if n_parameters > code.locals.len() as u64 || code.locals.len() > 60_000 {
            return Err("there are more parameters than variables".into());
        }
        let cfg = self.passes.analyses.cfg(function);
        let position = |index: u32| code.positions.get(index as usize).map(position).unwrap_or_default();
        let shape = Shape { has_namespace: !code.flags.optimized, has_origins: self.options.has_origins };
        let lowered = lower(function, cfg, position, shape, self.switches, &mut self.lower)?;
        // `lift` has put it first.
        let docstring = code.docstring.and_then(|index| code.consts.get(index.index()));
        let has_docstring = matches!(docstring, Some(Const::Str(_)));
        Ok(Body {
            name: code.name.to_shared(),
            qualname: qualname.to_shared(),
            filename: code.filename.to_shared(),
            first_line: u32::try_from(code.first_line).unwrap_or(0),
            n_positional: code.n_positional as u16,
            n_positional_only: code.n_positional_only as u16,
            n_keyword_only: code.n_keyword_only as u16,
            flags: BodyFlags {
                is_optimized: code.flags.optimized,
                has_new_locals: code.flags.new_locals,
                has_varargs: code.flags.varargs,
                has_varkeywords: code.flags.varkeywords,
                is_nested: code.flags.nested,
                is_generator: code.flags.generator,
                is_coroutine: code.flags.coroutine,
                is_iterable_coroutine: code.flags.iterable_coroutine,
                is_async_generator: code.flags.async_generator,
                has_docstring,
            },
            homes: function.homes.drain(..).zip(&code.locals).map(|(name, local)| Home { name, kind: home_kind(local) }).collect(),
            n_regs: lowered.n_regs,
            n_caches: lowered.n_caches,
            code: lowered.code,
            constants: function.constants.drain(..).map(convert_constant).collect(),
            names: std::mem::take(&mut function.names),
            handlers: lowered.handlers,
            positions: lowered.positions,
            origins: self.options.has_origins.then(|| Box::new(Origins::new(lowered.origins, code.instruction_texts()))),
        })
    }
}

fn position(position: &crate::bytecode::Position) -> Position {
    Position { line: position.line(), end_line: position.end_line(), col: position.col(), end_col: position.end_col() }
}

fn home_kind(local: &crate::bytecode::Local) -> HomeKind {
    if local.is_free {
        HomeKind::Free
    } else if local.is_cell {
        HomeKind::Cell
    } else if local.is_hidden {
        HomeKind::Hidden
    } else {
        HomeKind::Local
    }
}
