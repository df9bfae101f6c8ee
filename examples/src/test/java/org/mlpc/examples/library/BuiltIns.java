package org.mlpc.examples.library;

/** What no expression of the language says, and the compiler or the runtime knows by itself. */
final class BuiltIns {
    static final String TEXT = """
            ## Built in

            No expression says these, so they are no definitions; the compiler and the runtime know them by name.

            | optimizer | does |
            | --- | --- |
            | `lbfgs(history = 10)` | L-BFGS with a line search by the strong Wolfe conditions, always on all examples (`batch full`): it remembers how the gradient changed in the last steps, and guesses the curvature from it. J. Nocedal and S. Wright, Numerical optimization, 2006 |
            | `scg` | scaled conjugate gradients, always on all examples: no learning rate and no line search. M. F. Møller, A scaled conjugate gradient algorithm for fast supervised learning, 1993 |

            | initializer | draws |
            | --- | --- |
            | `uniform(low, high)` | evenly between two bounds |
            | `normal(mean, stddev)` | around a mean |
            | `truncated_normal(mean, stddev)` | around a mean, and again what is farther than two deviations from it |
            | `orthogonal(gain = 1)` | a matrix whose rows, or columns if there are fewer, stand at right angles, times the gain. A. Saxe, J. McClelland and S. Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, 2014 |

            | for the learning rate | does |
            | --- | --- |
            | `piecewise(at = [300, 700], rate = [0.1, 0.05, 0.01])` | a schedule: one rate up to each step, and one for the rest |
            | `on_plateau factor 0.5 patience 10` | a line of `train { }`: multiplies the rate, scheduled or not, when the validation loss has not fallen for so many epochs |

            ### Metrics

            They are measured and never differentiated. The definitions are those of Keras, but for the curves, which
            are exact, and for what divides nothing by nothing, which is undefined; for a yes/no target an output counts as
            yes above `threshold`. The [language](LANGUAGE.md#metrics) says more.

            | metric | of | is |
            | --- | --- | --- |
            | `accuracy` | yes/no, classes | the share of right answers: `binary_accuracy` or `categorical_accuracy`, as the target says |
            | `binary_accuracy(threshold = 0.5)` | yes/no | the share of outputs on the right side of the threshold |
            | `categorical_accuracy` | classes | the share of examples whose largest output is the right class |
            | `top_k_accuracy(k = 5)` | classes | the share of examples whose class is among the k largest outputs |
            | `precision`, `recall` `(threshold = 0.5)` | any | of what was called yes, the share that is; of what is yes, the share that was called so |
            | `f1` | any | the harmonic mean of precision and recall; of classes the mean over those that are there or predicted |
            | `true_positives`, `true_negatives`, `false_positives`, `false_negatives` `(threshold = 0.5)` | any | counts |
            | `auc` | any | the area under the curve of true over false positives, of every score; `auc(thresholds = 200)` as in Keras |
            | `pr_auc`, `average_precision` | any | the area under precision over recall, and its sum without lines in between |
            | `precision_at_recall(recall)`, `recall_at_precision(precision)` | any | the best of the one where the other is at least that |
            | `sensitivity_at_specificity(specificity)`, `specificity_at_sensitivity(sensitivity)` | any | likewise |
            | `mse`, `rmse`, `mae` | any | the mean squared error, its root, the mean absolute error |
            | `mape`, `msle` | real numbers | the mean absolute error in percent, where a target of 0 counts as 1e-7, and the mean squared error of logarithms |
            | `r2` | real numbers | the share of the spread that is explained; undefined where all targets are equal |
            | `binary_cross_entropy`, `cross_entropy`, `kl_divergence`, `poisson`, `cosine_similarity` | what the loss of that name is for | as that loss; the similarity with its sign turned, so that 1 is best |
            """;

    private BuiltIns() {}
}
