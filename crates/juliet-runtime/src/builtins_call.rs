//! Builtins that call: splats, `invoke`, keyword calls, exceptions, questions about methods.

use crate::errors;
use crate::exception::{Backtrace, TraceFrame};
use crate::object::{Ref, Shape};
use crate::roots::RootedVec;
use crate::runtime::{Outcome, rt};
use crate::value::{
    boolean, box_int, descriptor, load_element, load_field, new_string, new_svec, nothing, symbol, type_object,
};
use juliet_ir::Builtin;
use juliet_types::{Type, builtin, tuple};

/// `_apply_iterate(iterate, f, collections...)`.
pub(crate) fn apply_iterate(args: &[Ref]) -> Outcome<Ref> {
    let all = RootedVec::new(vec![args[1]]);
    for collection in &args[2..] {
        collect_elements(args[0], *collection, &all)?;
    }
    crate::dispatch::call(&all.to_vec())
}

fn collect_elements(iterate: Ref, collection: Ref, out: &RootedVec) -> Outcome<()> {
    let ty = collection.type_of();
    if collection.descriptor().shape.get() == Shape::SimpleVector {
        collection.svec_elements().into_iter().for_each(|e| out.push(e));
        return Ok(());
    }
    if ty.is_tuple() || ty.is_named_tuple() {
        for index in 0..ty.field_count().unwrap_or(0) {
            out.push(load_field(collection, index)?.ok_or_else(errors::undef_ref_error)?);
        }
        return Ok(());
    }
    if ty.type_name() == builtin().array.type_name() {
        return collect_array(collection, out);
    }
    let mut step = crate::dispatch::call(&[iterate, collection])?;
    while step != nothing() {
        out.push(load_field(step, 0)?.ok_or_else(errors::undef_ref_error)?);
        let state = load_field(step, 1)?.ok_or_else(errors::undef_ref_error)?;
        step = crate::dispatch::call(&[iterate, collection, state])?;
    }
    Ok(())
}

fn collect_array(array: Ref, out: &RootedVec) -> Outcome<()> {
    let first = array.word_at(0);
    let memory = array.ref_at(8).ok_or_else(errors::undef_ref_error)?;
    let layout = memory.descriptor();
    let size = array.object_size();
    let count: u64 = (16..size).step_by(8).map(|at| array.word_at(at)).product();
    let stride = u64::from(layout.element_size.get());
    for index in 0..count {
        let element = load_element(layout, first + index * stride)?;
        out.push(element.ok_or_else(errors::undef_ref_error)?);
    }
    Ok(())
}

/// `invoke(f, types, args...)`.
pub(crate) fn invoke(args: &[Ref]) -> Outcome<Ref> {
    let types = crate::builtins_type::expect_type(args[1], "invoke")?;
    let mut call = vec![args[0]];
    call.extend_from_slice(&args[2..]);
    if let Some(builtin) = rt().primitives.builtin(args[0]).filter(|builtin| *builtin != Builtin::Kwcall) {
        return crate::builtins::call_builtin(builtin, &call[1..]);
    }
    crate::dispatch::invoke(types, &call)
}

/// `kwcall(named tuple, f, args...)`: an ordinary generic function with methods.
pub(crate) fn kwcall(args: &[Ref]) -> Outcome<Ref> {
    let mut call = vec![rt().primitives.object(Builtin::Kwcall)];
    call.extend_from_slice(args);
    crate::dispatch::call(&call)
}

pub(crate) fn exception_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    let exceptions = &rt().exceptions;
    match which {
        Builtin::CurrentException => Ok(crate::exception::current_exception().unwrap_or_else(nothing)),
        Builtin::CurrentExceptions => {
            let mut all = Vec::new();
            for (exception, trace) in exceptions.all() {
                all.push(new_svec(&[exception, frames_to_svec(&trace)?])?);
            }
            new_svec(&all)
        }
        Builtin::Rethrow => {
            let Some((current, trace)) = exceptions.current() else {
                return Err(errors::error("rethrow() not allowed outside a catch block"));
            };
            let exception = args.first().copied().unwrap_or(current);
            exceptions.resume(exception, trace);
            Err(exception)
        }
        _ => {
            let trace = match exceptions.current() {
                Some((_, trace)) => trace,
                None => exceptions.trace_in_flight().unwrap_or_else(|| crate::abi::current_backtrace().into()),
            };
            frames_to_svec(&trace)
        }
    }
}

/// `svec` of `svec(function, signature, file, line, inlined, module)`, innermost first.
pub fn frames_to_svec(trace: &Backtrace) -> Outcome<Ref> {
    let mut frames = Vec::new();
    for frame in trace {
        match frame {
            TraceFrame::Interpreted { name, module, loc } => {
                frames.push(frame_svec(
                    name.as_str(),
                    name.as_ref(),
                    loc.file.as_str(),
                    loc.line,
                    false,
                    module.0.as_str(),
                )?);
            }
            TraceFrame::Compiled { instance, site } => {
                let instance_data = rt().methods.instance(*instance);
                let chain = crate::upcall::compiler().map_or_else(Vec::new, |c| c.site_frames(*instance, *site));
                let last = chain.len().saturating_sub(1);
                for (depth, at) in chain.iter().enumerate() {
                    let inlined = depth < last;
                    let signature =
                        if inlined { function_text(at.function.as_str()) } else { signature_text(&instance_data) };
                    frames.push(frame_svec(
                        at.function.as_str(),
                        &signature,
                        at.loc.file.as_str(),
                        at.loc.line,
                        inlined,
                        at.module.as_str(),
                    )?);
                }
                if chain.is_empty() {
                    let method = &instance_data.method;
                    let text = signature_text(&instance_data);
                    let loc = method.body.loc;
                    frames.push(frame_svec(
                        method.name().as_str(),
                        &text,
                        loc.file.as_str(),
                        loc.line,
                        false,
                        method.module().0.as_str(),
                    )?);
                }
            }
        }
    }
    new_svec(&frames)
}

/// The last exception's backtrace, one line of text a frame, for reports when Base cannot print.
pub fn trace_lines() -> Vec<String> {
    let trace = rt().exceptions.last_trace();
    let mut lines = Vec::new();
    for frame in trace.iter() {
        match frame {
            TraceFrame::Interpreted { name, loc, .. } => lines.push(format!("{name} at {}:{}", loc.file, loc.line)),
            TraceFrame::Compiled { instance, site } => {
                let chain = crate::upcall::compiler().map_or_else(Vec::new, |c| c.site_frames(*instance, *site));
                if chain.is_empty() {
                    let method = rt().methods.instance(*instance).method.clone();
                    lines.push(format!("{} at {}:{}", method.name(), method.body.loc.file, method.body.loc.line));
                }
                lines.extend(chain.iter().map(|at| format!("{} at {}:{}", at.function, at.loc.file, at.loc.line)));
            }
        }
    }
    lines
}

fn frame_svec(name: &str, signature: &str, file: &str, line: u32, inlined: bool, module: &str) -> Outcome<Ref> {
    new_svec(&[
        symbol(juliet_types::sym(name)),
        new_string(signature.as_bytes())?,
        new_string(file.as_bytes())?,
        box_int(i64::from(line))?,
        boolean(inlined),
        symbol(juliet_types::sym(module)),
    ])
}

/// `f(x::Int64, y::Any)` of an instance.
fn signature_text(instance: &crate::method::Instance) -> String {
    let types = instance.spec.tuple_elements();
    if types.is_empty() {
        return instance.method.name().to_string();
    }
    let slots = &instance.method.body.slots;
    let parts: Vec<String> = types
        .iter()
        .enumerate()
        .skip(1)
        .map(|(index, ty)| {
            let slot = slots.get(index).filter(|_| index < instance.method.body.nargs as usize);
            let slot_name = slot.map_or("", |s| s.name.as_str());
            let is_hidden = slot_name.starts_with('#');
            format!("{}::{}", if is_hidden { "" } else { slot_name }, type_text(*ty))
        })
        .collect();
    format!("{}({})", callee_text(types[0]), parts.join(", "))
}

fn type_text(ty: Type) -> String {
    juliet_types::show_type(ty, &crate::builtins_reflect::is_visible)
}

/// How a frame names what was called: a function by its name, a constructor by its type, any
/// other object as `(::T)`.
fn callee_text(callee: Type) -> String {
    if let Some(constructed) = callee.type_parameter() {
        return type_text(constructed);
    }
    let name = callee.type_name().map(|n| n.name.to_string()).unwrap_or_default();
    match name.strip_prefix('#') {
        Some(function) if !function.starts_with(|c: char| c.is_ascii_digit()) && !function.contains('#') => {
            function_text(function)
        }
        _ => format!("(::{})", type_text(callee)),
    }
}

/// A function's name as source code would have it.
fn function_text(name: &str) -> String {
    match name.strip_prefix('@') {
        Some(_) => format!("var\"{name}\""),
        None if name == "#anonymous#" => "(anonymous function)".to_owned(),
        None => match name.strip_prefix('#').and_then(|rest| rest.split_once('#')) {
            // The method that takes the values of all keywords: `#f#1`.
            Some((function, number)) if !function.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
                function.to_owned()
            }
            _ => name.to_owned(),
        },
    }
}

pub(crate) fn method_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    let methods = &rt().methods;
    match which {
        Builtin::Applicable => {
            let types: Vec<Type> = args.iter().map(|a| crate::method::dispatch_type(*a)).collect();
            let is_primitive = rt().primitives.builtin(args[0]).is_some();
            Ok(boolean(is_primitive || methods.find(tuple(&types)).is_ok()))
        }
        Builtin::Hasmethod => {
            let signature = call_signature(args)?;
            let found = methods.reflected(signature).unwrap_or_default();
            Ok(boolean(found.iter().any(|m| m.covers)))
        }
        Builtin::ReturnType => {
            let signature = call_signature(args)?;
            let ty = crate::upcall::compiler().map_or(Type::any(), |c| rt().tasks.staying(|| c.return_type(signature)));
            Ok(type_object(ty))
        }
        _ => {
            let signature = call_signature(args)?;
            let mut found = Vec::new();
            for m in methods.reflected(signature).unwrap_or_default() {
                found.push(method_object(m.method)?);
            }
            new_svec(&found)
        }
    }
}

/// `_code(stage, signature)`: of each method that the call may reach, `svec(text, return type)`.
pub(crate) fn code(args: &[Ref]) -> Outcome<Ref> {
    let stage =
        crate::value::as_symbol(args[0]).ok_or_else(|| errors::type_error("_code", "", builtin().symbol, args[0]))?;
    let signature = crate::builtins_type::expect_type(args[1], "_code")?;
    let compiler = crate::upcall::require_compiler("code")?;
    let mut all = Vec::new();
    for m in rt().methods.reflected(signature).unwrap_or_default() {
        let (text, ret) = rt().tasks.staying(|| compiler.code(stage.as_str(), m.method, m.spec, &m.sparams))?;
        all.push(new_svec(&[new_string(text.as_bytes())?, type_object(ret)])?);
    }
    new_svec(&all)
}

/// `Tuple{typeof(f), types...}` from `f` and `Tuple{types...}`.
fn call_signature(args: &[Ref]) -> Outcome<Type> {
    let types = crate::builtins_type::expect_type(args[1], "method lookup")?;
    let mut elements = vec![crate::method::dispatch_type(args[0])];
    elements.extend(types.unwrap_union_all().tuple_elements());
    Ok(tuple(&elements).rewrap(types))
}

/// A `Method` object that describes a method.
fn method_object(id: crate::method::MethodId) -> Outcome<Ref> {
    let method = rt().methods.method(id);
    let object =
        crate::roots::allocate(descriptor(builtin().method), descriptor(builtin().method).size.get() as usize)?;
    let line = method.body.loc.line as i32;
    let int32 = |value: i32| crate::value::box_bits(builtin().int32, &value.to_le_bytes());
    let keywords: Vec<Ref> = method.body.kwarg_names.iter().map(|name| symbol(*name)).collect();
    let slots = method.body.slots.iter().take(method.body.nargs as usize);
    let arguments: Vec<Ref> = slots.map(|slot| symbol(slot.name)).collect();
    let parts = [
        symbol(method.name()),
        crate::value::module_object(method.module()),
        symbol(method.body.loc.file),
        int32(line)?,
        int32(method.body.nargs as i32)?,
        type_object(method.signature),
        new_svec(&keywords)?,
        new_svec(&arguments)?,
    ];
    for (index, part) in parts.iter().enumerate() {
        crate::value::store_field(object, index, *part);
    }
    Ok(object)
}
