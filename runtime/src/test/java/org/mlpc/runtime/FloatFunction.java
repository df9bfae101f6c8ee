package org.mlpc.runtime;

import java.util.function.DoubleUnaryOperator;

/** The float functions with a double reference and the largest error measured over all 2^32 arguments, in ulp. */
enum FloatFunction {
    EXP(Elementary::exp, StrictMath::exp, 0.8868),
    EXPM1(Elementary::expm1, StrictMath::expm1, 0.9695),
    LOG(Elementary::log, StrictMath::log, 0.8823),
    LOG1P(Elementary::log1p, StrictMath::log1p, 0.9300),
    TANH(Elementary::tanh, StrictMath::tanh, 0.9593),
    SIGMOID(Elementary::sigmoid, Elementary::sigmoid, 0.9369),
    SOFTPLUS(Elementary::softplus, Elementary::softplus, 0.9535),
    ERF(Elementary::erf, Elementary::erf, 0.9856),
    SIN(Elementary::sin, StrictMath::sin, 0.7822),
    COS(Elementary::cos, StrictMath::cos, 0.7820);

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
