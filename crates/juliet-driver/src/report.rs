//! The report of an uncaught exception.

use std::path::Path;
use std::rc::Rc;

use juliet_runtime::{Hook, Outcome, Ref, rt, value};

use crate::session::Session;

impl Session {
    /// `LoadError(file, line, exception)` with the backtrace of the exception.
    pub(crate) fn load_error(&self, file: &str, line: u32, exception: Ref) -> Ref {
        let trace = rt().exceptions.last_trace();
        let made = || -> Outcome<Ref> {
            let file = value::new_string(file.as_bytes())?;
            let line = value::box_int(i64::from(line))?;
            value::new_struct(juliet_types::builtin().load_error, &[file, line, exception])
        };
        let error = made().unwrap_or(exception);
        rt().exceptions.resume(error, trace);
        error
    }

    /// `SystemError(what, number)` of Base; an `ErrorException` while there is none.
    pub(crate) fn system_error(&self, what: &str, error: &std::io::Error) -> Ref {
        let number = i64::from(error.raw_os_error().unwrap_or(0));
        let made = || -> Outcome<Ref> {
            let constructor = juliet_runtime::require_hook(Hook::SystemError)?;
            juliet_runtime::call(&[constructor, value::new_string(what.as_bytes())?, value::box_int(number)?])
        };
        made().unwrap_or_else(|_| juliet_runtime::errors::error(&format!("{what}: {error}")))
    }

    /// One line about an exception, for errors before Base can print.
    pub(crate) fn describe_exception(&self, exception: Ref) -> String {
        let ty = exception.type_of();
        let count = ty.layout().map_or(0, |l| l.fields.len());
        let field = |i: usize| if i < count { value::load_field(exception, i).ok().flatten() } else { None };
        // What a `LoadError` wraps is what went wrong.
        if ty == juliet_types::builtin().load_error
            && let Some(inner) = field(2)
        {
            return self.describe_exception(inner);
        }
        let message = field(0).filter(|m| m.type_of() == juliet_types::builtin().string);
        let at = self.source.borrow().last().map(|s| format!(" (in {})", s.name())).unwrap_or_default();
        let mut text = match message {
            Some(message) => format!("{ty}: {}{at}", message.string_text()),
            None => {
                let fields: Vec<String> =
                    (0..count).filter_map(field).map(|f| value::object_to_const(f).to_string()).collect();
                format!("{ty}({}){at}", fields.join(", "))
            }
        };
        for line in juliet_runtime::trace_lines() {
            text.push_str("\n  ");
            text.push_str(&line);
        }
        text
    }
}

/// Prints the exception as Julia does, through `Base.display_error`; where that fails, a line of
/// our own is returned for the caller to print.
pub fn report_uncaught(session: &Session, exception: Ref) -> Option<String> {
    if rt().exceptions.trace_in_flight().is_none() {
        // It was made outside of any code, such as that of a program that cannot be read.
        rt().exceptions.resume(exception, Rc::default());
    }
    let fallback = session.describe_exception(exception);
    let attempt = || -> Outcome<()> {
        let display = juliet_runtime::require_hook(Hook::ReportUncaught)?;
        juliet_runtime::call(&[display, exception])?;
        Ok(())
    };
    match attempt() {
        Ok(()) => None,
        Err(second) => {
            Some(format!("ERROR: {fallback}\n(and while reporting it: {})", session.describe_exception(second)))
        }
    }
}

impl Session {
    /// Passes the warnings of the front end to the program's logger.
    pub(crate) fn log_warnings(&self) -> Outcome<()> {
        let warnings = std::mem::take(&mut *self.warnings.borrow_mut());
        let Some(log) = juliet_runtime::hook(Hook::LogWarning).filter(|_| !warnings.is_empty()) else {
            return Ok(());
        };
        for warning in warnings {
            let (file, line) = warning
                .primary
                .map_or_else(Default::default, |(file, span)| (file.name().to_owned(), file.line(span.lo)));
            let (text, file) = (value::new_string(warning.message.as_bytes())?, value::new_string(file.as_bytes())?);
            juliet_runtime::call(&[log, text, file, value::box_int(i64::from(line))?])?;
        }
        Ok(())
    }

    /// Runs exit hooks and flushes the standard streams.
    ///
    /// # Errors
    /// What a hook throws.
    pub fn finish(&self) -> Outcome<()> {
        if let Some(function) = juliet_runtime::hook(Hook::AtExit) {
            juliet_runtime::call(&[function])?;
        }
        Ok(())
    }

    /// Sets `ARGS` and `PROGRAM_FILE`.
    ///
    /// # Errors
    /// What Base's hook throws.
    pub fn set_arguments(&self, program: &str, args: &[String]) -> Outcome<()> {
        let Some(function) = juliet_runtime::hook(Hook::SetArguments) else { return Ok(()) };
        let list = juliet_runtime::roots::RootedVec::new(vec![function]);
        list.push(value::new_string(program.as_bytes())?);
        let executable = std::env::current_exe().unwrap_or_default();
        let folder = executable.parent().unwrap_or(Path::new(""));
        list.push(value::new_string(folder.as_os_str().as_encoded_bytes())?);
        for arg in args {
            list.push(value::new_string(arg.as_bytes())?);
        }
        self.interpreted(|| juliet_runtime::call(&list.to_vec())).map(|_| ())
    }

    /// Makes a folder or a project's file the active project.
    ///
    /// # Errors
    /// What Base throws.
    pub fn set_project(&self, path: &str) -> Outcome<()> {
        let function = juliet_runtime::require_hook(Hook::SetProject)?;
        let path = value::new_string(path.as_bytes())?;
        juliet_runtime::call(&[function, path]).map(|_| ())
    }

    /// Shows a value as `-E` does.
    ///
    /// # Errors
    /// What `show` throws.
    pub fn show(&self, object: Ref) -> Outcome<()> {
        let function = juliet_runtime::require_hook(Hook::ShowResult)?;
        juliet_runtime::call(&[function, object]).map(|_| ())
    }
}
