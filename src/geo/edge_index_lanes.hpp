/// \file
/// Eight floats at a time, three ways that round alike: plain C++, SSE2 and AVX2 (no fused operations in any).
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#define TYNDAU_LANES_X86 1
#endif

namespace tyndau::geo::engine {

/// The reference: one float after the other.
struct ScalarLanes {
  using F = std::array<float, 8>;

  template <class Op>
  static F each(const F& a, const F& b, Op op) {
    F r{};
    for (std::size_t i = 0; i < 8; ++i) r[i] = op(a[i], b[i]);
    return r;
  }
  static F load(const float* p) {
    F r{};
    for (std::size_t i = 0; i < 8; ++i) r[i] = p[i];
    return r;
  }
  static void store(float* p, const F& a) {
    for (std::size_t i = 0; i < 8; ++i) p[i] = a[i];
  }
  static F all(float v) { return {v, v, v, v, v, v, v, v}; }
  static F add(const F& a, const F& b) {
    return each(a, b, [](float x, float y) { return x + y; });
  }
  static F sub(const F& a, const F& b) {
    return each(a, b, [](float x, float y) { return x - y; });
  }
  static F mul(const F& a, const F& b) {
    return each(a, b, [](float x, float y) { return x * y; });
  }
  static F div(const F& a, const F& b) {
    return each(a, b, [](float x, float y) { return x / y; });
  }
  static F min(const F& a, const F& b) {
    return each(a, b, [](float x, float y) { return x < y ? x : y; });
  }
  static F max(const F& a, const F& b) {
    return each(a, b, [](float x, float y) { return x > y ? x : y; });
  }
  static F root(const F& a) {
    return each(a, a, [](float x, float) { return std::sqrt(x); });
  }
  /// Bit i: a[i] <= b[i].
  static unsigned at_most(const F& a, const F& b) {
    unsigned mask = 0;
    for (unsigned i = 0; i < 8; ++i) mask |= static_cast<unsigned>(a[i] <= b[i]) << i;
    return mask;
  }
  static float least(const F& a) {
    float r = a[0];
    for (std::size_t i = 1; i < 8; ++i) r = a[i] < r ? a[i] : r;
    return r;
  }
};

#ifdef TYNDAU_LANES_X86
/// Every x86-64 processor.
struct Sse2Lanes {
  struct F {
    __m128 low, high;
  };

  static F load(const float* p) { return {_mm_loadu_ps(p), _mm_loadu_ps(p + 4)}; }
  static void store(float* p, F a) {
    _mm_storeu_ps(p, a.low);
    _mm_storeu_ps(p + 4, a.high);
  }
  static F all(float v) { return {_mm_set1_ps(v), _mm_set1_ps(v)}; }
  static F add(F a, F b) { return {_mm_add_ps(a.low, b.low), _mm_add_ps(a.high, b.high)}; }
  static F sub(F a, F b) { return {_mm_sub_ps(a.low, b.low), _mm_sub_ps(a.high, b.high)}; }
  static F mul(F a, F b) { return {_mm_mul_ps(a.low, b.low), _mm_mul_ps(a.high, b.high)}; }
  static F div(F a, F b) { return {_mm_div_ps(a.low, b.low), _mm_div_ps(a.high, b.high)}; }
  static F min(F a, F b) { return {_mm_min_ps(a.low, b.low), _mm_min_ps(a.high, b.high)}; }
  static F max(F a, F b) { return {_mm_max_ps(a.low, b.low), _mm_max_ps(a.high, b.high)}; }
  static F root(F a) { return {_mm_sqrt_ps(a.low), _mm_sqrt_ps(a.high)}; }
  static unsigned at_most(F a, F b) {
    return static_cast<unsigned>(_mm_movemask_ps(_mm_cmple_ps(a.low, b.low))) |
           static_cast<unsigned>(_mm_movemask_ps(_mm_cmple_ps(a.high, b.high))) << 4U;
  }
  static float least(F a) {
    __m128 m = _mm_min_ps(a.low, a.high);
    m = _mm_min_ps(m, _mm_movehl_ps(m, m));
    m = _mm_min_ss(m, _mm_shuffle_ps(m, m, 1));
    return _mm_cvtss_f32(m);
  }
};
#endif

}  // namespace tyndau::geo::engine
