/// \file
/// The same work for many things on every processor.
#pragma once

#include <cstddef>
#include <functional>

namespace tyndau {

/// Calls \p work with 0 to count - 1, each once, on as many threads as there are processors, this one among them; returns when
/// all is done. An exception of \p work comes out of here. \pre \p work is safe on several threads
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

/// Calls \p make with 0 to count - 1, each once, on so many threads, and meanwhile \p take with each in their order on this one,
/// after it was made. No more than \p ahead are made and not yet taken. Ends early when \p take returns false. An exception of
/// either comes out of here. \pre \p make is safe on several threads, ahead > 0
/// \param makers 0: as many as there are processors
/// \return false when \p take did
bool made_and_taken(std::size_t count, std::size_t ahead, const std::function<void(std::size_t)>& make,
                    const std::function<bool(std::size_t)>& take, unsigned makers = 0);

}  // namespace tyndau
