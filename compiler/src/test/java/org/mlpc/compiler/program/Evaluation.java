package org.mlpc.compiler.program;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.runtime.Elementary;

/** The value of a computation, operation by operation; true and false are 1 and 0. */
final class Evaluation {
    private final Machine machine;
    private final boolean floats;
    private final List<Expr> nodes;
    private final int[][] operands;
    private final Operand[] variables;
    private final double[] values;

    /** @param floats whether every operation rounds to float */
    Evaluation(Computation computation, Machine machine, boolean floats) {
        this.machine = machine;
        this.floats = floats;
        this.nodes = Graph.of(computation.expr()).nodes();
        this.operands = new int[nodes.size()][];
        this.variables = new Operand[nodes.size()];
        this.values = new double[nodes.size()];
        Map<Expr, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < operands.length; i++) {
            operands[i] = nodes.get(i).operands().stream().mapToInt(places::get).toArray();
            places.put(nodes.get(i), i);
            if (nodes.get(i) instanceof Variable v) {
                variables[i] = computation.operands().get(v.name());
                if (variables[i] == null) {
                    throw new AssertionError("no operand for " + v.name() + " in " + computation);
                }
            }
        }
    }

    double value() {
        for (int i = 0; i < values.length; i++) {
            values[i] = floats ? (float) value(i) : value(i);
        }
        return values[values.length - 1];
    }

    private double value(int i) {
        Expr node = nodes.get(i);
        if (node instanceof Constant c) {
            return c.value();
        }
        if (node instanceof Variable) {
            return machine.value(variables[i]);
        }
        double a = values[operands[i][0]];
        if (node instanceof Select) {
            return a != 0 ? values[operands[i][1]] : values[operands[i][2]];
        }
        Operation operation = (Operation) node;
        if (operands[i].length == 1) {
            return floats ? single((float) a, operation) : unary(a, operation);
        }
        double b = values[operands[i][1]];
        return floats ? pair((float) a, (float) b, operation) : binary(a, b, operation);
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }

    private static double unary(double a, Operation operation) {
        return switch (operation.operator()) {
            case NEGATE -> -a;
            case NOT -> truth(a == 0);
            case EXP -> Elementary.exp(a);
            case LOG -> Elementary.log(a);
            case LOG1P -> Elementary.log1p(a);
            case EXPM1 -> Elementary.expm1(a);
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case SIGN -> Math.signum(a);
            case FLOOR -> Math.floor(a);
            case ERF -> Elementary.erf(a);
            case SIN -> Elementary.sin(a);
            case COS -> Elementary.cos(a);
            case TANH -> Elementary.tanh(a);
            case SIGMOID -> Elementary.sigmoid(a);
            case SOFTPLUS -> Elementary.softplus(a);
            default -> throw new AssertionError(operation);
        };
    }

    private static float single(float a, Operation operation) {
        return switch (operation.operator()) {
            case NEGATE -> -a;
            case NOT -> (float) truth(a == 0);
            case EXP -> Elementary.exp(a);
            case LOG -> Elementary.log(a);
            case LOG1P -> Elementary.log1p(a);
            case EXPM1 -> Elementary.expm1(a);
            case SQRT -> (float) Math.sqrt(a);
            case ABS -> Math.abs(a);
            case SIGN -> Math.signum(a);
            case FLOOR -> (float) Math.floor(a);
            case ERF -> Elementary.erf(a);
            case SIN -> Elementary.sin(a);
            case COS -> Elementary.cos(a);
            case TANH -> Elementary.tanh(a);
            case SIGMOID -> Elementary.sigmoid(a);
            case SOFTPLUS -> Elementary.softplus(a);
            default -> throw new AssertionError(operation);
        };
    }

    private static double binary(double a, double b, Operation operation) {
        return switch (operation.operator()) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Elementary.pow(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> compare(a, b, operation);
        };
    }

    private static float pair(float a, float b, Operation operation) {
        return switch (operation.operator()) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Elementary.pow(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> (float) compare(a, b, operation);
        };
    }

    private static double compare(double a, double b, Operation operation) {
        return switch (operation.operator()) {
            case LESS -> truth(a < b);
            case LESS_OR_EQUAL -> truth(a <= b);
            case GREATER -> truth(a > b);
            case GREATER_OR_EQUAL -> truth(a >= b);
            case EQUAL -> truth(a == b);
            case NOT_EQUAL -> truth(a != b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            default -> throw new AssertionError(operation);
        };
    }
}
