package org.mlpc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Sequence.Step;

/**
 * Spells a loop over all values of arrays with vectors, where it selects: such a loop the JIT compiler leaves to one value
 * after the other, and a branch that depends on data costs more than all else in it.
 */
final class VectorElements {
    /** More operations might make the JIT compiler put vectors into objects. */
    private static final int OPERATIONS = 60;

    private static final Set<Operator> SUPPORTED = Set.of(
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.MULTIPLY,
            Operator.DIVIDE,
            Operator.NEGATE,
            Operator.MIN,
            Operator.MAX,
            Operator.ABS,
            Operator.SQRT,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.AND,
            Operator.OR,
            Operator.NOT);

    private final List<Step> steps;
    private final Expr result;
    /** The arrays of the variables. */
    private final Map<String, String> arrays;

    private final Map<String, String> names = new HashMap<>();

    /** Of steps and a result in terms of variables that are arrays. */
    VectorElements(List<Step> steps, Expr result, Map<String, String> arrays) {
        this.steps = steps;
        this.result = result;
        this.arrays = new TreeMap<>(arrays);
        this.arrays
                .keySet()
                .retainAll(expressions().flatMap(e -> Passes.names(e).stream()).toList());
        this.arrays.keySet().forEach(name -> names.put(name, name + "s"));
        steps.forEach(step -> names.put(step.name(), step.name()));
    }

    private Stream<Expr> expressions() {
        return Stream.concat(steps.stream().map(Step::value), Stream.of(result));
    }

    private Stream<Expr> nodes() {
        return expressions().flatMap(e -> Graph.of(e).nodes().stream());
    }

    /** Whether it selects, and all in it can be said with vectors. */
    boolean worth() {
        return nodes().anyMatch(Select.class::isInstance)
                && nodes().filter(Operation.class::isInstance).count() <= OPERATIONS
                && nodes().allMatch(this::sayable)
                && expressions().noneMatch(VectorElements::logical);
    }

    private boolean sayable(Expr node) {
        return node instanceof Constant
                || node instanceof Select
                || node instanceof Variable v && names.containsKey(v.name())
                || node instanceof Operation o && SUPPORTED.contains(o.operator());
    }

    private static boolean logical(Expr expr) {
        return expr instanceof Operation o && o.operator().logical();
    }

    /** What the method is called with before the range: the arrays it reads, and the one it fills. */
    String arguments(String target) {
        return String.join(
                ", ", Stream.concat(arrays.values().stream(), Stream.of(target)).toList());
    }

    /** The method of the given name; it returns where the values that fill no vector begin. */
    MethodSpec method(String name) {
        Code code = new Code();
        code.line("int i = from;");
        code.open("for (; i <= to - LANES; i += LANES)");
        for (String variable : arrays.keySet()) {
            load(code, Objects.requireNonNull(names.get(variable)), variable + "Row");
        }
        for (Step step : steps) {
            line(code, "FloatVector " + names.get(step.name()) + " = " + print(step.value()) + ";");
        }
        line(code, print(result) + ".intoArray(target, i);");
        code.close();
        code.line("return i;");
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("Takes what fills vectors, and returns where the rest begins.\n")
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.INT);
        ArrayTypeName floats = ArrayTypeName.of(TypeName.FLOAT);
        arrays.keySet().forEach(variable -> method.addParameter(floats, variable + "Row"));
        return method.addParameter(floats, "target")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private static void line(Code code, String text) {
        if (text.contains("VectorOperators")) {
            code.format(text.replace("VectorOperators", "$1T"), Types.VECTOR_OPERATORS);
        } else {
            code.line(text);
        }
    }

    private static void load(Code code, String name, String array) {
        code.format("$T $L = $T.fromArray(SPECIES, $L, i);", Types.FLOAT_VECTOR, name, Types.FLOAT_VECTOR, array);
    }

    private String print(Expr expr) {
        if (expr instanceof Constant c) {
            return "FloatVector.broadcast(SPECIES, " + literal(c) + ")";
        }
        if (expr instanceof Variable v) {
            return Objects.requireNonNull(names.get(v.name()));
        }
        if (expr instanceof Select s) {
            return print(s.alternative()) + ".blend(" + second(s.consequence()) + ", " + mask(s.condition()) + ")";
        }
        Operation o = (Operation) expr;
        return switch (o.operator()) {
            case ADD -> binary(o, "add");
            case SUBTRACT -> binary(o, "sub");
            case MULTIPLY -> binary(o, "mul");
            case DIVIDE -> binary(o, "div");
            case MIN -> binary(o, "min");
            case MAX -> binary(o, "max");
            case NEGATE -> print(o.first()) + ".neg()";
            case ABS -> print(o.first()) + ".abs()";
            default -> print(o.first()) + ".sqrt()";
        };
    }

    private String binary(Operation o, String method) {
        return print(o.first()) + "." + method + "(" + second(o.second()) + ")";
    }

    private String second(Expr expr) {
        return expr instanceof Constant c ? literal(c) : print(expr);
    }

    private static String literal(Constant constant) {
        String text = Real.FLOAT.constant(constant);
        return text.matches("-?[0-9]+") ? text + "f" : text;
    }

    private String mask(Expr condition) {
        Operation o = (Operation) condition;
        return switch (o.operator()) {
            case AND -> mask(o.first()) + ".and(" + mask(o.second()) + ")";
            case OR -> mask(o.first()) + ".or(" + mask(o.second()) + ")";
            case NOT -> mask(o.first()) + ".not()";
            case LESS -> compare(o, "LT");
            case LESS_OR_EQUAL -> compare(o, "LE");
            case GREATER -> compare(o, "GT");
            case GREATER_OR_EQUAL -> compare(o, "GE");
            case EQUAL -> compare(o, "EQ");
            default -> compare(o, "NE");
        };
    }

    private String compare(Operation o, String how) {
        return print(o.first()) + ".compare(VectorOperators." + how + ", " + second(o.second()) + ")";
    }
}
