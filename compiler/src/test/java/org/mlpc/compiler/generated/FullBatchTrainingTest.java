package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.FullBatch;
import org.mlpc.runtime.Lbfgs;
import org.mlpc.runtime.Minimizer;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Scg;
import org.mlpc.runtime.Table;

/** Generated networks under the minimizers of the runtime. */
class FullBatchTrainingTest {
    private static Network network(String precision, int batch) {
        return Models.run("""
                network Wave {
                    input  1
                    dense  hidden 6 tanh { l2 0.0001 }
                    dense  output 1 identity
                    loss   mean_squared_error
                    optimizer sgd(learning_rate = 0.1)
                    train { batch BATCH  seed 3  precision PRECISION }
                }
                """.replace("PRECISION", precision).replace("BATCH", "" + batch))
                .instance();
    }

    /** A sine at 50 points. */
    private static Dataset wave() {
        double[] x = new double[50];
        double[] t = new double[50];
        for (int i = 0; i < 50; i++) {
            x[i] = (i - 24.5) / 8;
            t[i] = StrictMath.sin(x[i]);
        }
        return Dataset.of(Table.of(x, 1), Table.of(t, 1));
    }

    @Test
    void giveTheSameGradientInPiecesAsAtOnce() {
        FullBatch pieces = new FullBatch(network("float64", 16), wave());
        FullBatch whole = new FullBatch(network("float64", 50), wave());
        double[] w = whole.parameters();
        double[] inPieces = new double[w.length];
        double[] atOnce = new double[w.length];
        assertEquals(whole.valueAndGradient(w, atOnce), pieces.valueAndGradient(w, inPieces), 1e-15);
        assertArrayEquals(atOnce, inPieces, 1e-15);
    }

    @Test
    void haveTheGradientOfTheirLossWithItsPenalty() {
        FullBatch objective = new FullBatch(network("float64", 16), wave());
        double[] w = objective.parameters();
        double[] g = new double[w.length];
        double[] ignored = new double[w.length];
        objective.valueAndGradient(w, g);
        for (int i = 0; i < w.length; i++) {
            double[] near = w.clone();
            near[i] += 1e-5;
            double above = objective.valueAndGradient(near, ignored);
            near[i] -= 2e-5;
            assertEquals(g[i], (above - objective.valueAndGradient(near, ignored)) / 2e-5, 1e-8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void learnASineByBothMethods(String precision) {
        for (boolean scg : new boolean[] {false, true}) {
            FullBatch objective = new FullBatch(network(precision, 16), wave());
            double[] start = objective.parameters();
            Minimizer minimizer = scg ? new Scg(objective, start) : new Lbfgs(objective, start, 10);
            double before = minimizer.value();
            for (int i = 0; i < 300 && minimizer.end() == null; i++) {
                minimizer.iterate();
            }
            assertTrue(before > 0.1 && minimizer.value() < 0.002, before + " became " + minimizer.value());
        }
    }
}
