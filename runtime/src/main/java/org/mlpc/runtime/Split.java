package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A dataset in two: examples to train on and examples held out for validation. */
public final class Split {
    private final Dataset training;
    private final Dataset validation;

    /** Two parts of one dataset. */
    public Split(Dataset training, Dataset validation) {
        this.training = training;
        this.validation = validation;
    }

    /** Examples to train on, in the order of the data. */
    public Dataset training() {
        return training;
    }

    /** Examples held out, in the order of the data. */
    public Dataset validation() {
        return validation;
    }

    /**
     * Holds out a share of every class, drawn at random; without classes, of the whole.
     *
     * <p>Class by class, the count held out so far is kept at the share of the examples seen so far, so that the whole
     * comes as near to the share as rounding allows. Every class keeps an example to train on; at least one example is
     * held out.
     *
     * @param kind how the targets are read: classes and yes/no targets are stratified
     * @param share to hold out, above 0 and below 1
     * @throws IllegalArgumentException for another share and for fewer than two examples
     */
    public static Split of(Dataset data, Target.Kind kind, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the validation share is " + share + "; it must be above 0 and below 1");
        }
        if (data.size() < 2) {
            throw new IllegalArgumentException(
                    "with " + data.size() + " example none can be held out for validation; give more data");
        }
        List<int[]> strata = strata(data, kind);
        int[] held = new int[data.size()]; // 1: for validation
        int seen = 0;
        int count = 0;
        for (int stratum = 0; stratum < strata.size(); stratum++) {
            int[] examples = strata.get(stratum);
            RandomStream.shuffle(examples, seed, RandomStream.SPLIT, stratum);
            seen += examples.length;
            long wanted = Math.round(share * seen);
            for (int i = 0; count < wanted && i < examples.length - 1; i++, count++) {
                held[examples[i]] = 1;
            }
        }
        if (count == 0) {
            held[strata.get(0)[0]] = 1;
        }
        return new Split(data.subset(where(held, 0)), data.subset(where(held, 1)));
    }

    /** The examples of each class that has any; without classes, all in one. */
    private static List<int[]> strata(Dataset data, Target.Kind kind) {
        int[] classes = new int[data.size()];
        double[] t = new double[data.targets()];
        for (int i = 0; i < classes.length; i++) {
            data.target(i, t, 0);
            if (kind == Target.Kind.BINARY) {
                classes[i] = t[0] > 0.5 ? 1 : 0;
            } else if (kind == Target.Kind.CLASSES) {
                classes[i] = Rows.argmax(t, t.length);
            }
        }
        List<int[]> strata = new ArrayList<>();
        for (int c = 0; c < Math.max(2, t.length); c++) {
            int[] examples = where(classes, c);
            if (examples.length > 0) {
                strata.add(examples);
            }
        }
        return strata;
    }

    /** The indices at which a mark stands, ascending. */
    private static int[] where(int[] marks, int mark) {
        int[] indices = new int[marks.length];
        int n = 0;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == mark) {
                indices[n++] = i;
            }
        }
        return Arrays.copyOf(indices, n);
    }
}
