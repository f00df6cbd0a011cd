#pragma once

// The model's three steps a second time, written from the toolkit (section B.1) and the design alone. It
// shares neither code nor structure nor data with the library, so that a slip in one of them shows as a
// difference.

#include <map>
#include <optional>
#include <stdexcept>
#include <string>

namespace independent {

struct Question {
    std::string set;
    bool higher_need = false;
    double births = 0;
    double ratio = 1;
    double elasticity = 1;
    bool odds = false;    ///< or proportional
    bool closed = false;  ///< or published
};

struct Answer {
    std::map<std::string, double> babies;  ///< by measure code
    bool saturated = false;
};

/// Of 100 births at the national average.
struct Hundred {
    double insecure;
    double disorganised;
};

inline Hundred hundred_births(const std::string& set, bool higher_need) {
    if (set == "pif-2023") return higher_need ? Hundred{30, 15} : Hundred{25, 15};
    if (set == "start-for-life") return higher_need ? Hundred{30, 15} : Hundred{25, 10};
    if (set == "madigan-2023") return {14.7 + 10.2, 23.5};
    throw std::invalid_argument(set);
}

/// Nothing where the adversity factor is negative.
inline std::optional<Answer> ask(const Question& q) {
    Answer answer;
    auto& b = answer.babies;

    // Step 1, and step 2 on babies of 100.
    const Hundred average = hundred_births(q.set, q.higher_need);
    const double change = q.elasticity * (q.ratio - 1);
    if (change < -1) return std::nullopt;
    double insecure = average.insecure + average.insecure * change;
    double disorganised = average.disorganised + average.disorganised * change;
    double secure = 100 - insecure - disorganised;
    if (q.odds) {
        const double always_secure = 100 - average.insecure - average.disorganised;
        const double hundred_now = always_secure + insecure + disorganised;
        secure = 100 * always_secure / hundred_now;
        insecure = 100 * insecure / hundred_now;
        disorganised = 100 * disorganised / hundred_now;
    } else if (secure < 0) {
        answer.saturated = true;
        insecure = 100 / (1 + average.disorganised / average.insecure);
        disorganised = 100 - insecure;
        secure = 0;
    }

    // Step 3: parts of each pattern.
    if (q.closed) {
        // Two of three are not reached; of the insecure who are, four of five go to targeted services.
        b["targeted"] = insecure / 3 * 4 / 5;
        b["specialist_short_term"] = insecure / 3 / 5;
        b["missed_mild_moderate"] = insecure * 2 / 3;
        b["unassigned"] = 0;
    } else if (q.set != "pif-2023") {
        throw std::invalid_argument(q.set + " prints no levels");
    } else if (q.higher_need) {
        b["targeted"] = insecure * 8 / 30;
        b["specialist_short_term"] = insecure * 2 / 30;
        b["missed_mild_moderate"] = insecure * 20 / 30;
        b["unassigned"] = 0;
    } else {
        b["targeted"] = insecure * 6.5 / 25;
        b["specialist_short_term"] = insecure * 1.5 / 25;
        b["missed_mild_moderate"] = insecure * 16 / 25;
        b["unassigned"] = insecure / 25;
    }
    b["universal"] = secure;
    b["specialist_long_term"] = disorganised / 3;
    b["missed_severe"] = disorganised * 2 / 3;

    b["secure"] = secure;
    b["insecure"] = insecure;
    b["disorganised"] = disorganised;
    b["need"] = 100 - secure;
    b["specialist"] = b["specialist_short_term"] + b["specialist_long_term"];
    b["demand"] = b["specialist"] + b["targeted"];
    b["missed"] = b["need"] - b["demand"] - b["unassigned"];
    for (auto& [code, babies] : b) babies *= q.births / 100;
    return answer;
}

}  // namespace independent
