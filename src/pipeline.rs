//! The whole translation as one function.
//!
//! Given: a verified code object. Gives: its body, with those of nested code objects among the constants. The law: everything that is
//! wrong with the input is a [`TranslateError`]; in debug builds the SSA form is verified after every step.

use std::cell::Cell;
use std::rc::Rc;

use pyregrine_runtime::isa::{self, Body, BodyFlags, Constant, Home, HomeKind, NO_POSITION, Origins};

use crate::bytecode::{BytecodeError, Const, DecodeMemory, LARGE_CODE, StackCode, Str, load_pyc, visit_pyc};
use crate::ir::{self, Function, print_function, verify};
use crate::lift::{self, Lifted, Nested, NestedCode, lift};
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

/// Why a file does not become a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PycError {
    Bytecode(BytecodeError),
    Translate(TranslateError),
}

impl std::fmt::Display for PycError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PycError::Bytecode(error) => error.fmt(f),
            PycError::Translate(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PycError {}

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
        let body = translator.body(&unit.code, &unit.qualname, &mut unit.function)?;
        bodies.push((Rc::new(body), unit.place));
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

/// Translates the bytes of a `.pyc` file. Each code object is translated as soon as it is read, and only its body is kept: the whole file
/// is never in memory as stack code.
pub fn translate_pyc(bytes: &[u8], options: &Options) -> Result<Rc<Body>, PycError> {
    if options.has_origins {
        // The texts of stack code show what is nested in it.
        let code = load_pyc(bytes).map_err(PycError::Bytecode)?.1;
        return translate(&Rc::new(code), options).map_err(PycError::Translate);
    }
    let mut translator = Translator::new(options);
    let mut translations: Vec<Translation> = Vec::new();
    let mut memory = std::mem::take(&mut translator.memory.decode);
    let module = visit_pyc(bytes, &mut memory, &mut |code| {
        let translation = translator.translate_alone(code, &mut translations);
        translations.push(translation.map(Rc::new));
        translations.len() as u32 - 1
    });
    translator.memory.decode = memory;
    let number = module.map_err(PycError::Bytecode)?;
    translations.swap_remove(number as usize).map_err(PycError::Translate)
}

/// What has become of a code object. That it cannot be translated matters if somebody makes a function of it.
type Translation = Result<Rc<Body>, TranslateError>;

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
    memory: Box<Memory>,
}

/// The memory of all stages. It stays with the thread from one file to the next, and holds nothing that matters.
#[derive(Default)]
struct Memory {
    decode: DecodeMemory,
    lift: lift::Memory,
    passes: passes::Context,
    lower: lower::Memory,
}

thread_local! {
    static MEMORY: Cell<Option<Box<Memory>>> = const { Cell::new(None) };
}

/// Gives back what the stages keep for the next file of this thread.
pub fn forget_memory() {
    MEMORY.take();
}

impl Drop for Translator<'_> {
    fn drop(&mut self) {
        MEMORY.set(Some(std::mem::take(&mut self.memory)));
    }
}

impl<'o> Translator<'o> {
    fn new(options: &'o Options) -> Self {
        Translator { options, switches: Switches::without(&options.without), memory: MEMORY.take().unwrap_or_default() }
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
            let Lifted { function, nested } = self.lift(&code)?;
            for (index, constant) in function.constants.iter().enumerate() {
                if let ir::Constant::Code(number) = constant {
                    let Nested { code: NestedCode::Stack(code), qualname } = &nested[*number as usize] else { continue };
                    waiting.push((code.clone(), qualname.clone(), Some((n_units, index))));
                }
            }
            n_units += 1;
            let qualname = code.qualname.clone().or(qualname).unwrap_or_else(|| code.name.clone());
            let function = visit(self, Unit { code, qualname, function, place })?;
            self.memory.lift.take_back(function);
        }
        Ok(())
    }

    /// Translates a code object in which there are only numbers of translations of others.
    fn translate_alone(&mut self, code: &StackCode, translations: &mut [Translation]) -> Result<Body, TranslateError> {
        let Lifted { mut function, nested } = self.lift(code)?;
        let is_code = |constant: &ir::Constant| matches!(constant, ir::Constant::Code(_));
        // They are in the order of their numbers.
        let places: Vec<usize> = function.constants.iter().enumerate().filter(|(_, constant)| is_code(constant)).map(|(index, _)| index).collect();
        let mut body = self.body(code, code.qualname.as_ref().unwrap_or(&code.name), &mut function)?;
        self.memory.lift.take_back(function);
        for (index, Nested { code, qualname }) in places.into_iter().zip(nested).rev() {
            let NestedCode::Translated(number) = code else { continue };
            let translation = translations[number as usize].as_mut().map_err(|error| error.clone())?;
            // Code before 3.11 does not know its qualified name, only who makes functions of it does.
            if let Some(qualname) = qualname {
                Rc::make_mut(translation).qualname = qualname.to_shared();
            }
            body.constants[index] = Constant::Code(translation.clone());
        }
        Ok(body)
    }

    fn lift(&mut self, code: &StackCode) -> Result<Lifted, TranslateError> {
        self.memory.passes.analyses.start();
        lift(code, &mut self.memory.lift).map_err(|problem| TranslateError { code: code.display_name(), offset: problem.offset, what: problem.what })
    }

    /// The body of a lifted code object; the bodies of nested ones are missing among its constants.
    fn body(&mut self, code: &StackCode, qualname: &Str, function: &mut Function) -> Result<Body, TranslateError> {
        if code.insts.len() > LARGE_CODE {
            self.memory.lift = lift::Memory::default();
        }
        self.run_passes(function, None).and_then(|()| self.assemble(code, qualname, function)).map_err(|what| error(code, what))
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
            (pass.run)(function, &mut self.memory.passes);
            if is_verifying {
                check(function, pass.name)?;
            }
            if last == Some(pass.name) {
                break;
            }
        }
        Ok(())
    }

    /// Lowers a function and puts its body together; the bodies of nested code objects are missing among its constants. What the body
    /// needs of the function is taken out of it.
    fn assemble(&mut self, code: &StackCode, qualname: &Str, function: &mut Function) -> Result<Body, String> {
        let n_parameters = code.n_parameters();
        if n_parameters > code.locals.len() as u64 || code.locals.len() > 60_000 {
            return Err("there are more parameters than variables".into());
        }
        if code.insts.len() > LARGE_CODE {
            self.memory.passes.shrink();
        }
        let (cfg, constants) = self.memory.passes.analyses.cfg_and_constants(function);
        let position = |index: u32| code.positions.get(index as usize).map_or([NO_POSITION; 4], |position| position.parts());
        let shape = Shape { has_namespace: !code.flags.optimized, has_origins: self.options.has_origins };
        let lowered = lower(function, cfg, constants, position, shape, self.switches, &mut self.memory.lower)?;
        if code.insts.len() > LARGE_CODE {
            (self.memory.passes, self.memory.lower) = Default::default();
        }
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
