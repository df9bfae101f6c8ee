/* FANN, in float. It has neither ReLU nor softmax, cross-entropy or Adam: hidden units are its tanh, outputs its sigmoid
 * or linear, the error is squared. Speaks the words of org.mlpc.benchmarks.protocol.Serving. */
#define _POSIX_C_SOURCE 200809L
#include <floatfann.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BATCHES 16
#define MOST_LAYERS 8

static struct fann *net;
static struct fann_train_data *data[BATCHES];
static int batches, batch, inference;
static volatile float sink;
static double step_seconds = 1e-3;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static float uniform(void) { return (float)rand() / ((float)RAND_MAX + 1); }

static void fill(struct fann_train_data *d, int start, int inputs, int outputs, int classes) {
    for (int i = 0; i < batch; i++) {
        float *x = d->input[i], *t = d->output[i];
        if (inputs == 2 && outputs == 1) {
            int k = (start + i) & 3;
            x[0] = (float)(k & 1);
            x[1] = (float)(k >> 1);
            t[0] = (float)((k ^ k >> 1) & 1);
            continue;
        }
        int label = rand() % outputs;
        for (int k = 0; k < inputs; k++) x[k] = uniform();
        for (int o = 0; o < outputs; o++) t[o] = classes ? (float)(o == label) : uniform();
    }
}

static void drop(void) {
    if (!net) return;
    fann_destroy(net);
    net = NULL;
    for (int b = 0; b < batches; b++) fann_destroy_train(data[b]);
}

static void run(long n) {
    static int at;
    for (long i = 0; i < n; i++) {
        struct fann_train_data *d = data[at % batches];
        if (inference) {
            for (int e = 0; e < batch; e++) sink = fann_run(net, d->input[e])[0];
        } else if (batch == 1) {
            fann_train(net, d->input[0], d->output[0]);
        } else {
            fann_train_epoch(net, d);
        }
        at = at + 1 == batches ? 0 : at + 1;
    }
}

static void open_row(char *row, double warm) {
    char *field[7], *save;
    int fields = 0;
    for (char *f = strtok_r(row, ",", &save); f && fields < 7; f = strtok_r(NULL, ",", &save)) field[fields++] = f;
    if (fields < 7) {
        printf("no a row has 7 fields\n");
        return;
    }
    if (!strcmp(field[5], "adam")) {
        printf("no it has no Adam\n");
        return;
    }
    unsigned units[MOST_LAYERS], layers = 0;
    for (char *u = strtok_r(field[1], "-", &save); u && layers < MOST_LAYERS; u = strtok_r(NULL, "-", &save))
        units[layers++] = (unsigned)atoi(u);
    int inputs = (int)units[0], outputs = (int)units[layers - 1], xor = inputs == 2 && outputs == 1;
    drop();
    batch = atoi(field[6]);
    inference = !strcmp(field[5], "infer");
    batches = !xor ? BATCHES : batch < 4 ? 4 / batch : 1;
    srand(7);
    net = fann_create_standard_array(layers, units);
    fann_set_activation_function_hidden(net, FANN_SIGMOID_SYMMETRIC);
    fann_set_activation_function_output(net, !strcmp(field[3], "linear") ? FANN_LINEAR : FANN_SIGMOID);
    fann_set_train_error_function(net, FANN_ERRORFUNC_LINEAR);
    fann_set_training_algorithm(net, batch == 1 ? FANN_TRAIN_INCREMENTAL : FANN_TRAIN_BATCH);
    fann_set_learning_rate(net, 0.01f);
    fann_set_learning_momentum(net, 0);
    fann_randomize_weights(net, -0.1f, 0.1f);
    for (int b = 0; b < batches; b++) {
        data[b] = fann_create_train((unsigned)batch, units[0], units[layers - 1]);
        fill(data[b], b * batch, inputs, outputs, !strcmp(field[4], "ce"));
    }
    double start = now();
    long n = 1;
    do {
        double t = now();
        run(n);
        t = now() - t;
        step_seconds = t / (double)n;
        if (t < warm / 20) n *= 2;
    } while (now() - start < warm);
    printf("ready %g nan%s\n", step_seconds * 1e6, xor ? "" : " tanh, sigmoid, squared error");
}

int main(void) {
    char line[512], row[512];
    double seconds;
    while (fgets(line, sizeof line, stdin)) {
        if (!strncmp(line, "hello", 5)) {
            printf("library FANN 2\n");
        } else if (sscanf(line, "open %511s %lf", row, &seconds) == 2) {
            open_row(row, seconds);
        } else if (sscanf(line, "run %lf", &seconds) == 1) {
            long steps = (long)(seconds / step_seconds + 0.5);
            if (steps < 1) steps = 1;
            double start = now();
            run(steps);
            double took = now() - start;
            step_seconds = took / (double)steps;
            printf("time %ld %.0f\n", steps, took * 1e9);
        } else {
            drop();
            printf("closed\n");
        }
        fflush(stdout);
    }
    drop();
    return 0;
}
