//! The second tier's compiler: register code and what was seen → SSA with guards → machine code.
//!
//! Given: a [`Job`], everything about one function or loop. Gives: an [`Artifact`]. `code.rs` reads the register code, `infer.rs` plans
//! types, `build/` makes the graph (`graph.rs`), `passes/` improve it, `emit/` hands it to Cranelift. The law: whatever the code does
//! not do itself it leaves to the interpreter, at an instruction, with every register in place; so no instruction is too hard to compile,
//! and no result differs.

mod build;
mod code;
mod effects;
mod emit;
mod graph;
mod infer;
mod kinds;
mod order;
mod passes;
mod text;

use std::sync::Mutex;

use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::UserFuncName;
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::{Context, ir};
use cranelift_frontend::FunctionBuilderContext;
use pyregrine_runtime::interp::compiled::Addresses;
use pyregrine_runtime::isa::Op as RegisterOp;
use pyregrine_runtime::vm::tier::{Artifact, Compiler, EntryKind, Job};

use code::Code;
pub use passes::find as find_pass;

/// Nodes of a graph beyond which code is not compiled: the time of register allocation grows faster than the code.
const MOST_NODES: usize = 12_000;
/// The same before passes have left nodes out.
const MOST_NODES_BUILT: usize = 40_000;

/// So many instructions must be compiled for one that the interpreter does, as compiled code pays for asking it: what one instruction
/// saves is about a third of that.
const LEAST_GAIN: usize = 3;

/// Instructions of a generator, from where it is resumed to where it yields, that are worth entering compiled code: below it, entering
/// and leaving take longer than they do (measured with 4 to 24 of them).
const SHORTEST_SLICE: usize = 8;

/// Whether the interpreter does the instruction without a call in the common case, so that asking it for it is dear.
fn has_quick_half(op: RegisterOp) -> bool {
    let has_target = op.fields().iter().any(|(name, ..)| *name == "target");
    let is_quick_jump = has_target && !matches!(op, RegisterOp::JumpIn | RegisterOp::JumpNotIn | RegisterOp::Send);
    let is_access = matches!(op, RegisterOp::StoreAttr | RegisterOp::LoadMethod | RegisterOp::GetItem | RegisterOp::SetItem);
    is_quick_jump || is_access || kinds::arithmetic_of(op).is_some()
}

/// A form to show (`--jit-dump`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Ssa,
    Clif,
    Asm,
}

/// What the compiler is asked to do besides compiling.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    pub dump: Option<Form>,
    /// Show graphs before and after this pass.
    pub dump_pass: Option<&'static str>,
    /// Guards also fail when they are told to.
    pub stress: bool,
    /// The address of a number to which compiled code adds the instructions that it does.
    pub counter: Option<usize>,
}

/// The compiler of a machine, on whatever thread. What it remembers from one job to the next is memory that it uses again.
pub struct JitCompiler {
    isa: OwnedTargetIsa,
    addresses: Addresses,
    options: Options,
    shared: Mutex<(Context, FunctionBuilderContext)>,
}

impl JitCompiler {
    /// A compiler for this processor, or why there is none.
    pub fn new(options: Options) -> Result<JitCompiler, String> {
        let mut flags = settings::builder();
        let set = [
            ("opt_level", "none"),
            ("is_pic", "false"),
            ("unwind_info", "false"),
            ("enable_verifier", if cfg!(debug_assertions) { "true" } else { "false" }),
            ("enable_probestack", "false"),
            ("use_colocated_libcalls", "false"),
        ];
        for (name, value) in set {
            flags.set(name, value).map_err(|error| error.to_string())?;
        }
        let isa = cranelift_codegen::isa::lookup(target_lexicon::Triple::host()).map_err(|error| error.to_string())?;
        let isa = isa.finish(settings::Flags::new(flags)).map_err(|error| error.to_string())?;
        let shared = Mutex::new((Context::new(), FunctionBuilderContext::new()));
        Ok(JitCompiler { isa, addresses: Addresses::get(), options, shared })
    }
}

impl Compiler for JitCompiler {
    fn compile(&self, job: &Job) -> Result<Artifact, String> {
        let code = Code::new(job)?;
        if job.kind == EntryKind::Loop && !code.has_loop() && code.insts.len() < SHORTEST_SLICE {
            return Err(format!("the {} instructions from where it is resumed on are too few", code.insts.len()));
        }
        let mut built = build::build(&code, self.options.counter.is_some())?;
        // What the interpreter does for compiled code costs more than what it does for itself.
        let n_seen = code.insts.keys().filter(|&&word| code.is_seen(word)).count();
        let n_interpreted = built.interpreted.len();
        let cost: usize = built.interpreted.iter().map(|&(_, op)| if has_quick_half(op) { 2 } else { 1 }).sum();
        if cost * LEAST_GAIN >= n_seen && !built.has_consumed {
            return Err(format!("{n_interpreted} of its {n_seen} instructions are the interpreter's in any case"));
        }
        let n_built = built.graph.nodes.len();
        if n_built > MOST_NODES_BUILT {
            return Err(format!("it is too large: {n_built} nodes"));
        }
        passes::run(&mut built.graph, &job.unhoisted, |graph, pass, is_done| {
            if self.options.dump_pass == Some(pass) {
                eprint!("; {} {pass}\n{}", if is_done { "after" } else { "before" }, text::print(graph, job));
            }
        });
        let reach = built.reach();
        let n_nodes = built.graph.blocks.iter().map(|block| block.nodes.len()).sum();
        if n_nodes > MOST_NODES {
            return Err(format!("it is too large: {n_nodes} nodes"));
        }
        if self.options.dump == Some(Form::Ssa) {
            eprint!("{}", text::print(&built.graph, job));
        }
        let exits = emit::find_exits(&built.graph, &built.targets);
        let context = emit::Context { job, targets: &built.targets, addresses: &self.addresses, counter: self.options.counter, stress: self.options.stress };
        let code = self.finish(job, |function, shared| {
            emit::emit(&built.graph, &exits, &context, function, shared, self.isa.frontend_config());
        })?;
        Ok(Artifact { code, exits: exits.list, roots: built.roots, names: built.names, n_nodes, interpreted: built.interpreted, reach })
    }
}

impl JitCompiler {
    /// Makes machine code of what `fill` writes.
    fn finish(&self, job: &Job, fill: impl FnOnce(&mut ir::Function, &mut FunctionBuilderContext)) -> Result<Vec<u8>, String> {
        let mut shared = self.shared.lock().expect("a compiler that has panicked is not asked again");
        let (context, builder_context) = &mut *shared;
        context.clear();
        context.func.signature = emit::signature();
        context.func.name = UserFuncName::user(0, 0);
        fill(&mut context.func, builder_context);
        if self.options.dump == Some(Form::Clif) {
            eprintln!("; {} at word {}\n{}", job.name, job.start, context.func.display());
        }
        context.set_disasm(self.options.dump == Some(Form::Asm));
        let compiled = context.compile(&*self.isa, &mut ControlPlane::default()).map_err(|error| error.inner.to_string())?;
        if let (Some(Form::Asm), Some(text)) = (self.options.dump, &compiled.vcode) {
            eprintln!("; {} at word {}\n{text}", job.name, job.start);
        }
        if let Some(relocation) = compiled.buffer.relocs().first() {
            return Err(format!("its machine code refers to {:?}", relocation.target));
        }
        Ok(compiled.code_buffer().to_vec())
    }
}
