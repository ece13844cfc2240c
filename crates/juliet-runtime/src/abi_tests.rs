//! Entering, throwing through and returning from hand-assembled code.

use crate::exec::{CallSite, CodeImage, Relocation};
use crate::runtime::rt;
use crate::{errors, value};
use juliet_ir::typed::InstanceId;

fn address(name: &str) -> u64 {
    crate::symbol_address(name).expect("a runtime symbol")
}

/// `mov rax, imm64; call rax`, the immediate at `offset + 2`.
fn call(code: &mut Vec<u8>, relocations: &mut Vec<Relocation>, target: u64) -> u32 {
    relocations.push(Relocation { offset: code.len() as u32 + 2, value: target });
    code.extend([0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd0]);
    code.len() as u32
}

const PROLOGUE: [u8; 4] = [0x55, 0x48, 0x89, 0xe5];
const EPILOGUE: [u8; 2] = [0x5d, 0xc3];

/// A function that throws `DivideError` at once.
fn load_thrower() -> u64 {
    let (mut code, mut relocations) = (PROLOGUE.to_vec(), vec![]);
    call(&mut code, &mut relocations, address("jlt_divide_error"));
    let site = call(&mut code, &mut relocations, address("jlt_throw_pending"));
    code.extend([0x0f, 0x0b]);
    let call_sites = vec![CallSite { return_offset: site, handler_offset: None, frame_offset: 0, site: 7 }];
    let image = CodeImage { instance: InstanceId(0), code: &code, align: 16, relocations: &relocations, call_sites };
    rt().code.load(image).expect("loads")
}

#[test]
fn an_uncaught_throw_comes_back_as_an_error() {
    let thrower = load_thrower();
    let result = crate::abi::enter(thrower, &[value::nothing()]);
    assert_eq!(result, Err(errors::divide_error()));
    assert_eq!(rt().exceptions.last_trace().len(), 1);
}

#[test]
fn a_handler_catches_and_the_caller_returns() {
    let thrower = load_thrower();
    // push rbp; mov rbp, rsp; push rbx; push rbx; call thrower; ud2;
    // handler: call jlt_current_exception; add rsp, 16; pop rbp; ret
    let (mut code, mut relocations) = (PROLOGUE.to_vec(), vec![]);
    code.extend([0x53, 0x53]);
    let site = call(&mut code, &mut relocations, thrower);
    code.extend([0x0f, 0x0b]);
    let handler = code.len() as u32;
    call(&mut code, &mut relocations, address("jlt_current_exception"));
    code.extend([0x48, 0x83, 0xc4, 0x10]);
    code.extend(EPILOGUE);
    let call_sites = vec![CallSite { return_offset: site, handler_offset: Some(handler), frame_offset: 16, site: 0 }];
    let image = CodeImage { instance: InstanceId(0), code: &code, align: 16, relocations: &relocations, call_sites };
    let catcher = rt().code.load(image).expect("loads");
    for _ in 0..3 {
        assert_eq!(crate::abi::enter(catcher, &[value::nothing()]), Ok(errors::divide_error()));
    }
    assert_eq!(rt().exceptions.depth(), 3);
    rt().exceptions.truncate(0);
}

#[test]
fn builtins_run_behind_the_generic_entry() {
    let isa = rt().modules.value(juliet_ir::GlobalRef::new(juliet_types::ModulePath::core(), "typeof")).expect("bound");
    let args = [isa, value::nothing()];
    let entry = address("jlt_call");
    let result = crate::abi::enter(entry, &args).expect("a type");
    assert_eq!(value::as_type(result), Some(juliet_types::builtin().nothing));
    // A throw from the entry reaches Rust as an error.
    let bad = [isa];
    let error = crate::abi::enter(entry, &bad).expect_err("too few arguments");
    assert_eq!(error.type_of(), juliet_types::builtin().argument_error);
}

#[test]
fn endless_compiled_recursion_is_a_stack_overflow_error() {
    crate::signals::install();
    // push rbp; mov rbp, rsp; call self; pop rbp; ret
    let mut code = PROLOGUE.to_vec();
    code.extend([0xe8, 0xf7, 0xff, 0xff, 0xff]);
    code.extend(EPILOGUE);
    let call_sites = vec![CallSite { return_offset: 9, handler_offset: None, frame_offset: 0, site: 0 }];
    let image = CodeImage { instance: InstanceId(0), code: &code, align: 16, relocations: &[], call_sites };
    let endless = rt().code.load(image).expect("loads");
    assert_eq!(crate::abi::enter(endless, &[value::nothing()]), Err(errors::stack_overflow_error()));
}
