#pragma once

// Catch2 2 (Debian 12) has one header, Catch2 3 (Ubuntu 24.04) has this one.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
