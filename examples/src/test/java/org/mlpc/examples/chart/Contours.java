package org.mlpc.examples.chart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Lines of equal height of a function of two variables, by marching through a grid of squares. */
public final class Contours {
    private final double[] xs;
    private final double[] ys;
    private final double[][] heights;

    /** Samples a function on a grid. */
    public Contours(double[] xs, double[] ys, DoubleBinaryOperator height) {
        this.xs = xs;
        this.ys = ys;
        heights = new double[xs.length][ys.length];
        for (int i = 0; i < xs.length; i++) {
            for (int j = 0; j < ys.length; j++) {
                heights[i][j] = height.applyAsDouble(xs[i], ys[j]);
            }
        }
    }

    /** The lines of a level, each as its points. */
    public List<double[][]> lines(double level) {
        // an edge of the grid is crossed once at most, so that its number names the crossing
        Map<Integer, List<Integer>> neighbours = new HashMap<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i + 1 < xs.length; i++) {
            for (int j = 0; j + 1 < ys.length; j++) {
                List<Integer> crossed = crossed(i, j, level);
                for (int k = 0; k + 1 < crossed.size(); k += 2) {
                    join(neighbours, crossed.get(k), crossed.get(k + 1));
                }
            }
        }
        neighbours.keySet().stream().sorted().forEach(ends::add);
        List<double[][]> lines = new ArrayList<>();
        // open lines begin at the border, where a crossing has one neighbour; what is left are rings
        for (int neighbourCount = 1; neighbourCount <= 2; neighbourCount++) {
            for (int end : ends) {
                if (neighbours.get(end).size() == neighbourCount) {
                    lines.add(follow(neighbours, end, level));
                }
            }
        }
        return lines;
    }

    private static void join(Map<Integer, List<Integer>> neighbours, int a, int b) {
        neighbours.computeIfAbsent(a, k -> new ArrayList<>()).add(b);
        neighbours.computeIfAbsent(b, k -> new ArrayList<>()).add(a);
    }

    private double[][] follow(Map<Integer, List<Integer>> neighbours, int end, double level) {
        Deque<Integer> line = new ArrayDeque<>(List.of(end));
        int at = end;
        while (!neighbours.get(at).isEmpty()) {
            int next = neighbours.get(at).remove(0);
            neighbours.get(next).remove((Integer) at);
            line.add(next);
            at = next;
        }
        return line.stream().map(edge -> place(edge, level)).toArray(double[][]::new);
    }

    /** The edges of a square that a level crosses: none, two, or all four. */
    private List<Integer> crossed(int i, int j, double level) {
        List<Integer> crossed = new ArrayList<>();
        for (int edge : new int[] {edge(i, j, 0), edge(i + 1, j, 1), edge(i, j + 1, 0), edge(i, j, 1)}) {
            if (above(from(edge), level) != above(to(edge), level)) {
                crossed.add(edge);
            }
        }
        return crossed;
    }

    private int edge(int i, int j, int upright) {
        return (i * ys.length + j) * 2 + upright;
    }

    private int[] from(int edge) {
        return new int[] {edge / 2 / ys.length, edge / 2 % ys.length};
    }

    private int[] to(int edge) {
        int[] from = from(edge);
        return edge % 2 == 0 ? new int[] {from[0] + 1, from[1]} : new int[] {from[0], from[1] + 1};
    }

    private boolean above(int[] corner, double level) {
        return heights[corner[0]][corner[1]] > level;
    }

    private double[] place(int edge, double level) {
        int[] from = from(edge);
        int[] to = to(edge);
        double a = heights[from[0]][from[1]];
        double b = heights[to[0]][to[1]];
        double share = (level - a) / (b - a);
        return new double[] {
            xs[from[0]] + share * (xs[to[0]] - xs[from[0]]), ys[from[1]] + share * (ys[to[1]] - ys[from[1]])
        };
    }
}
