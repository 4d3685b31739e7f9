import uuid

from vinhdanh.common.keys import uuid7


def test_a_key_is_a_uuid_of_version_seven():
    key = uuid7()

    assert (key.version, key.variant) == (7, uuid.RFC_4122)


def test_keys_made_later_sort_later(monkeypatch):
    moments = iter([1_000_000_000_000_000_000, 1_000_000_000_001_000_000])
    monkeypatch.setattr("time.time_ns", lambda: next(moments))

    earlier, later = uuid7(), uuid7()

    assert earlier.int >> 80 == 1_000_000_000_000
    assert earlier < later


def test_ten_thousand_keys_differ():
    assert len({uuid7() for _ in range(10_000)}) == 10_000
