#include "documents/document.hpp"

#include <gtest/gtest.h>
