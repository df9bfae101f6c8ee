package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Computation;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Operand;
import org.mlpc.compiler.program.Statement;
import org.mlpc.compiler.program.Statement.Draw;
import org.mlpc.compiler.program.Statement.MultiplyAdd;
import org.mlpc.compiler.program.Statement.Store;

/**
 * Spells statements that set one number, one after the other: what is added to it or compared with it stands in the same
 * line as far as that is not too long.
 */
final class LineChain {
    private static final int WIDTH = 96;

    private final LinePrinter printer;
    private final Access target;
    private final String variable;
    private final boolean returned;
    private final Map<String, Operand> operands = new HashMap<>();
    private String declaration;
    /** What the number is by now, where that is not yet spelled. */
    private @Nullable Expr pending;

    private @Nullable Draw drawn;

    /** @param returned whether the number is only set to be returned */
    LineChain(LinePrinter printer, Access target, boolean returned) {
        this.printer = printer;
        this.target = target;
        this.variable = printer.names().of(target);
        this.returned = returned;
        this.declaration = printer.declaration(target);
    }

    /** Spells the statements, all of which set the number. */
    void print(List<Statement> statements) {
        List<MultiplyAdd> products = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof MultiplyAdd sum) {
                products.add(sum);
                continue;
            }
            add(products);
            if (statement instanceof Draw draw) {
                drawn = draw;
                pending = Exprs.scalar(target.toString());
            } else {
                store((Store) statement);
            }
        }
        add(products);
        last();
    }

    private void store(Store store) {
        operands.putAll(store.value().operands());
        Expr value = store.value().expr();
        if (pending != null && drawn == null) {
            Expr longer = Exprs.substitute(value, Map.of(target.toString(), pending));
            if (text(longer).length() > WIDTH) {
                line(text(pending));
            } else {
                value = longer;
            }
        }
        pending = value;
    }

    /** A sum of products, beginning with what is pending. */
    private void add(List<MultiplyAdd> products) {
        if (products.isEmpty()) {
            return;
        }
        printer.unit().affine();
        List<String> lefts =
                products.stream().map(m -> printer.names().of(m.left())).toList();
        List<String> rights =
                products.stream().map(m -> printer.names().of(m.right())).toList();
        String start = pending == null ? variable : text(pending);
        printer.unit().real().sum(printer.code(), declaration, variable, start, lefts, rights);
        declaration = "";
        pending = null;
        products.clear();
    }

    private void last() {
        if (pending == null) {
            return;
        }
        boolean grows = pending instanceof Operation o
                && o.operator() == Operator.ADD
                && o.first() instanceof Variable v
                && v.name().equals(target.toString());
        if (returned) {
            printer.code().line("return " + text(pending) + ";");
        } else if (grows && drawn == null) {
            printer.code().line(variable + " += " + text(((Operation) pending).second()) + ";");
        } else {
            line(text(pending));
        }
    }

    private void line(String value) {
        if (drawn == null) {
            printer.code().line(declaration + variable + " = " + value + ";");
        } else {
            printer.code().format(declaration + variable + " = " + value + ";", Types.DRAWS);
        }
        declaration = "";
    }

    private String text(Expr value) {
        return new JavaPrinter(
                        printer.unit().real(),
                        target.buffer().element() == Element.WHOLE,
                        printer.unit().functions(),
                        v -> drawn != null && v.name().equals(target.toString())
                                ? "$T.uniform(" + printer.key(drawn) + ", " + number(drawn.number()) + ")"
                                : operand(printer, Objects.requireNonNull(operands.get(v.name()))))
                .print(value);
    }

    /** The Java text of a condition. */
    static String text(LinePrinter printer, Computation computation) {
        return new JavaPrinter(
                        printer.unit().real(),
                        printer.unit().functions(),
                        v -> operand(
                                printer,
                                Objects.requireNonNull(computation.operands().get(v.name()))))
                .print(computation.expr());
    }

    private static String operand(LinePrinter printer, Operand operand) {
        if (operand instanceof Access access) {
            return printer.names().of(access);
        }
        throw new IllegalArgumentException("an index among straight lines: " + operand);
    }

    /** {@code 4 * row + 2}. */
    private static String number(Affine affine) {
        Affine.Term term = affine.terms().get(0);
        String index = term.index().name();
        return term.coefficient() == 1 ? index : term.coefficient() + " * " + index + " + " + affine.constant();
    }
}
