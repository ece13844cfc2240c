//! Images: a library that is run from its image is the library that was evaluated.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use juliet_driver::{Options, Session};
use juliet_ir::codec::{Image, Writer};
use juliet_ir::lowered::{Body, Stmt};
use juliet_ir::{ModulePath, Sym};
use juliet_runtime::{MethodId, rt};

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("juliet-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a session defines: the methods with their code, and the names of `Base`.
struct Facts {
    methods: Vec<(String, String)>,
    names: Vec<Sym>,
    has_parsed: bool,
    events: Vec<String>,
}

/// Runs `test` in a session of its own; each has a runtime, which is that of its thread.
fn in_session<R: Send + 'static>(cache: &Path, test: impl FnOnce(Rc<Session>) -> R + Send + 'static) -> R {
    let options = Options { cache_folder: Some(cache.to_owned()), ..Options::default() };
    let run = move || test(Session::start(options).expect("Base loads"));
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).expect("a thread").join().expect("the session ends")
}

fn facts(session: &Session) -> Facts {
    let methods = (0..rt().methods.count()).map(|id| {
        let method = rt().methods.method(MethodId(id as u32));
        (method.signature.to_string(), method.body.to_string())
    });
    Facts {
        methods: methods.collect(),
        names: rt().modules.names(ModulePath::new("Base"), true, true),
        has_parsed: !session.log.to_json().contains("\"parse\":0.0,"),
        events: session.log.program_events(),
    }
}

#[test]
fn an_image_is_what_evaluation_defines() {
    let folder = Folder::new("image");
    let evaluated = in_session(&folder.0, |session| facts(&session));
    let image = in_session(&folder.0, |session| facts(&session));
    assert!(evaluated.has_parsed && !image.has_parsed, "the second start parses nothing: {:?}", evaluated.events);
    assert!(evaluated.methods.len() > 1000);
    assert_eq!(evaluated.methods.len(), image.methods.len());
    for (a, b) in evaluated.methods.iter().zip(&image.methods) {
        assert_eq!(a, b);
    }
    assert_eq!(evaluated.names, image.names);
}

/// The methods that modules of the standard library define, after they were loaded.
fn library_methods(session: &Session) -> Vec<(String, String)> {
    session.run_text(ModulePath::main(), "none", "using Test, Printf").expect("they load");
    let of_library = |method: &juliet_runtime::Method| ["Test", "Printf"].contains(&method.module().0.as_str());
    (0..rt().methods.count())
        .map(|id| rt().methods.method(MethodId(id as u32)))
        .filter(|method| of_library(method))
        .map(|method| (method.signature.to_string(), method.body.to_string()))
        .collect()
}

#[test]
fn a_library_module_has_an_image_of_its_own() {
    let folder = Folder::new("library");
    let evaluated = in_session(&folder.0, |session| library_methods(&session));
    let (image, lowered) = in_session(&folder.0, |session| {
        let methods = library_methods(&session);
        (methods, !session.log.to_json().contains("\"lower\":0.0,"))
    });
    assert!(evaluated.len() > 50);
    assert_eq!(evaluated, image);
    assert!(!lowered, "nothing is lowered where both modules have images");
}

fn nested(body: &Arc<Body>, out: &mut Vec<Arc<Body>>) {
    out.push(body.clone());
    for stmt in &body.stmts {
        if let Stmt::DefineMethod { body, .. } = stmt {
            nested(body, out);
        }
    }
}

#[test]
fn every_body_of_base_comes_back() {
    let folder = Folder::new("bodies");
    in_session(&folder.0, |_session| {
        let mut bodies = Vec::new();
        for id in 0..rt().methods.count() {
            nested(&rt().methods.method(MethodId(id as u32)).body, &mut bodies);
        }
        let mut writer = Writer::new(Session::resolve_type_name);
        let offsets: Vec<u32> = bodies.iter().map(|body| writer.body(body).expect("Base has names for all")).collect();
        offsets.iter().for_each(|offset| writer.number(u64::from(*offset)));
        let bytes = writer.finish();
        let image = Image::open(bytes.clone(), Session::resolve_type_name).expect("an image");
        let mut tail = image.tail();
        for body in &bodies {
            let received = tail.body().expect("a body");
            assert_eq!(**body, *received);
            assert_eq!(received.verify(), Ok(()));
        }
        damage(&bytes, bodies.len());
    });
}

/// Flips bits and reads everything that can still be read.
fn damage(bytes: &[u8], count: usize) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..20 {
        let mut bytes = bytes.to_vec();
        for _ in 0..50 {
            state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            let at = (state >> 20) as usize % bytes.len();
            bytes[at] ^= 1 << (state >> 60 & 7);
        }
        let Ok(image) = Image::open(bytes, Session::resolve_type_name) else { continue };
        let mut tail = image.tail();
        for _ in 0..count {
            let Ok(body) = tail.body() else { continue };
            assert!(!body.stmts.is_empty() && body.slots.len() >= body.nargs as usize);
            assert!(!body.locs.is_empty());
        }
    }
}

#[test]
fn a_name_that_a_module_borrows_is_not_its_own_definition() {
    let folder = Folder::new("borrowed");
    in_session(&folder.0, |session| {
        let text = "module Borrower\nuse(x) = floor(x)\nuse(1.5)\nend\nmodule Owner\nfloor(x) = x\nend";
        session.run_text(ModulePath::main(), "borrowed.jl", text).expect("runs");
        let found = |module: &str| Session::resolve_type_name(ModulePath::new(module), Sym::from("#floor"));
        assert!(found("Main.Borrower").is_none());
        assert_eq!(found("Main.Owner").map(|name| name.module), Some(ModulePath::new("Main.Owner")));
        assert_eq!(found("Base").map(|name| name.module), Some(ModulePath::new("Base")));
    });
}
