/// \file
/// What is loaded, as pages for people.
#pragma once

#include "app/service.hpp"
#include "hearing/place.hpp"
#include "http/message.hpp"

#include <vector>

namespace tyndau::http {

/// Every data set with its source, licence and date.
[[nodiscard]] Response datasets_page(const std::vector<hearing::Dataset>& datasets, const Request& request,
                                     const app::Service& service);
/// One of them.
[[nodiscard]] Response dataset_page(const hearing::Dataset& dataset, const Request& request,
                                    const app::Service& service);

}  // namespace tyndau::http
