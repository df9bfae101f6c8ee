/* The most multiply-adds that a core does: independent chains in registers, as many as hide the latency. Prints GFLOP/s
 * for every line that asks for so many seconds. */
#include <stdio.h>
#include <time.h>

typedef float vf __attribute__((vector_size(4 * V)));

static volatile float sink;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* 12 chains, each of 2 operations for every lane. */
static double chains(long n) {
    vf m = (vf){0} + 0.9999f, s = (vf){0} + 1e-4f;
    vf a0 = s, a1 = s, a2 = s, a3 = s, a4 = s, a5 = s, a6 = s, a7 = s, a8 = s, a9 = s, a10 = s, a11 = s;
    double start = now();
    for (long i = 0; i < n; i++) {
        a0 = a0 * m + s; a1 = a1 * m + s; a2 = a2 * m + s; a3 = a3 * m + s;
        a4 = a4 * m + s; a5 = a5 * m + s; a6 = a6 * m + s; a7 = a7 * m + s;
        a8 = a8 * m + s; a9 = a9 * m + s; a10 = a10 * m + s; a11 = a11 * m + s;
        /* the chains must be computed here and not be folded into fewer */
        __asm__ volatile("" : : : "memory");
    }
    double took = now() - start;
    vf sum = ((a0 + a1) + (a2 + a3)) + ((a4 + a5) + (a6 + a7)) + ((a8 + a9) + (a10 + a11));
    sink = sum[0];
    return took;
}

int main(void) {
    double seconds;
    long n = 1000000;
    while (scanf(" run %lf", &seconds) == 1) {
        double took = chains(n);
        while (took < seconds / 4) {
            n *= 2;
            took = chains(n);
        }
        printf("%.2f\n", 12.0 * 2 * V * (double)n / took * 1e-9);
        fflush(stdout);
    }
    return 0;
}
