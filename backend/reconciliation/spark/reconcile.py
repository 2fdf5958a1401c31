#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The matching of ../matching/README.md as a Spark job, for days that outgrow one machine.

    spark-submit --master URL reconcile.py --begins MS --ends MS --ours PATH... --theirs PATH... --output FOLDER

Paths are whatever Spark reads: /folder/file, hdfs://…, s3a://…. Exits 0 when the whole result stands in FOLDER,
whose summary.json is moved there last; else 1, with a line `reconcile: CODE what it is` on standard error. Workers
on other machines see no local path: --exchange names a folder that they do see (hdfs://…, s3a://…, a shared disk),
where inputs are brought to and parts are written.
"""
import argparse
import json
import sys
import uuid

from canonical_files import FIELDS, HEADER, Files, Refused, partitions_for, read_side
from pairing import ROW_FIELDS, classed
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

DIFFERENCES_HEADER = ",".join(
    ["class", "bits"] + ["ours_" + field for field in FIELDS] + ["theirs_" + field for field in FIELDS]
)
NO_ROW = "," * (len(FIELDS) - 1)
CLASSES = (
    "MATCHED CURRENCY_DIFFERS AMOUNT_DIFFERS STATE_DIFFERS FEE_DIFFERS DUPLICATE UNREADABLE UNPAID NOT_DUE OURS_ONLY "
    "THEIRS_ONLY"
).split()
SUMMED = ("rows", "amount", "fee")
MOST = 2**63 - 1


def sums(frame: DataFrame, more: list) -> list:
    """Rows and money by kind and currency, exact beyond 64 bits; as many as there are kinds and currencies: few."""
    money = [F.sum(F.col(name).cast("decimal(20,0)")).alias(name) for name in ("amount", "fee")]
    found = frame.groupBy(*more, "kind", "currency").agg(F.count("*").alias("rows"), *money).collect()
    return [{name: int(v) if name in SUMMED else v for name, v in row.asDict().items()} for row in found]


def tied_out(side: str, read: list, ended: list) -> None:
    """Every row has one class: what the classes hold is what the files hold."""
    left: dict = {}
    for sign, lines in ((1, read), (-1, ended)):
        for line in lines:
            before = left.get((line["kind"], line["currency"]), (0, 0, 0))
            now = tuple(held + sign * line[name] for held, name in zip(before, SUMMED))
            left[line["kind"], line["currency"]] = now
    wrong = {key: by for key, by in left.items() if any(by)}
    if wrong:
        raise Refused("DOES_NOT_TIE_OUT", f"{side}: {wrong}")
    if any(line[name] > MOST for line in read for name in SUMMED):
        raise Refused("SUM_TOO_LARGE", side)


def sums_of(sides: dict, found: DataFrame) -> list:
    lines = []
    for side, rows in sides.items():
        ended = sums(found.where(F.col(side).isNotNull()).select("class", side + ".*"), ["class"])
        tied_out(side, sums(rows, []), ended)
        lines += [{"class": line["class"], "side": side.upper()} | line for line in ended]
    return sorted(lines, key=lambda line: (CLASSES.index(line["class"]), line["side"], line["kind"], line["currency"]))


def summary_text(job: argparse.Namespace, lines: list) -> str:
    """The bytes of matching/summary.cpp."""

    def members(values: dict) -> str:
        return json.dumps(values, separators=(",", ":"))

    head = {side + "_rows": count_of(lines, side) for side in ("ours", "theirs")}
    head |= {"begins": job.begins, "ends": job.ends, "window": job.window, "carry_days": job.carry_days}
    return members(head)[:-1] + ',\n"classes":[\n' + ",\n".join(map(members, lines)) + "\n]}\n"


def count_of(lines: list, side: str, *classes: str) -> int:
    return sum(
        line["rows"] for line in lines if line["side"] == side.upper() and (not classes or line["class"] in classes)
    )


def write_lines(lines: DataFrame, parts: str) -> None:
    lines.orderBy("text").write.mode("overwrite").option("lineSep", "\n").text(parts)


def carried_on(found: DataFrame, side: str) -> DataFrame:
    rows = found.where((F.col("class") == "NOT_DUE") & F.col(side).isNotNull()).select(side + ".*")
    later = [F.col(name) for name in FIELDS[:-2]] + [F.col("carried") + 1, F.lit("")]
    return rows.select(F.concat_ws(",", *later).alias("text"))


def write_result(files: Files, job: argparse.Namespace, sides: dict, found: DataFrame) -> None:
    """All of it beside the result first, then moved there: summary.json, which says that the rest is whole, last."""
    output, beside, parts = job.output, job.beside, job.parts
    files.delete(output + "/summary.json")
    lines = sums_of(sides, found)
    kept = found.where(~F.col("class").isin("MATCHED", "UNPAID"))
    texts = [F.coalesce(F.col(side + ".text"), F.lit(NO_ROW)) for side in sides]
    write_lines(kept.select(F.concat_ws(",", "class", "bits", *texts).alias("text")), parts + "/differences")
    files.join(parts + "/differences", beside + "/differences.csv", DIFFERENCES_HEADER + "\n", trailer_of(kept.count()))
    for side in sides:
        write_lines(carried_on(found, side), f"{parts}/carried_{side}")
        trailer = trailer_of(count_of(lines, side, "NOT_DUE"))
        files.join(f"{parts}/carried_{side}", f"{beside}/carried_{side}.csv", HEADER + "\n", trailer)
    files.join("", beside + "/summary.json", summary_text(job, lines), "")
    files.make_folder(output)
    for name in ("differences.csv", "carried_ours.csv", "carried_theirs.csv", "summary.json"):
        files.move(f"{beside}/{name}", f"{output}/{name}")


def trailer_of(rows: int) -> str:
    return f"#rows={rows}\n"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--begins", type=int, required=True, help="of the day, milliseconds since 1970")
    parser.add_argument("--ends", type=int, required=True)
    parser.add_argument("--window", type=int, default=600_000, help="before the end, in which a row may be of tomorrow")
    parser.add_argument("--carry-days", type=int, default=2)
    parser.add_argument("--ours", nargs="+", required=True, metavar="PATH")
    parser.add_argument("--theirs", nargs="+", required=True, metavar="PATH")
    parser.add_argument("--output", required=True, metavar="FOLDER")
    parser.add_argument("--exchange", default="", metavar="FOLDER", help="of all workers, where the paths are not")
    return parser.parse_args()


def reconcile(spark: SparkSession, files: Files, job: argparse.Namespace) -> None:
    if job.exchange:
        for side in ("ours", "theirs"):
            paths = getattr(job, side)
            copies = [files.bring(path, f"{job.parts}/{side}-{at}.csv") for at, path in enumerate(paths)]
            setattr(job, side, copies)
    spark.conf.set("spark.sql.shuffle.partitions", partitions_for(files, job.ours + job.theirs))
    sides = {side: read_side(spark, files, getattr(job, side), side == "ours") for side in ("ours", "theirs")}
    rows = sides["ours"].unionByName(sides["theirs"])
    found = classed(rows.select("is_ours", *ROW_FIELDS), job).persist(StorageLevel.DISK_ONLY)
    write_result(files, job, sides, found)


def main() -> int:
    job = arguments()
    job.output = job.output.rstrip("/")
    job.beside = f"{job.output}.spark-{uuid.uuid4().hex}"
    job.parts = f"{job.exchange.rstrip('/')}/{uuid.uuid4().hex}" if job.exchange else job.beside
    spark = SparkSession.builder.appName("guitai reconcile").config("spark.sql.ansi.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        files = Files(spark)
        # What a job left that was killed; one that still runs fails by it, and no half of it is taken for a result.
        for path in files.matching(job.output + ".spark-*"):
            files.delete(path)
        try:
            reconcile(spark, files, job)
        finally:
            files.delete(job.beside)
            files.delete(job.parts)
    except Refused as refused:
        print(f"reconcile: {refused}", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
