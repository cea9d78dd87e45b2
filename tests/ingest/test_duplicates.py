from reliability.ingest import signature
from reliability.ingest.duplicates import Duplicates, RecentKeys
from reliability.records import Article


def repeats(duplicates, text, source):
    return duplicates.repeats(source, signature(Article(text)).digest)


def test_the_same_text_twice_in_one_source():
    duplicates = Duplicates()
    assert not repeats(duplicates, "Some text.", "a.example")
    assert not repeats(duplicates, "Some text.", "b.example")
    assert not repeats(duplicates, "Other text.", "a.example")
    assert repeats(duplicates, " some\r\ntext. ", "a.example")


def test_lone_surrogates_do_no_harm():
    assert not repeats(Duplicates(), "\ud800", "\ud800")


def test_remembers_all_keys_within_its_reach_and_stays_small():
    seen = RecentKeys(remember=1000)
    assert not any(seen.add(str(key)) for key in range(50_000))
    assert all(seen.add(str(key)) for key in range(49_000, 50_000))
    assert len(seen._table) <= 8192


def test_remembers_every_key_below_its_bound():
    seen = RecentKeys()
    assert not any(seen.add(str(key)) for key in range(5000))
    assert all(seen.add(str(key)) for key in range(5000))
