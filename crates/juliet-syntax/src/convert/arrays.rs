//! Array concatenations, comprehensions and generators.

use fatou_parser::syntax::{SyntaxElement, SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use super::{Converter, is_trivia};
use crate::expr::Expr;
use SyntaxKind::*;

impl Converter<'_> {
    /// `[a b; c d]`, with the element type in front if there is one.
    pub(super) fn matrix(&self, node: &SyntaxNode, element_type: Option<Expr>) -> Expr {
        // The parser lets the bracket that closes it be missing.
        if !node.children_with_tokens().any(|element| element.kind() == RBRACKET) {
            return self.error("unterminated array", self.span(node));
        }
        let prefix = if element_type.is_some() { "typed_" } else { "" };
        let mut args: Vec<Expr> = element_type.into_iter().collect();
        let groups = groups(node);
        let row_major = is_row_major(node);
        let dimension = if groups.is_empty() { semicolon_run_max(node) } else { group_dimension(node, row_major) };
        let head = match dimension {
            0 => "hcat",
            1 if !groups.is_empty() => "vcat",
            _ => "ncat",
        };
        if head == "ncat" {
            args.push(Expr::int(dimension as i64));
        }
        args.extend(groups.iter().map(|g| self.matrix_group(g, row_major)));
        self.make(&format!("{prefix}{head}"), args, node)
    }

    fn matrix_group(&self, node: &SyntaxNode, row_major: bool) -> Expr {
        if node.kind() != MATRIX_ROW {
            return self.expr(node);
        }
        let dimension = group_dimension(node, row_major);
        let mut args = Vec::new();
        if dimension > 0 {
            args.push(Expr::int(dimension as i64));
        }
        args.extend(groups(node).iter().map(|g| self.matrix_group(g, row_major)));
        self.make(if dimension == 0 { "row" } else { "nrow" }, args, node)
    }

    pub(super) fn typed_matrix(&self, node: &SyntaxNode) -> Expr {
        let element_type = self.first(node);
        match node.children().find(|c| c.kind() == MATRIX_EXPR) {
            Some(matrix) => self.matrix(&matrix, Some(element_type)),
            None => self.missing("matrix", node),
        }
    }

    pub(super) fn bracescat(&self, node: &SyntaxNode) -> Expr {
        let groups = groups(node);
        let row_major = is_row_major(node);
        let items: Vec<Expr> = groups.iter().map(|g| self.matrix_group(g, row_major)).collect();
        let dimension = group_dimension(node, row_major);
        let args = match dimension {
            1 => items,
            0 => vec![self.make("row", items, node)],
            _ => {
                let mut row = vec![Expr::int(dimension as i64)];
                row.extend(items);
                vec![self.make("nrow", row, node)]
            }
        };
        self.make("bracescat", args, node)
    }

    /// The generator inside a comprehension, whose parts may be direct children.
    pub(super) fn generator_in(&self, node: &SyntaxNode) -> Expr {
        match node.children().find(|c| c.kind() == GENERATOR) {
            Some(generator) if !node.children().any(|c| c.kind() == FOR_BINDING) => self.generator(&generator),
            _ => self.generator(node),
        }
    }

    /// The generator behind the element type of a typed comprehension.
    pub(super) fn generator_child(&self, node: &SyntaxNode) -> Expr {
        match node.children().skip(1).find(|c| c.kind() == GENERATOR) {
            Some(generator) => self.generator(&generator),
            None => self.missing("generator", node),
        }
    }

    /// `body for … if … for …`: each `for` nests, all but the innermost under `flatten`.
    pub(super) fn generator(&self, node: &SyntaxNode) -> Expr {
        let mut body = None;
        let mut clauses: Vec<Vec<Expr>> = Vec::new();
        for child in node.children() {
            match child.kind() {
                FOR_BINDING => clauses.push(self.iteration_specs(&child)),
                COMPREHENSION_IF => {
                    let condition = self.first(&child);
                    if let Some(last) = clauses.last_mut() {
                        let mut args = vec![condition];
                        args.append(last);
                        last.push(self.make("filter", args, &child));
                    }
                }
                KEYWORD_ARG if body.is_none() => body = Some(self.keyword_arg("=", &child)),
                _ if body.is_none() => body = Some(self.expr(&child)),
                _ => {}
            }
        }
        let mut result = body.unwrap_or_else(|| self.missing("expression", node));
        let count = clauses.len();
        for (index, clause) in clauses.into_iter().enumerate().rev() {
            let mut args = vec![result];
            args.extend(clause);
            result = self.make("generator", args, node);
            if index + 1 < count {
                result = self.make("flatten", vec![result], node);
            }
        }
        result
    }

    /// `i in a, j = b` as assignments.
    pub(super) fn iteration_specs(&self, binding: &SyntaxNode) -> Vec<Expr> {
        let mut specs: Vec<Vec<SyntaxElement>> = vec![Vec::new()];
        for element in binding.children_with_tokens() {
            match element.kind() {
                COMMA if element.as_token().is_some() => specs.push(Vec::new()),
                FOR_KW => {}
                kind if is_trivia(kind) => {}
                _ => {
                    if let Some(last) = specs.last_mut() {
                        last.push(element);
                    }
                }
            }
        }
        specs.iter().map(|spec| self.iteration_spec(spec, binding)).collect()
    }

    fn iteration_spec(&self, elements: &[SyntaxElement], binding: &SyntaxNode) -> Expr {
        if let [NodeOrToken::Node(node)] = elements {
            if matches!(node.kind(), ASSIGNMENT_EXPR | KEYWORD_ARG | BINARY_EXPR) {
                let children = self.children(node);
                if children.len() == 2 {
                    return self.make("=", children, node);
                }
            }
            if !matches!(node.kind(), INTERPOLATION | ERROR) {
                self.missing("`in` of the iteration", binding);
            }
            return self.expr(node);
        }
        let split = elements.iter().position(|el| el.as_token().is_some_and(|t| matches!(t.text(), "in" | "∈" | "=")));
        let Some(split) = split else {
            return self.missing("`in` of the iteration", binding);
        };
        let side = |part: &[SyntaxElement]| match part {
            [one] => self.element(one),
            _ => None,
        };
        match (side(&elements[..split]), side(&elements[split + 1..])) {
            (Some(variable), Some(iterator)) => self.make("=", vec![variable, iterator], binding),
            _ => self.missing("part of the iteration", binding),
        }
    }
}

fn groups(node: &SyntaxNode) -> Vec<SyntaxNode> {
    node.children().filter(|c| matches!(c.kind(), ARG | MATRIX_ROW)).collect()
}

/// The dimension along which the groups of a node are joined: the longest run of `;` between two of
/// them, a newline counting as one. In a row-major array `;;` before a newline continues the row.
fn group_dimension(node: &SyntaxNode, row_major: bool) -> usize {
    let mut dimension = 0;
    let mut seen = false;
    let (mut semicolons, mut newline, mut newline_after) = (0, false, false);
    for element in node.children_with_tokens() {
        match element.kind() {
            ARG | MATRIX_ROW => {
                if seen {
                    let continues = semicolons == 2 && newline_after && row_major;
                    let run = match semicolons {
                        _ if continues => 0,
                        0 => usize::from(newline),
                        n => n,
                    };
                    dimension = dimension.max(run);
                }
                seen = true;
                (semicolons, newline, newline_after) = (0, false, false);
            }
            SEMICOLON => {
                semicolons += 1;
                newline_after = false;
            }
            NEWLINE => {
                newline = true;
                newline_after |= semicolons > 0;
            }
            _ => {}
        }
    }
    if seen { dimension.max(semicolons) } else { dimension }
}

/// Whether the first two elements are separated by blanks only.
fn is_row_major(node: &SyntaxNode) -> bool {
    let mut elements = Vec::new();
    collect_elements(node, &mut elements);
    let [first, second, ..] = elements.as_slice() else {
        return false;
    };
    let (from, to) = (first.text_range().end(), second.text_range().start());
    !node.descendants_with_tokens().filter_map(NodeOrToken::into_token).any(|token| {
        token.text_range().start() >= from
            && token.text_range().end() <= to
            && matches!(token.kind(), SEMICOLON | NEWLINE)
    })
}

fn collect_elements(node: &SyntaxNode, out: &mut Vec<SyntaxNode>) {
    for group in groups(node) {
        if out.len() >= 2 {
            return;
        }
        if group.kind() == MATRIX_ROW {
            collect_elements(&group, out);
        } else {
            out.push(group);
        }
    }
}

fn semicolon_run_max(node: &SyntaxNode) -> usize {
    let (mut longest, mut run) = (0, 0);
    for element in node.children_with_tokens() {
        match element.kind() {
            SEMICOLON => {
                run += 1;
                longest = longest.max(run);
            }
            kind if is_trivia(kind) => {}
            _ => run = 0,
        }
    }
    longest
}
