/// \file
/// Eight floats in one AVX2 register. Only for a translation unit whose functions are compiled for AVX2.
#pragma once

#include "geo/edge_index_lanes.hpp"

namespace tyndau::geo::engine {

#ifdef TYNDAU_LANES_X86
struct Avx2Lanes {
  using F = __m256;
#define TYNDAU_AVX2 __attribute__((target("avx2"), always_inline)) static inline

  TYNDAU_AVX2 F load(const float* p) { return _mm256_loadu_ps(p); }
  TYNDAU_AVX2 void store(float* p, F a) { _mm256_storeu_ps(p, a); }
  TYNDAU_AVX2 F all(float v) { return _mm256_set1_ps(v); }
  TYNDAU_AVX2 F add(F a, F b) { return _mm256_add_ps(a, b); }
  TYNDAU_AVX2 F sub(F a, F b) { return _mm256_sub_ps(a, b); }
  TYNDAU_AVX2 F mul(F a, F b) { return _mm256_mul_ps(a, b); }
  TYNDAU_AVX2 F div(F a, F b) { return _mm256_div_ps(a, b); }
  TYNDAU_AVX2 F min(F a, F b) { return _mm256_min_ps(a, b); }
  TYNDAU_AVX2 F max(F a, F b) { return _mm256_max_ps(a, b); }
  TYNDAU_AVX2 F root(F a) { return _mm256_sqrt_ps(a); }
  TYNDAU_AVX2 unsigned at_most(F a, F b) {
    return static_cast<unsigned>(_mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_LE_OQ)));
  }
  TYNDAU_AVX2 float least(F a) {
    __m128 m = _mm_min_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    m = _mm_min_ps(m, _mm_movehl_ps(m, m));
    m = _mm_min_ss(m, _mm_shuffle_ps(m, m, 1));
    return _mm_cvtss_f32(m);
  }
#undef TYNDAU_AVX2
};
#endif

}  // namespace tyndau::geo::engine
