/* The optimizers. A gradient is the mean over the batch. */

#if ADAM
#define MOMENTS(name, count) static float name##_m[count] ALIGNED, name##_v[count] ALIGNED
static float adam_rate, adam_root;

/* What depends on the step alone. */
static void begin_step(void) {
    static double power1 = 1, power2 = 1;
    power1 *= 0.9;
    power2 *= 0.999;
    adam_rate = (float)(0.001 / (1 - power1));
    adam_root = (float)(1 / __builtin_sqrt(1 - power2));
}

static inline void adam_1(float *w, float *m, float *v, float g) {
    *m = 0.9f * *m + 0.1f * g;
    *v = 0.999f * *v + 0.001f * (g * g);
    *w -= adam_rate * *m / (__builtin_sqrtf(*v) * adam_root + 1e-8f);
}

static inline void adam_v(float *w, float *m, float *v, vf g) {
    vf m1 = 0.9f * LOAD(m) + 0.1f * g;
    vf v1 = 0.999f * LOAD(v) + 0.001f * (g * g);
    STORE(m, m1);
    STORE(v, v1);
    STORE(w, LOAD(w) - adam_rate * m1 / (sqrt_v(v1) * adam_root + 1e-8f));
}

#define UPDATE_1(name, at, g) adam_1(&name[at], &name##_m[at], &name##_v[at], g)
#define UPDATE_V(name, at, g) adam_v(&name[at], &name##_m[at], &name##_v[at], g)
#else
#define MOMENTS(name, count)
static void begin_step(void) {}
#define UPDATE_1(name, at, g) (name[at] -= 0.01f * (g))
#define UPDATE_V(name, at, g) STORE(&name[at], LOAD(&name[at]) - 0.01f * (g))
#endif
