# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Canonical files (../rows/README.md) wherever Hadoop's file systems reach: read strictly, written whole."""
import re
from functools import reduce

from py4j.protocol import Py4JJavaError
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

HEADER = "kind,number,transaction,amount,fee,currency,state,at,line,carried,note"
FIELDS = HEADER.split(",")
WHOLE_FIELDS = {"amount", "fee", "at", "line", "carried"}
LATEST = 253_402_300_799_999

# A line of the canonical file, as rows/row_text.cpp reads it. Printable ASCII without comma; numbers without leading
# zeros. \z and not $, which Java lets match before a last CR.
PLAIN = r"[ -+\--~]"
WHOLE = r"(?:0|[1-9][0-9]{0,18})"
READABLE = (
    rf"\A(?:PAYMENT|REFUND),{PLAIN}{{0,128}},{PLAIN}{{0,128}},{WHOLE},{WHOLE},[A-Z]{{3}},"
    rf"(?:SUCCEEDED|PROCESSING|FAILED|REVERSED),{WHOLE},{WHOLE},{WHOLE},\z"
)
UNREADABLE = rf"\AUNREADABLE,,,0,0,,,0,{WHOLE},0,{PLAIN}{{1,200}}\z"


class Refused(Exception):
    """What the backend is told: a stable code and one sentence."""

    def __init__(self, code: str, detail: str):
        super().__init__(f"{code} {detail}")


class Files:
    """Hadoop's file systems, so that a local path, HDFS and S3 are all the same."""

    def __init__(self, spark: SparkSession):
        self.jvm = spark._jvm
        self.configuration = spark._jsc.hadoopConfiguration()

    def path(self, text: str):
        return self.jvm.org.apache.hadoop.fs.Path(text)

    def system(self, path):
        return path.getFileSystem(self.configuration)

    def read(self, text: str, offset: int, size: int) -> bytes:
        stream = self.system(self.path(text)).open(self.path(text))
        try:
            stream.seek(offset)
            return bytes(self.jvm.org.apache.commons.io.IOUtils.toByteArray(stream, size))
        finally:
            stream.close()

    def size(self, text: str) -> int:
        try:
            return self.system(self.path(text)).getFileStatus(self.path(text)).getLen()
        except Py4JJavaError as failure:
            raise Refused("FILE_NOT_READ", f"{text}: {failure.java_exception.getClass().getName()}") from failure

    def delete(self, text: str) -> None:
        self.system(self.path(text)).delete(self.path(text), True)

    def make_folder(self, text: str) -> None:
        self.system(self.path(text)).mkdirs(self.path(text))

    def move(self, source: str, target: str) -> None:
        system = self.system(self.path(target))
        system.delete(self.path(target), False)
        if not system.rename(self.path(source), self.path(target)):
            raise Refused("FILE_NOT_WRITTEN", target)

    def join(self, parts: str, target: str, head: str, tail: str) -> None:
        """One file of what Spark wrote in parts, in their order; bytes pass through, none are kept."""
        system = self.system(self.path(target))
        system.setWriteChecksum(False)  # no .crc files beside the result
        out = system.create(self.path(target), True)
        try:
            out.write(bytearray(head.encode()))
            for part in self.matching(parts + "/part-*") if parts else []:
                stream = self.system(self.path(part)).open(self.path(part))
                self.jvm.org.apache.hadoop.io.IOUtils.copyBytes(stream, out, 1 << 20, False)
                stream.close()
            out.write(bytearray(tail.encode()))
            if out.hasCapability("hsync"):
                out.hsync()
        finally:
            out.close()

    def matching(self, pattern: str) -> list:
        """Paths, in the order of their names."""
        found = self.system(self.path(pattern)).globStatus(self.path(pattern)) or []
        return sorted(status.getPath().toString() for status in found)

    def bring(self, source: str, target: str) -> str:
        """A copy where every worker sees it."""
        to, at = self.path(target), self.path(source)
        if not self.jvm.org.apache.hadoop.fs.FileUtil.copy(
            self.system(at), at, self.system(to), to, False, True, self.configuration
        ):
            raise Refused("FILE_NOT_WRITTEN", target)
        return target


def partitions_for(files: Files, paths: list) -> int:
    """One for every 32 MB, so that a small day is not cut into hundreds of nothings and a big one fits."""
    return max(4, sum(files.size(path) for path in paths) >> 25)


def rows_promised(files: Files, path: str) -> int:
    """What the trailer of a file says, when the file is whole at both ends."""
    size = files.size(path)
    head = files.read(path, 0, min(size, len(HEADER) + 1))
    tail = files.read(path, max(0, size - 32), min(size, 32))
    trailer = re.search(rb"\n#rows=(0|[1-9][0-9]{0,18})\n\Z", tail)
    if head != f"{HEADER}\n".encode() or not trailer:
        raise Refused("ROW_MALFORMED", f"{path}: the header or the trailer is missing")
    return int(trailer.group(1))


def read_side(spark: SparkSession, files: Files, paths: list, is_ours: bool) -> DataFrame:
    """The rows of one side; refuses a file that is cut or has a line that is no row."""
    frames = [read_file(spark, files, path) for path in paths]
    return reduce(DataFrame.unionByName, frames).withColumn("is_ours", F.lit(is_ours))


def read_file(spark: SparkSession, files: Files, path: str) -> DataFrame:
    promised = rows_promised(files, path)
    lines = spark.read.option("lineSep", "\n").text(path).withColumnRenamed("value", "text")
    rows = lines.where(~F.col("text").startswith("#rows=") & (F.col("text") != HEADER))
    fields = F.split("text", ",", -1)
    for at, name in enumerate(FIELDS[:-1]):
        rows = rows.withColumn(name, fields[at].cast("long") if name in WHOLE_FIELDS else fields[at])
    is_row = (
        (F.col("text").rlike(READABLE) | F.col("text").rlike(UNREADABLE))
        & F.col("amount").isNotNull()
        & F.col("fee").isNotNull()
        & (F.col("line") >= 1)
        & F.col("at").between(0, LATEST)
        & F.col("carried").between(0, 999)
    )
    found = rows.agg(F.count("*").alias("rows"), F.count_if(~F.coalesce(is_row, F.lit(False))).alias("bad")).first()
    if found["bad"]:
        raise Refused("ROW_MALFORMED", f"{path}: {found['bad']} lines are no rows")
    if found["rows"] != promised or lines.count() != promised + 2:
        raise Refused("ROW_MALFORMED", f"{path}: the trailer counts {promised} rows, there are {found['rows']}")
    return rows
