//! What a program is told on CPython's command line beside its arguments.

/// The options that `sys` shows.
#[derive(Clone, Default, Debug)]
pub struct Switches {
    /// `-W`: filters of warnings.
    pub warnings: Vec<String>,
    /// `-X`: names, perhaps with values.
    pub extra: Vec<String>,
    /// `-E`: variables called `PYTHON…` are not read.
    pub ignores_environment: bool,
    /// `-I`: no variables, no folder of the program.
    pub is_isolated: bool,
    /// `-P`: modules are not looked for beside the program.
    pub has_safe_path: bool,
    /// `-s`
    pub has_no_user_site: bool,
    /// `-q`
    pub is_quiet: bool,
    /// `-b`, and how often.
    pub warns_of_bytes: u8,
}

impl Switches {
    /// `-X dev`
    pub fn is_development(&self) -> bool {
        self.extra.iter().any(|option| option == "dev")
    }

    /// What `sys.warnoptions` has.
    pub fn warning_options(&self) -> Vec<String> {
        let variable = (!self.ignores_environment).then(|| std::env::var("PYTHONWARNINGS").ok()).flatten().unwrap_or_default();
        let from_variable = variable.split(',').filter(|option| !option.is_empty()).map(str::to_owned);
        let bytes = match self.warns_of_bytes {
            0 => None,
            1 => Some("default::BytesWarning".to_owned()),
            _ => Some("error::BytesWarning".to_owned()),
        };
        let development = self.is_development().then(|| "default".to_owned());
        development.into_iter().chain(from_variable).chain(self.warnings.iter().cloned()).chain(bytes).collect()
    }
}
