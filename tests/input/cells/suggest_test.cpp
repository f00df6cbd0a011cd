#include "input/cells/suggest.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"

#include <string>
#include <vector>

using namespace pairmodel;

namespace {

using Words = std::vector<std::string>;

const Words columns{"area_code", "area_name", "live_births", "adversity_ratio", "adversity_ratio_low"};

}  // namespace

TEST_CASE("lower case is ASCII's, whatever the locale", "[input]") {
    CHECK(lower_case("") == "");
    CHECK(lower_case("Live BIRTHS 2023_[Z]@`") == "live births 2023_[z]@`");
    CHECK(lower_case("TITLE I") == "title i");  // no dotless i
    CHECK(lower_case("ÉCOLE") == "École");
}

TEST_CASE("a plain name has no case, spaces and punctuation", "[input]") {
    CHECK(plain_name("Live births") == "livebirths");
    CHECK(plain_name("live_births") == "livebirths");
    CHECK(plain_name(" LIVE-Births (2023) ") == "livebirths2023");
    CHECK(plain_name("Kingston upon Hull, City of") == "kingstonuponhullcityof");
    CHECK(plain_name("Ynys Môn") == "ynysmôn");
    CHECK(plain_name("azAZ09\xE2\x82\x80") == "azaz09\xE2\x82\x80");
    CHECK(plain_name(" -_,.!") == "");
}

TEST_CASE("a misspelt word has its right spelling near", "[input]") {
    CHECK(suggestions("live_brths", columns) == Words{"live_births"});    // one left out
    CHECK(suggestions("live_birtths", columns) == Words{"live_births"});  // one too many
    CHECK(suggestions("live_birhts", columns) == Words{"live_births"});   // two swapped
    CHECK(suggestions("life_births", columns) == Words{"live_births"});   // another one
    CHECK(suggestions("Live Births", columns) == Words{"live_births"});   // nothing but its dress
    CHECK(suggestions("births", columns) == Words{"live_births"});        // a part of it
    CHECK(suggestions("area_nane", columns) == Words{"area_name"});
    CHECK(suggestions("area", columns) == Words({"area_code", "area_name"}));
}

TEST_CASE("suggestions come nearest first and are at most three", "[input]") {
    CHECK(suggestions("colr", Words{"cold", "colour", "color", "cola", "colt"}) ==
          Words({"cold", "color", "cola"}));
    CHECK(suggestions("adversity_ratio_lo", columns).at(0) == "adversity_ratio_low");
    CHECK(suggestions("test", Words{"text", "test", "tent", "rest", "best"}) ==
          Words({"test", "text", "tent"}));
    // A swap is one slip, so it is as near as a changed letter.
    CHECK(suggestions("tets", Words{"teas", "test"}) == Words({"teas", "test"}));
}

TEST_CASE("how near is near", "[input]") {
    const auto near = [](const std::string& word, const std::string& candidate) {
        return !suggestions(word, Words{candidate}).empty();
    };
    // One slip in three letters of the shorter word, and always one.
    CHECK(near("abcdefghi", "abcdefxyz"));
    CHECK_FALSE(near("abcdefghi", "abcdewxyz"));
    CHECK(near("abcdefgh", "abcdefxy"));
    CHECK_FALSE(near("abcdefgh", "abcdexyz"));
    CHECK_FALSE(near("acefgi", "abcdefghi"));
    CHECK(near("ab", "ax"));
    CHECK(near("a", "b"));
    CHECK_FALSE(near("q", "abcdef"));
    CHECK_FALSE(near("xxtest", "test"));
    CHECK_FALSE(near("testxx", "test"));
    // Neighbours swapped, at the beginning and at the end, and letters that only seem to be.
    CHECK(near("etst", "test"));
    CHECK(near("tets", "test"));
    CHECK_FALSE(near("abc", "bxc"));
    CHECK_FALSE(near("abc", "cab"));
    // A part of a name, from three letters on.
    CHECK(near("rea", "area_code"));
    CHECK(near("name", "area_name"));
    CHECK_FALSE(near("re", "area_code"));
}

TEST_CASE("nothing near gives no suggestion", "[input]") {
    CHECK(suggestions("zebra", columns).empty());
    CHECK(suggestions("", columns).empty());
    CHECK(suggestions("_ -", columns).empty());
    CHECK(suggestions("live_births", Words{}).empty());
    CHECK(suggestions(std::string(5000, 'x'), columns).empty());
    CHECK(suggestions("zz", Words{"ab"}).empty());
    // Of short words a part says nothing.
    CHECK(suggestions("li", columns).empty());
}

TEST_CASE("suggestions as a question", "[input]") {
    CHECK(did_you_mean("zebra", columns) == "");
    CHECK(is_text(did_you_mean("live_birth", columns), "cells/did-you-mean-live-births"));
    CHECK(is_text(did_you_mean("area", columns), "cells/did-you-mean-area-code"));
    CHECK(is_text(did_you_mean("tesst", Words{"test", "tests", "tess"}), "cells/did-you-mean-test-tests"));
}

TEST_CASE("the opposite of a word is not suggested", "[input][suggest]") {
    const auto near = [](const char* word, const char* candidate) {
        return !suggestions(word, std::vector<std::string>{candidate}).empty();
    };
    CHECK_FALSE(near("--reached-to", "--unreached-to"));
    CHECK_FALSE(near("--reachd-to", "--unreached-to"));
    CHECK_FALSE(near("reached_to", "unreached_to"));
    CHECK_FALSE(near("--color", "--no-color"));
    CHECK_FALSE(near("secure", "insecure"));
    CHECK_FALSE(near("insecure", "secure"));
    CHECK(near("--unreachd-to", "--unreached-to"));
    CHECK(near("--nreached-to", "--unreached-to"));
    CHECK(near("--unreached", "--unreached-to"));
    CHECK(near("insecre", "insecure"));
    CHECK(near("--indicator", "--indicators"));
    CHECK(near("--no-colour", "--no-color"));
    CHECK(near("folk", "Norfolk"));
}
