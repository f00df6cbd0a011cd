#!/usr/bin/env python3
"""Makes areas.csv, memberships.csv and neighbourhoods.csv from the figures in a folder: python3 build.py FOLDER

The folder has areas.csv (England, its regions, counties and authorities; Wales; Scotland) and uk/, the
files that SOURCES.md names. Definitions of indicators and other names of areas are kept by hand, in
indicators.csv and names.csv. The script stops where what it reads does not add up.
"""
import csv
import pathlib
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
YEARS = [2017, 2018, 2019, 2021, 2022, 2023, 2024]
INDICATORS = ["imd", "income_deprivation", "child_poverty", "looked_after", "teenage_conception",
              "low_birth_weight", "unemployment", "domestic_abuse", "parental_mental_health",
              "parental_drug_use", "parental_alcohol_use"]
COLUMNS = ["area_code", "area_name", "area_type", "country", *(f"live_births_{y}" for y in YEARS),
           *INDICATORS, "note"]

# Where each nation's figures stand in its file. Of one nation an indicator is defined alike in all areas;
# of two nations only those that indicators.csv calls `alike`.
ENGLAND = {"child_poverty": "child_poverty_pct_2025", "looked_after": "looked_after_rate_2025",
           "teenage_conception": "under18_conception_rate_2022",
           "low_birth_weight": "low_birth_weight_pct_2024", "unemployment": "claimant_pct_2025"}
ASSESSMENTS = {"domestic_abuse": "Domestic_Abuse_parent_per_10000",
               "parental_mental_health": "Mental_Health_parent_per_10000",
               "parental_drug_use": "Drug_Misuse_parent_per_10000",
               "parental_alcohol_use": "Alcohol_Misuse_parent_per_10000"}
WALES = {"child_poverty": "child_poverty_bhc_pct_fye2025",
         "teenage_conception": "under18_conception_rate_2021",
         "low_birth_weight": "low_birth_weight_pct_all_births_2023", "unemployment": "claimant_pct_2025"}
SCOTLAND = {"child_poverty": "child_poverty_bhc_pct_fye2025",
            "looked_after": "looked_after_2021_per_10000_0_17",
            "teenage_conception": "teenage_pregnancies_per_1000_15_19_2019_21",
            "unemployment": "claimant_pct_2025", "domestic_abuse": "domestic_abuse_per_10000_2021_22"}
NORTHERN_IRELAND = {"child_poverty": "child_poverty_bhc_pct_fye2025",
                    "teenage_conception": "births_under20_per_1000_2020_22",
                    "low_birth_weight": "low_birth_weight_pct_2022_23", "unemployment": "claimant_pct_2025"}

COUNTRIES = {"E92000001": "England", "W92000004": "Wales", "S92000003": "Scotland",
             "N92000002": "Northern Ireland"}
UNITED_KINGDOM = "K02000001"
# Counties that are no authorities today, with the authorities that cover them; without a code of their own where
# today's extent never had one: Bedfordshire with Luton, Cheshire with Halton and Warrington.
FORMER_COUNTIES = {
    ("E10000006", "Cumbria"): ["E06000063", "E06000064"],
    ("E10000021", "Northamptonshire"): ["E06000061", "E06000062"],
    ("E11000001", "Greater Manchester"): [f"E0800000{i}" for i in range(1, 10)] + ["E08000010"],
    ("E11000002", "Merseyside"): ["E08000011", "E08000012", "E08000013", "E08000014", "E08000015"],
    ("E11000003", "South Yorkshire"): ["E08000016", "E08000017", "E08000018", "E08000019"],
    ("E11000005", "West Midlands"): [f"E080000{i}" for i in range(25, 32)],
    ("E11000006", "West Yorkshire"): [f"E080000{i}" for i in range(32, 37)],
    ("AVON", "Avon"): ["E06000022", "E06000023", "E06000024", "E06000025"],
    ("BEDFORDSHIRE", "Bedfordshire"): ["E06000032", "E06000055", "E06000056"],
    ("BERKSHIRE", "Berkshire"): [f"E060000{i}" for i in range(36, 42)],
    ("CHESHIRE", "Cheshire"): ["E06000006", "E06000007", "E06000049", "E06000050"],
    ("CLEVELAND", "Cleveland"): ["E06000001", "E06000002", "E06000003", "E06000004"],
    ("HUMBERSIDE", "Humberside"): ["E06000010", "E06000011", "E06000012", "E06000013"],
    ("E11000007", "Tyne and Wear"): ["E08000021", "E08000022", "E08000023", "E08000024", "E08000037"]}
# Formed or widened since the edition of the lookup: by the orders that made them. The North East took in what its
# forerunner and North of Tyne had.
LATER_COMBINED_AUTHORITIES = {
    ("E47000012", "York and North Yorkshire"): ["E06000014", "E06000065"],
    ("E47000013", "East Midlands"): ["E06000015", "E06000018", "E10000007", "E10000024"],
    ("E47000014", "North East"): ["E06000047", "E06000057", "E08000021", "E08000022", "E08000023", "E08000024",
                                  "E08000037"],
    ("E47000015", "Devon and Torbay"): ["E06000027", "E10000008"],
    ("E47000016", "Hull and East Yorkshire"): ["E06000010", "E06000011"],
    ("E47000017", "Greater Lincolnshire"): ["E06000012", "E06000013", "E10000019"],
    ("E47000018", "Lancashire"): ["E06000008", "E06000009", "E10000017"]}
DISSOLVED_COMBINED_AUTHORITIES = ("E47000010", "E47000011")
NOTES = {"E06000052": "Live births include the Isles of Scilly (E06000053).",
         "E06000053": "Live births are counted with Cornwall (E06000052)."}
TRUSTS = {"NHSCT": "Northern Health and Social Care Trust", "SHSCT": "Southern Health and Social Care Trust",
          "BHSCT": "Belfast Health and Social Care Trust", "WHSCT": "Western Health and Social Care Trust",
          "SEHSCT": "South Eastern Health and Social Care Trust"}
BOTH, OLD, NEW = ("integrated care board", "integrated care board until March 2026",
                  "integrated care board from April 2026")


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by(rows, key):
    return {row[key]: row for row in rows}


class Tables:
    def __init__(self, folder):
        self.england = read(folder / "areas.csv")
        uk = folder / "uk"
        self.deprivation = by(read(uk / "england_deprivation_2025.csv"), "lad24_code")
        self.imd = by(read(uk / "iod2025_imd_published_la_scores.csv"), "area_code")
        self.assessments = by(read(uk / "england_assessment_factors_2025.csv"), "area_code")
        self.wales = by(read(uk / "wales.csv"), "area_code")
        self.scotland = by(read(uk / "scotland.csv"), "area_code")
        self.northern_ireland = by(read(uk / "northern_ireland.csv"), "area_code")
        self.groups = read(uk / "memberships.csv")
        self.boards = {year: read(uk / f"lad24_icb{year}_weights.csv") for year in (24, 26)}
        self.start_for_life = read(uk / "start_for_life_75_areas.csv")
        self.areas = []                      # rows of areas.csv
        self.members = defaultdict(list)     # code: (member, from, to)

    def add(self, code, name, kind, country, **cells):
        self.areas.append({"area_code": code, "area_name": name, "area_type": kind, "country": country,
                           **cells})

    def add_group(self, code, name, kind, country, members):
        self.add(code, name, kind, country)
        self.members[code] = [m if isinstance(m, tuple) else (m, "0", "1") for m in members]

    def english_figures(self, row):
        code = row["area_code"]
        cells = {own: row[theirs] for own, theirs in ENGLAND.items()}
        cells["imd"] = self.imd[code]["imd_average_score_2025_published"]
        if code in self.deprivation:
            share = float(self.deprivation[code]["income_deprived_share"])
            cells["income_deprivation"] = f"{100 * share:.1f}"
        if code in self.assessments:
            for own, theirs in ASSESSMENTS.items():
                value = self.assessments[code][theirs]
                # A rate of 0 is one of very few children, rounded: no ratio can be made of it.
                cells[own] = value if value and float(value) > 0 else ""
        return cells

    def add_england(self):
        for row in self.england:
            if row["country"] != "England" or row["area_type"] in ("country", "region"):
                continue
            county = row["area_type"] == "county"
            births = {} if county else {f"live_births_{y}": row.get(f"live_births_{y}", "") for y in YEARS}
            self.add(row["area_code"], row["area_name"], row["area_type"], "England", **births,
                     **self.english_figures(row), note=NOTES.get(row["area_code"], ""))

    def add_nation(self, table, country, level, kind, columns, births, note=""):
        for _, row in sorted(table.items()):
            if row["level"] != level:
                continue
            figures = {own: row[theirs] for own, theirs in columns.items()}
            counts = {f"live_births_{y}": row[theirs] for y, theirs in births.items()}
            self.add(row["area_code"], row["area_name"], kind, country, **counts, **figures, note=note)

    def add_wide(self):
        base = [a for a in self.areas if a["area_type"] != "county"]
        english = {row["area_code"]: row for row in self.england}
        nation = {c: [a["area_code"] for a in base if a["country"] == c] for c in COUNTRIES.values()}
        self.add_group(UNITED_KINGDOM, "United Kingdom", "kingdom", "United Kingdom",
                       [code for codes in nation.values() for code in codes])
        for code, country in COUNTRIES.items():
            self.add_group(code, country, "country", country, nation[country])
        for row in self.england:
            if row["area_type"] == "region":
                code = row["area_code"]
                self.add_group(code, row["area_name"], "region", "England",
                               [c for c in nation["England"] if english[c]["region_code"] == code])
            if row["area_type"] == "county":
                code = row["area_code"]
                self.members[code] = [(c, "0", "1") for c in nation["England"]
                                      if english[c]["parent_code"] == code]
        self.add_boards()
        kinds = {"health board": "Wales", "NHS board": "Scotland", "HSC trust": "Northern Ireland",
                 "combined authority 2023": "England"}
        groups = defaultdict(list)
        for row in self.groups:
            if row["code"] in DISSOLVED_COMBINED_AUTHORITIES:
                continue
            groups[row["code"], row["name"], row["kind"]].append(row["member_code"])
        for (code, name, kind), members in groups.items():
            self.add_group(code, TRUSTS.get(code, name), kind.removesuffix(" 2023"), kinds[kind], members)
        for (code, name), members in LATER_COMBINED_AUTHORITIES.items():
            self.add_group(code, name, "combined authority", "England", self.base_areas(members))
        for (code, name), members in FORMER_COUNTIES.items():
            self.add_group(code, name, "former county", "England", members)
        funded = [row["area_code"] for row in self.start_for_life]
        self.add_group("START-FOR-LIFE", "Start for Life areas", "programme", "England", self.base_areas(funded))

    def base_areas(self, codes):
        """These areas, each county as its districts."""
        counties = {a["area_code"] for a in self.areas if a["area_type"] == "county"}
        return [m for code in codes for m in (self.members[code] if code in counties else [(code, "0", "1")])]

    def add_boards(self):
        """A district in several boards is cut into parts that lie end to end, so that they add up to it."""
        names, parts = {}, {}
        for year, rows in self.boards.items():
            cut = defaultdict(list)
            for row in rows:
                names[row[f"icb{year}_code"]] = row[f"icb{year}_name"]
                cut[row["lad24_code"]].append((row[f"icb{year}_code"], float(row["share_of_under1_population"])))
            parts[year] = defaultdict(list)
            for district, shares in cut.items():
                assert abs(sum(s for _, s in shares) - 1) < 1e-9, district
                # The smallest first: a board that stays where its neighbour is renamed keeps its part.
                at = 0.0
                shares.sort(key=lambda part: (part[1], part[0]))
                for i, (board, share) in enumerate(shares):
                    end = 1.0 if i + 1 == len(shares) else round(at + share, 9)
                    parts[year][board].append((district, f"{at:.9g}", f"{end:.9g}"))
                    at = end
        for board, name in sorted(names.items()):
            kind = BOTH if all(board in p for p in parts.values()) else OLD if board in parts[24] else NEW
            if kind == BOTH:
                assert sorted(parts[24][board]) == sorted(parts[26][board]), name
            self.add_group(board, name, kind, "England", parts[24].get(board) or parts[26][board])

    def check(self):
        """Sums of members against what is published of the whole, and members of which there is no row."""
        rows = by(self.areas, "area_code")
        births = lambda code, year: float(rows[code].get(f"live_births_{year}") or 0)
        for row in self.england + list(self.wales.values()) + list(self.scotland.values()):
            for year in YEARS:
                published = row.get(f"live_births_{year}")
                if row["area_code"] not in self.members or not published:
                    continue
                total = sum(births(m, year) * (float(t) - float(f))
                            for m, f, t in self.members[row["area_code"]])
                if abs(total - float(published)) > 1:
                    print(f"{row['area_name']} {year}: members have {total:.0f}, published {published}")
        for code, members in self.members.items():
            assert members and all(m in rows for m, _, _ in members), code
            assert max(Counter(m for m, _, _ in members).values()) == 1, code


def neighbourhoods(folder):
    """England's neighbourhoods by district and tenth of national deprivation. The Isles of Scilly are with Cornwall,
    as their births are. The share of people who are income-deprived is the mean of neighbourhoods by their babies."""
    tenths = defaultdict(lambda: [0, 0.0, 0.0])
    for row in read(folder / "uk" / "england_neighbourhoods.csv"):
        district = "E06000052" if row["lad24_code"] == "E06000053" else row["lad24_code"]
        babies = float(row["under1_population_2020"])
        cell = tenths[district, int(row["imd_decile_2025"])]
        cell[0] += 1
        cell[1] += babies
        cell[2] += babies * float(row["income_deprived_share_2025"])
    assert sum(count for count, _, _ in tenths.values()) == 33755
    assert abs(sum(babies for _, babies, _ in tenths.values()) - 601913) < 1
    return ([district, tenth, count, f"{babies:.2f}", f"{deprived / babies:.4f}"]
            for (district, tenth), (count, babies, deprived) in sorted(tenths.items()))


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    tables = Tables(pathlib.Path(sys.argv[1]))
    tables.add_england()
    tables.add_nation(tables.wales, "Wales", "LA", "Welsh principal area", WALES,
                      {y: f"live_births_{y}" for y in (2021, 2022, 2023, 2024)})
    tables.add_nation(tables.scotland, "Scotland", "council", "Scottish council area", SCOTLAND,
                      {2021: "live_births_2021"}, "Live births are known for 2021 only.")
    tables.add_nation(tables.northern_ireland, "Northern Ireland", "LGD", "district of Northern Ireland",
                      NORTHERN_IRELAND, {y: f"births_midyear_{y}" for y in (2017, 2018, 2019)},
                      "Live births are of twelve months to the middle of the year named.")
    tables.add_wide()
    tables.check()
    write(HERE / "areas.csv", COLUMNS, ([area.get(c, "") for c in COLUMNS] for area in tables.areas))
    write(HERE / "memberships.csv", ["area_code", "member_code", "share_from", "share_to"],
          ([code, *m] for code in (a["area_code"] for a in tables.areas) for m in tables.members.get(code, [])))
    write(HERE / "neighbourhoods.csv", ["area_code", "decile", "neighbourhoods", "babies", "income_deprived"],
          neighbourhoods(pathlib.Path(sys.argv[1])))


if __name__ == "__main__":
    main()
