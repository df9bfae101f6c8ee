package org.mlpc.training.run;

/** Which examples a network is measured on. */
public enum MeasuredOn {
    /** Those that it is trained on. */
    TRAINING,
    /** Those that are held out from them, or given beside them, and may decide when to stop. */
    VALIDATION,
    /** Those that decide nothing. */
    TEST
}
