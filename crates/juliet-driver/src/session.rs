//! The state of one session.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use juliet_codegen::{Object, Target};
use juliet_hash::Digest;
use juliet_infer::Inferred;
use juliet_ir::typed::{InstanceId, LocId};
use juliet_ir::{GlobalRef, LocChain, ModulePath, Sym};
use juliet_runtime::{MethodTable, TableId, tables_of_call};
use juliet_store::Store;
use juliet_types::Type;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::events::{Log, Phase};
use crate::explain::Accounts;
use crate::trace::{Book, Chain, Recorder};

/// What a session is started with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folder of the store; `None` keeps nothing.
    pub cache_folder: Option<PathBuf>,
    /// Generate the code of every hit again and compare.
    pub verify_cache: bool,
    /// Run the verifiers of the IRs after every pass (slow; the test suite does).
    pub verify_ir: bool,
    /// The processor that code is made for, by name; `None` is the one of this process.
    pub cpu: Option<String>,
    /// Folder with `base/` and `stdlib/` to use instead of the built-in library.
    pub library_folder: Option<PathBuf>,
    /// Arguments of the program.
    pub args: Vec<String>,
    /// Shows what takes long (`None`: it is over), where somebody watches.
    pub progress: Option<fn(Option<&str>)>,
    /// No other session lives in this process: it may start from a snapshot.
    pub owns_process: bool,
    /// Print each typed body as it is finished, for the developers of Juliet.
    pub trace: bool,
}

/// What is done when a session ends.
type Report = Box<dyn FnOnce(&Session)>;

/// Code of an object in this process.
pub(crate) struct Loaded {
    pub(crate) object: Rc<Object>,
    /// Addresses already made, by the values that fill the holes.
    pub(crate) copies: FxHashMap<Vec<u64>, u64>,
}

/// Where the call sites of an instance stand.
pub(crate) struct Lines {
    pub(crate) site_locs: Vec<LocId>,
    pub(crate) locs: Vec<LocChain>,
}

/// A running session.
pub struct Session {
    pub(crate) options: Options,
    pub(crate) store: Store,
    pub(crate) target: Target,
    /// Decisions and times.
    pub log: Log,
    pub(crate) inferred: RefCell<FxHashMap<InstanceId, Arc<Inferred>>>,
    /// Fingerprints of their interfaces.
    pub(crate) interfaces: RefCell<FxHashMap<InstanceId, Option<juliet_hash::Fingerprint>>>,
    /// What inference asks.
    pub(crate) traces: Recorder,
    /// Entries of the inference cache.
    pub(crate) book: Book,
    /// The definitions of the run.
    pub(crate) chain: Chain,
    /// Packages that have been loaded, or are being loaded.
    pub(crate) packages: RefCell<FxHashMap<Sym, ModulePath>>,
    /// Packages whose files were looked through for the modules of the library that they use.
    pub(crate) scanned: RefCell<FxHashSet<Sym>>,
    pub(crate) loaded: RefCell<FxHashMap<Digest, Loaded>>,
    /// Addresses of runtime and C symbols that were looked up.
    pub(crate) symbols: RefCell<FxHashMap<Sym, u64>>,
    pub(crate) lines: RefCell<FxHashMap<InstanceId, Lines>>,
    /// Questions that results rely on.
    pub(crate) asked: RefCell<Asked>,
    /// The files of the program.
    pub(crate) files: crate::program::Files,
    pub(crate) fresh: RefCell<FxHashMap<ModulePath, u32>>,
    /// Exception thrown by a macro, on its way through lowering.
    pub(crate) macro_exception: RefCell<Option<juliet_runtime::Ref>>,
    /// How many generators run, each for a call that the one before makes.
    pub(crate) generators: Cell<usize>,
    /// There were too many of them: none runs until the outermost has ended.
    pub(crate) generators_overflow: Cell<bool>,
    pub(crate) source: RefCell<Vec<juliet_diag::SourceFile>>,
    pub(crate) verify_failures: RefCell<Vec<String>>,
    pub(crate) warnings: RefCell<Vec<juliet_diag::Diagnostic>>,
    /// Instances whose code an earlier run's trace led to.
    pub(crate) traced: Cell<u64>,
    /// What explanations need.
    pub(crate) accounts: Accounts,
    report: RefCell<Option<Report>>,
    /// Digest of the whole library.
    pub(crate) library: std::cell::OnceCell<Digest>,
    /// Library modules that are being evaluated from their sources, the innermost last.
    pub(crate) recordings: RefCell<Vec<crate::image_record::Recording>>,
    /// Code that runs once is being run: it is interpreted.
    pub(crate) replaying: Cell<bool>,
    /// Loops of the input that is evaluated assign existing globals.
    pub(crate) is_soft: Cell<bool>,
}

/// What inference asked of method tables and bindings.
#[derive(Default)]
pub(crate) struct Asked {
    /// Signatures of calls.
    signatures: FxHashSet<Type>,
    /// The same by the tables that were looked at.
    by_table: FxHashMap<TableId, Vec<Type>>,
    pub(crate) bindings: FxHashSet<GlobalRef>,
}

impl Asked {
    /// Remembers a question about a call.
    pub(crate) fn ask(&mut self, call: Type) {
        if self.signatures.insert(call) {
            for table in tables_of_call(call) {
                self.by_table.entry(table.into()).or_default().push(call);
            }
        }
    }

    /// Calls that were asked about and whose answer comes from a table.
    pub(crate) fn about(&self, table: MethodTable) -> &[Type] {
        self.by_table.get(&table.into()).map_or(&[], Vec::as_slice)
    }
}

impl Session {
    /// Starts a session: opens the store, starts the runtime, loads Base.
    ///
    /// # Errors
    /// A processor without a back end, or a Base that does not load, as a sentence.
    pub fn start(options: Options) -> Result<Rc<Session>, String> {
        let log = Log::default();
        let target = Target::named(options.cpu.as_deref().unwrap_or("native"), options.verify_ir)?;
        juliet_infer::set_verification(options.verify_ir);
        let store = log.time(Phase::Start, || match &options.cache_folder {
            Some(folder) => Store::open(folder),
            None => Store::none(),
        });
        let session = Rc::new(Session {
            options,
            store,
            target,
            log,
            inferred: RefCell::default(),
            interfaces: RefCell::default(),
            traces: Recorder::default(),
            book: Book::default(),
            chain: Chain::default(),
            packages: RefCell::default(),
            scanned: RefCell::default(),
            loaded: RefCell::default(),
            symbols: RefCell::default(),
            lines: RefCell::default(),
            asked: RefCell::default(),
            files: crate::program::Files::default(),
            fresh: RefCell::default(),
            macro_exception: RefCell::default(),
            generators: Cell::default(),
            generators_overflow: Cell::default(),
            source: RefCell::default(),
            verify_failures: RefCell::default(),
            warnings: RefCell::default(),
            traced: Cell::new(0),
            accounts: Accounts::default(),
            report: RefCell::default(),
            library: std::cell::OnceCell::new(),
            recordings: RefCell::default(),
            replaying: Cell::new(false),
            is_soft: Cell::new(false),
        });
        session.book.use_only_fresh(session.options.verify_cache);
        session.log.time(Phase::Start, || session.start_runtime())?;
        Ok(session)
    }

    /// What is to be done when the session ends, by whatever way.
    pub fn at_exit(&self, report: impl FnOnce(&Session) + 'static) {
        *self.report.borrow_mut() = Some(Box::new(report));
    }

    /// Ends the session: keeps what it inferred, and reports.
    pub fn leave(&self) {
        // A mistake of ours here costs what is kept, never the program's result.
        let _ = crate::internal::guard(|| self.end_tapes());
        let _ = crate::internal::guard(|| self.save_traces());
        let _ = crate::internal::guard(|| self.account_for_run());
        self.store.flush();
        let report = self.report.borrow_mut().take();
        if let Some(report) = report {
            report(self);
        }
    }

    /// The store's one warning, to be shown once.
    pub fn take_warning(&self) -> Option<String> {
        self.store.take_warning()
    }

    /// Differences that `--verify-cache` found.
    pub fn verify_failures(&self) -> Vec<String> {
        self.verify_failures.borrow().clone()
    }
}
