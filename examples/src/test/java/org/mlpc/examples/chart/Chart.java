package org.mlpc.examples.chart;

import java.util.ArrayList;
import java.util.List;

/** A picture of curves over two axes. */
public final class Chart {
    private static final int LEFT = 46;
    private static final int RIGHT = 18;
    private static final int TOP = 26;
    private static final int BOTTOM = 34;
    private static final double LETTER = 6.3;
    private static final int SAMPLE = 18;

    /** A step between neighbours of this share of the height is a jump, and no line is drawn through it. */
    private static final double JUMP = 0.08;

    private final int width;
    private final int height;
    private final Axis x;
    private final Axis y;
    private final StringBuilder drawn = new StringBuilder();
    private final StringBuilder labels = new StringBuilder();
    private final StringBuilder legend = new StringBuilder();
    private double legendEnd;

    /** An empty chart of a size in pixels. */
    private Chart(int width, int height, Axis x, Axis y) {
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
        legendEnd = Math.max(LEFT, length(y.label()) + 14);
    }

    /** A chart with a horizontal and, still without values, a vertical axis. */
    public static Horizontal over(String label, double low, double high) {
        return new Horizontal(new Axis(label, low, high, false));
    }

    /** A chart that has its horizontal axis. */
    public static final class Horizontal {
        private final Axis x;

        private Horizontal(Axis x) {
            this.x = x;
        }

        /** A vertical axis with equal distances. */
        public Chart linear(String label, double low, double high, int width, int height) {
            return new Chart(width, height, x, new Axis(label, low, high, false));
        }

        /** A vertical axis with equal ratios. */
        public Chart logarithmic(String label, double low, double high, int width, int height) {
            return new Chart(width, height, x, new Axis(label, low, high, true));
        }
    }

    private double right(double value) {
        return LEFT + x.share(value) * (width - LEFT - RIGHT);
    }

    private double down(double value) {
        double share = Math.max(-1, Math.min(2, y.share(value)));
        return height - BOTTOM - share * (height - TOP - BOTTOM);
    }

    /** Draws a curve; where its values are no numbers or jump there is a gap. */
    public Chart curve(String name, Colour colour, double[] xs, double[] ys) {
        stretch(colour, "", xs, ys, JUMP);
        return entry(name, colour, "", SAMPLE);
    }

    /** Draws a line through points, however far they are from each other. */
    public Chart path(String name, Colour colour, double[] xs, double[] ys) {
        stretch(colour, "", xs, ys, Double.POSITIVE_INFINITY);
        return entry(name, colour, "", SAMPLE);
    }

    /** Draws a dashed line through points. */
    public Chart dashes(String name, Colour colour, double[] xs, double[] ys) {
        String dash = " stroke-dasharray=\"5 4\"";
        stretch(colour, dash, xs, ys, Double.POSITIVE_INFINITY);
        return entry(name, colour, dash, SAMPLE);
    }

    /** Draws a thin line that the legend does not name. */
    public Chart thin(double[] xs, double[] ys) {
        stretch(Colour.GREY, " stroke-width=\"1\" stroke-opacity=\".6\"", xs, ys, Double.POSITIVE_INFINITY);
        return this;
    }

    /** Draws a dot at each point. */
    public Chart dots(String name, Colour colour, double[] xs, double[] ys) {
        drawn.append("<g fill=\"").append(colour.code()).append("\">\n");
        for (int i = 0; i < xs.length; i++) {
            drawn.append("<circle cx=\"")
                    .append(Outline.number(right(xs[i])))
                    .append("\" cy=\"")
                    .append(Outline.number(down(ys[i])))
                    .append("\" r=\"2.2\"/>\n");
        }
        drawn.append("</g>\n");
        return entry(name, colour, " stroke-width=\"5\" stroke-linecap=\"round\"", 0);
    }

    /** Writes beside a point. */
    public Chart label(String text, double atX, double atY) {
        labels.append("<text x=\"")
                .append(Outline.number(right(atX) + 6))
                .append("\" y=\"")
                .append(Outline.number(down(atY) - 4))
                .append("\">")
                .append(escape(text))
                .append("</text>\n");
        return this;
    }

    private void stretch(Colour colour, String style, double[] xs, double[] ys, double jump) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            boolean finite = Double.isFinite(ys[i]);
            boolean jumps = !points.isEmpty() && finite && Math.abs(y.share(ys[i]) - y.share(ys[i - 1])) > jump;
            if (!finite || jumps) {
                line(colour, style, points);
                points = new ArrayList<>();
            }
            if (finite) {
                points.add(new double[] {right(xs[i]), down(ys[i])});
            }
        }
        line(colour, style, points);
    }

    private void line(Colour colour, String style, List<double[]> points) {
        if (points.size() > 1) {
            drawn.append("<polyline stroke=\"")
                    .append(colour.code())
                    .append('"')
                    .append(style)
                    .append(" points=\"")
                    .append(Outline.points(points))
                    .append("\"/>\n");
        }
    }

    private Chart entry(String name, Colour colour, String style, int sample) {
        if (name.isEmpty()) {
            return this;
        }
        double end = legendEnd + sample;
        legend.append("<path stroke=\"")
                .append(colour.code())
                .append('"')
                .append(style)
                .append(" d=\"M")
                .append(Outline.number(legendEnd))
                .append(" 13H")
                .append(Outline.number(end))
                .append("\"/>\n<text x=\"")
                .append(Outline.number(end + 6))
                .append("\" y=\"17\" fill=\"")
                .append(colour.code())
                .append("\">")
                .append(escape(name))
                .append("</text>\n");
        legendEnd = end + 6 + length(name) + 14;
        return this;
    }

    /** About how wide a text is, in pixels. */
    private static double length(String text) {
        return text.codePointCount(0, text.length()) * LETTER;
    }

    /** The picture. */
    public String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<clipPath id=\"c\"><path d=\"M" + LEFT + " " + TOP + "H" + (width - RIGHT) + "V" + (height - BOTTOM)
                + "H" + LEFT + "z\"/></clipPath>\n"
                + "<g fill=\"" + Colour.GREY.code() + "\">\n" + ticks() + labels + "</g>\n"
                + "<g fill=\"none\" stroke-width=\"2\" stroke-linejoin=\"round\" clip-path=\"url(#c)\">\n"
                + drawn + "</g>\n<g fill=\"none\" stroke-width=\"2\">\n" + legend + "</g>\n</svg>\n";
    }

    private String ticks() {
        StringBuilder text = new StringBuilder();
        int bottom = height - BOTTOM;
        for (double tick : x.ticks()) {
            String at = Outline.number(right(tick));
            text.append(rule("M" + at + " " + TOP + "V" + bottom, tick == 0));
            text.append(text(at, Integer.toString(bottom + 15), "middle", Axis.text(tick)));
        }
        for (double tick : y.ticks()) {
            double at = down(tick);
            text.append(rule("M" + LEFT + " " + Outline.number(at) + "H" + (width - RIGHT), tick == 0));
            text.append(text(Integer.toString(LEFT - 5), Outline.number(at + 4), "end", Axis.text(tick)));
        }
        String middle = Outline.number((LEFT + width - RIGHT) / 2.0);
        text.append(text(middle, Integer.toString(height - 4), "middle", x.label()));
        return text.append(text("2", "17", "start", y.label())).toString();
    }

    /** A line of the grid; that through 0 stands out. */
    private static String rule(String path, boolean zero) {
        return "<path stroke=\"" + Colour.GREY.code() + "\" stroke-opacity=\"" + (zero ? ".8" : ".22") + "\" d=\""
                + path + "\"/>\n";
    }

    private static String text(String atX, String atY, String anchor, String text) {
        return text.isEmpty()
                ? ""
                : "<text x=\"" + atX + "\" y=\"" + atY + "\" text-anchor=\"" + anchor + "\">" + escape(text)
                        + "</text>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
