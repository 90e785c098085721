/// \file
/// The same work for many things on every processor.
#pragma once

#include <cstddef>
#include <functional>

namespace tyndau {

/// Calls \p work with 0 to count - 1, each once, on as many threads as there are processors, this one among them; returns when
/// all is done. An exception of \p work comes out of here. \pre \p work is safe on several threads
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace tyndau
