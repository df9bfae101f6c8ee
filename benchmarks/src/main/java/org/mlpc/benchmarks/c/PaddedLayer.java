package org.mlpc.benchmarks.c;

import org.mlpc.benchmarks.protocol.ComparisonRow;

/**
 * The shape of a dense layer in panels of columns. A panel is as wide as a tile, so that a tile reads one contiguous stream; the
 * last one may be narrower, and columns are padded with zeros to whole vectors.
 *
 * @param index from 1
 * @param inputs K
 * @param outputs N
 * @param lanes of a vector
 * @param panel columns of a full panel
 */
record PaddedLayer(int index, int inputs, int outputs, int lanes, int panel) {
    /** The layer of a row. */
    static PaddedLayer of(ComparisonRow row, int index, int lanes) {
        int vectors = row.batch() == 1 ? 8 : 2;
        return new PaddedLayer(index, row.units().get(index - 1), row.units().get(index), lanes, vectors * lanes);
    }

    /** Outputs with their padding. */
    int padded() {
        return (outputs + lanes - 1) / lanes * lanes;
    }

    /** Full panels, without padding. */
    int panels() {
        return outputs / panel;
    }

    /** Columns of the last panel with its padding, 0 when all are full. */
    int rest() {
        return padded() - panels() * panel;
    }

    /** Columns of a panel, from 0. */
    int width(int p) {
        return p < panels() ? panel : rest();
    }

    /** All panels. */
    int count() {
        return panels() + (rest() > 0 ? 1 : 0);
    }

    /** Columns of a panel that are no padding. */
    int used(int p) {
        return Math.min(width(p), outputs - p * panel);
    }

    /** What the first layer reads, as if it were the output of a layer. */
    static PaddedLayer input(ComparisonRow row, int lanes) {
        return new PaddedLayer(0, 0, row.inputs(), lanes, of(row, 1, lanes).panel());
    }

    /** A single output is a dot product, and lanes run along its inputs. */
    boolean narrow() {
        return outputs == 1;
    }
}
