//! What a prompt asks of a session: inputs evaluated one by one, their values shown, and the names
//! that a word could be completed to. Looking up names runs no Julia code.

use juliet_ir::{ModulePath, Sym};
use juliet_runtime::roots::RootedVec;
use juliet_runtime::{Hook, Outcome, Ref, rt, value};

use crate::exprs::global;
use crate::session::Session;

/// What the standard streams are connected to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// Standard output shows colours.
    pub is_output_coloured: bool,
    /// Standard error shows colours.
    pub is_error_coloured: bool,
    /// Somebody types what is run.
    pub is_interactive: bool,
    /// Output is to appear when it is written.
    pub is_output_immediate: bool,
}

impl Terminal {
    /// As the library takes it.
    fn flags(self) -> i64 {
        let Terminal { is_output_coloured, is_error_coloured, is_interactive, is_output_immediate } = self;
        let bits = [is_output_coloured, is_error_coloured, is_interactive, is_output_immediate];
        bits.iter().enumerate().map(|(place, bit)| i64::from(*bit) << place).sum()
    }
}

impl Session {
    /// Calls a hook; its code runs once, so that it is not compiled.
    fn call_hook_once(&self, which: Hook, args: &[Ref]) -> Outcome<()> {
        let list = RootedVec::new(vec![juliet_runtime::require_hook(which)?]);
        args.iter().for_each(|arg| list.push(*arg));
        self.interpreted(|| juliet_runtime::call(&list.to_vec())).map(|_| ())
    }

    /// Says what the standard streams are connected to.
    ///
    /// # Errors
    /// What Base's function throws.
    pub fn set_terminal(&self, terminal: Terminal) -> Outcome<()> {
        match terminal.flags() {
            0 => Ok(()),
            flags => self.call_hook_once(Hook::SetTerminal, &[value::box_int(flags)?]),
        }
    }

    /// Values go to the display of the prompt from now on, and what earlier prompts inferred is opened.
    ///
    /// # Errors
    /// What Base's function throws.
    pub fn begin_prompt(&self) -> Outcome<()> {
        self.open_profile("the prompt", None);
        self.call_hook_once(Hook::BeginPrompt, &[])
    }

    /// Evaluates one input in `Main`. Loops assign existing globals where `is_soft` holds.
    ///
    /// # Errors
    /// An uncaught Julia exception.
    pub fn evaluate_input(&self, name: &str, text: &str, is_soft: bool) -> Outcome<Ref> {
        self.is_soft.set(is_soft);
        let result = self.run_text(ModulePath::main(), name, text);
        self.is_soft.set(false);
        result
    }

    /// Runs `work` as what no prompt's input is, such as an included file.
    pub(crate) fn outside_input<R>(&self, work: impl FnOnce() -> R) -> R {
        let before = self.is_soft.replace(false);
        let result = work();
        self.is_soft.set(before);
        result
    }

    /// Assigns a variable of `Main`: `ans` and `err` of a prompt.
    ///
    /// # Errors
    /// A constant of that name.
    pub fn assign_in_main(&self, name: &str, value: Ref) -> Outcome<()> {
        rt().modules.assign(global(ModulePath::main(), Sym::from(name)), value).map(|_| ())
    }

    /// Shows the value of an input as a prompt does.
    ///
    /// # Errors
    /// What the value's `show` throws.
    pub fn show_answer(&self, value: Ref) -> Outcome<()> {
        self.call_hook(Hook::ShowAnswer, &[value]).map(|_| ())
    }

    /// Calls a hook in the newest world.
    fn call_hook(&self, which: Hook, args: &[Ref]) -> Outcome<Ref> {
        let list = RootedVec::new(vec![juliet_runtime::require_hook(which)?]);
        args.iter().for_each(|arg| list.push(*arg));
        rt().worlds.at_newest(|| juliet_runtime::call(&list.to_vec()))
    }

    /// The next line of standard input, with its end; `None` behind the last.
    ///
    /// # Errors
    /// What reading throws.
    pub fn read_input_line(&self) -> Outcome<Option<String>> {
        let line = self.call_hook(Hook::ReadInputLine, &[])?;
        Ok(Some(line.string_text().to_owned()).filter(|line| !line.is_empty()))
    }

    /// Writes out what the program printed.
    pub fn flush_output(&self) {
        // A stream that cannot be written has been reported by whoever wrote to it.
        let _ = self.show_answer(value::nothing());
    }

    /// Names that a word may be completed to: in what `path` leads to from `Main`, or in `Main`
    /// itself with all that it uses where the path is empty.
    pub fn names_in(&self, path: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = match self.value_at(path) {
            None if path.is_empty() => self.names_visible(ModulePath::main()),
            None => vec![],
            Some(owner) => match value::as_module(owner) {
                Some(module) => rt().modules.names(module, true, true).iter().map(Sym::to_string).collect(),
                None => field_names(owner),
            },
        };
        names.retain(|name| !name.starts_with('#'));
        names.sort_unstable();
        names.dedup();
        names
    }

    fn names_visible(&self, module: ModulePath) -> Vec<String> {
        let own = rt().modules.names(module, true, true);
        let brought = rt().modules.used(module).into_iter().flat_map(|used| rt().modules.names(used, false, false));
        own.into_iter().chain(brought).map(|name| name.to_string()).collect()
    }

    /// What a path of names leads to from `Main`.
    fn value_at(&self, path: &[&str]) -> Option<Ref> {
        let (first, rest) = path.split_first()?;
        let mut at = rt().modules.get(global(ModulePath::main(), Sym::from(*first)))?;
        for name in rest {
            at = match value::as_module(at) {
                Some(module) => rt().modules.get(global(module, Sym::from(*name)))?,
                None => {
                    let index = field_names(at).iter().position(|field| field == name)?;
                    value::load_field(at, index).ok().flatten()?
                }
            };
        }
        Some(at)
    }

    /// Names of keyword arguments that methods of a function take.
    pub fn keywords_of(&self, path: &[&str]) -> Vec<String> {
        let Some(function) = self.value_at(path) else { return vec![] };
        let call = juliet_types::tuple(&[juliet_runtime::dispatch_type(function)]);
        let table = juliet_runtime::method_table(call);
        let methods = rt().methods.in_table(table.into());
        methods.iter().flat_map(|method| method.body.kwarg_names.iter().map(Sym::to_string)).collect()
    }

    /// Names of the modules that `using` finds in the library.
    pub fn library_names(&self) -> Vec<String> {
        let module = |path: &String| Some(path.strip_prefix("stdlib/")?.split('/').next()?.to_owned());
        let mut names: Vec<String> = self.library_paths().iter().filter_map(module).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn field_names(object: Ref) -> Vec<String> {
    object.type_of().field_names().iter().map(Sym::to_string).collect()
}
