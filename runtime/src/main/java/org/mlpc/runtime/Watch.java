package org.mlpc.runtime;

/** Follows the validation loss: knows the best epoch, lowers the learning rate, ends the training. */
final class Watch {
    /** How much lower than the best a loss is that is no plateau, as in Keras. */
    private static final double PLATEAU_DELTA = 1e-4;

    private final Network network;
    private final double factor;
    private final Patience stop;
    private final Patience plateau;
    private final Network weights; // of the best epoch; null when they are not wanted
    private int best;

    /** @throws UnsupportedOperationException for a plateau of a network without a multiplier */
    Watch(Network network, Training settings) {
        this.network = network;
        factor = settings.factor();
        stop = new Patience(settings.patience(), settings.minDelta());
        plateau = new Patience(settings.plateau(), PLATEAU_DELTA);
        weights = settings.patience() > 0 && settings.restoreBest() ? network.copy() : null;
        if (settings.plateau() > 0) {
            network.rateMultiplier();
        }
    }

    /** Takes the validation loss of the next epoch; whether the training ends. */
    boolean ends(int epoch, double loss) {
        plateau.better(loss);
        if (plateau.ends()) {
            network.rateMultiplier(network.rateMultiplier() * factor);
        }
        if (stop.better(loss)) {
            best = epoch;
            if (weights != null) {
                weights.copyFrom(network);
            }
        }
        return stop.ends();
    }

    /** The epoch of the best loss; 0 when there was none. */
    int best() {
        return best;
    }

    /** Gives the network the weights of the best epoch if they are wanted; whether it did. */
    boolean restore() {
        boolean restores = weights != null && best > 0;
        if (restores) {
            network.copyFrom(weights);
        }
        return restores;
    }
}
