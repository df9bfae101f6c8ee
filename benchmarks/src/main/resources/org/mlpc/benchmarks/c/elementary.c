/* e^x, ln x, tanh x and the logistic sigmoid in float: the polynomials of mlpc's runtime, so that both do the same
 * work. They are spelled for one value and for a vector; vectors need only what softmax and cross-entropy ask. */

#define LOG2_E 0x1.715476p0f
#define ROUNDING 0x1.8p23f
#define LN2_HIGH 0x1.62e43p-1f
#define LN2_LOW -0x1.05c61p-29f

static inline float of_bits(int bits) { float x; memcpy(&x, &bits, 4); return x; }
static inline int bits_of(float x) { int bits; memcpy(&bits, &x, 4); return bits; }

/* (e^r - 1) / r */
#define SLOPE(r, r2) ((((0x1.a24e0ap-13f * r + 0x1.6d4cfcp-10f) * r2 + (0x1.111p-7f * r + 0x1.5554e8p-5f)) * r2 \
    + (0x1.555556p-3f * r + 0.5f)) * r + 1)

static inline float power(float quotient) { return of_bits((int)((unsigned)bits_of(quotient) << 23) + 0x3f800000); }

static inline float exp_1(float x) {
    x = x < -87 ? -87 : x > 88 ? 88 : x;
    float quotient = __builtin_fmaf(x, LOG2_E, ROUNDING);
    float k = quotient - ROUNDING;
    float r = __builtin_fmaf(k, -LN2_LOW, __builtin_fmaf(k, -LN2_HIGH, x));
    float r2 = r * r;
    return __builtin_fmaf(SLOPE(r, r2), r, 1) * power(quotient);
}

/* Of a positive number that is neither subnormal nor infinite. */
static inline float log_1(float x) {
    int bits = bits_of(x);
    int exponent = (bits - 0x3f2aaaab) & (int)0xff800000;
    float e = (float)(exponent >> 23);
    float f = of_bits(bits - exponent) - 1;
    float c = -0x1.07c984p-3f * f + 0x1.1e67ap-3f;
    c = c * f - 0x1.f332ap-4f;
    c = c * f + 0x1.1ed66p-3f;
    c = c * f - 0x1.559c46p-3f;
    c = c * f + 0x1.99d044p-3f;
    c = c * f - 0x1.fffefcp-3f;
    c = c * f + 0x1.555506p-2f;
    c = c * f - 0.5f;
    float whole = e * 0x1.62e4p-1f;
    float high = whole + f;
    float low = (whole - high) + f;
    return high + (low + __builtin_fmaf(f * f, c, e * 0x1.7f7d1cp-20f));
}

static inline float tanh_1(float x) {
    float size = __builtin_fabsf(x);
    if (size < 1) {
        float u = size * size;
        float c = -0x1.77cdc6p-12f * u + 0x1.2da034p-9f;
        c = c * u - 0x1.045ff6p-7f;
        c = c * u + 0x1.6009a6p-6f;
        c = c * u - 0x1.b9623ap-5f;
        c = c * u + 0x1.110be4p-3f;
        c = c * u - 0x1.55553cp-2f;
        return __builtin_copysignf(__builtin_fmaf(size * u, c, size), x);
    }
    float one = __builtin_copysignf(1, x);
    return size > 9.1f ? one : one - 2 * one / (exp_1(2 * size) + 1);
}

static inline float sigmoid_1(float x) {
    float z = exp_1(-__builtin_fabsf(x));
    float ratio = z / (1 + z);
    return x < 0 ? ratio : 1 - ratio;
}

typedef float vf __attribute__((vector_size(4 * V)));
typedef int vi __attribute__((vector_size(4 * V)));
typedef unsigned vw __attribute__((vector_size(4 * V)));

#define LOAD(p) (*(const vf *)(p))
#define STORE(p, x) (*(vf *)(p) = (x))

/* x - 0 is x for every x, so this costs nothing but the broadcast. */
static inline vf splat(float x) { return x - (vf){0}; }
static inline vf either(vi mask, vf x, vf y) { return (vf)(((vi)x & mask) | ((vi)y & ~mask)); }
static inline vf above_0(vf x) { return (vf)((vi)x & (x > 0)); }
static inline vf largest(vf x, vf y) { return either(x > y, x, y); }

static inline vf exp_v(vf x) {
    x = either(x < -87, splat(-87), x);
    vf quotient = x * LOG2_E + ROUNDING;
    vf k = quotient - ROUNDING;
    vf r = k * -LN2_LOW + (k * -LN2_HIGH + x);
    vf r2 = r * r;
    return (SLOPE(r, r2) * r + 1) * (vf)(((vw)quotient << 23) + 0x3f800000);
}

static inline vf log_v(vf x) {
    vi bits = (vi)x;
    vi exponent = (bits - 0x3f2aaaab) & (int)0xff800000;
    vf e = __builtin_convertvector(exponent >> 23, vf);
    vf f = (vf)(bits - exponent) - 1;
    vf c = -0x1.07c984p-3f * f + 0x1.1e67ap-3f;
    c = c * f - 0x1.f332ap-4f;
    c = c * f + 0x1.1ed66p-3f;
    c = c * f - 0x1.559c46p-3f;
    c = c * f + 0x1.99d044p-3f;
    c = c * f - 0x1.fffefcp-3f;
    c = c * f + 0x1.555506p-2f;
    c = c * f - 0.5f;
    vf whole = e * 0x1.62e4p-1f;
    vf high = whole + f;
    vf low = (whole - high) + f;
    return high + (low + (f * f * c + e * 0x1.7f7d1cp-20f));
}

static inline float sum_v(vf x) {
    float s = 0;
    for (int i = 0; i < V; i++) s += x[i];
    return s;
}

static inline vf sqrt_v(vf x) {
#if V == 16
    return (vf)_mm512_sqrt_ps((__m512)x);
#elif V == 8
    return (vf)_mm256_sqrt_ps((__m256)x);
#else
    vf y;
    for (int i = 0; i < V; i++) y[i] = __builtin_sqrtf(x[i]);
    return y;
#endif
}
