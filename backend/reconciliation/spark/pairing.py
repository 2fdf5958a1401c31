# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of each row, as ../matching/README.md says it: windows over keys, nothing is brought to the driver."""
import argparse
from functools import reduce

from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from canonical_files import FIELDS, WHOLE_FIELDS

CURRENCY, AMOUNT, STATE, FEE, KIND = 1, 2, 4, 8, 16
LOWEST = ["line", "text"]
ROW_FIELDS = FIELDS[:-1] + ["text"]
ROW_TYPE = "struct<" + ",".join(f"{name}:{'bigint' if name in WHOLE_FIELDS else 'string'}" for name in ROW_FIELDS) + ">"


def row() -> Column:
    return F.struct(*ROW_FIELDS)


def of_ours(value) -> Column:
    return F.when(F.col("is_ours"), value)


def of_theirs(value) -> Column:
    return F.when(~F.col("is_ours"), value)


def has_both_sides(key) -> Column:
    return F.max("is_ours").over(key) & ~F.min("is_ours").over(key)


def with_candidates(rows: DataFrame, keys: list) -> DataFrame:
    """A payment paid and taken back is two rows of one side: the REVERSED one is the only candidate (`can`), the
    SUCCEEDED one kept nothing (`kept_nothing`)."""
    side = Window.partitionBy(*keys, "is_ours")
    paid = F.when(F.col("state") == "SUCCEEDED", F.struct("amount", "currency"))
    rows = rows.withColumn("only_paid", F.when(F.count(paid).over(side) == 1, F.max(paid).over(side)))
    takes_back = (F.col("state") == "REVERSED") & (F.struct("amount", "currency") == F.col("only_paid"))
    rows = rows.withColumn("takes_back", F.coalesce(takes_back, F.lit(False)))
    rows = rows.withColumn("is_taken_back", F.max("takes_back").over(side))
    rows = rows.withColumn("place", F.row_number().over(side.orderBy(F.desc("takes_back"), *LOWEST)))
    rows = rows.withColumn("kept_nothing", F.col("is_taken_back") & (F.col("state") == "SUCCEEDED"))
    return rows.withColumn("can", ~F.col("is_taken_back") | (F.col("place") == 1))


def with_preference(rows: DataFrame, keys: list) -> DataFrame:
    """`first`: the candidates of the lowest pair whose transactions are equal."""
    met = Window.partitionBy(*keys, "transaction")
    is_met = F.max(F.col("can") & F.col("is_ours")).over(met) & F.max(F.col("can") & ~F.col("is_ours")).over(met)
    rows = rows.withColumn("is_met", is_met & (F.col("transaction") != ""))
    lowest = F.when(F.col("is_met") & F.col("can") & F.col("is_ours"), F.struct("line", "text", "transaction"))
    best = F.min(lowest).over(Window.partitionBy(*keys))["transaction"]
    return rows.withColumn("first", F.coalesce(F.col("can") & (F.col("transaction") == best), F.lit(False)))


def meet(rows: DataFrame, keys: list, by_transaction: bool) -> DataFrame:
    """Rows of one key meet. Adds `class` (PAIR with `other` on our row, PAIRED on theirs; DUPLICATE; UNPAID; null for
    what goes on)."""
    key = Window.partitionBy(*keys)
    rows = with_candidates(rows.withColumn("both", has_both_sides(key)), keys)
    rows = with_preference(rows, keys) if by_transaction else rows.withColumn("first", F.lit(False))
    order = Window.partitionBy(*keys, "is_ours").orderBy(F.desc("first"), F.desc("can"), *LOWEST)
    return classed_by_place(rows.withColumn("place", F.row_number().over(order)), key)


def meet_kinds(rows: DataFrame) -> DataFrame:
    """What is left of a transaction: a payment of one side and a refund of the other."""
    key = Window.partitionBy("transaction")
    order = Window.partitionBy("transaction", "is_ours").orderBy(*LOWEST)
    rows = rows.withColumn("both", has_both_sides(key)).withColumn("kept_nothing", F.lit(False))
    return classed_by_place(rows.withColumn("place", F.row_number().over(order)), key)


def classed_by_place(rows: DataFrame, key) -> DataFrame:
    is_compared = F.col("both") & (F.col("place") == 1)
    rows = rows.withColumn("other", of_ours(F.max(F.when(is_compared, of_theirs(row()))).over(key)))
    outcome = (
        F.when(~F.col("both"), None)
        .when(F.col("place") == 1, F.when(F.col("is_ours"), "PAIR").otherwise("PAIRED"))
        .when(F.col("kept_nothing"), "UNPAID")
        .otherwise("DUPLICATE")
    )
    return rows.withColumn("class", outcome).withColumn("other", F.when(outcome == "PAIR", F.col("other")))


def bits_of_pair() -> Column:
    def differs(name: str) -> Column:
        return F.col(name) != F.col("other." + name)

    both_paid = (F.col("state") == "SUCCEEDED") & (F.col("other.state") == "SUCCEEDED")
    pairs = [
        (differs("currency"), CURRENCY),
        (differs("amount"), AMOUNT),
        (differs("state"), STATE),
        (differs("fee") & both_paid, FEE),
        (differs("kind"), KIND),
    ]
    return reduce(Column.__add__, [F.when(differing, bit).otherwise(0) for differing, bit in pairs])


def class_of_bits() -> Column:
    bits = F.col("bits")
    return (
        F.when(bits.bitwiseAND(CURRENCY) != 0, "CURRENCY_DIFFERS")
        .when(bits.bitwiseAND(AMOUNT) != 0, "AMOUNT_DIFFERS")
        .when(bits.bitwiseAND(STATE | KIND) != 0, "STATE_DIFFERS")
        .when(bits.bitwiseAND(FEE) != 0, "FEE_DIFFERS")
        .otherwise("MATCHED")
    )


def class_of_left(job: argparse.Namespace) -> Column:
    carried = F.col("carried")
    waits = (carried < job.carry_days) & ((F.col("at") >= job.ends - job.window) | (carried >= 1))
    return (
        F.when(F.col("kind") == "UNREADABLE", "UNREADABLE")
        .when(F.col("is_ours") & (F.col("state") != "SUCCEEDED"), "UNPAID")
        .when(waits, "NOT_DUE")
        .otherwise(F.when(F.col("is_ours"), "OURS_ONLY").otherwise("THEIRS_ONLY"))
    )


def classed(rows: DataFrame, job: argparse.Namespace) -> DataFrame:
    """One row a result: class, bits, ours, theirs."""

    def ended(frame: DataFrame) -> DataFrame:
        return frame.where(F.col("class").isNotNull() & (F.col("class") != "PAIRED")).select(*shape)

    def left(frame: DataFrame) -> DataFrame:
        return frame.where(F.col("class").isNull()).select(*plain)

    plain = ["is_ours"] + ROW_FIELDS
    shape = plain + ["class", "other"]
    is_numbered = (F.col("kind") != "UNREADABLE") & (F.col("number") != "")
    first = meet(rows.where(is_numbered).select(*plain), ["kind", "number"], True).persist(StorageLevel.DISK_ONLY)
    rest = left(first).unionByName(rows.where(~is_numbered).select(*plain))
    has_transaction = (F.col("kind") != "UNREADABLE") & (F.col("transaction") != "")
    second = meet(rest.where(has_transaction), ["transaction", "kind"], False).persist(StorageLevel.DISK_ONLY)
    third = meet_kinds(left(second)).persist(StorageLevel.DISK_ONLY)
    alone = left(third).unionByName(rest.where(~has_transaction)).withColumn("class", class_of_left(job))
    alone = alone.withColumn("other", F.lit(None).cast(ROW_TYPE)).select(*shape)
    found = reduce(DataFrame.unionByName, [ended(first), ended(second), ended(third), alone])
    is_pair = F.col("class") == "PAIR"
    found = found.withColumn("bits", F.when(is_pair, bits_of_pair()).otherwise(0))
    found = found.withColumn("class", F.when(is_pair, class_of_bits()).otherwise(F.col("class")))
    theirs = F.coalesce("other", of_theirs(row()))
    return found.select("class", "bits", of_ours(row()).alias("ours"), theirs.alias("theirs"))
