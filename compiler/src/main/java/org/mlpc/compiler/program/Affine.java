package org.mlpc.compiler.program;

import java.util.ArrayList;
import java.util.List;

/** A sum of indices, each times a number, and a number: a place, or the bound of a loop. */
public record Affine(List<Term> terms, int constant) {
    /** An index so many times. */
    public record Term(int coefficient, Index index) {}

    public Affine {
        terms = List.copyOf(terms);
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
