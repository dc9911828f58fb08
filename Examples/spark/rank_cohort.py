"""Ranks the profiles of a folder with ddx on a Spark cluster, a record of NDJSON for each.

    spark-submit rank_cohort.py --ddx /path/on/every/worker/ddx registry/ rankings

The records are those of `ddx rank registry/ --recursive --format ndjson`; Spark writes them in parts,
in no order. Arguments behind `--` go to ddx, such as `-- --protocol asipp@2020`.
"""

import argparse
import subprocess
from collections.abc import Iterator

import pandas
from pyspark.sql import SparkSession


class Ddx:
    """One `ddx rank --stream`, which answers each profile as it is given."""

    def __init__(self, command: list[str]):
        self.process = subprocess.Popen(
            [*command, "--stream", "length"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def record(self, file: str, profile: bytes) -> str:
        """The record of a profile; `file` is the name that it bears there."""
        self.process.stdin.write(f"{len(profile)} {file}\n".encode() + profile)
        self.process.stdin.flush()
        record = self.process.stdout.readline()
        if not record.endswith(b"\n"):
            raise RuntimeError(f"ddx ended with {self.process.wait()}")
        return record.decode().rstrip("\n")

    def close(self) -> None:
        self.process.stdin.close()
        # 2 says that a profile was bad, which its record says as well.
        if self.process.wait() not in (0, 2):
            raise RuntimeError(f"ddx ended with {self.process.returncode}")


def ranked(command: list[str]):
    """What ranks the rows of a partition, each a path and the bytes there."""

    def rank(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        ddx = Ddx(command)
        for frame in frames:
            records = [
                ddx.record(path.removeprefix("file:"), bytes(content))
                for path, content in zip(frame["path"], frame["content"])
            ]
            yield pandas.DataFrame({"value": records})
        ddx.close()

    return rank


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("profiles", help="a folder of profiles")
    parser.add_argument("output", help="the folder that the records are written to")
    parser.add_argument("--ddx", default="ddx", help="the program, as every worker finds it")
    parser.add_argument("--master", help="the cluster, such as local-cluster[2,1,1024]")
    parser.add_argument("options", nargs="*", help="options of ddx rank, behind --")
    arguments = parser.parse_args()

    builder = SparkSession.builder.appName("ddx")
    if arguments.master:
        builder = builder.master(arguments.master)
    spark = builder.getOrCreate()
    profiles = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", "*.[xX][mM][lL]")
        .load(arguments.profiles)
        .select("path", "content")
    )
    command = [arguments.ddx, "rank", *arguments.options]
    profiles.mapInPandas(ranked(command), "value string").write.text(arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
