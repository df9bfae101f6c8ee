/* Reads starting weights and batches from the file of the first argument, then answers like every library of a
 * comparison; `losses N` does N steps and tells the loss of each. */

static float *all_x, *all_t;
static int *all_labels, batches, at;
static double step_seconds = 1e-3;
static volatile float sink;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void *values(FILE *file, size_t count) {
    void *p = aligned_alloc(64, (4 * count + 63) / 64 * 64);
    if (!p || fread(p, 4, count, file) != count) {
        fprintf(stderr, "error: the data file ends too early\n");
        exit(1);
    }
    return p;
}

static float once(int b) {
    const float *x = all_x + (size_t)b * BATCH * INPUTS;
#if INFER
    static float y[BATCH * OUTPUTS] ALIGNED;
    infer(x, y);
    return y[0];
#else
    return step(x, all_t + (size_t)b * BATCH * OUTPUTS, all_labels + (size_t)b * BATCH);
#endif
}

static void run(long n) {
    float last = 0;
    for (long i = 0; i < n; i++) {
        last = once(at);
        at = at + 1 == batches ? 0 : at + 1;
    }
    sink = last;
}

static void warm(double seconds) {
    double start = now();
    long n = 1;
    do {
        double t = now();
        run(n);
        t = now() - t;
        step_seconds = t / (double)n;
        if (t < seconds / 20) n *= 2;
    } while (now() - start < seconds);
}

int main(int argc, char **argv) {
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "error: the data file cannot be read\n");
        return 1;
    }
    load(file);
    int *count = values(file, 1);
    batches = *count;
    all_x = values(file, (size_t)batches * BATCH * INPUTS);
    all_t = values(file, (size_t)batches * BATCH * OUTPUTS);
    all_labels = values(file, (size_t)batches * BATCH);
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        double seconds;
        int n;
        if (sscanf(line, "losses %d", &n) == 1) {
            for (int i = 0; i < n; i++) printf("%.9g%s", (double)once(i % batches), i + 1 < n ? " " : "\n");
        } else if (sscanf(line, "open %*s %lf", &seconds) == 1) {
            warm(seconds);
            printf("ready %g nan\n", step_seconds * 1e6);
        } else if (sscanf(line, "run %lf", &seconds) == 1) {
            long steps = (long)(seconds / step_seconds + 0.5);
            if (steps < 1) steps = 1;
            double start = now();
            run(steps);
            double took = now() - start;
            step_seconds = took / (double)steps;
            printf("time %ld %.0f\n", steps, took * 1e9);
        } else {
            printf("closed\n");
        }
        fflush(stdout);
    }
    return 0;
}
