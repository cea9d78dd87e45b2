import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reliability.ingest import Options
from reliability.ingest import parquet_pages as pages
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.formats import parquet_table

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def written(table, **options):
    out = io.BytesIO()
    parquet.write_table(arrow.table(table), out, **options)
    return out


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("compression", ["none", "snappy", "zstd"])
@pytest.mark.parametrize("use_dictionary", [True, False])
def test_pages_are_found_as_their_writer_left_them(version, compression, use_dictionary):
    texts = [f"text {n} " * 50 for n in range(3000)]
    out = written({"text": texts, "n": [[n] for n in range(3000)]}, data_page_version=version,
                  compression=compression, use_dictionary=use_dictionary, row_group_size=1000)  # fmt: skip
    file = parquet.ParquetFile(out)
    for group in range(file.metadata.num_row_groups):
        size = pages.largest(out, file.metadata.row_group(group), ["text", "n"])
        assert 100_000 < size <= file.metadata.row_group(group).total_byte_size
        assert pages.largest(out, file.metadata.row_group(group), ["n"]) < 20_000


def test_a_page_too_large_is_refused_before_it_is_expanded(monkeypatch):
    monkeypatch.setattr(pages, "MOST_BYTES", 2**20)
    out = written({"text": ["word " * 500_000]}, compression="zstd", use_dictionary=False)
    with pytest.raises(UnreadableError, match="expands to"):
        list(parquet_table.read(out, Options()))


def test_more_rows_than_bytes_are_refused():
    out = written({"text": arrow.nulls(10_000_000, arrow.string())})
    with pytest.raises(UnreadableError, match="10,000,000 rows"):
        list(parquet_table.read(out, Options()))


def test_columns_beyond_those_kept_are_not_read():
    table = {f"c{n}": ["x"] for n in range(200)} | {"text": ["Text."]}
    (row,) = parquet_table.read(written(table), Options())
    assert len(row.record) == 65


@settings(max_examples=100)
@given(junk=st.binary(min_size=1, max_size=60))
def test_any_header_is_read_or_refused(junk):
    try:
        expanded, packed, length = pages._header(io.BytesIO(junk), 0)
    except UnreadableError:
        return
    assert length <= len(junk)
    assert isinstance(expanded + packed, int)
