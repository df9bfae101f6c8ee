package org.mlpc.compiler.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sum of indices, each times a number, and a number: a place, or the bound of a loop. Every index stands in it once, and
 * none times 0, so that equal sums are equal.
 */
public record Affine(List<Term> terms, int constant) implements Operand {
    /** An index so many times. */
    public record Term(int coefficient, Index index) {}

    public Affine {
        Map<Index, Integer> coefficients = new LinkedHashMap<>();
        terms.forEach(t -> coefficients.merge(t.index(), t.coefficient(), Integer::sum));
        List<Term> once = new ArrayList<>();
        coefficients.forEach((index, coefficient) -> {
            if (coefficient != 0) {
                once.add(new Term(coefficient, index));
            }
        });
        terms = List.copyOf(once);
    }

    /** A number. */
    public static Affine constant(int value) {
        return new Affine(List.of(), value);
    }

    /** An index. */
    public static Affine of(Index index) {
        return times(1, index);
    }

    /** An index so many times. */
    public static Affine times(int coefficient, Index index) {
        return new Affine(List.of(new Term(coefficient, index)), 0);
    }

    /** The sum with another. */
    public Affine plus(Affine other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new Affine(all, constant + other.constant);
    }

    /** The sum so many times. */
    public Affine times(int factor) {
        return new Affine(
                terms.stream()
                        .map(t -> new Term(factor * t.coefficient(), t.index()))
                        .toList(),
                factor * constant);
    }

    /** One index more, once. */
    public Affine plus(Index index) {
        return plus(of(index));
    }

    /** The sum with other sums in place of indices. */
    public Affine with(Map<Index, Affine> values) {
        Affine sum = constant(constant);
        for (Term term : terms) {
            Affine value = values.get(term.index());
            sum = sum.plus(value == null ? times(term.coefficient(), term.index()) : value.times(term.coefficient()));
        }
        return sum;
    }

    /** Whether it is a number, which no index changes. */
    public boolean fixed() {
        return terms.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            text.append(text.isEmpty() ? "" : " + ");
            text.append(term.coefficient() == 1 ? "" : term.coefficient() + " ").append(term.index());
        }
        if (text.isEmpty() || constant == 0) {
            return text.isEmpty() ? Integer.toString(constant) : text.toString();
        }
        return text + (constant < 0 ? " - " : " + ") + Math.abs(constant);
    }
}
