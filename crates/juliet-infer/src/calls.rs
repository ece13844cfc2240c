//! Abstract interpretation of calls: methods, union splitting, recursion limits, constants
//! passed on into callees, splats and `invoke`.

use std::rc::Rc;

use juliet_ir::typed::{InstanceId, Op};
use juliet_ir::{Builtin, Const, Effects, Type};
use juliet_types::{Param, TypeKind, builtin, is_subtype, tuple};

use crate::engine::{Edge, Engine};
use crate::lattice::{Lattice, UNION_MEMBERS_MAX, limit_depth, type_depth};
use crate::plan::{Apply, CallResult, Callee, Case, Plan};
use crate::world::{MethodMatch, Primitive};

/// Methods that a call may reach before it is taken as unknown.
const METHODS_MAX: usize = 4;
/// Methods of a call of unknown types that are tested for one by one.
const METHODS_SPLIT_MAX: usize = 3;
/// Recursion of a method with growing argument types before they are widened to its signature.
const GROWTH_MAX: usize = 6;
/// Elements of a splatted container that are passed one by one.
const SPLAT_MAX: usize = 64;
/// Statements of a callee beyond which constants are not tried.
const CONST_PROP_STMTS_MAX: usize = 400;

/// Where a call stands: frame and block.
pub(crate) type Site = (usize, u32);

impl Engine<'_> {
    /// Interprets a call; `values[0]` is the function.
    pub(crate) fn abstract_call(&mut self, site: Site, values: &[Lattice]) -> CallResult {
        if values.iter().any(Lattice::is_bottom) {
            return CallResult { ret: Lattice::bottom(), effects: Effects::PURE, plan: Plan::Dynamic };
        }
        // A type with one value names the function as well as the value does.
        if let Lattice::Const(callee) = &Lattice::of_known(&values[0]) {
            match self.world.primitive(callee) {
                Some(Primitive::Intrinsic(intrinsic)) => {
                    let (ret, effects) = crate::tfuncs_intrinsic::result(intrinsic, &values[1..]);
                    return CallResult { ret, effects, plan: Plan::Intrinsic(intrinsic) };
                }
                Some(Primitive::Builtin(which)) => return self.builtin_call(site, which, values),
                None => {}
            }
        }
        self.generic_call(site, values)
    }

    fn builtin_call(&mut self, site: Site, which: Builtin, values: &[Lattice]) -> CallResult {
        match which {
            Builtin::Kwcall => self.generic_call(site, values),
            Builtin::ApplyIterate => self.apply_iterate(site, values),
            Builtin::Invoke => self.invoke(site, values),
            Builtin::ReturnType if values.len() == 3 => self.return_type_call(site, values),
            _ => {
                let (ret, effects) = crate::tfuncs::result(self.world, which, &values[1..]);
                CallResult { ret, effects, plan: Plan::Builtin(which) }
            }
        }
    }

    /// `_return_type(f, argument types)`: known while compiling, as the call itself would be.
    fn return_type_call(&mut self, site: Site, values: &[Lattice]) -> CallResult {
        let unknown = CallResult {
            ret: Lattice::Type(builtin().type_),
            effects: Effects::NONE,
            plan: Plan::Builtin(Builtin::ReturnType),
        };
        let Some(types) = values[2].as_type_value().filter(|t| t.is_tuple() && !t.has_free_vars()) else {
            return unknown;
        };
        let elements = types.tuple_elements();
        if elements.iter().any(|t| t.is_vararg()) || types.params().len() != elements.len() {
            return unknown;
        }
        let callee = if values[1].as_const().is_some() { values[1].clone() } else { Lattice::of(values[1].widen()) };
        let call: Vec<Lattice> = std::iter::once(callee).chain(elements.into_iter().map(Lattice::of)).collect();
        let result = self.abstract_call(site, &call);
        let ty = result.ret.widen();
        if ty.has_free_vars() {
            return unknown;
        }
        CallResult {
            ret: Lattice::Const(Const::Type(ty)),
            effects: Effects::PURE,
            plan: Plan::Builtin(Builtin::ReturnType),
        }
    }

    /// A call of a function with methods, split by the members of small unions.
    fn generic_call(&mut self, site: Site, values: &[Lattice]) -> CallResult {
        let world = self.world;
        let Some(combinations) = split_unions(values, &|union| world.order_matters(union)) else {
            return self.call_signature(site, values);
        };
        let mut cases = Vec::with_capacity(combinations.len());
        let (mut ret, mut effects) = (Lattice::bottom(), Effects::PURE);
        for combination in combinations {
            let result = self.call_signature(site, &combination);
            let result_ret = result.ret.without_condition();
            ret = ret.join(&result_ret);
            effects = effects.meet(result.effects);
            cases.push(Case {
                types: combination.iter().map(Lattice::widen).collect(),
                plan: result.plan,
                ret: result_ret,
                effects: result.effects,
            });
        }
        let plan = if cases.iter().all(|c| matches!(c.plan, Plan::Dynamic)) {
            Plan::Dynamic
        } else {
            Plan::Split(Rc::new(cases))
        };
        CallResult { ret, effects, plan }
    }

    /// A call whose argument types are taken as they are.
    fn call_signature(&mut self, site: Site, values: &[Lattice]) -> CallResult {
        let types: Vec<Type> = values.iter().map(Lattice::widen).collect();
        if types[0].is_any() || types.iter().any(|t| t.is_vararg()) {
            return CallResult::unknown();
        }
        let signature = tuple(&types);
        let Some(mut matches) = self.world.methods(signature, METHODS_MAX) else { return CallResult::unknown() };
        if let Some(first) = matches.methods.iter().position(|m| m.covers) {
            matches.methods.truncate(first + 1);
        }
        if matches.methods.is_empty() {
            // Builtins have no methods.
            let is_builtin = is_subtype(types[0], builtin().builtin);
            return if is_builtin { CallResult::unknown() } else { CallResult::throws() };
        }
        let single = matches.methods.len() == 1 && matches.covered;
        let (mut ret, mut effects) = (Lattice::bottom(), Effects::PURE);
        let mut only = None;
        for found in &matches.methods {
            let result = self.call_method(site, found, values, single);
            ret = if single { result.ret.clone() } else { ret.join(&result.ret.clone().without_condition()) };
            effects = effects.meet(result.effects);
            only = Some(result);
            if ret == Lattice::any() && !single {
                return CallResult::unknown();
            }
        }
        if !matches.covered {
            effects = effects.without(Effects::NOTHROW);
        }
        let plan = match only {
            Some(CallResult { plan, .. }) if single => plan,
            _ => self.split_methods(
                site,
                &matches.methods,
                values,
                &CallResult { ret: ret.clone(), effects, plan: Plan::Dynamic },
            ),
        };
        CallResult { ret, effects, plan }
    }

    /// Tests for the argument types of methods that are for one type of each argument, before a
    /// dynamic call of the others.
    fn split_methods(&mut self, site: Site, methods: &[MethodMatch], values: &[Lattice], other: &CallResult) -> Plan {
        let types: Vec<Type> = values.iter().map(Lattice::widen).collect();
        let mut cases: Vec<Case> = Vec::new();
        for found in methods {
            let exact = found.spec_types.tuple_elements();
            let is_exact = found.spec_types.is_tuple()
                && exact.len() == types.len()
                && exact.iter().zip(&types).all(|(e, t)| e == t || (e.is_concrete() && e.is_dispatch_elem()));
            // A method that is not tested for may hide those after it.
            if !is_exact || cases.len() == METHODS_SPLIT_MAX {
                break;
            }
            if exact == types || cases.iter().any(|c| c.types == exact) {
                continue;
            }
            let narrowed: Vec<Lattice> = values
                .iter()
                .zip(exact.iter().zip(&types))
                .map(|(v, (e, t))| if e == t { v.clone() } else { Lattice::of(*e) })
                .collect();
            let result = self.call_method(site, found, &narrowed, true);
            if matches!(result.plan, Plan::Dynamic) {
                continue;
            }
            cases.push(Case {
                types: exact,
                plan: result.plan,
                ret: result.ret.without_condition(),
                effects: result.effects,
            });
        }
        if cases.is_empty() {
            return Plan::Dynamic;
        }
        cases.push(Case {
            types,
            plan: Plan::Dynamic,
            ret: other.ret.clone().without_condition(),
            effects: other.effects,
        });
        Plan::Split(Rc::new(cases))
    }

    /// A call of one method.
    fn call_method(&mut self, site: Site, found: &MethodMatch, values: &[Lattice], single: bool) -> CallResult {
        let (spec_types, limited) = self.limit_recursion(site.0, found);
        if limited {
            self.world.limited();
        }
        let instance = self.world.instance(found.method, spec_types, &found.sparams);
        let (mut ret, mut effects, mut inferred) = match self.infer_edge(instance, Some(site)) {
            Edge::Done(done) => (done.ret_lattice.clone(), done.effects, Some(done)),
            Edge::Pending { ret } => (ret, Effects::NONE, None),
            Edge::Opaque => return CallResult::unknown(),
        };
        if single
            && !limited
            && let Some(done) = inferred.clone()
            && let Some(better) = self.with_constants(site, instance, &done, values)
        {
            ret = better.0;
            effects = better.1;
            inferred = better.2.or(inferred);
        }
        let is_invokable = !limited && self.is_invokable(instance, values);
        let callee = Callee { instance, ret: ret.clone(), inferred, is_invokable };
        let plan = if single && !limited { Plan::Direct(Rc::new(callee)) } else { Plan::Dynamic };
        CallResult { ret, effects, plan }
    }

    /// Whether a direct call is as good as a dynamic one: dispatch would not specialise further.
    fn is_invokable(&self, instance: InstanceId, values: &[Lattice]) -> bool {
        let spec = self.world.instance_info(instance).spec_types;
        let Some(code) = self.world.code(instance) else { return false };
        let tuple_type = spec.unwrap_union_all();
        let last = (code.nargs as usize).saturating_sub(1);
        values.iter().enumerate().all(|(i, value)| {
            let declared = tuple_type.tuple_element(i).unwrap_or_else(Type::any);
            let is_unspecialised = code.attrs.nospecialize >> i.min(last).min(63) & 1 == 1;
            // Wider than what is passed: the world did not specialise on it.
            declared.is_dispatch_elem()
                || is_unspecialised
                || (declared != value.widen() && is_subtype(value.widen(), declared))
        })
    }

    /// The argument types to infer a method for, widened where recursion makes them grow.
    fn limit_recursion(&self, frame: usize, found: &MethodMatch) -> (Type, bool) {
        let (count, nearest) = self.callers_of_method(frame, found.method);
        let Some(outer) = nearest else { return (found.spec_types, false) };
        if outer == found.spec_types {
            return (found.spec_types, false);
        }
        let (depth, outer_depth) = (type_depth(found.spec_types), type_depth(outer));
        let (len, outer_len) = (found.spec_types.params().len(), outer.params().len());
        let grows = (depth > outer_depth && depth > 3) || len > outer_len || size(found.spec_types) > size(outer);
        if count > GROWTH_MAX * 4 || (count > GROWTH_MAX && grows) {
            return (self.world.signature(found.method), true);
        }
        if grows && count >= 3 && depth > outer_depth {
            let limited = limit_depth(found.spec_types, outer_depth.max(3));
            return (limited, limited != found.spec_types);
        }
        (found.spec_types, false)
    }

    /// The result of a call for what is known of its arguments beyond their types.
    fn with_constants(
        &mut self,
        site: Site,
        instance: InstanceId,
        general: &std::sync::Arc<crate::Inferred>,
        values: &[Lattice],
    ) -> Option<(Lattice, Effects, Option<std::sync::Arc<crate::Inferred>>)> {
        if matches!(general.ret_lattice, Lattice::Const(_)) || general.ret.is_bottom() {
            return None;
        }
        if let Some(value) = self.evaluate(instance, general, values) {
            return Some((Lattice::Const(value), general.effects.with(Effects::NOTHROW), None));
        }
        let spec = self.world.instance_info(instance).spec_types.unwrap_union_all();
        // A constant tells more than its type, and its type more than an unspecialised parameter.
        let tells = |(i, value): (usize, &Lattice)| {
            value.is_informative()
                || (value.as_const().is_some()
                    && spec.tuple_element(i).is_some_and(|declared| declared != value.widen()))
        };
        if !values.iter().enumerate().any(tells) {
            return None;
        }
        let all_known = values.iter().all(|v| v.as_const().is_some());
        if !all_known && !general.is_const_prop_wished && is_plain_arithmetic(general) {
            return None; // folding after inlining finds as much
        }
        let worth = general.inline_body.is_some()
            || general.is_const_prop_wished
            || (!general.ret.is_concrete() && general.stmt_count <= CONST_PROP_STMTS_MAX);
        if !worth {
            return None;
        }
        let args: Vec<Lattice> = values.iter().cloned().map(Lattice::without_condition).collect();
        let args = self.widen_to_instance(instance, args);
        let special = self.infer_const(instance, &args, site)?;
        let ret = if special.ret_lattice.le(&general.ret_lattice) || !general.ret_lattice.le(&special.ret_lattice) {
            special.ret_lattice.clone()
        } else {
            general.ret_lattice.clone()
        };
        let effects = special.effects.with(general.effects);
        Some((ret, effects, special.inline_body.is_some().then_some(special)))
    }

    /// Arguments that the method does not specialise on keep their declared type, unless they are
    /// constants.
    fn widen_to_instance(&self, instance: InstanceId, mut args: Vec<Lattice>) -> Vec<Lattice> {
        let spec = self.world.instance_info(instance).spec_types.unwrap_union_all();
        for (i, arg) in args.iter_mut().enumerate() {
            if let Some(declared) = spec.tuple_element(i)
                && !arg.is_informative()
                && arg.as_const().is_none()
                && !declared.has_free_vars()
            {
                let exact = Lattice::of(declared);
                if arg.le(&exact) {
                    *arg = if declared.is_any() { exact } else { arg.clone() };
                }
            }
        }
        args
    }

    fn evaluate(&self, instance: InstanceId, general: &crate::Inferred, values: &[Lattice]) -> Option<Const> {
        if !general.effects.has(Effects::CONSISTENT.with(Effects::EFFECT_FREE).with(Effects::TERMINATES)) {
            return None;
        }
        let consts: Vec<Const> = values.iter().map(|v| v.as_const().cloned()).collect::<Option<_>>()?;
        if consts.iter().any(|c| matches!(c, Const::Heap(_))) {
            return None;
        }
        self.world.evaluate(instance, &consts)
    }

    /// `_apply_iterate(iterate, f, containers...)`.
    fn apply_iterate(&mut self, site: Site, values: &[Lattice]) -> CallResult {
        let unknown =
            CallResult { ret: Lattice::any(), effects: Effects::NONE, plan: Plan::Builtin(Builtin::ApplyIterate) };
        if values.len() < 3 {
            return unknown;
        }
        let mut operands = vec![values[2].clone()];
        let mut lengths = Vec::new();
        for container in &values[3..] {
            let Some(elements) = known_elements(container) else {
                return self.apply_unknown(site, values).unwrap_or(unknown);
            };
            if elements.len() > SPLAT_MAX {
                return unknown;
            }
            lengths.push(elements.len());
            operands.extend(elements);
        }
        let result = self.abstract_call(site, &operands);
        let (ret, effects) = (result.ret.clone().without_condition(), result.effects);
        let apply = Apply { lengths, operands, plan: result.plan, ret: ret.clone(), effects };
        CallResult { ret, effects, plan: Plan::Apply(Rc::new(apply)) }
    }

    /// A splat of unknown length: of `tuple` and `svec` the result type is known; of functions
    /// with one varargs method, its result.
    fn apply_unknown(&mut self, site: Site, values: &[Lattice]) -> Option<CallResult> {
        let plan = Plan::Builtin(Builtin::ApplyIterate);
        let Lattice::Const(callee) = &values[2] else { return None };
        if self.world.primitive(callee) == Some(Primitive::Builtin(Builtin::Tuple)) {
            let mut elements = Vec::new();
            for container in &values[3..] {
                match known_elements(container) {
                    Some(known) => elements.extend(known.iter().map(Lattice::runtime_type)),
                    None => {
                        elements.push(juliet_types::vararg(container_element(container.widen()), None));
                    }
                }
            }
            // Only the last may be open.
            if let Some(open) = elements.iter().position(|t| t.is_vararg())
                && open + 1 < elements.len()
            {
                elements.truncate(open);
                elements.push(juliet_types::vararg(Type::any(), None));
            }
            return Some(CallResult { ret: Lattice::Type(tuple(&elements)), effects: Effects::NONE, plan });
        }
        if self.world.primitive(callee).is_some() {
            return None; // no methods to ask
        }
        let types: Vec<Type> = vec![values[2].widen(), juliet_types::vararg(Type::any(), None)];
        let matches = self.world.methods(tuple(&types), 3)?;
        let mut ret = Lattice::bottom();
        for found in &matches.methods {
            let signature = self.world.signature(found.method);
            let instance = self.world.instance(found.method, signature, &found.sparams);
            match self.infer_edge(instance, Some(site)) {
                Edge::Done(done) => ret = ret.join(&Lattice::Type(done.ret)),
                Edge::Pending { ret: pending } => ret = ret.join(&pending.without_condition()),
                Edge::Opaque => return None,
            }
        }
        Some(CallResult { ret: Lattice::Type(ret.widen()), effects: Effects::NONE, plan })
    }

    /// `invoke(f, argument types, args...)`.
    fn invoke(&mut self, site: Site, values: &[Lattice]) -> CallResult {
        let unknown = CallResult { ret: Lattice::any(), effects: Effects::NONE, plan: Plan::Builtin(Builtin::Invoke) };
        let Some(wanted) = values.get(2).and_then(Lattice::as_type_value) else { return unknown };
        if !wanted.is_tuple() {
            return unknown;
        }
        let mut types = vec![values[1].widen()];
        types.extend(wanted.tuple_elements());
        let Some(matches) = self.world.methods(tuple(&types), METHODS_MAX) else { return unknown };
        let Some(first) = matches.methods.first().filter(|m| m.covers) else { return unknown };
        let mut operands = vec![values[1].clone()];
        operands.extend_from_slice(&values[3..]);
        let given = tuple(&operands.iter().map(Lattice::widen).collect::<Vec<_>>());
        let signature = self.world.signature(first.method);
        // Arguments that are not of the types named are errors.
        if !is_subtype(given, tuple(&types)) || !is_subtype(given, signature) {
            return unknown;
        }
        let Some((spec_types, sparams)) = juliet_types::intersect_with_env(given, signature) else { return unknown };
        let found = MethodMatch { method: first.method, spec_types, sparams, covers: true };
        let result = self.call_method(site, &found, &operands, true);
        match result.plan {
            Plan::Direct(callee) if callee.is_invokable || callee.inferred.is_some() => {
                CallResult { ret: result.ret.without_condition(), effects: result.effects, plan: Plan::Invoke(callee) }
            }
            _ => CallResult { ret: result.ret.without_condition(), ..unknown },
        }
    }
}

/// Whether constants cannot tell more of a callee than folding its inlined body does.
fn is_plain_arithmetic(general: &crate::Inferred) -> bool {
    let Some(body) = &general.inline_body else { return false };
    general.ret.is_primitive()
        && body.blocks.len() == 1
        && body.blocks[0].insts.len() <= 12
        && !body.blocks[0].insts.iter().any(|i| matches!(i.op, Op::Call(_) | Op::Invoke { .. }))
}

/// All combinations of union members of the arguments, where they are few; `None` where no
/// argument is a union or there are too many. `order_matters` hears of unions whose members a program may define in
/// another order.
fn split_unions(values: &[Lattice], order_matters: &dyn Fn(Type)) -> Option<Vec<Vec<Lattice>>> {
    let mut combinations: Vec<Vec<Lattice>> = vec![Vec::with_capacity(values.len())];
    let mut is_split = false;
    for value in values {
        let mut members = match value {
            Lattice::Type(t) if matches!(t.kind(), TypeKind::Union(_)) => t.union_members(),
            _ => Vec::new(),
        };
        // The order of the tests must not depend on names, by which unions are sorted.
        members.sort_by_cached_key(|m| m.definition_order());
        if members.len() < 2 || combinations.len() * members.len() > UNION_MEMBERS_MAX {
            combinations.iter_mut().for_each(|c| c.push(value.clone()));
            continue;
        }
        is_split = true;
        if members.windows(2).any(|pair| !pair[0].is_order_fixed(pair[1])) {
            order_matters(value.widen());
        }
        combinations = combinations
            .iter()
            .flat_map(|c| {
                members.iter().map(move |m| {
                    let mut c = c.clone();
                    c.push(Lattice::of(*m));
                    c
                })
            })
            .collect();
    }
    is_split.then_some(combinations)
}

/// The elements of a container of known length: tuples, named tuples, `nothing`-free constants.
pub(crate) fn known_elements(container: &Lattice) -> Option<Vec<Lattice>> {
    let ty = container.widen();
    if let Lattice::Partial(_) | Lattice::Const(_) = container
        && (ty.is_tuple() || ty.is_named_tuple())
    {
        return (0..ty.field_count()?).map(|i| container.field(i)).collect();
    }
    let elements = if ty.is_named_tuple() { ty.params().get(1)?.as_type()? } else { ty };
    elements.fixed_tuple_length()?;
    Some(elements.tuple_elements().into_iter().map(Lattice::of).collect())
}

/// The element type of a container, as far as the lattice of types tells.
fn container_element(ty: Type) -> Type {
    if ty.is_tuple() {
        return ty.tuple_elements().into_iter().fold(Type::bottom(), |a, b| {
            let b = match b.kind() {
                TypeKind::Vararg { elem, .. } => *elem,
                _ => b,
            };
            crate::lattice::join_types(a, b)
        });
    }
    let array = builtin().abstract_array;
    if is_subtype(ty, array) && ty.as_data().is_some_and(|d| d.name == builtin().array.type_name().unwrap_or(d.name)) {
        return ty.params().first().and_then(Param::as_type).filter(|t| !t.has_free_vars()).unwrap_or_else(Type::any);
    }
    Type::any()
}

/// Number of nodes of a type, bounded.
fn size(ty: Type) -> usize {
    match ty.kind() {
        TypeKind::Data(data) => 1 + data.params.iter().filter_map(Param::as_type).map(size).sum::<usize>(),
        TypeKind::Union(members) => members.iter().map(|m| size(*m)).sum(),
        TypeKind::UnionAll(all) => size(all.body),
        TypeKind::Vararg { elem, .. } => 1 + size(*elem),
        TypeKind::Bottom | TypeKind::Var(_) => 1,
    }
}

impl Engine<'_> {
    /// The return type of a call, asked from outside any frame.
    pub(crate) fn call_type(&mut self, signature: &[Type]) -> Type {
        let Some(matches) = self.world.methods(tuple(signature), METHODS_MAX) else { return Type::any() };
        let mut ret = Type::bottom();
        for found in &matches.methods {
            let instance = self.world.instance(found.method, found.spec_types, &found.sparams);
            let one = match self.infer_edge(instance, None) {
                Edge::Done(done) => done.ret,
                Edge::Pending { .. } | Edge::Opaque => Type::any(),
            };
            ret = crate::lattice::join_types(ret, one);
        }
        ret
    }
}
