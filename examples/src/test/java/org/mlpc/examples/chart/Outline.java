package org.mlpc.examples.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A line through points of a picture, in pixels, with the points that a straight line would pass anyway left out. */
final class Outline {
    /** How far a left-out point may be from the line, in pixels. */
    private static final double TOLERANCE = 0.06;

    private Outline() {}

    /** The text of a {@code points} attribute. */
    static String points(List<double[]> points) {
        StringBuilder text = new StringBuilder();
        for (double[] point : simplified(points)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(number(point[0]))
                    .append(',')
                    .append(number(point[1]));
        }
        return text.toString();
    }

    /** A length with one decimal at most. */
    static String number(double pixels) {
        String text = new BigDecimal(pixels).setScale(1, RoundingMode.HALF_UP).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Ramer, Douglas and Peucker: keep the point farthest from the chord while it is far enough, on both sides. */
    static List<double[]> simplified(List<double[]> points) {
        if (points.size() < 3) {
            return points;
        }
        boolean[] kept = new boolean[points.size()];
        kept[0] = true;
        kept[points.size() - 1] = true;
        keep(points, 0, points.size() - 1, kept);
        List<double[]> simple = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                simple.add(points.get(i));
            }
        }
        return simple;
    }

    private static void keep(List<double[]> points, int from, int to, boolean[] kept) {
        int farthest = -1;
        double most = TOLERANCE;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(points.get(i), points.get(from), points.get(to));
            if (distance > most) {
                farthest = i;
                most = distance;
            }
        }
        if (farthest >= 0) {
            kept[farthest] = true;
            keep(points, from, farthest, kept);
            keep(points, farthest, to, kept);
        }
    }

    private static double distance(double[] point, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.sqrt(dx * dx + dy * dy);
        double x = point[0] - from[0];
        double y = point[1] - from[1];
        return length == 0 ? Math.sqrt(x * x + y * y) : Math.abs(x * dy - y * dx) / length;
    }
}
