//! `_sre`: the engine of regular expressions.
//!
//! The library (`re`, and `sre_compile` before 3.11) parses patterns and compiles them to words; `decode.rs` makes programs of these,
//! for the words of every version since 3.6, and `matcher.rs` runs them. Not obvious: which version's library it serves, the module
//! learns when it is imported, from the library's constants.

mod characters;
mod decode;
mod match_;
mod matcher;
mod opcodes;
mod pattern;
mod program;
mod substitute;

use opcodes::{DIALECTS, Dialect};
use pattern::{Compiled, Pattern};

use crate::gc::{Gc, KindInfo};
use crate::modules::{NativeModule, State};
use crate::object::{Dict, Kind, List, Method, Tuple, TypeId, TypeSpec};
use crate::types::from_interpreter::import;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_sre", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = crate::methods![
    "compile(pattern, flags, code, groups, groupindex, indexgroup)" => compile,
    "template(pattern, template, /)" => substitute::template,
    "getcodesize()" => |_: &mut Vm| CODE_SIZE,
    "ascii_iscased(character, /)" => |_: &mut Vm, point: i64| u8::try_from(point).is_ok_and(|byte| byte.is_ascii_alphabetic()),
    "ascii_tolower(character, /)" => |_: &mut Vm, point: i64| with_point(point, characters::lower_ascii),
    "unicode_iscased(character, /)" => |_: &mut Vm, point: i64| u32::try_from(point).is_ok_and(is_cased),
    "unicode_tolower(character, /)" => |_: &mut Vm, point: i64| with_point(point, characters::lower_unicode),
    "getlower(character, flags, /)" => lower_by_flags,
];

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&pattern::PATTERN, &match_::MATCH, &pattern::SCANNER, &substitute::TEMPLATE];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Pattern, KindInfo::of::<Pattern>()),
    (Kind::Match, KindInfo::of::<match_::Match>()),
    (Kind::PatternScanner, KindInfo::of::<pattern::PatternScanner>()),
    (Kind::PatternTemplate, KindInfo::of::<substitute::PatternTemplate>()),
];

/// Bytes of a word.
const CODE_SIZE: i64 = 4;

const MAX_REPEAT: i64 = u32::MAX as i64;
const MAX_GROUPS: i64 = MAX_REPEAT / 4;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, number) in [("CODESIZE", CODE_SIZE), ("MAXREPEAT", MAX_REPEAT), ("MAXGROUPS", MAX_GROUPS)] {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
    let copyright = vm.text(" Regular expressions of Pyregrine ");
    vm.add_to_module(module, "copyright", copyright);
    // The library's constants need those above.
    let dialect = library_dialect(vm)?.unwrap_or(&DIALECTS[0]);
    let magic = vm.int(dialect.magic);
    vm.set_state(State::PatternDialect, magic);
    vm.add_to_module(module, "MAGIC", magic);
    Ok(())
}

/// The dialect of the library that is being imported, if one is.
fn library_dialect(vm: &mut Vm) -> PyResult<Option<&'static Dialect>> {
    let (package, compiler, path) = (vm.intern("re"), vm.intern("sre_compile"), vm.intern("__path__"));
    let modules = vm.modules_dict();
    let constants = match (modules.get_str(package), modules.get_str(compiler)) {
        (Some(package), _) if vm.find_attr(package, path)?.is_some() => "re._constants",
        (None, None) => return Ok(None),
        _ => "sre_constants",
    };
    let (constants, name) = (import(vm, constants)?, vm.intern("MAGIC"));
    let magic = vm.get_attr(constants, name)?;
    let magic = vm.index_clamped(magic)?;
    match Dialect::find(magic) {
        Some(dialect) => Ok(Some(dialect)),
        None => Err(vm.raise(TypeId::ImportError, format!("_sre does not know the patterns of this library (sre magic number {magic})"))),
    }
}

fn with_point(point: i64, map: fn(u32) -> u32) -> i64 {
    u32::try_from(point).map_or(point, |point| i64::from(map(point)))
}

/// Whether a character has another one in the other case.
fn is_cased(point: u32) -> bool {
    let mut differs = characters::lower_unicode(point) != point;
    // Also what becomes several characters has another case.
    crate::types::str_::characters::upper(point, |upper| differs |= upper != point);
    differs
}

/// 3.6: the lower case as the flags of a pattern mean it.
fn lower_by_flags(_: &mut Vm, point: i64, flags: i64) -> i64 {
    let map = if flags & 32 != 0 { characters::lower_unicode } else { characters::lower_ascii };
    with_point(point, map)
}

fn invalid(vm: &mut Vm) -> Raised {
    vm.raise(TypeId::RuntimeError, "invalid SRE code".into())
}

fn compile(
    vm: &mut Vm,
    source: Value,
    flags: i64,
    code: Gc<List>,
    groups: i64,
    group_index: Gc<Dict>,
    index_group: Gc<Tuple>,
) -> PyResult<Gc<Pattern>> {
    let mut words = Vec::with_capacity(code.items.len());
    for index in 0..code.items.len() {
        let word = code.items.get(index).unwrap_or(Value::NONE);
        // Operations are instances of a subclass of int.
        match vm.index(word)?.to_i64().map(u32::try_from) {
            Some(Ok(word)) => words.push(word),
            _ => return Err(vm.overflow_error("regular expression code size limit exceeded")),
        }
    }
    let magic = vm.state(State::PatternDialect).as_int().unwrap_or(DIALECTS[0].magic);
    let dialect = Dialect::find(magic).unwrap_or(&DIALECTS[0]);
    let groups = match usize::try_from(groups) {
        Ok(groups) if groups <= words.len() => groups,
        _ => return Err(invalid(vm)),
    };
    let Some(program) = decode::decode(&words, dialect, flags, groups) else { return Err(invalid(vm)) };
    let header = vm.header_of(TypeId::Pattern);
    Ok(vm.heap.alloc(Pattern::new(header, source, flags, groups, group_index, index_group, Compiled::new(program, words))))
}
