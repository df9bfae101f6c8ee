package org.mlpc.runtime;

import java.util.function.DoubleUnaryOperator;

/** The float functions with a double reference and the largest error measured over all 2^32 arguments, in ulp. */
enum FloatFunction {
    EXP(Elementary::exp, StrictMath::exp, 1),
    EXPM1(Elementary::expm1, StrictMath::expm1, 1),
    LOG(Elementary::log, StrictMath::log, 1),
    LOG1P(Elementary::log1p, StrictMath::log1p, 1),
    TANH(Elementary::tanh, StrictMath::tanh, 1),
    SIGMOID(Elementary::sigmoid, Elementary::sigmoid, 1),
    SOFTPLUS(Elementary::softplus, Elementary::softplus, 1),
    ERF(Elementary::erf, Elementary::erf, 1),
    SIN(Elementary::sin, StrictMath::sin, 1),
    COS(Elementary::cos, StrictMath::cos, 1);

    /** A function of one float. */
    interface Operator {
        float apply(float x);
    }

    final Operator function;
    final DoubleUnaryOperator reference;
    final double bound;

    FloatFunction(Operator function, DoubleUnaryOperator reference, double bound) {
        this.function = function;
        this.reference = reference;
        this.bound = bound;
    }

    /** The largest error over the arguments with the bits first, first + step, …, and where it is. */
    Worst worst(long first, long count, long step) {
        Worst worst = new Worst(0, 0);
        for (long i = 0; i < count; i++) {
            float x = Float.intBitsToFloat((int) (first + i * step));
            double error = Ulp.error(function.apply(x), reference.applyAsDouble(x));
            if (error > worst.error()) {
                worst = new Worst(error, x);
            }
        }
        return worst;
    }

    /** An error in ulp, and the argument that has it. */
    record Worst(double error, float x) {
        Worst or(Worst other) {
            return other.error > error ? other : this;
        }
    }
}
