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
    /* different starts that the compiler does not know, or it would compute equal chains once */
    static volatile float start_of[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    vf a0 = s + start_of[0], a1 = s + start_of[1], a2 = s + start_of[2], a3 = s + start_of[3];
    vf a4 = s + start_of[4], a5 = s + start_of[5], a6 = s + start_of[6], a7 = s + start_of[7];
    vf a8 = s + start_of[8], a9 = s + start_of[9], a10 = s + start_of[10], a11 = s + start_of[11];
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
