//! The state of one runtime, and the accessor for it.
//!
//! There is one `Runtime` a thread (one mutator; tests run many side by side). It is leaked when
//! started, so that `rt()` can hand out a plain reference; its parts are cells, borrowed briefly.
//! No borrow is held while Julia code, the compiler or the collector may run.

use crate::abi::Activations;
use crate::dispatch::DispatchCache;
use crate::exec::CodeMemory;
use crate::heap::Heap;
use crate::interp::Frames;
use crate::method::Methods;
use crate::module::Modules;
use crate::object::Ref;
use crate::permanent::Permanent;
use crate::upcall::Compiler;
use std::cell::{Cell, RefCell};

/// The block whose address compiled code knows as `jlt_tls`.
#[repr(C)]
pub struct ThreadState {
    /// Next free byte of the allocation area: the header of the next object, 8 modulo 16.
    pub cursor: Cell<u64>,
    /// End of the allocation area. An object of `size` bytes moves the cursor by
    /// `round_up(size + 8, 16)`; where that passes the limit, `jlt_alloc` is called instead.
    pub limit: Cell<u64>,
    /// The stack must not grow below this address.
    pub stack_limit: Cell<u64>,
    /// Not 0 where compiled code shall call in at its next safepoint.
    pub safepoint: Cell<u64>,
}

const _: () = assert!(std::mem::offset_of!(ThreadState, limit) == 8);
const _: () = assert!(std::mem::offset_of!(ThreadState, stack_limit) == 16);
const _: () = assert!(std::mem::offset_of!(ThreadState, safepoint) == 24);

/// Everything that the runtime remembers.
pub struct Runtime {
    /// Shared with compiled code.
    pub thread: ThreadState,
    /// Objects that come and go.
    pub heap: RefCell<Heap>,
    /// Objects that stay: types, symbols, singletons, modules.
    pub permanent: Permanent,
    /// Modules and bindings.
    pub modules: Modules,
    /// Methods and instances.
    pub methods: Methods,
    /// Which methods running code sees.
    pub worlds: crate::world::Worlds,
    /// Dispatch by concrete types.
    pub dispatch: DispatchCache,
    /// Builtin function objects.
    pub primitives: crate::builtins::Primitives,
    /// Struct definitions that are not complete yet.
    pub definitions: crate::builtins_type::Definitions,
    /// Loaded machine code.
    pub code: CodeMemory,
    /// Where Rust entered Julia.
    pub activations: Activations,
    /// Interpreted frames.
    pub frames: Frames,
    /// Pending and handled exceptions.
    pub exceptions: crate::exception::Exceptions,
    /// Stacks that take turns.
    pub tasks: crate::tasks::Tasks,
    /// What shall run when objects die, and references that do not keep objects alive.
    pub finalizers: crate::finalizers::Finalizers,
    /// Julia functions that C can call.
    pub callbacks: crate::callbacks::Callbacks,
    /// What compiles and evaluates; none in tests of the runtime alone.
    pub(crate) compiler: RefCell<Option<std::rc::Rc<dyn Compiler>>>,
}

thread_local! {
    static CURRENT: Cell<Option<&'static Runtime>> = const { Cell::new(None) };
}

/// The variables of this module that lead to what a snapshot keeps.
pub(crate) fn places() -> [crate::snapshot::Place; 1] {
    [CURRENT.with(crate::snapshot::place_of)]
}

/// No runtime has been started on this thread.
pub(crate) fn is_untouched() -> bool {
    CURRENT.get().is_none()
}

/// The runtime of this thread; started at first use.
pub fn rt() -> &'static Runtime {
    match CURRENT.get() {
        Some(runtime) => runtime,
        None => start(),
    }
}

#[cold]
fn start() -> &'static Runtime {
    let runtime: &'static Runtime = Box::leak(Box::new(Runtime {
        thread: ThreadState {
            cursor: Cell::new(0),
            limit: Cell::new(0),
            stack_limit: Cell::new(0),
            safepoint: Cell::new(0),
        },
        heap: RefCell::new(Heap::new()),
        permanent: Permanent::new(),
        modules: Modules::new(),
        methods: Methods::new(),
        worlds: crate::world::Worlds::new(),
        dispatch: DispatchCache::new(),
        primitives: crate::builtins::Primitives::default(),
        definitions: crate::builtins_type::Definitions::default(),
        code: CodeMemory::new(),
        activations: Activations::new(),
        frames: Frames::new(),
        exceptions: crate::exception::Exceptions::new(),
        tasks: crate::tasks::Tasks::new(),
        finalizers: crate::finalizers::Finalizers::default(),
        callbacks: crate::callbacks::Callbacks::default(),
        compiler: RefCell::new(None),
    }));
    CURRENT.set(Some(runtime));
    runtime.permanent.bootstrap();
    crate::core_module::populate(runtime);
    crate::abi::set_stack_limit(runtime);
    runtime
}

/// A Julia exception that is being passed up through Rust code.
pub type Throw = Ref;

/// The result of anything that may throw a Julia exception.
pub type Outcome<T> = Result<T, Throw>;
