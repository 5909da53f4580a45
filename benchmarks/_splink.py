"""The competitor of `duplicates.py`: splink (PyPI) on DuckDB, run by the Python in which it is installed.

    python _splink.py FOLDER        # known.json and new.json, one record a line → JSON on standard output

Set up as its documentation teaches for linking two files: names by term frequency, spelling and sound, dates of birth, lists of
numbers by what they have in common; blocking rules for the training and for the prediction; u by random sampling, m by
expectation maximisation over three blocks, the prior by deterministic rules.
"""

import json
import sys
import time
from importlib.metadata import version

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SEED = 19030901
COLUMNS = {
    "unique_id": "BIGINT", "name": "VARCHAR", "pinyin": "VARCHAR", "gender": "VARCHAR", "born": "VARCHAR",
    "mobiles": "VARCHAR[]", "tails": "VARCHAR[]", "mailboxes": "VARCHAR[]", "numbers": "VARCHAR[]", "classes": "VARCHAR[]",
    "cohorts": "VARCHAR[]", "colleges": "VARCHAR[]",
}  # fmt: skip


def comparison(name, *steps):
    return comparisons.CustomComparison(
        output_column_name=name, comparison_levels=[levels.NullLevel(name), *steps, levels.ElseLevel()]
    )


def common(column):
    return levels.ArrayIntersectLevel(column, min_intersection=1)


def settings():
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="unique_id",
        comparisons=[
            comparison(
                "name",
                levels.ExactMatchLevel("name", term_frequency_adjustments=True),
                levels.CustomLevel("pinyin_l = pinyin_r", "sounds the same"),
                levels.LevenshteinLevel("name", 1),
            ),
            comparison("mobiles", common("mobiles"), common("tails")),
            comparison("mailboxes", common("mailboxes")),
            comparison("born", levels.ExactMatchLevel("born"), levels.DamerauLevenshteinLevel("born", 2)),
            comparison("gender", levels.ExactMatchLevel("gender")),
            comparison(
                "numbers",
                common("numbers"),
                levels.CustomLevel("levenshtein(numbers_l[1], numbers_r[1]) <= 1", "one digit off"),
            ),
            comparisons.CustomComparison(
                output_column_name="stays",
                comparison_levels=[
                    common("classes"),
                    common("cohorts"),
                    common("colleges"),
                    levels.ElseLevel(),
                ],
            ),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("mobiles", "substr(name, 1, 1)", arrays_to_explode=["mobiles"]),
            block_on("mailboxes", arrays_to_explode=["mailboxes"]),
            block_on("numbers", arrays_to_explode=["numbers"]),
            block_on("name", "born"),
            block_on("pinyin", "classes", arrays_to_explode=["classes"]),
            block_on("name", "cohorts", arrays_to_explode=["cohorts"]),
            block_on("name", "colleges", arrays_to_explode=["colleges"]),
            block_on("pinyin", "tails", arrays_to_explode=["tails"]),
        ],
        additional_columns_to_retain=[],
        retain_matching_columns=False,
    )


def train(linker):
    certain = [
        block_on("name", "mobiles", arrays_to_explode=["mobiles"]),
        block_on("name", "born"),
        block_on("name", "classes", arrays_to_explode=["classes"]),
    ]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.85)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=SEED)
    for block in (block_on("name"), block_on("mobiles[1]"), block_on("born")):
        linker.training.estimate_parameters_using_expectation_maximisation(block, record_sample_proportion=1.0)


def main(folder):
    database = duckdb.connect()
    api, files = DuckDBAPI(database), []
    for name in ("known", "new"):
        database.execute(
            f"CREATE TABLE {name}_read AS SELECT * FROM read_json('{folder}/{name}.json', columns = {COLUMNS})"
        )
        files.append(api.register(f"{name}_read", dataset_display_name=name))
    linker = Linker(files, settings(), log_level="ERROR")
    began = time.perf_counter()
    train(linker)
    trained = time.perf_counter()
    found = linker.inference.predict(threshold_match_weight=-10)
    rows = database.execute(f"SELECT unique_id_l, unique_id_r, match_weight FROM {found.physical_name}").fetchall()
    done = time.perf_counter()
    pairs = [(min(one, other), max(one, other), weight) for one, other, weight in rows]
    times = {"training": trained - began, "predicting": done - trained}
    json.dump({"version": version("splink"), "pairs": pairs, **times}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
