//! What holds for every file of the repository: layering, sizes, docs, addresses of `unsafe`, no holes.
//!
//! The layering table is the one of `docs/architecture.md`. Checks look at code without comments, strings and unit tests. Every
//! checker is itself tested on bad samples, at the end.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use support::{ROOT, files_below};

/// Lines that a file may have.
const LONGEST: usize = 1000;

/// Files that may be longer, and why.
const LONG_FILES: &[(&str, &str)] = &[];

/// Where `unsafe` may stand, and why. A name that ends in `/` is a folder.
const UNSAFE: &[(&str, &str)] = &[
    ("bench/measure.rs", "asks the system for the resources that a process used"),
    ("bench/translation/process.rs", "asks the allocator to give freed memory back"),
    ("runtime/gc/", "the heap: objects are raw memory"),
    ("runtime/interp/compiled/", "enters machine code, and is called by it with plain addresses"),
    ("runtime/interp/frame.rs", "windows: unchecked access to registers of verified bodies"),
    ("runtime/isa/mod.rs", "reads instructions of verified bodies"),
    ("runtime/machine.rs", "promises the heap that its roots stay in place"),
    ("runtime/modules/accounts.rs", "the C library knows the users and groups, and gives pointers to them"),
    ("runtime/modules/descriptors.rs", "open files by number, as programs name them"),
    ("runtime/modules/math/c_library.rs", "declares functions of the C mathematics library"),
    ("runtime/modules/math/c_library.rs", "calls the functions of the C library, whose results CPython gives, too"),
    ("runtime/modules/posixsubprocess/child.rs", "a new process does nothing but system calls before it is another program"),
    ("runtime/modules/signal_/c_library.rs", "handlers of signals are set up by the C library"),
    ("runtime/modules/socket_/c_library.rs", "the C library knows names of hosts, and takes options and messages of any form"),
    ("runtime/modules/time/c_library.rs", "calls the calendar and the clocks of the C library"),
    ("runtime/object/bootstrap.rs", "the first classes have no class yet"),
    ("runtime/object/code.rs", "unchecked access to the tables of verified bodies"),
    ("runtime/object/dict.rs", "tables that nothing refers to any more are freed"),
    ("runtime/object/declare.rs", "the layouts that `object!` declares"),
    ("runtime/object/instance.rs", "inline slots behind an object's header"),
    ("runtime/object/sequence.rs", "items behind a tuple's header"),
    ("runtime/object/shape.rs", "inline slots behind an object's header"),
    ("runtime/object/str_.rs", "characters behind a str's header"),
    ("runtime/vm/code_memory.rs", "machine code is in mapped memory, whose protection changes"),
    ("runtime/vm/stack.rs", "the register stack is mapped memory"),
    ("runtime/vm/threads/lend.rs", "a machine on several threads of the system, one after the other"),
    ("runtime/vm/threads/place.rs", "tells the system where a thread is to run, whose name the C library has"),
];

/// What lies in the top folder.
const TOP: &[&str] =
    &[".cargo", ".ci", ".gitignore", "Cargo.lock", "Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "bench", "docs", "runtime", "src", "tests"];

/// Files outside `src/bytecode/versions` that look at versions, and why. A name that ends in `/` is a folder.
const VERSION_CONDITIONS: &[(&str, &str)] = &[
    ("src/bytecode/mod.rs", "finds the dialect of a version"),
    ("src/bytecode/code.rs", "prints a version"),
    ("src/cli/jit_report.rs", "versions of compiled code"),
    ("src/jit/", "versions of dicts"),
];

/// A file of the workspace.
struct Source {
    /// From the top folder.
    path: String,
    text: String,
    /// Without comments, strings and unit tests; lines stay where they are.
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned(), code: without_tests(&code_only(text)) }
    }

    /// Whether all of it is a unit test.
    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

/// All `.rs` files of these folders.
fn sources(folders: &[&str]) -> Vec<Source> {
    let files = folders.iter().flat_map(|folder| files_below(&Path::new(ROOT).join(folder), "rs"));
    let sources: Vec<Source> = files
        .map(|file| {
            let text = std::fs::read_to_string(&file).expect("sources are UTF-8");
            Source::new(&file.strip_prefix(ROOT).expect("is below").display().to_string(), &text)
        })
        .collect();
    assert!(!sources.is_empty(), "no files in {folders:?}");
    sources
}

/// Fails with everything that a checker found.
fn report(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn layers_import_only_what_the_table_allows() {
    let table = layering(&std::fs::read_to_string(Path::new(ROOT).join("docs/architecture.md")).expect("is there"));
    assert!(table.len() >= 15, "docs/architecture.md has no layering table");
    let sources = sources(&["runtime", "src"]);
    let macros = macros(&sources);
    report(sources.iter().filter(|source| !source.is_test()).flat_map(|source| foreign_imports(source, &table, &macros)).collect());
}

#[test]
fn layers_of_the_table_exist() {
    let table = layering(&std::fs::read_to_string(Path::new(ROOT).join("docs/architecture.md")).expect("is there"));
    let exists = |layer: &str| Path::new(ROOT).join(layer).is_dir() || Path::new(ROOT).join(format!("{layer}.rs")).is_file();
    report(table.keys().filter(|layer| !exists(layer)).map(|layer| format!("docs/architecture.md: there is no {layer}")).collect());
}

#[test]
fn files_are_short_and_say_what_they_are() {
    report(sources(&["runtime", "src", "bench", "tests", "docs"]).iter().flat_map(|source| shape_problems(source)).collect());
}

#[test]
fn unsafe_code_has_an_address() {
    let sources = sources(&["runtime", "src", "bench"]);
    let mut problems: Vec<String> = sources.iter().filter_map(stray_unsafe).collect();
    for (address, _) in UNSAFE {
        let is_used = sources.iter().any(|source| is_at(&source.path, address) && has_word(&source.code, "unsafe"));
        if !is_used {
            problems.push(format!("{address}: has no `unsafe` any more, so take it from the list"));
        }
    }
    report(problems);
}

#[test]
fn nothing_is_left_open() {
    report(sources(&["runtime", "src", "bench"]).iter().filter(|source| !source.is_test()).flat_map(holes).collect());
}

#[test]
fn versions_of_python_matter_in_one_place() {
    report(sources(&["src"]).iter().flat_map(version_conditions).collect());
}

#[test]
fn the_top_folder_has_few_entries() {
    // Without git (a copy of the sources) nobody knows what is tracked.
    let Ok(listing) = Command::new("git").args(["-C", ROOT, "ls-files"]).output() else { return };
    if listing.status.success() {
        report(stray_entries(&String::from_utf8_lossy(&listing.stdout)));
    }
}

#[test]
fn every_pass_has_goldens() {
    let golden = Path::new(ROOT).join("tests/golden/passes");
    if golden.is_dir() {
        report(passes_without_goldens(&sources(&["src/passes"]), &|pass| golden.join(pass).is_dir()));
        let compiled = Path::new(ROOT).join("tests/golden/jit");
        let is_no_pass = |path: &str| path.ends_with("/testing.rs");
        let passes: Vec<Source> = sources(&["src/jit/passes"]).into_iter().filter(|source| !is_no_pass(&source.path)).collect();
        report(passes_without_goldens(&passes, &|pass| compiled.join(pass).is_dir()));
    }
}

/// What lies in the top folder and has no place there.
fn stray_entries(tracked: &str) -> Vec<String> {
    let entries: BTreeSet<&str> = tracked.lines().filter_map(|path| path.split('/').next()).collect();
    let is_stray = |entry: &&&str| !TOP.contains(*entry);
    entries.iter().filter(is_stray).map(|entry| format!("{entry}: the top folder has only {}", TOP.join(", "))).collect()
}

/// The layering table of the architecture: layer to what it may import.
fn layering(document: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut table = BTreeMap::new();
    let mut is_inside = false;
    for line in document.lines() {
        if line.starts_with("| folder | may import |") {
            is_inside = true;
        } else if !line.starts_with('|') {
            is_inside = false;
        } else if is_inside && let [_, layers, imports, ..] = *line.split('|').collect::<Vec<_>>() {
            for layer in quoted(layers) {
                // `object` in a row of `runtime/…` is `runtime/object`; other crates are named in full.
                let crate_ = layer.split('/').next().unwrap_or(layer);
                let full = |name: &str| if name.contains('/') { name.to_owned() } else { format!("{crate_}/{name}") };
                table.insert(layer.to_owned(), quoted(imports).into_iter().map(full).collect());
            }
        }
    }
    table
}

/// What stands between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The layer that a file or an imported path belongs to: its first two parts.
fn layer_of(path: &str) -> String {
    let mut parts = path.trim_end_matches(".rs").split('/');
    let (crate_, first) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    format!("{crate_}/{first}")
}

/// The names of all macros; exported ones stand at the crate's root, whatever layer they come from.
fn macros(sources: &[Source]) -> BTreeSet<String> {
    let definitions = sources.iter().flat_map(|source| source.code.split("macro_rules!").skip(1));
    definitions.flat_map(|definition| first_names(definition.trim_start())).collect()
}

/// What a file imports against the table.
fn foreign_imports(source: &Source, table: &BTreeMap<String, BTreeSet<String>>, macros: &BTreeSet<String>) -> Vec<String> {
    let layer = layer_of(&source.path);
    // The crates' roots only list the layers.
    if ["src/lib", "src/main", "runtime/lib"].contains(&layer.as_str()) {
        return Vec::new();
    }
    let Some(allowed) = table.get(&layer) else {
        return vec![format!("{}: the layering table has no row for {layer}", source.path)];
    };
    let everything = |import: &str| allowed.iter().any(|name| name.ends_with("/*") && import.starts_with(name.trim_end_matches('*')));
    let is_macro = |import: &str| import.split_once('/').is_some_and(|(_, name)| macros.contains(name));
    let is_allowed = |import: &String| *import == layer || allowed.contains(import) || everything(import) || is_macro(import);
    let foreign = imports(source).into_iter().filter(|(_, import)| !is_allowed(import));
    foreign.map(|(line, import)| format!("{}:{line}: {layer} must not import {import}", source.path)).collect()
}

/// The layers that a file names, with the lines.
fn imports(source: &Source) -> BTreeSet<(usize, String)> {
    let own_crate = source.path.split('/').next().unwrap_or("");
    let mut found = BTreeSet::new();
    for (prefix, crate_) in [("crate::", own_crate), ("pyregrine_runtime::", "runtime"), ("pyregrine::", "src")] {
        for (at, _) in source.code.match_indices(prefix) {
            let before = source.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let line = source.code[..at].matches('\n').count() + 1;
            for name in first_names(&source.code[at + prefix.len()..]) {
                found.insert((line, format!("{crate_}/{name}")));
            }
        }
    }
    // `super::` as often as the file is deep leads to the crate's root, too.
    let depth = source.path.trim_end_matches("/mod.rs").matches('/').count();
    for (at, way_up) in source.code.match_indices(&"super::".repeat(depth)) {
        let line = source.code[..at].matches('\n').count() + 1;
        for name in first_names(&source.code[at + way_up.len()..]) {
            if name != "super" {
                found.insert((line, format!("{own_crate}/{name}")));
            }
        }
    }
    found
}

/// The first names of a path or of a group of paths. Macros have no layer.
fn first_names(path: &str) -> Vec<String> {
    let name_at = |text: &str| -> Option<String> {
        let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let is_macro = text[name.len()..].starts_with('!');
        (!name.is_empty() && !is_macro && name.starts_with(|c: char| c.is_lowercase())).then_some(name)
    };
    let Some(group) = path.strip_prefix('{') else { return name_at(path).into_iter().collect() };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut item = String::new();
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => names.extend(name_at(std::mem::take(&mut item).trim())),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if !(c == ',' && depth == 0) {
            item.push(c);
        }
    }
    names.extend(name_at(item.trim()));
    names
}

/// A file that is too long, or does not say what it is.
fn shape_problems(source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    let n_lines = source.text.lines().count();
    if n_lines > LONGEST && !LONG_FILES.iter().any(|(path, _)| *path == source.path) {
        problems.push(format!("{}: {n_lines} lines, more than {LONGEST}: split it", source.path));
    }
    if !source.text.starts_with("//! ") {
        problems.push(format!("{}: does not begin with a `//!` doc", source.path));
    }
    problems
}

/// `unsafe` where it must not be.
fn stray_unsafe(source: &Source) -> Option<String> {
    let is_listed = UNSAFE.iter().any(|(address, _)| is_at(&source.path, address));
    let at = find_word(&source.code, "unsafe")?;
    (!is_listed).then(|| format!("{}:{}: `unsafe` outside its addresses (tests/tidy.rs)", source.path, line_of(&source.code, at)))
}

fn is_at(path: &str, address: &str) -> bool {
    path == address || address.ends_with('/') && path.starts_with(address)
}

/// Places that panic because somebody has not finished.
fn holes(source: &Source) -> Vec<String> {
    let markers = ["todo!", "unimplemented!", "dbg!", ".unwrap()"];
    let found = markers.iter().flat_map(|marker| source.code.match_indices(marker));
    found.map(|(at, marker)| format!("{}:{}: `{marker}` outside tests", source.path, line_of(&source.code, at))).collect()
}

/// Conditions on the version of Python outside `src/bytecode/versions`.
fn version_conditions(source: &Source) -> Vec<String> {
    if source.path.starts_with("src/bytecode/versions/") || VERSION_CONDITIONS.iter().any(|(address, _)| is_at(&source.path, address)) {
        return Vec::new();
    }
    let is_reader = source.path.starts_with("src/bytecode/");
    let mut places: Vec<usize> = Vec::new();
    if is_reader {
        // The reader passes versions on, and may print them.
        for field in [".version", ".minor", ".major"] {
            places.extend(source.code.match_indices(field).map(|(at, _)| at).filter(|&at| is_compared(&source.code, at, field.len())));
        }
    } else {
        places.extend(["Version", "Dialect", "DIALECTS"].iter().filter_map(|word| find_word(&source.code, word)));
        // The command line may print what was read.
        let fields = source.code.match_indices(".version").map(|(at, _)| at);
        places.extend(fields.filter(|&at| !source.code[at + ".version".len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '(')));
    }
    let lines: BTreeSet<usize> = places.into_iter().map(|at| line_of(&source.code, at)).collect();
    lines.iter().map(|line| format!("{}:{line}: a condition on a version of Python belongs in src/bytecode/versions", source.path)).collect()
}

/// Whether a comparison follows a field or stands before the path that it ends.
fn is_compared(code: &str, at: usize, len: usize) -> bool {
    let operators = ["==", "!=", "<", ">"];
    let after = code[at + len..].trim_start();
    let before = code[..at].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '.').trim_end();
    let follows = operators.iter().any(|operator| after.starts_with(operator));
    let precedes = ["==", "!=", " <", " >", "<=", ">=", "match"].iter().any(|operator| before.ends_with(operator));
    follows || precedes
}

/// Passes without a golden folder.
fn passes_without_goldens(passes: &[Source], has_folder: &dyn Fn(&str) -> bool) -> Vec<String> {
    let names = passes.iter().filter_map(|source| source.path.strip_prefix("src/passes/")?.strip_suffix(".rs"));
    let names = names.filter(|name| *name != "mod" && !name.contains('/') && !has_folder(name));
    names.map(|name| format!("src/passes/{name}.rs: there is no tests/golden/passes/{name}")).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).is_some()
}

/// The first place where a word stands alone.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut places = text.match_indices(word).map(|(at, _)| at);
    places.find(|&at| !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next()))
}

/// Blanks comments, strings and characters; lines stay where they are.
fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => end_of_line(&chars, at),
            ('/', Some('*')) => end_of_comment(&chars, at),
            ('"', _) => end_of_string(&chars, at + 1),
            ('r', Some('"' | '#')) if !is_in_word(&chars, at) => end_of_raw_string(&chars, at + 1).unwrap_or(at),
            ('\'', _) => end_of_character(&chars, at).unwrap_or(at),
            _ => at,
        };
        if end == at {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        chars[at..end].iter().for_each(|&c| out.push(if c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    out
}

fn is_in_word(chars: &[char], at: usize) -> bool {
    // `br"…"` is a raw string, too.
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') && !(chars[at - 1] == 'b' && (at < 2 || !chars[at - 2].is_alphanumeric()))
}

fn end_of_line(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|&c| c == '\n').map_or(chars.len(), |length| at + length)
}

fn end_of_comment(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn end_of_string(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '"' => return at + 1,
            '\\' => at += 2,
            _ => at += 1,
        }
    }
    chars.len()
}

/// `r` has been passed; nothing if this is a raw identifier.
fn end_of_raw_string(chars: &[char], start: usize) -> Option<usize> {
    let n_hashes = chars[start..].iter().take_while(|&&c| c == '#').count();
    if chars.get(start + n_hashes) != Some(&'"') {
        return None;
    }
    let mut at = start + n_hashes + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take_while(|&&c| c == '#').count() >= n_hashes {
            return Some(at + 1 + n_hashes);
        }
        at += 1;
    }
    Some(chars.len())
}

/// Nothing if the quote begins a lifetime.
fn end_of_character(chars: &[char], at: usize) -> Option<usize> {
    match (chars.get(at + 1)?, chars.get(at + 2)?) {
        ('\\', _) => chars[at + 3..].iter().position(|&c| c == '\'').map(|length| at + 3 + length + 1),
        (_, '\'') => Some(at + 3),
        _ => None,
    }
}

/// Blanks the modules under `#[cfg(test)]`, of code without strings.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        let item = &rest[at..];
        let (brace, semicolon) = (item.find('{'), item.find(';'));
        let length = match (brace, semicolon) {
            (Some(brace), semicolon) if semicolon.is_none_or(|semicolon| brace < semicolon) => end_of_block(item, brace),
            (_, Some(semicolon)) => semicolon + 1,
            _ => item.len(),
        };
        out.extend(item[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &item[length..];
    }
    out.push_str(rest);
    out
}

fn end_of_block(text: &str, brace: usize) -> usize {
    let mut depth = 0;
    for (at, c) in text[brace..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return brace + at + 1;
        }
    }
    text.len()
}

mod checkers {
    //! The checkers find what is wrong, in samples that are.

    use super::*;

    #[test]
    fn stray_entries_are_found() {
        assert_eq!(stray_entries("README.md\nsrc/lib.rs\nsrc/main.rs\n"), Vec::<String>::new());
        assert_eq!(stray_entries("src/lib.rs\ntools/a.py\ntools/b.py\nNOTES.md\n").len(), 2);
    }

    const TABLE: &str = "\
        # Layers\n\
        | folder | may import | because |\n\
        | --- | --- | --- |\n\
        | `runtime/value` | – | one word |\n\
        | `runtime/object` | `value`, `gc` | |\n\
        | `src/lower` | `ir`, `runtime/isa` | |\n\
        | `runtime/machine` | `runtime/*` | |\n\
        \n\
        | other | table |\n\
        | `runtime/nothing` | `x` |\n";

    fn foreign(path: &str, text: &str) -> Vec<String> {
        let macros = macros(&[Source::new("runtime/object/native.rs", "macro_rules! methods { () => {} }")]);
        foreign_imports(&Source::new(path, text), &layering(TABLE), &macros)
    }

    #[test]
    fn the_table_is_read() {
        let table = layering(TABLE);
        assert_eq!(table.len(), 4);
        assert_eq!(table["src/lower"], BTreeSet::from(["src/ir".to_owned(), "runtime/isa".to_owned()]));
    }

    #[test]
    fn foreign_imports_are_found() {
        assert_eq!(foreign("runtime/object/dict.rs", "use crate::value::Value;\nuse crate::object::Str;\nuse crate::methods;\n"), [""; 0]);
        assert_eq!(
            foreign("runtime/object/dict.rs", "use crate::gc;\nfn f() { crate::interp::run() }\n"),
            ["runtime/object/dict.rs:2: runtime/object must not import runtime/interp"]
        );
        assert_eq!(foreign("runtime/object/mod.rs", "use crate::{gc::{Heap, Gc}, value, types::list, Root};").len(), 1);
        assert_eq!(foreign("runtime/object/a/b.rs", "use super::super::super::types::x; use super::super::c;").len(), 1);
        assert_eq!(foreign("src/lower/emit.rs", "use pyregrine_runtime::isa; use crate::ir;"), [""; 0]);
        assert_eq!(foreign("src/lower/emit.rs", "use pyregrine_runtime::object::Str; use crate::lift;").len(), 2);
        assert_eq!(foreign("runtime/machine.rs", "use crate::{builtins, interp};"), [""; 0]);
        assert!(foreign("runtime/new/x.rs", "")[0].contains("no row for runtime/new"));
    }

    #[test]
    fn comments_strings_macros_and_tests_are_no_imports() {
        let text = "// crate::interp\n/* crate::interp /* */ */ const A: &str = \"crate::interp\"; crate::methods![];\n\
            const B: &str = r#\"\" crate::interp\"#; const C: char = '\"'; fn f<'a>(x: &'a str) {}\n\
            #[cfg(test)]\nmod tests { use crate::interp::x; fn f() { { } } }\n\
            #[cfg(test)]\nmod more;\n";
        assert_eq!(foreign("runtime/object/dict.rs", text), [""; 0]);
        // What follows is code again.
        assert_eq!(foreign("runtime/object/dict.rs", &format!("{text}use crate::interp;")).len(), 1);
    }

    #[test]
    fn shapeless_files_are_found() {
        let long = format!("//! A file.\n{}", "\n".repeat(LONGEST));
        assert!(shape_problems(&Source::new("src/a.rs", &long))[0].contains("1001 lines"));
        assert!(shape_problems(&Source::new("src/a.rs", "use std;\n"))[0].contains("`//!`"));
        assert!(shape_problems(&Source::new("src/a.rs", "//! A file.\n")).is_empty());
    }

    #[test]
    fn stray_unsafe_is_found() {
        let text = "#![forbid(unsafe_code)]\n// unsafe\nfn f() { unsafe { g() } }";
        assert!(stray_unsafe(&Source::new("runtime/types/list.rs", text)).expect("is wrong").contains("list.rs:3:"));
        assert!(stray_unsafe(&Source::new("runtime/gc/heap.rs", text)).is_none());
        assert!(stray_unsafe(&Source::new("runtime/gc.rs", "unsafe")).is_some());
        assert!(stray_unsafe(&Source::new("src/a.rs", "#![forbid(unsafe_code)]")).is_none());
    }

    #[test]
    fn holes_are_found() {
        assert_eq!(holes(&Source::new("src/a.rs", "fn f() { todo!() }\nfn g() { x.unwrap() }")).len(), 2);
        assert!(holes(&Source::new("src/a.rs", "/// `todo!()`\nfn f() { x.unwrap_or(1) }\n#[cfg(test)]\nmod tests { fn f() { x.unwrap() } }")).is_empty());
    }

    #[test]
    fn version_conditions_are_found() {
        let found = |path: &str, text: &str| version_conditions(&Source::new(path, text)).len();
        assert_eq!(found("src/lift/mod.rs", "if code.version >= V { }"), 1);
        assert_eq!(found("src/lift/mod.rs", "use crate::bytecode::Version;"), 1);
        assert_eq!(found("src/lift/mod.rs", "dict.versions(); code.version()"), 0);
        assert_eq!(found("src/bytecode/decode.rs", "if version.minor >= 11 { }"), 1);
        assert_eq!(found("src/bytecode/decode.rs", "if 11 <= code.version.minor { }"), 1);
        assert_eq!(found("src/bytecode/decode.rs", "match dialect.version { }"), 1);
        assert_eq!(found("src/bytecode/decode.rs", "Code { version: dialect.version, }"), 0);
        assert_eq!(found("src/bytecode/versions/mod.rs", "if version.minor >= 11 { }"), 0);
    }

    #[test]
    fn passes_without_goldens_are_found() {
        let passes = [Source::new("src/passes/mod.rs", ""), Source::new("src/passes/a.rs", ""), Source::new("src/passes/b.rs", "")];
        assert_eq!(passes_without_goldens(&passes, &|pass| pass == "a"), ["src/passes/b.rs: there is no tests/golden/passes/b"]);
    }
}
