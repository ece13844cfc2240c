//! Closures: what each closure type captures, and which variables live in a `Core.Box`.
//!
//! A variable that closures share and that may change after one of them is made is boxed; any other
//! captured variable is copied into a field. A local function knows itself without a capture.

use crate::hir::GroupId;
use crate::scope::{Program, VarKind};

/// Fills the captures of every group from the free variables of its methods, in order of first use.
pub(crate) fn close_groups(program: &mut Program) {
    for index in 0..program.groups.len() {
        let group = GroupId(index as u32);
        let mut captures = Vec::new();
        let mut statics = Vec::new();
        for lambda in &program.groups[index].lambdas {
            let info = program.lambda(*lambda);
            for var in &info.free {
                let facts = program.var(*var);
                let is_self = facts.group == Some(group) && !facts.has_plain_assignment;
                if !is_self && !captures.contains(var) {
                    captures.push(*var);
                }
            }
            for var in &info.free_static {
                if !statics.contains(var) {
                    statics.push(*var);
                }
            }
        }
        program.groups[index].captures = captures;
        program.groups[index].statics = statics;
    }
}

/// Decides which captured variables are boxed.
pub(crate) fn decide_boxes(program: &mut Program) {
    for var in &mut program.vars {
        if !var.is_captured {
            continue;
        }
        var.is_boxed = match var.kind {
            VarKind::Static => false,
            VarKind::Argument => var.assignments > 0,
            VarKind::Local => {
                var.assigned_by_closure || var.assignments > 1 || var.captured_undefined || var.assigned_in_inner_loop
            }
        };
    }
}
