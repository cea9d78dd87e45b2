from reliability.ingest import Duplicates
from reliability.ingest.duplicates import RecentKeys
from reliability.records import Article


def test_the_same_text_twice_in_one_source():
    duplicates = Duplicates()
    assert not duplicates.repeats(Article("Some text.", source="a.example"))
    assert not duplicates.repeats(Article("Some text.", source="b.example"))
    assert not duplicates.repeats(Article("Other text.", source="a.example"))
    assert duplicates.repeats(Article(" some\r\ntext. ", source="a.example"))


def test_lone_surrogates_do_no_harm():
    assert not Duplicates().repeats(Article("\ud800"))


def test_remembers_all_keys_within_its_reach_and_stays_small():
    seen = RecentKeys(remember=1000)
    assert not any(seen.add(str(key)) for key in range(50_000))
    assert all(seen.add(str(key)) for key in range(49_000, 50_000))
    assert len(seen._table) <= 8192


def test_remembers_every_key_below_its_bound():
    seen = RecentKeys()
    assert not any(seen.add(str(key)) for key in range(5000))
    assert all(seen.add(str(key)) for key in range(5000))
