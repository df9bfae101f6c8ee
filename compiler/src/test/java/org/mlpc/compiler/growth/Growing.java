package org.mlpc.compiler.growth;

import static org.mlpc.compiler.growth.Repetition.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;

/**
 * An expression that is as long as one wants: a form of the grammar, repeated in one way, in a definition of one kind.
 *
 * @param form what is repeated
 * @param way how it is repeated
 * @param place where it stands
 */
record Growing(Form form, Way way, Place place) {
    /**
     * A form of the grammar.
     *
     * @param text with {@code @} for what stands in it, {@code $} for what all is made of, {@code #} for a number that
     *     differs each time
     * @param units whether it needs a vector
     */
    record Form(String text, boolean units) {
        String around(String inner, String input, int number) {
            return "(" + text.replace("@", inner).replace("$", input).replace("#", number + ".5") + ")";
        }
    }

    /** How one form becomes many. */
    enum Way {
        IN_EACH_OTHER,
        ADDED,
        MULTIPLIED
    }

    /**
     * A place for an expression.
     *
     * @param name of the kind of definition
     * @param units whether there are vectors
     * @param input what the expression is made of
     * @param model with {@code @} for the expression
     */
    record Place(String name, boolean units, String input, String model) {}

    private static final List<Place> PLACES = List.of(
            place("activation", "z", "activation f(z) = @", "dense 3 f", "dense 1 identity", "loss mse"),
            vectors(
                    "activation of a vector",
                    "z",
                    "activation f(z[]) = @ * z",
                    "dense 3 f",
                    "dense 1 identity",
                    "loss mse"),
            place("surrogate", "z", "activation f(z) = z surrogate @", "dense 3 f", "loss mse"),
            place("learned", "p", "activation f(z; learn p = 1) = z * (1 + @)", "dense 3 f", "loss mse"),
            vectors("loss", "(1 + (y - t) ^ 2)", "loss l(y[], t[]) = mean(@ * y)", "dense 3 tanh", "loss l"),
            place("optimizer", "g", "optimizer o { w = w - 0.01 * @ }", "dense 1 tanh", "loss mse", "optimizer o"),
            place(
                    "scalar",
                    "s",
                    "optimizer o { scalar s = 1 s = @ w = w - s * g }",
                    "dense 1 tanh",
                    "loss mse",
                    "optimizer o"),
            place(
                    "schedule",
                    "step",
                    "schedule s(a) = a * (1 + tanh(@))",
                    "dense 1 tanh",
                    "loss mse",
                    "optimizer sgd(learning_rate = s(1))"));

    private static Place place(String name, String input, String definition, String... parts) {
        return new Place(name, false, input, definition + "\n" + in(parts));
    }

    private static Place vectors(String name, String input, String definition, String... parts) {
        return new Place(name, true, input, definition + "\n" + in(parts));
    }

    private static String in(String... parts) {
        return network(Stream.concat(Stream.of("input 3"), Arrays.stream(parts)).toArray(String[]::new));
    }

    private static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            String sign = operator.symbol();
            switch (operator.form()) {
                case INFIX ->
                    add(
                            forms,
                            "@ " + sign + " #",
                            "# " + sign + " @",
                            "@ " + sign + " (@ + #)",
                            "@ " + sign + " ($ + #)",
                            "($ + #) " + sign + " @");
                case PREFIX -> add(forms, sign + "@", sign + "(@ + #)");
                case FUNCTION -> {
                    if (operator.operands() == 1) {
                        add(forms, sign + "(@)", sign + "(@ * #)");
                    } else {
                        add(
                                forms,
                                sign + "(@, #)",
                                sign + "(#, @)",
                                sign + "(@ * #, @ + #)",
                                sign + "(@ + #, @)",
                                sign + "($ * #, @)",
                                sign + "(@, $ * #)");
                    }
                }
                case COMPARISON ->
                    add(
                            forms,
                            "if @ " + sign + " # then @ else #",
                            "if @ " + sign + " # then # else @ + #",
                            "if $ " + sign + " # then $ * # else @",
                            "if $ " + sign + " # then @ else $ / #");
                case LOGIC -> {
                    String both = operator.operands() == 2 ? "@ > # " + sign + " @ < -#" : sign + " @ > #";
                    add(
                            forms,
                            "if " + both + " then @ else #",
                            "if " + both + " then 0 else @",
                            "if " + both.replace('@', '$') + " then $ * # else @");
                }
                case INTERNAL -> {}
            }
        }
        add(forms, "if @ > # then @ * # else 0", "if @ > # then 1 else @ * #", "if @ > # then -1 else @ / #");
        add(forms, "if @ > # then exp(@) else log(@)", "if @ > # then 1 else 0", "if @ > # then @ else -@");
        add(forms, "if (if @ > # then @ else 1) > # then 1 else #");
        add(forms, "if $ > # then 0 else @", "if $ > # then @ / # else 1", "if $ > # then exp($ / #) else @");
        add(forms, "let v = @ in v * v + #", "let v = @ in if v > # then v else v * #");
        add(
                forms,
                "relu(@ - #)",
                "hard_tanh(@)",
                "gelu(@)",
                "elu(@)",
                "hard_swish(@)",
                "mish(@)",
                "leaky_relu(@, alpha = #)");
        for (Reducer reducer : Reducer.values()) {
            forms.add(new Form("@ * " + reducer.symbol() + "(@ * #)", true));
            forms.add(new Form("@ * " + reducer.symbol() + "($ * #)", true));
            forms.add(new Form("@ - " + reducer.symbol() + "(@)", true));
        }
        forms.add(new Form("softmax(@)", true));
        return forms;
    }

    private static void add(List<Form> forms, String... texts) {
        Arrays.stream(texts).forEach(text -> forms.add(new Form(text, false)));
    }

    static List<Growing> all() {
        List<Growing> all = new ArrayList<>();
        for (Form form : forms()) {
            for (Place place : PLACES) {
                for (Way way : Way.values()) {
                    if (place.units() || !form.units()) {
                        all.add(new Growing(form, way, place));
                    }
                }
            }
        }
        return all;
    }

    /** The model in which the form stands so often. */
    String model(int times) {
        return place.model()
                .replace(
                        "@",
                        switch (way) {
                            case IN_EACH_OTHER -> nested(times);
                            case ADDED -> beside(times, " + ");
                            case MULTIPLIED -> beside(times, " * ");
                        });
    }

    /** Names keep the text short where the form has several places. */
    private String nested(int times) {
        boolean once = form.text().indexOf('@') == form.text().lastIndexOf('@');
        return once ? folded(times) : named(times);
    }

    private String folded(int times) {
        String inner = place.input();
        for (int i = times; i > 0; i--) {
            inner = form.around(inner, place.input(), i);
        }
        return inner;
    }

    private String named(int times) {
        StringBuilder text = new StringBuilder("(");
        String inner = place.input();
        for (int i = 1; i <= times; i++) {
            text.append("let x")
                    .append(i)
                    .append(" = ")
                    .append(form.around(inner, place.input(), i))
                    .append(" in ");
            inner = "x" + i;
        }
        return text.append(inner).append(")").toString();
    }

    private String beside(int times, String sign) {
        return "("
                + Repetition.repeat(
                        times, form.around(place.input(), place.input(), 0).replace("0.5", "#.5"), sign) + ")";
    }

    @Override
    public String toString() {
        return form.text() + " " + way + " in " + place.name();
    }
}
