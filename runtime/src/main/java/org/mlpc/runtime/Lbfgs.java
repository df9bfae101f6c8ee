package org.mlpc.runtime;

/**
 * Limited-memory BFGS: the direction is -H g, where H, an estimate of the inverse Hessian, comes from the last steps s
 * and changes of the gradient y by the two-loop recursion (J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition
 * 2006, algorithms 7.4 and 7.5); the length of a step by a search for the strong Wolfe conditions.
 *
 * <p>An iteration is one of {@code torch.optim.LBFGS} with {@code lr=1, line_search_fn='strong_wolfe'}: the first step is
 * tried at length min(1, 1 / Σ|g|), later ones at 1, and H starts from (s·y / y·y) I. Unlike there, a pair is remembered
 * when s·y is positive beyond rounding in relation to y·y, not beyond 1e-10; and where the search fails, memory is
 * forgotten and the gradient itself tried.
 */
public final class Lbfgs extends Minimizer {
    private static final double ROUNDING = 0x1p-52;

    private final WolfeSearch search;
    private final double[][] s; // [history, size], a ring
    private final double[][] y;
    private final double[] share; // of a pair, in the first loop
    private final double[] direction;
    private int pairs; // remembered since the memory was last empty

    /**
     * Starts at a point, which is not changed.
     *
     * @param history steps to remember, from 1
     */
    public Lbfgs(Objective objective, double[] start, int history) {
        super(objective, start);
        search = new WolfeSearch(objective);
        s = new double[history][size];
        y = new double[history][size];
        share = new double[history];
        direction = new double[size];
    }

    @Override
    boolean descend() {
        for (boolean again = true; again; ) {
            again = pairs > 0;
            aim();
            double slope = dot(g, direction);
            if (slope < 0 && search.from(this, slope, direction, pairs == 0 ? firstLength() : 1)) {
                move();
                return true;
            }
            pairs = 0;
        }
        return false;
    }

    private double firstLength() {
        double sum = 0;
        for (double value : g) {
            sum += Math.abs(value);
        }
        return Math.min(1, 1 / sum);
    }

    private void aim() {
        for (int i = 0; i < size; i++) {
            direction[i] = -g[i];
        }
        int oldest = Math.max(0, pairs - s.length);
        for (int pair = pairs - 1; pair >= oldest; pair--) {
            int k = pair % s.length;
            share[k] = dot(s[k], direction) / dot(y[k], s[k]);
            add(-share[k], y[k]);
        }
        if (pairs > 0) {
            int last = (pairs - 1) % s.length;
            double scale = dot(y[last], s[last]) / dot(y[last], y[last]);
            for (int i = 0; i < size; i++) {
                direction[i] *= scale;
            }
        }
        for (int pair = oldest; pair < pairs; pair++) {
            int k = pair % s.length;
            add(share[k] - dot(y[k], direction) / dot(y[k], s[k]), s[k]);
        }
    }

    private void add(double factor, double[] values) {
        for (int i = 0; i < size; i++) {
            direction[i] += factor * values[i];
        }
    }

    /** Goes where the search has led, and remembers the step. */
    private void move() {
        double[] step = s[pairs % s.length];
        double[] change = y[pairs % s.length];
        walk(search.length(), direction, w);
        for (int i = 0; i < size; i++) {
            step[i] = search.length() * direction[i];
            change[i] = search.gradient()[i] - g[i];
            g[i] = search.gradient()[i];
        }
        value = search.value();
        if (dot(change, step) > ROUNDING * dot(change, change)) {
            pairs++;
        }
    }
}
